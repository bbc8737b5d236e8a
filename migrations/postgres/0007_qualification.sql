-- How far people trust us in a decision, and how far the letters of MEDDPICC are known of a deal.
ALTER TABLE seats ADD COLUMN "credibility" BIGINT;
ALTER TABLE seats ADD COLUMN "reliability" BIGINT;
ALTER TABLE seats ADD COLUMN "intimacy" BIGINT;
ALTER TABLE seats ADD COLUMN "self_orientation" BIGINT;

CREATE TABLE qualifications (
    id UUID NOT NULL PRIMARY KEY,
    "pipeline" UUID NOT NULL,
    "deal" UUID NOT NULL,
    "letter" TEXT NOT NULL,
    "proof" TEXT NOT NULL,
    "evidence" TEXT NOT NULL,
    "on" TEXT
);

CREATE UNIQUE INDEX qualifications_letter ON qualifications ("deal", "letter");
CREATE INDEX qualifications_pipeline ON qualifications ("pipeline");
