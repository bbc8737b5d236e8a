-- The log: what happened, room by room, and the receipts of commands.
CREATE TABLE rooms (
    room TEXT NOT NULL PRIMARY KEY,
    seq INTEGER NOT NULL
);

CREATE TABLE events (
    room TEXT NOT NULL,
    seq INTEGER NOT NULL,
    command BLOB NOT NULL,
    part INTEGER NOT NULL,
    actor BLOB NOT NULL,
    "at" INTEGER NOT NULL,
    event TEXT NOT NULL,
    inverse TEXT NOT NULL,
    PRIMARY KEY (room, seq)
);
CREATE INDEX events_command ON events (command, part);

CREATE TABLE receipts (
    command BLOB NOT NULL PRIMARY KEY,
    actor BLOB NOT NULL,
    "at" INTEGER NOT NULL,
    import BLOB
);
CREATE INDEX receipts_import ON receipts (import);

-- Which deal stood in which stage from when to when; never derived from a time of last change.
CREATE TABLE stage_visits (
    deal BLOB NOT NULL,
    stage BLOB NOT NULL,
    entered_at INTEGER NOT NULL,
    left_at INTEGER,
    PRIMARY KEY (deal, entered_at, stage)
);

CREATE TABLE health_snapshots (
    account BLOB NOT NULL,
    "on" TEXT NOT NULL,
    value INTEGER,
    coverage INTEGER NOT NULL,
    PRIMARY KEY (account, "on")
);

CREATE TABLE imports (
    id BLOB NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    "by" BLOB NOT NULL,
    "at" INTEGER NOT NULL,
    file TEXT NOT NULL,
    status TEXT NOT NULL,
    report TEXT NOT NULL
);
