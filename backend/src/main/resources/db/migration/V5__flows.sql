-- Flows that a tenant was founded with; what is published by now, the log knows.
ALTER TABLE tenants ADD COLUMN flows json NOT NULL DEFAULT '[]';

-- Systems that flows ask. A URL that begins with a slash is on this server.
CREATE TABLE lookup_services (
    tenant_id  text NOT NULL,
    service_id text NOT NULL,
    url        text NOT NULL,
    PRIMARY KEY (tenant_id, service_id)
);
CALL oneline_protect('lookup_services', 'SELECT, INSERT, UPDATE, DELETE');

-- What callers typed in secret, encrypted, until it is forgotten: the log has references only.
CREATE TABLE sealed_inputs (
    tenant_id text   NOT NULL,
    input_id  text   NOT NULL,
    sealed    bytea  NOT NULL,
    at_ms     bigint NOT NULL,
    PRIMARY KEY (tenant_id, input_id)
);
CREATE INDEX sealed_inputs_by_age ON sealed_inputs (tenant_id, at_ms);
CALL oneline_protect('sealed_inputs', 'SELECT, INSERT, DELETE');
