-- Comments are about a map or about a deal.
ALTER TABLE comments ALTER COLUMN "map" DROP NOT NULL;
ALTER TABLE comments ADD COLUMN "pipeline" UUID;
ALTER TABLE comments ADD COLUMN "deal" UUID;

CREATE INDEX comments_deal ON comments ("deal");
CREATE INDEX comments_pipeline ON comments ("pipeline");

-- Pipelines can be put away.
ALTER TABLE pipelines ADD COLUMN "archived" BOOLEAN NOT NULL DEFAULT FALSE;
