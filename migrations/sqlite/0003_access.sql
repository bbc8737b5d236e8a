-- Who may come in: password hashes, sessions, tokens. Only digests of secrets are kept.
CREATE TABLE credentials (
    "user" BLOB NOT NULL PRIMARY KEY,
    hash TEXT NOT NULL
);

CREATE TABLE sessions (
    digest TEXT NOT NULL PRIMARY KEY,
    "user" BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    seen_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
);
CREATE INDEX sessions_user ON sessions ("user");

CREATE TABLE tokens (
    digest TEXT NOT NULL PRIMARY KEY,
    "user" BLOB NOT NULL,
    name TEXT NOT NULL,
    scopes TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER
);
CREATE INDEX tokens_user ON tokens ("user");
