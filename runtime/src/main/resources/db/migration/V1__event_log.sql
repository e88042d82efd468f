-- Who a transaction works for. Unset, it sees nothing.
CREATE FUNCTION oneline_tenant() RETURNS text
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN current_setting('oneline.tenant', true);

-- Every table with a tenant_id goes through here: its rows are visible to, and written by, the tenant at work only.
-- FORCE binds the owner of the table, too. Privileges are granted as named, e.g. 'SELECT, INSERT'.
CREATE PROCEDURE oneline_protect(protected regclass, privileges text)
    LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', protected);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', protected);
    EXECUTE format(
        'CREATE POLICY tenant_isolation ON %s USING (tenant_id = oneline_tenant()) WITH CHECK (tenant_id = oneline_tenant())',
        protected);
    EXECUTE format('GRANT %s ON %s TO ${service_role}', privileges, protected);
END
$$;

GRANT USAGE ON SCHEMA public TO ${service_role};

-- The truth. Nobody may change or delete what is on it: the service has no such privilege.
-- Payloads are json, not jsonb: their text is kept as it was written, and text from outside may hold an escaped NUL.
CREATE TABLE event_log (
    tenant_id text   NOT NULL,
    shard     text   NOT NULL,
    seq       bigint NOT NULL CHECK (seq > 0),
    at_ms     bigint NOT NULL,
    type      text   NOT NULL,
    version   int    NOT NULL,
    payload   json   NOT NULL,
    PRIMARY KEY (tenant_id, shard, seq)
);
CALL oneline_protect('event_log', 'SELECT, INSERT');

-- A shard's state as of seq, so that a start replays little. Can be thrown away at any time.
CREATE TABLE snapshots (
    tenant_id text   NOT NULL,
    shard     text   NOT NULL,
    seq       bigint NOT NULL,
    version   int    NOT NULL,
    payload   text   NOT NULL,
    PRIMARY KEY (tenant_id, shard, seq)
);
CALL oneline_protect('snapshots', 'SELECT, INSERT, UPDATE, DELETE');
