-- Work on flows beside what is published. Revisions are never the same twice: who thinks of a draft that was deleted
-- can't overwrite the one that was begun after it.
CREATE SEQUENCE flow_revisions;
GRANT USAGE ON SEQUENCE flow_revisions TO ${service_role};

-- One of each flow, shared by all who work on it; perhaps of a flow that was never published.
CREATE TABLE flow_drafts (
    tenant_id        text   NOT NULL,
    flow_id          text   NOT NULL,
    revision         bigint NOT NULL,
    based_on_version bigint NOT NULL,
    name             text   NOT NULL,
    flow             json   NOT NULL,
    layout           json   NOT NULL,
    saved_by         text   NOT NULL,
    saved_at_ms      bigint NOT NULL,
    PRIMARY KEY (tenant_id, flow_id)
);
CALL oneline_protect('flow_drafts', 'SELECT, INSERT, UPDATE, DELETE');

-- Tests of a flow; whether it may be published without passing them.
CREATE TABLE flow_trials (
    tenant_id   text    NOT NULL,
    flow_id     text    NOT NULL,
    revision    bigint  NOT NULL,
    required    boolean NOT NULL,
    trials      json    NOT NULL,
    saved_by    text    NOT NULL,
    saved_at_ms bigint  NOT NULL,
    PRIMARY KEY (tenant_id, flow_id)
);
CALL oneline_protect('flow_trials', 'SELECT, INSERT, UPDATE');

-- What was published, version by version. A projection of the log, like the contacts.
CREATE TABLE flow_versions (
    tenant_id       text   NOT NULL,
    flow_id         text   NOT NULL,
    version         bigint NOT NULL,
    published_at_ms bigint NOT NULL,
    published_by    text   NOT NULL,
    note            text   NOT NULL,
    flow            json   NOT NULL,
    PRIMARY KEY (tenant_id, flow_id, version)
);
CALL oneline_protect('flow_versions', 'SELECT, INSERT, DELETE');

-- What the projection has passed already. Of a log elsewhere it begins with the next publication.
DO $$
DECLARE
    tenants text[];
    tenant  text;
BEGIN
    PERFORM set_config('oneline.tenant', '*', true);
    SELECT coalesce(array_agg(t.tenant_id), '{}') INTO tenants FROM tenants t;
    FOREACH tenant IN ARRAY tenants LOOP
        PERFORM set_config('oneline.tenant', tenant, true);
        INSERT INTO flow_versions
        SELECT e.tenant_id, e.payload -> 'flow' ->> 'flowId', (e.payload -> 'flow' ->> 'version')::bigint, e.at_ms,
               e.payload ->> 'by', e.payload ->> 'note', e.payload -> 'flow'
        FROM event_log e
        WHERE e.type = 'flow-published'
          -- Columns of text can't hold an escaped NUL.
          AND position('\u0000' IN e.payload::text) = 0
          AND e.seq <= (SELECT coalesce(max(p.seq), 0) FROM projections p WHERE p.name = 'contacts');
    END LOOP;
    PERFORM set_config('oneline.tenant', '', true);
END
$$;
