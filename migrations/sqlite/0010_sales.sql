-- Sales lines in batches, who the customers of the lines are, and which accounts are key accounts.
-- Lines lie in chunks, a column after the other: see domain/src/sales/chunk.rs.

CREATE TABLE batches (
    id BLOB NOT NULL PRIMARY KEY,
    "file" TEXT NOT NULL,
    "by" BLOB,
    "at" INTEGER NOT NULL,
    "lines" INTEGER NOT NULL,
    "first" TEXT NOT NULL,
    "last" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "amount" INTEGER NOT NULL
);

-- Chunks of a batch that was taken back stay, unseen, so that it can come back.
CREATE TABLE sales_chunks (
    "batch" BLOB NOT NULL,
    "part" INTEGER NOT NULL,
    "body" BLOB NOT NULL,
    PRIMARY KEY ("batch", "part")
);

CREATE TABLE customers (
    id BLOB NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "account" BLOB NOT NULL
);

CREATE TABLE selections (
    id BLOB NOT NULL PRIMARY KEY,
    "account" BLOB NOT NULL,
    "key" BOOLEAN NOT NULL,
    "on" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "score" INTEGER,
    "by" BLOB NOT NULL,
    "at" INTEGER NOT NULL
);

CREATE INDEX batches_by ON batches ("by");
CREATE INDEX customers_account ON customers ("account");
CREATE INDEX selections_account ON selections ("account");
CREATE INDEX selections_by ON selections ("by");
