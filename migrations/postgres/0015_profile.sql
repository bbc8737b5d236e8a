-- The profile of an account: what is asked of every customer, what one has several of, and what it needs.

CREATE TABLE facts (
    id UUID NOT NULL PRIMARY KEY,
    "account" UUID NOT NULL,
    "field" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "evidence" TEXT NOT NULL
);

CREATE TABLE holdings (
    id UUID NOT NULL PRIMARY KEY,
    "account" UUID NOT NULL,
    "topic" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "maker" TEXT NOT NULL,
    "count" BIGINT,
    "amount" BIGINT,
    "amount_currency" TEXT,
    "from" TEXT,
    "until" TEXT,
    "ours" BOOLEAN NOT NULL,
    "note" TEXT NOT NULL,
    "evidence" TEXT NOT NULL
);

CREATE TABLE needs (
    id UUID NOT NULL PRIMARY KEY,
    "account" UUID NOT NULL,
    "person" UUID,
    "what" TEXT NOT NULL,
    "weight" BIGINT NOT NULL,
    "state" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "on" TEXT NOT NULL,
    "by" UUID NOT NULL,
    "evidence" TEXT NOT NULL
);

CREATE INDEX facts_account ON facts ("account");
CREATE INDEX holdings_account ON holdings ("account");
CREATE INDEX needs_account ON needs ("account");
CREATE INDEX needs_person ON needs ("person");
CREATE INDEX needs_by ON needs ("by");

-- Who of us took part, and what it was for.
ALTER TABLE interactions ADD COLUMN "colleagues" TEXT NOT NULL DEFAULT '[]';
ALTER TABLE interactions ADD COLUMN "purpose" TEXT NOT NULL DEFAULT '';
UPDATE interactions SET "purpose" = SUBSTR("summary", 1, 200) WHERE "kind" = 'academic';
