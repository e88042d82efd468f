-- By which people are known on the telephone, see DISA in docs/FLOWS.md.
ALTER TABLE users ADD COLUMN phone_pin_hash text;

-- How often it was tried lately, by person and by caller.
CREATE TABLE phone_pin_tries (
    tenant_id text   NOT NULL,
    subject   text   NOT NULL,
    tries     int    NOT NULL,
    since_ms  bigint NOT NULL,
    PRIMARY KEY (tenant_id, subject)
);
CREATE INDEX phone_pin_tries_by_age ON phone_pin_tries (tenant_id, since_ms);
CALL oneline_protect('phone_pin_tries', 'SELECT, INSERT, UPDATE, DELETE');
