-- Messages that callers left, as the log tells of them, and what became of them since.
CREATE TABLE voicemails (
    tenant_id      text   NOT NULL,
    message_id     text   NOT NULL,
    box_id         text   NOT NULL,
    contact_id     text   NOT NULL,
    entry_point    text   NOT NULL,
    caller_address text   NOT NULL,
    caller_name    text   NOT NULL,
    length_ms      bigint NOT NULL,
    left_at_ms     bigint NOT NULL,
    heard_at_ms    bigint,
    heard_by       text,
    deleted_at_ms  bigint,
    deleted_by     text,
    forwarded_by   text,
    PRIMARY KEY (tenant_id, message_id)
);
CREATE INDEX voicemails_by_box ON voicemails (tenant_id, box_id, left_at_ms DESC);
CREATE INDEX voicemails_deleted ON voicemails (tenant_id, deleted_at_ms) WHERE deleted_at_ms IS NOT NULL;
CALL oneline_protect('voicemails', 'SELECT, INSERT, UPDATE, DELETE');
