-- How far people trust us in a decision, and how far the letters of MEDDPICC are known of a deal.
ALTER TABLE seats ADD COLUMN "credibility" INTEGER;
ALTER TABLE seats ADD COLUMN "reliability" INTEGER;
ALTER TABLE seats ADD COLUMN "intimacy" INTEGER;
ALTER TABLE seats ADD COLUMN "self_orientation" INTEGER;

CREATE TABLE qualifications (
    id BLOB NOT NULL PRIMARY KEY,
    "pipeline" BLOB NOT NULL,
    "deal" BLOB NOT NULL,
    "letter" TEXT NOT NULL,
    "proof" TEXT NOT NULL,
    "evidence" TEXT NOT NULL,
    "on" TEXT
);

CREATE UNIQUE INDEX qualifications_letter ON qualifications ("deal", "letter");
CREATE INDEX qualifications_pipeline ON qualifications ("pipeline");
