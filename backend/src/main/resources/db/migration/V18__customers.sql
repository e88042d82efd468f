-- Whom a company knows. Flows look them up, agents see who calls.
CREATE TABLE customers (
    tenant_id     text    NOT NULL,
    customer_id   text    NOT NULL,
    name          text    NOT NULL,
    account       text,
    language      text    NOT NULL,
    vip           boolean NOT NULL,
    note          text    NOT NULL,
    attributes    json    NOT NULL,
    version       bigint  NOT NULL,
    changed_by    text    NOT NULL,
    changed_at_ms bigint  NOT NULL,
    PRIMARY KEY (tenant_id, customer_id),
    UNIQUE (tenant_id, account)
);
CREATE INDEX customers_by_name ON customers (tenant_id, lower(name), customer_id);
CALL oneline_protect('customers', 'SELECT, INSERT, UPDATE, DELETE');

-- As they were written, and as they are compared.
CREATE TABLE customer_numbers (
    tenant_id   text NOT NULL,
    customer_id text NOT NULL,
    position    int  NOT NULL,
    number      text NOT NULL,
    compared    text NOT NULL,
    PRIMARY KEY (tenant_id, customer_id, position),
    FOREIGN KEY (tenant_id, customer_id) REFERENCES customers ON DELETE CASCADE
);
CREATE INDEX customer_numbers_compared ON customer_numbers (tenant_id, compared);
CALL oneline_protect('customer_numbers', 'SELECT, INSERT, UPDATE, DELETE');
