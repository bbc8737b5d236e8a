-- A column's cards in the team's order, and what its head adds up, each from an index alone.
DROP INDEX deals_order;
CREATE INDEX deals_of_stage ON deals ("stage", "rank", id);
CREATE INDEX deals_of_pipeline ON deals ("pipeline", "stage", "amount_currency", "probability", "amount", "owner", "account");
