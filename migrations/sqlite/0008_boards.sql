-- What a stage asks and how long it lasts by law; what is known of a deal beside its amount: rivals,
-- items, papers, signatures, why it ended, its tender; targets; views; who moved a deal.
ALTER TABLE stages ADD COLUMN "guard" TEXT NOT NULL DEFAULT '{}';
ALTER TABLE stages ADD COLUMN "clock" TEXT NOT NULL DEFAULT 'null';
ALTER TABLE deals ADD COLUMN "committee_on" TEXT;
ALTER TABLE deals ADD COLUMN "category" TEXT;
ALTER TABLE deals ADD COLUMN "low" INTEGER;
ALTER TABLE deals ADD COLUMN "low_currency" TEXT;
ALTER TABLE deals ADD COLUMN "high" INTEGER;
ALTER TABLE deals ADD COLUMN "high_currency" TEXT;
ALTER TABLE deals ADD COLUMN "reason" TEXT;
ALTER TABLE deals ADD COLUMN "reason_note" TEXT NOT NULL DEFAULT '';
ALTER TABLE deals ADD COLUMN "lost_to" BLOB;
ALTER TABLE deals ADD COLUMN "lost_to_nobody" BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE deals ADD COLUMN "tender" TEXT NOT NULL DEFAULT 'null';

CREATE TABLE competitors (
    id BLOB NOT NULL PRIMARY KEY,
    "name_zh" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "key" TEXT
);

CREATE TABLE rivals (
    id BLOB NOT NULL PRIMARY KEY,
    "pipeline" BLOB NOT NULL,
    "deal" BLOB NOT NULL,
    "competitor" BLOB NOT NULL,
    "product" TEXT NOT NULL,
    "price" INTEGER,
    "price_currency" TEXT,
    "strength" TEXT NOT NULL,
    "weakness" TEXT NOT NULL
);

CREATE TABLE deal_items (
    id BLOB NOT NULL PRIMARY KEY,
    "pipeline" BLOB NOT NULL,
    "deal" BLOB NOT NULL,
    "product" BLOB NOT NULL,
    "quantity" INTEGER NOT NULL,
    "price" INTEGER NOT NULL,
    "price_currency" TEXT NOT NULL,
    "discount" INTEGER NOT NULL
);

CREATE TABLE documents (
    id BLOB NOT NULL PRIMARY KEY,
    "pipeline" BLOB NOT NULL,
    "deal" BLOB NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "link" TEXT NOT NULL,
    "on" TEXT,
    "by" BLOB NOT NULL,
    "at" INTEGER NOT NULL
);

CREATE TABLE approvals (
    id BLOB NOT NULL PRIMARY KEY,
    "pipeline" BLOB NOT NULL,
    "deal" BLOB NOT NULL,
    "stage" BLOB NOT NULL,
    "by" BLOB NOT NULL,
    "at" INTEGER NOT NULL,
    "note" TEXT NOT NULL
);

CREATE TABLE targets (
    id BLOB NOT NULL PRIMARY KEY,
    "pipeline" BLOB,
    "owner" BLOB,
    "month" TEXT NOT NULL,
    "amount" INTEGER NOT NULL,
    "amount_currency" TEXT NOT NULL
);

CREATE TABLE saved_views (
    id BLOB NOT NULL PRIMARY KEY,
    "pipeline" BLOB NOT NULL,
    "by" BLOB NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "shared" BOOLEAN NOT NULL
);

-- Deals of before have their visits already; who had moved them is in the log alone.
ALTER TABLE stage_visits ADD COLUMN "by" BLOB;
INSERT INTO stage_visits (deal, stage, entered_at)
    SELECT d.id, d.stage, d.entered_at FROM deals d
    WHERE NOT EXISTS (SELECT 1 FROM stage_visits v WHERE v.deal = d.id AND v.left_at IS NULL);

CREATE UNIQUE INDEX rivals_deal ON rivals ("deal", "competitor");
CREATE INDEX rivals_competitor ON rivals ("competitor");
CREATE INDEX deal_items_deal ON deal_items ("deal");
CREATE INDEX deal_items_product ON deal_items ("product");
CREATE INDEX documents_deal ON documents ("deal");
CREATE INDEX documents_by ON documents ("by");
CREATE INDEX approvals_deal ON approvals ("deal");
CREATE INDEX approvals_stage ON approvals ("stage");
CREATE INDEX approvals_by ON approvals ("by");
CREATE INDEX targets_month ON targets ("month");
CREATE INDEX targets_owner ON targets ("owner");
CREATE INDEX saved_views_pipeline ON saved_views ("pipeline");
CREATE INDEX saved_views_by ON saved_views ("by");
CREATE INDEX deals_lost_to ON deals ("lost_to");
