-- Comments are about a map or about a deal. SQLite cannot lift NOT NULL from a column: the table is made anew.
CREATE TABLE comments_of_both (
    id UUID NOT NULL PRIMARY KEY,
    "map" UUID,
    "seat" UUID,
    "line" UUID,
    "pipeline" UUID,
    "deal" UUID,
    "by" UUID NOT NULL,
    "at" BIGINT NOT NULL,
    "text" TEXT NOT NULL,
    "mentions" TEXT NOT NULL,
    "done" BOOLEAN NOT NULL
);
INSERT INTO comments_of_both (id, "map", "seat", "line", "by", "at", "text", "mentions", "done")
    SELECT id, "map", "seat", "line", "by", "at", "text", "mentions", "done" FROM comments;
DROP TABLE comments;
ALTER TABLE comments_of_both RENAME TO comments;

CREATE INDEX comments_map ON comments ("map");
CREATE INDEX comments_seat ON comments ("seat");
CREATE INDEX comments_line ON comments ("line");
CREATE INDEX comments_by ON comments ("by");
CREATE INDEX comments_deal ON comments ("deal");
CREATE INDEX comments_pipeline ON comments ("pipeline");

-- Pipelines can be put away.
ALTER TABLE pipelines ADD COLUMN "archived" BOOLEAN NOT NULL DEFAULT FALSE;
