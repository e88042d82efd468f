-- Contacts as the log tells them. A projection: it can be thrown away and filled again.
CREATE TABLE contacts (
    tenant_id       text   NOT NULL,
    contact_id      text   NOT NULL,
    channel         text   NOT NULL,
    state           text   NOT NULL,
    entry_point     text   NOT NULL,
    caller_address  text   NOT NULL,
    caller_name     text   NOT NULL,
    queue_id        text   NOT NULL,
    agent_id        text,
    arrived_at_ms   bigint NOT NULL,
    connected_at_ms bigint,
    ended_at_ms     bigint,
    end_cause       text,
    disposition     text,
    note            text,
    PRIMARY KEY (tenant_id, contact_id)
);
CREATE INDEX contacts_by_arrival ON contacts (tenant_id, arrived_at_ms DESC);
CREATE INDEX contacts_by_agent ON contacts (tenant_id, agent_id, arrived_at_ms DESC);
CREATE INDEX contacts_by_queue ON contacts (tenant_id, queue_id, arrived_at_ms DESC);
CALL oneline_protect('contacts', 'SELECT, INSERT, UPDATE, DELETE');

CREATE TABLE contact_events (
    tenant_id  text   NOT NULL,
    contact_id text   NOT NULL,
    seq        bigint NOT NULL,
    at_ms      bigint NOT NULL,
    type       text   NOT NULL,
    data       json   NOT NULL,
    PRIMARY KEY (tenant_id, contact_id, seq)
);
CALL oneline_protect('contact_events', 'SELECT, INSERT, DELETE');

-- Up to where the log is in a projection: written in the same transaction as what it says.
CREATE TABLE projections (
    tenant_id text   NOT NULL,
    name      text   NOT NULL,
    seq       bigint NOT NULL,
    PRIMARY KEY (tenant_id, name)
);
CALL oneline_protect('projections', 'SELECT, INSERT, UPDATE');

-- The ledger of a leg, as its bridge counted it.
CREATE TABLE legs (
    tenant_id    text   NOT NULL,
    contact_id   text   NOT NULL,
    leg_id       text   NOT NULL,
    closed_at_ms bigint NOT NULL,
    figures      json   NOT NULL,
    PRIMARY KEY (tenant_id, contact_id, leg_id)
);
CALL oneline_protect('legs', 'SELECT, INSERT, UPDATE');
