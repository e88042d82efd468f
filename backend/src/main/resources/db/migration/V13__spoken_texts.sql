-- What flows had spoken from texts, by a hash of what it says and who says it: the texts themselves may be customers'.
CREATE TABLE spoken_texts (
    tenant_id  text   NOT NULL,
    text_key   text   NOT NULL,
    bytes      int    NOT NULL,
    used_at_ms bigint NOT NULL,
    wav        bytea  NOT NULL,
    PRIMARY KEY (tenant_id, text_key)
);
-- Sound isn't compressible.
ALTER TABLE spoken_texts ALTER COLUMN wav SET STORAGE EXTERNAL;
CALL oneline_protect('spoken_texts', 'SELECT, INSERT, UPDATE, DELETE');

-- One language of a prompt can be taken away, and brought back as the whole of one can.
ALTER TABLE prompt_sounds ADD COLUMN deleted_at_ms bigint;
ALTER TABLE prompt_sounds ADD COLUMN deleted_by text;
