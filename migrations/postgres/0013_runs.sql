-- Cases being run: the runs, their teams, what reaches them, what they do, and what is said of it.

CREATE TABLE runs (
    id UUID NOT NULL PRIMARY KEY,
    "name_zh" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "case" TEXT NOT NULL,
    "version" BIGINT NOT NULL,
    "company_zh" TEXT NOT NULL,
    "company_en" TEXT NOT NULL,
    "hospital_zh" TEXT NOT NULL,
    "hospital_en" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "agenda" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "share" BIGINT NOT NULL,
    "by" UUID NOT NULL,
    "evaluators" TEXT NOT NULL,
    "made" BIGINT NOT NULL,
    "round" BIGINT,
    "clock" TEXT NOT NULL,
    "locked" BOOLEAN NOT NULL,
    "private" BOOLEAN NOT NULL,
    "revealed" BOOLEAN NOT NULL,
    "ended" BIGINT
);

CREATE TABLE crews (
    id UUID NOT NULL PRIMARY KEY,
    "run" UUID NOT NULL,
    "name_zh" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "colour" BIGINT NOT NULL,
    "account" UUID NOT NULL,
    "map" UUID NOT NULL,
    "pipeline" UUID NOT NULL,
    "deal" UUID NOT NULL,
    "locked" BOOLEAN NOT NULL
);

CREATE TABLE releases (
    id UUID NOT NULL PRIMARY KEY,
    "run" UUID NOT NULL,
    "crew" UUID NOT NULL,
    "account" UUID NOT NULL,
    "inject" TEXT NOT NULL,
    "at" BIGINT NOT NULL,
    "by" UUID,
    "withdrawn" BOOLEAN NOT NULL
);

CREATE TABLE inquiries (
    id UUID NOT NULL PRIMARY KEY,
    "run" UUID NOT NULL,
    "crew" UUID NOT NULL,
    "account" UUID NOT NULL,
    "fact" TEXT NOT NULL,
    "round" BIGINT NOT NULL,
    "cost" BIGINT NOT NULL,
    "by" UUID NOT NULL,
    "at" BIGINT NOT NULL
);

CREATE TABLE claims (
    id UUID NOT NULL PRIMARY KEY,
    "run" UUID NOT NULL,
    "crew" UUID NOT NULL,
    "account" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "grade" TEXT NOT NULL,
    "facts" TEXT NOT NULL,
    "about" TEXT,
    "by" UUID NOT NULL,
    "at" BIGINT NOT NULL
);

CREATE TABLE answers (
    id UUID NOT NULL PRIMARY KEY,
    "run" UUID NOT NULL,
    "crew" UUID NOT NULL,
    "account" UUID NOT NULL,
    "topic" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "by" UUID NOT NULL,
    "at" BIGINT NOT NULL
);

CREATE TABLE submissions (
    id UUID NOT NULL PRIMARY KEY,
    "run" UUID NOT NULL,
    "crew" UUID NOT NULL,
    "account" UUID NOT NULL,
    "round" BIGINT NOT NULL,
    "by" UUID NOT NULL,
    "at" BIGINT NOT NULL,
    "work" TEXT NOT NULL,
    "reopened" BIGINT
);

CREATE TABLE notices (
    id UUID NOT NULL PRIMARY KEY,
    "run" UUID NOT NULL,
    "crew" UUID,
    "account" UUID,
    "saying" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "by" UUID NOT NULL,
    "at" BIGINT NOT NULL,
    "withdrawn" BOOLEAN NOT NULL
);

CREATE TABLE remarks (
    id UUID NOT NULL PRIMARY KEY,
    "run" UUID NOT NULL,
    "crew" UUID,
    "note" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "by" UUID NOT NULL,
    "at" BIGINT NOT NULL
);

CREATE TABLE verdicts (
    id UUID NOT NULL PRIMARY KEY,
    "run" UUID NOT NULL,
    "crew" UUID NOT NULL,
    "of" TEXT NOT NULL,
    "level" BIGINT NOT NULL,
    "note" TEXT NOT NULL,
    "by" UUID NOT NULL,
    "at" BIGINT NOT NULL
);

CREATE TABLE outcomes (
    id UUID NOT NULL PRIMARY KEY,
    "run" UUID NOT NULL,
    "crew" UUID NOT NULL,
    "score" BIGINT,
    "coverage" BIGINT NOT NULL,
    "total" TEXT NOT NULL,
    "by" UUID NOT NULL,
    "at" BIGINT NOT NULL
);

-- The texts of the case as it is run, on the server only: nothing of it is a record or an event.
CREATE TABLE run_cases (
    "run" UUID NOT NULL PRIMARY KEY,
    "texts" TEXT NOT NULL
);

-- The codes with which participants come back; a trainer can read them out.
CREATE TABLE rejoins (
    "user" UUID NOT NULL PRIMARY KEY,
    "code" TEXT NOT NULL
);

-- Participants, sandboxes and their pipelines are of a run, and none of ours.
ALTER TABLE users ADD COLUMN "run" UUID;
ALTER TABLE accounts ADD COLUMN "run" UUID;
ALTER TABLE pipelines ADD COLUMN "run" UUID;

CREATE INDEX runs_by ON runs ("by");
CREATE INDEX crews_run ON crews ("run");
CREATE INDEX crews_account ON crews ("account");
CREATE INDEX crews_map ON crews ("map");
CREATE INDEX crews_pipeline ON crews ("pipeline");
CREATE INDEX crews_deal ON crews ("deal");
CREATE INDEX releases_run ON releases ("run");
CREATE INDEX releases_crew ON releases ("crew");
CREATE INDEX inquiries_run ON inquiries ("run");
CREATE INDEX inquiries_crew ON inquiries ("crew");
CREATE INDEX claims_run ON claims ("run");
CREATE INDEX claims_crew ON claims ("crew");
CREATE INDEX answers_run ON answers ("run");
CREATE INDEX answers_crew ON answers ("crew");
CREATE INDEX submissions_run ON submissions ("run");
CREATE INDEX submissions_crew ON submissions ("crew");
CREATE INDEX notices_run ON notices ("run");
CREATE INDEX notices_crew ON notices ("crew");
CREATE INDEX notices_by ON notices ("by");
CREATE INDEX remarks_run ON remarks ("run");
CREATE INDEX remarks_crew ON remarks ("crew");
CREATE INDEX remarks_by ON remarks ("by");
CREATE INDEX verdicts_run ON verdicts ("run");
CREATE INDEX verdicts_crew ON verdicts ("crew");
CREATE INDEX verdicts_by ON verdicts ("by");
CREATE INDEX outcomes_run ON outcomes ("run");
CREATE INDEX outcomes_crew ON outcomes ("crew");
CREATE INDEX outcomes_by ON outcomes ("by");
CREATE UNIQUE INDEX releases_inject ON releases ("crew", "inject");
CREATE UNIQUE INDEX inquiries_fact ON inquiries ("crew", "fact");
CREATE UNIQUE INDEX answers_topic ON answers ("crew", "topic");
CREATE INDEX users_run ON users ("run");
CREATE INDEX accounts_run ON accounts ("run");
CREATE INDEX pipelines_run ON pipelines ("run");
CREATE INDEX runs_code ON runs ("code");
