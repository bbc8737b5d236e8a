-- The sheets of an account plan: PEST, SWOT, TOWS, the value ledger, how sales answer to visits; what
-- goals and actions say beside their names.

CREATE TABLE factors (
    id BLOB NOT NULL PRIMARY KEY,
    "account" BLOB NOT NULL,
    "area" TEXT NOT NULL,
    "text_zh" TEXT NOT NULL,
    "text_en" TEXT NOT NULL,
    "impact" INTEGER,
    "likelihood" INTEGER,
    "span" TEXT,
    "tendency" TEXT,
    "evidence" TEXT NOT NULL,
    "rank" TEXT NOT NULL
);

CREATE TABLE swot_items (
    id BLOB NOT NULL PRIMARY KEY,
    "account" BLOB NOT NULL,
    "side" TEXT NOT NULL,
    "text_zh" TEXT NOT NULL,
    "text_en" TEXT NOT NULL,
    "weight" INTEGER,
    "rating" INTEGER,
    "evidence" TEXT NOT NULL,
    "factor" BLOB,
    "rank" TEXT NOT NULL
);

CREATE TABLE strategies (
    id BLOB NOT NULL PRIMARY KEY,
    "account" BLOB NOT NULL,
    "quadrant" TEXT NOT NULL,
    "text_zh" TEXT NOT NULL,
    "text_en" TEXT NOT NULL,
    "rank" TEXT NOT NULL
);

CREATE TABLE pairings (
    id BLOB NOT NULL PRIMARY KEY,
    "account" BLOB NOT NULL,
    "strategy" BLOB NOT NULL,
    "within" BLOB NOT NULL,
    "around" BLOB NOT NULL,
    "strength" INTEGER NOT NULL
);

CREATE TABLE promises (
    id BLOB NOT NULL PRIMARY KEY,
    "account" BLOB NOT NULL,
    "kpi" TEXT NOT NULL,
    "text_zh" TEXT NOT NULL,
    "text_en" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "baseline" INTEGER,
    "target" INTEGER,
    "worth" INTEGER,
    "worth_currency" TEXT,
    "times" INTEGER,
    "owner" BLOB,
    "evidence" TEXT NOT NULL,
    "due_on" TEXT,
    "measured" INTEGER,
    "measured_on" TEXT,
    "verified_by" BLOB,
    "rank" TEXT NOT NULL
);

CREATE TABLE responses (
    id BLOB NOT NULL PRIMARY KEY,
    "account" BLOB NOT NULL,
    "part_zh" TEXT NOT NULL,
    "part_en" TEXT NOT NULL,
    "sales" INTEGER,
    "sales_currency" TEXT,
    "margin" INTEGER,
    "days" INTEGER,
    "least" INTEGER,
    "most" INTEGER,
    "none" INTEGER,
    "half" INTEGER,
    "more" INTEGER,
    "full" INTEGER,
    "planned" INTEGER,
    "evidence" TEXT NOT NULL,
    "rank" TEXT NOT NULL
);

ALTER TABLE plans ADD COLUMN "days" INTEGER;
ALTER TABLE goals ADD COLUMN "baseline" TEXT NOT NULL DEFAULT '';
ALTER TABLE goals ADD COLUMN "target" TEXT NOT NULL DEFAULT '';
ALTER TABLE goals ADD COLUMN "reason" TEXT NOT NULL DEFAULT '';
ALTER TABLE goals ADD COLUMN "due_on" TEXT;
ALTER TABLE goals ADD COLUMN "owner" BLOB;
ALTER TABLE goals ADD COLUMN "strategy" BLOB;
ALTER TABLE goals ADD COLUMN "rank" TEXT;
ALTER TABLE actions ADD COLUMN "goal" BLOB;
ALTER TABLE actions ADD COLUMN "days" INTEGER;

CREATE INDEX factors_account ON factors ("account");
CREATE INDEX swot_items_account ON swot_items ("account");
CREATE INDEX swot_items_factor ON swot_items ("factor");
CREATE INDEX strategies_account ON strategies ("account");
CREATE INDEX pairings_account ON pairings ("account");
CREATE INDEX pairings_strategy ON pairings ("strategy");
CREATE INDEX pairings_within ON pairings ("within");
CREATE INDEX pairings_around ON pairings ("around");
CREATE INDEX promises_account ON promises ("account");
CREATE INDEX promises_owner ON promises ("owner");
CREATE INDEX promises_verified_by ON promises ("verified_by");
CREATE INDEX responses_account ON responses ("account");
CREATE INDEX goals_owner ON goals ("owner");
CREATE INDEX goals_strategy ON goals ("strategy");
CREATE INDEX actions_goal ON actions ("goal");
