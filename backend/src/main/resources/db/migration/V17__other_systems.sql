-- How each system is asked: by HTTP, or in lines over a TCP connection that is kept. The secret of its header is sealed.
ALTER TABLE lookup_services
    ALTER COLUMN url SET DEFAULT '',
    ADD COLUMN name          text    NOT NULL DEFAULT '',
    ADD COLUMN kind          text    NOT NULL DEFAULT 'http' CHECK (kind IN ('http', 'socket')),
    ADD COLUMN header_name   text    NOT NULL DEFAULT '',
    ADD COLUMN header_secret text    NOT NULL DEFAULT '',
    ADD COLUMN host          text    NOT NULL DEFAULT '',
    ADD COLUMN port          int     NOT NULL DEFAULT 0 CHECK (port BETWEEN 0 AND 65535),
    ADD COLUMN tls           boolean NOT NULL DEFAULT false;
