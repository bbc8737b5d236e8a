-- Sales lines in batches, who the customers of the lines are, and which accounts are key accounts.
-- Lines lie in chunks, a column after the other: see domain/src/sales/chunk.rs.

CREATE TABLE batches (
    id UUID NOT NULL PRIMARY KEY,
    "file" TEXT NOT NULL,
    "by" UUID,
    "at" BIGINT NOT NULL,
    "lines" BIGINT NOT NULL,
    "first" TEXT NOT NULL,
    "last" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "amount" BIGINT NOT NULL
);

-- Chunks of a batch that was taken back stay, unseen, so that it can come back.
CREATE TABLE sales_chunks (
    "batch" UUID NOT NULL,
    "part" BIGINT NOT NULL,
    "body" BYTEA NOT NULL,
    PRIMARY KEY ("batch", "part")
);

CREATE TABLE customers (
    id UUID NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "account" UUID NOT NULL
);

CREATE TABLE selections (
    id UUID NOT NULL PRIMARY KEY,
    "account" UUID NOT NULL,
    "key" BOOLEAN NOT NULL,
    "on" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "score" BIGINT,
    "by" UUID NOT NULL,
    "at" BIGINT NOT NULL
);

CREATE INDEX batches_by ON batches ("by");
CREATE INDEX customers_account ON customers ("account");
CREATE INDEX selections_account ON selections ("account");
CREATE INDEX selections_by ON selections ("by");
