-- Files that are kept with us, each of a deal. They stay when the paper that names them is removed, so
-- that it can come back.

CREATE TABLE files (
    id UUID NOT NULL PRIMARY KEY,
    "deal" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "by" UUID NOT NULL,
    "at" BIGINT NOT NULL,
    "body" BYTEA NOT NULL
);
