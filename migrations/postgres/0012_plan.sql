-- The sheets of an account plan: PEST, SWOT, TOWS, the value ledger, how sales answer to visits; what
-- goals and actions say beside their names.

CREATE TABLE factors (
    id UUID NOT NULL PRIMARY KEY,
    "account" UUID NOT NULL,
    "area" TEXT NOT NULL,
    "text_zh" TEXT NOT NULL,
    "text_en" TEXT NOT NULL,
    "impact" BIGINT,
    "likelihood" BIGINT,
    "span" TEXT,
    "tendency" TEXT,
    "evidence" TEXT NOT NULL,
    "rank" TEXT NOT NULL
);

CREATE TABLE swot_items (
    id UUID NOT NULL PRIMARY KEY,
    "account" UUID NOT NULL,
    "side" TEXT NOT NULL,
    "text_zh" TEXT NOT NULL,
    "text_en" TEXT NOT NULL,
    "weight" BIGINT,
    "rating" BIGINT,
    "evidence" TEXT NOT NULL,
    "factor" UUID,
    "rank" TEXT NOT NULL
);

CREATE TABLE strategies (
    id UUID NOT NULL PRIMARY KEY,
    "account" UUID NOT NULL,
    "quadrant" TEXT NOT NULL,
    "text_zh" TEXT NOT NULL,
    "text_en" TEXT NOT NULL,
    "rank" TEXT NOT NULL
);

CREATE TABLE pairings (
    id UUID NOT NULL PRIMARY KEY,
    "account" UUID NOT NULL,
    "strategy" UUID NOT NULL,
    "within" UUID NOT NULL,
    "around" UUID NOT NULL,
    "strength" BIGINT NOT NULL
);

CREATE TABLE promises (
    id UUID NOT NULL PRIMARY KEY,
    "account" UUID NOT NULL,
    "kpi" TEXT NOT NULL,
    "text_zh" TEXT NOT NULL,
    "text_en" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "baseline" BIGINT,
    "target" BIGINT,
    "worth" BIGINT,
    "worth_currency" TEXT,
    "times" BIGINT,
    "owner" UUID,
    "evidence" TEXT NOT NULL,
    "due_on" TEXT,
    "measured" BIGINT,
    "measured_on" TEXT,
    "verified_by" UUID,
    "rank" TEXT NOT NULL
);

CREATE TABLE responses (
    id UUID NOT NULL PRIMARY KEY,
    "account" UUID NOT NULL,
    "part_zh" TEXT NOT NULL,
    "part_en" TEXT NOT NULL,
    "sales" BIGINT,
    "sales_currency" TEXT,
    "margin" BIGINT,
    "days" BIGINT,
    "least" BIGINT,
    "most" BIGINT,
    "none" BIGINT,
    "half" BIGINT,
    "more" BIGINT,
    "full" BIGINT,
    "planned" BIGINT,
    "evidence" TEXT NOT NULL,
    "rank" TEXT NOT NULL
);

ALTER TABLE plans ADD COLUMN "days" BIGINT;
ALTER TABLE goals ADD COLUMN "baseline" TEXT NOT NULL DEFAULT '';
ALTER TABLE goals ADD COLUMN "target" TEXT NOT NULL DEFAULT '';
ALTER TABLE goals ADD COLUMN "reason" TEXT NOT NULL DEFAULT '';
ALTER TABLE goals ADD COLUMN "due_on" TEXT;
ALTER TABLE goals ADD COLUMN "owner" UUID;
ALTER TABLE goals ADD COLUMN "strategy" UUID;
ALTER TABLE goals ADD COLUMN "rank" TEXT;
ALTER TABLE actions ADD COLUMN "goal" UUID;
ALTER TABLE actions ADD COLUMN "days" BIGINT;

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
