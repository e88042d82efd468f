-- What no message became of (spoken anew, too short, of a step that records) goes after some days, too.
DROP INDEX recordings_without_end;
CREATE INDEX recordings_not_kept ON recordings (tenant_id, begun_at_ms) WHERE NOT kept;
