-- Messages are mailed to where their box says. What is there already isn't: of it nothing was promised.
-- mailed_at_ms: null while it is to be mailed, or nobody has looked yet whether it is; 0: it isn't.
ALTER TABLE voicemails
    ADD COLUMN mailed_at_ms bigint DEFAULT 0,
    ADD COLUMN mail_tries   int    NOT NULL DEFAULT 0,
    ADD COLUMN mail_due_ms  bigint NOT NULL DEFAULT 0;
ALTER TABLE voicemails ALTER COLUMN mailed_at_ms DROP DEFAULT;
CREATE INDEX voicemails_to_mail ON voicemails (tenant_id, mail_due_ms) WHERE mailed_at_ms IS NULL;
