-- The log: what happened, room by room, and the receipts of commands.
CREATE TABLE rooms (
    room TEXT NOT NULL PRIMARY KEY,
    seq BIGINT NOT NULL
);

CREATE TABLE events (
    room TEXT NOT NULL,
    seq BIGINT NOT NULL,
    command UUID NOT NULL,
    part BIGINT NOT NULL,
    actor UUID NOT NULL,
    "at" BIGINT NOT NULL,
    event TEXT NOT NULL,
    inverse TEXT NOT NULL,
    PRIMARY KEY (room, seq)
);
CREATE INDEX events_command ON events (command, part);

CREATE TABLE receipts (
    command UUID NOT NULL PRIMARY KEY,
    actor UUID NOT NULL,
    "at" BIGINT NOT NULL,
    import UUID
);
CREATE INDEX receipts_import ON receipts (import);

-- Which deal stood in which stage from when to when; never derived from a time of last change.
CREATE TABLE stage_visits (
    deal UUID NOT NULL,
    stage UUID NOT NULL,
    entered_at BIGINT NOT NULL,
    left_at BIGINT,
    PRIMARY KEY (deal, entered_at, stage)
);

CREATE TABLE health_snapshots (
    account UUID NOT NULL,
    "on" TEXT NOT NULL,
    value BIGINT,
    coverage BIGINT NOT NULL,
    PRIMARY KEY (account, "on")
);

CREATE TABLE imports (
    id UUID NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    "by" UUID NOT NULL,
    "at" BIGINT NOT NULL,
    file TEXT NOT NULL,
    status TEXT NOT NULL,
    report TEXT NOT NULL
);
