-- Which browser a session is in, and when a token was last used.
ALTER TABLE sessions ADD COLUMN agent TEXT NOT NULL DEFAULT '';
ALTER TABLE tokens ADD COLUMN seen_at INTEGER;
