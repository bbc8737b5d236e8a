-- Files that are kept with us, each of a deal. They stay when the paper that names them is removed, so
-- that it can come back.

CREATE TABLE files (
    id BLOB NOT NULL PRIMARY KEY,
    "deal" BLOB NOT NULL,
    "name" TEXT NOT NULL,
    "by" BLOB NOT NULL,
    "at" INTEGER NOT NULL,
    "body" BLOB NOT NULL
);
