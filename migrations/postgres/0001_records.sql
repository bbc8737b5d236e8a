-- One table a kind of record; columns are the fields. See store/src/schema.rs.

CREATE TABLE workspaces (
    id UUID NOT NULL PRIMARY KEY,
    "name_zh" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "reporting" TEXT NOT NULL
);

CREATE TABLE teams (
    id UUID NOT NULL PRIMARY KEY,
    "name_zh" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "parent" UUID,
    "key" TEXT
);

CREATE TABLE users (
    id UUID NOT NULL PRIMARY KEY,
    "name_zh" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "login" TEXT,
    "role" TEXT NOT NULL,
    "manager" UUID,
    "team" UUID,
    "active" BOOLEAN NOT NULL,
    "key" TEXT
);

CREATE TABLE products (
    id UUID NOT NULL PRIMARY KEY,
    "name_zh" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "family" TEXT NOT NULL,
    "price" BIGINT,
    "price_currency" TEXT,
    "key" TEXT
);

CREATE TABLE rates (
    id UUID NOT NULL PRIMARY KEY,
    "currency" TEXT NOT NULL,
    "on" TEXT NOT NULL,
    "micro" BIGINT NOT NULL,
    "source" TEXT NOT NULL
);

CREATE TABLE accounts (
    id UUID NOT NULL PRIMARY KEY,
    "name_zh" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "short_zh" TEXT NOT NULL,
    "short_en" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "sector" TEXT NOT NULL,
    "grade" TEXT NOT NULL,
    "city_zh" TEXT NOT NULL,
    "city_en" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "beds" BIGINT,
    "founded" BIGINT,
    "employees" BIGINT,
    "revenue" BIGINT,
    "revenue_currency" TEXT,
    "parent" UUID,
    "owner" UUID,
    "tier" TEXT,
    "wallet_target" BIGINT,
    "key" TEXT
);

CREATE TABLE members (
    id UUID NOT NULL PRIMARY KEY,
    "account" UUID NOT NULL,
    "user" UUID NOT NULL,
    "function" TEXT NOT NULL
);

CREATE TABLE pipelines (
    id UUID NOT NULL PRIMARY KEY,
    "name_zh" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "position" BIGINT NOT NULL,
    "key" TEXT
);

CREATE TABLE stages (
    id UUID NOT NULL PRIMARY KEY,
    "pipeline" UUID NOT NULL,
    "name_zh" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "position" BIGINT NOT NULL,
    "phase" BIGINT NOT NULL,
    "kind" TEXT NOT NULL,
    "probability" BIGINT NOT NULL,
    "p50_days" BIGINT,
    "p80_days" BIGINT,
    "key" TEXT
);

CREATE TABLE deals (
    id UUID NOT NULL PRIMARY KEY,
    "pipeline" UUID NOT NULL,
    "stage" UUID NOT NULL,
    "rank" TEXT COLLATE "C" NOT NULL,
    "entered_at" BIGINT NOT NULL,
    "title_zh" TEXT NOT NULL,
    "title_en" TEXT NOT NULL,
    "account" UUID,
    "product" UUID,
    "owner" UUID,
    "amount" BIGINT,
    "amount_currency" TEXT,
    "probability" BIGINT,
    "opened_on" TEXT,
    "expected_on" TEXT,
    "closed_on" TEXT,
    "next_step" TEXT NOT NULL,
    "next_on" TEXT,
    "key" TEXT
);

CREATE TABLE people (
    id UUID NOT NULL PRIMARY KEY,
    "account" UUID NOT NULL,
    "name_zh" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "title_zh" TEXT NOT NULL,
    "title_en" TEXT NOT NULL,
    "department_zh" TEXT NOT NULL,
    "department_en" TEXT NOT NULL,
    "external" BOOLEAN NOT NULL,
    "sensitive" BOOLEAN NOT NULL,
    "note" TEXT NOT NULL,
    "key" TEXT
);

CREATE TABLE maps (
    id UUID NOT NULL PRIMARY KEY,
    "account" UUID NOT NULL,
    "name_zh" TEXT NOT NULL,
    "name_en" TEXT NOT NULL
);

CREATE TABLE seats (
    id UUID NOT NULL PRIMARY KEY,
    "map" UUID NOT NULL,
    "person" UUID NOT NULL,
    "x" BIGINT NOT NULL,
    "y" BIGINT NOT NULL,
    "influence" TEXT,
    "function" TEXT,
    "power" BIGINT,
    "interest" BIGINT,
    "support" BIGINT,
    "coverage" BIGINT,
    "status" TEXT,
    "orientation" TEXT,
    "adaptability" TEXT,
    "evidence" TEXT NOT NULL,
    "wants" TEXT NOT NULL,
    "win" TEXT NOT NULL
);

CREATE TABLE lines (
    id UUID NOT NULL PRIMARY KEY,
    "map" UUID NOT NULL,
    "from" UUID NOT NULL,
    "to" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "weight" BIGINT NOT NULL,
    "label" TEXT NOT NULL,
    "grade" TEXT NOT NULL
);

CREATE TABLE relations (
    id UUID NOT NULL PRIMARY KEY,
    "account" UUID NOT NULL,
    "person" UUID NOT NULL,
    "user" UUID NOT NULL,
    "current" BIGINT NOT NULL,
    "desired" BIGINT NOT NULL
);

CREATE TABLE interactions (
    id UUID NOT NULL PRIMARY KEY,
    "account" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "on" TEXT NOT NULL,
    "by" UUID NOT NULL,
    "people" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "evidence" TEXT NOT NULL
);

CREATE TABLE plans (
    id UUID NOT NULL PRIMARY KEY,
    "account" UUID NOT NULL,
    "name_zh" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "starts_on" TEXT NOT NULL,
    "ends_on" TEXT NOT NULL
);

CREATE TABLE goals (
    id UUID NOT NULL PRIMARY KEY,
    "account" UUID NOT NULL,
    "plan" UUID NOT NULL,
    "title_zh" TEXT NOT NULL,
    "title_en" TEXT NOT NULL,
    "measure" TEXT NOT NULL,
    "done" BIGINT NOT NULL,
    "effort" BIGINT NOT NULL
);

CREATE TABLE actions (
    id UUID NOT NULL PRIMARY KEY,
    "account" UUID NOT NULL,
    "plan" UUID,
    "deal" UUID,
    "person" UUID,
    "title_zh" TEXT NOT NULL,
    "title_en" TEXT NOT NULL,
    "due_on" TEXT,
    "owner" UUID,
    "done_at" BIGINT
);

CREATE INDEX accounts_owner ON accounts ("owner");
CREATE INDEX accounts_parent ON accounts ("parent");
CREATE INDEX members_account ON members ("account");
CREATE INDEX members_user ON members ("user");
CREATE INDEX users_manager ON users ("manager");
CREATE INDEX users_team ON users ("team");
CREATE INDEX stages_pipeline ON stages ("pipeline");
CREATE INDEX deals_account ON deals ("account");
CREATE INDEX deals_owner ON deals ("owner");
CREATE INDEX deals_product ON deals ("product");
CREATE INDEX people_account ON people ("account");
CREATE INDEX maps_account ON maps ("account");
CREATE INDEX seats_map ON seats ("map");
CREATE INDEX seats_person ON seats ("person");
CREATE INDEX lines_map ON lines ("map");
CREATE INDEX lines_from ON lines ("from");
CREATE INDEX lines_to ON lines ("to");
CREATE INDEX relations_account ON relations ("account");
CREATE INDEX relations_person ON relations ("person");
CREATE INDEX relations_user ON relations ("user");
CREATE INDEX plans_account ON plans ("account");
CREATE INDEX goals_plan ON goals ("plan");
CREATE INDEX actions_account ON actions ("account");
CREATE INDEX actions_plan ON actions ("plan");
CREATE INDEX actions_deal ON actions ("deal");
CREATE INDEX actions_person ON actions ("person");
CREATE INDEX actions_owner ON actions ("owner");
CREATE INDEX interactions_by ON interactions ("by");
CREATE INDEX teams_parent ON teams ("parent");
CREATE INDEX accounts_key ON accounts ("key");
CREATE INDEX deals_key ON deals ("key");
CREATE INDEX deals_order ON deals (pipeline, stage, "rank");
CREATE INDEX interactions_account ON interactions (account, "on");
CREATE UNIQUE INDEX users_login ON users (login);
