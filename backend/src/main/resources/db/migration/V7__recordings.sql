-- What callers said: a row each as soon as something of it is there, and what it ended by once it has.
CREATE TABLE recordings (
    tenant_id    text    NOT NULL,
    recording_id text    NOT NULL,
    contact_id   text    NOT NULL,
    codec        text    NOT NULL,
    begun_at_ms  bigint  NOT NULL,
    ended_at_ms  bigint,
    end_cause    text,
    length_ms    bigint,
    kept         boolean NOT NULL DEFAULT false,
    PRIMARY KEY (tenant_id, recording_id)
);
CREATE INDEX recordings_without_end ON recordings (tenant_id, begun_at_ms) WHERE ended_at_ms IS NULL AND NOT kept;
CALL oneline_protect('recordings', 'SELECT, INSERT, UPDATE, DELETE');

-- Their sound: G.711, a byte a sample. It doesn't get smaller by compression, so none is tried.
CREATE TABLE recording_parts (
    tenant_id    text  NOT NULL,
    recording_id text  NOT NULL,
    part_index   int   NOT NULL,
    audio        bytea NOT NULL,
    PRIMARY KEY (tenant_id, recording_id, part_index)
);
ALTER TABLE recording_parts ALTER COLUMN audio SET STORAGE EXTERNAL;
CALL oneline_protect('recording_parts', 'SELECT, INSERT, DELETE');
