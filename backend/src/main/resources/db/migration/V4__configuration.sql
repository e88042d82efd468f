-- What routing went by, version by version. A projection of the log, like the contacts.
CREATE TABLE configuration_versions (
    tenant_id     text   NOT NULL,
    version       bigint NOT NULL,
    changed_at_ms bigint NOT NULL,
    changed_by    text   NOT NULL,
    note          text   NOT NULL,
    config        json   NOT NULL,
    PRIMARY KEY (tenant_id, version)
);
CALL oneline_protect('configuration_versions', 'SELECT, INSERT, DELETE');
