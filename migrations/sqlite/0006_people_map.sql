-- What a people map keeps: what it is about, wanted support, places chosen by hand, since when a
-- relationship stands; comments, named moments, scenarios; and the models figures are reckoned with.
ALTER TABLE people ADD COLUMN "phone" TEXT NOT NULL DEFAULT '';
ALTER TABLE people ADD COLUMN "email" TEXT NOT NULL DEFAULT '';
ALTER TABLE maps ADD COLUMN "procurement" TEXT;
ALTER TABLE maps ADD COLUMN "deal" BLOB;
ALTER TABLE seats ADD COLUMN "placed" BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE seats ADD COLUMN "desired" INTEGER;
ALTER TABLE relations ADD COLUMN "since" TEXT;

CREATE TABLE comments (
    id BLOB NOT NULL PRIMARY KEY,
    "map" BLOB NOT NULL,
    "seat" BLOB,
    "line" BLOB,
    "by" BLOB NOT NULL,
    "at" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "mentions" TEXT NOT NULL,
    "done" BOOLEAN NOT NULL
);

CREATE TABLE snapshots (
    id BLOB NOT NULL PRIMARY KEY,
    "map" BLOB NOT NULL,
    "name" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "by" BLOB NOT NULL
);

CREATE TABLE scenarios (
    id BLOB NOT NULL PRIMARY KEY,
    "map" BLOB NOT NULL,
    "name" TEXT NOT NULL,
    "changes" TEXT NOT NULL,
    "by" BLOB NOT NULL
);

CREATE TABLE models (
    id BLOB NOT NULL PRIMARY KEY,
    "version" INTEGER NOT NULL,
    "content" TEXT NOT NULL,
    "by" BLOB NOT NULL,
    "at" INTEGER NOT NULL,
    "note" TEXT NOT NULL
);

CREATE INDEX maps_deal ON maps ("deal");
CREATE INDEX comments_map ON comments ("map");
CREATE INDEX comments_seat ON comments ("seat");
CREATE INDEX comments_line ON comments ("line");
CREATE INDEX comments_by ON comments ("by");
CREATE INDEX snapshots_map ON snapshots ("map");
CREATE INDEX snapshots_by ON snapshots ("by");
CREATE INDEX scenarios_map ON scenarios ("map");
CREATE INDEX scenarios_by ON scenarios ("by");
CREATE INDEX models_by ON models ("by");
