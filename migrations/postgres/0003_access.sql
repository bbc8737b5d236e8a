-- Who may come in: password hashes, sessions, tokens. Only digests of secrets are kept.
CREATE TABLE credentials (
    "user" UUID NOT NULL PRIMARY KEY,
    hash TEXT NOT NULL
);

CREATE TABLE sessions (
    digest TEXT NOT NULL PRIMARY KEY,
    "user" UUID NOT NULL,
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX sessions_user ON sessions ("user");

CREATE TABLE tokens (
    digest TEXT NOT NULL PRIMARY KEY,
    "user" UUID NOT NULL,
    name TEXT NOT NULL,
    scopes TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT
);
CREATE INDEX tokens_user ON tokens ("user");
