-- Where a trunk's calls out go, host:port with a numeric host. Null: it takes none.
ALTER TABLE trunks ADD COLUMN gateway text;
