-- A tenant's configuration is one versioned value, read by the core as a whole.
CREATE TABLE tenants (
    tenant_id       text   PRIMARY KEY CHECK (tenant_id ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
    name            text   NOT NULL,
    config          json   NOT NULL,
    options         json   NOT NULL,
    allowed_origins text[] NOT NULL,
    visitor_key     bytea  NOT NULL,
    created_at_ms   bigint NOT NULL
);
CALL oneline_protect('tenants', 'SELECT, INSERT, UPDATE');

-- A backend that starts has to know whose shards it is to run. No tenant can be called *.
CREATE POLICY tenant_directory ON tenants FOR SELECT USING (oneline_tenant() = '*');

CREATE TABLE trunks (
    tenant_id text    NOT NULL REFERENCES tenants,
    trunk_id  text    NOT NULL,
    name      text    NOT NULL,
    addresses text[]  NOT NULL,
    channels  int     NOT NULL CHECK (channels > 0),
    codecs    text[]  NOT NULL,
    latch     boolean NOT NULL,
    PRIMARY KEY (tenant_id, trunk_id)
);
CALL oneline_protect('trunks', 'SELECT, INSERT, UPDATE, DELETE');

CREATE TABLE users (
    tenant_id     text    NOT NULL REFERENCES tenants,
    user_id       text    NOT NULL,
    username      text    NOT NULL,
    name          text    NOT NULL,
    roles         text[]  NOT NULL,
    password_hash text    NOT NULL,
    active        boolean NOT NULL DEFAULT true,
    PRIMARY KEY (tenant_id, user_id),
    UNIQUE (tenant_id, username)
);
CALL oneline_protect('users', 'SELECT, INSERT, UPDATE, DELETE');

-- Who is signed in. Of a token only its SHA-256 is kept.
CREATE TABLE tokens (
    tenant_id     text   NOT NULL,
    token_hash    bytea  NOT NULL,
    user_id       text   NOT NULL,
    expires_at_ms bigint NOT NULL,
    PRIMARY KEY (tenant_id, token_hash),
    FOREIGN KEY (tenant_id, user_id) REFERENCES users ON DELETE CASCADE
);
CREATE INDEX tokens_by_expiry ON tokens (tenant_id, user_id, expires_at_ms);
CALL oneline_protect('tokens', 'SELECT, INSERT, DELETE');
