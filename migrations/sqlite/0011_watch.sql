-- What holds the health of an account down until somebody has looked at it; the sides of the health
-- that was noted, and by which version of the model; how each account stands now, worked out from the
-- records, so that all are read at once; and which alerts somebody has read.
CREATE TABLE incidents (
    id BLOB NOT NULL PRIMARY KEY,
    "account" BLOB NOT NULL,
    "kind" TEXT NOT NULL,
    "on" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "deal" BLOB,
    "by" BLOB NOT NULL,
    "at" INTEGER NOT NULL,
    "acknowledged" TEXT NOT NULL
);

CREATE INDEX incidents_account ON incidents ("account");
CREATE INDEX incidents_deal ON incidents ("deal");
CREATE INDEX incidents_by ON incidents ("by");

ALTER TABLE health_snapshots ADD COLUMN "sides" TEXT;
ALTER TABLE health_snapshots ADD COLUMN "version" INTEGER;
CREATE INDEX health_snapshots_on ON health_snapshots ("on");

CREATE TABLE standings (
    account BLOB NOT NULL PRIMARY KEY,
    "at" INTEGER NOT NULL,
    body TEXT NOT NULL
);

CREATE TABLE alert_reads (
    "user" BLOB NOT NULL,
    alert TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    PRIMARY KEY ("user", alert)
);
