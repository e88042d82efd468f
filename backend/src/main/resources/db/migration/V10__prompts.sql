-- A tenant's own prompts. Versions are never the same twice: what a media bridge has kept of one that was replaced, or
-- deleted and made anew, is never played for it.
CREATE SEQUENCE prompt_versions;
GRANT USAGE ON SEQUENCE prompt_versions TO ${service_role};

CREATE TABLE prompts (
    tenant_id     text   NOT NULL,
    name          text   NOT NULL,
    display_name  text   NOT NULL,
    folder        text   NOT NULL DEFAULT '',
    position      int    NOT NULL DEFAULT 0,
    deleted_at_ms bigint,
    deleted_by    text,
    PRIMARY KEY (tenant_id, name)
);
CREATE INDEX prompts_deleted ON prompts (tenant_id, deleted_at_ms) WHERE deleted_at_ms IS NOT NULL;
CALL oneline_protect('prompts', 'SELECT, INSERT, UPDATE, DELETE');

-- Its sound in each language, or in all ('all'), as a WAV file.
CREATE TABLE prompt_sounds (
    tenant_id   text   NOT NULL,
    name        text   NOT NULL,
    language    text   NOT NULL,
    version     bigint NOT NULL,
    length_ms   bigint NOT NULL,
    said        text   NOT NULL,
    saved_by    text   NOT NULL,
    saved_at_ms bigint NOT NULL,
    wav         bytea  NOT NULL,
    PRIMARY KEY (tenant_id, name, language)
);
-- Read in pieces: not compressed.
ALTER TABLE prompt_sounds ALTER COLUMN wav SET STORAGE EXTERNAL;
CALL oneline_protect('prompt_sounds', 'SELECT, INSERT, UPDATE, DELETE');
