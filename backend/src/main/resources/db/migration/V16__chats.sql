-- What is written in chats, in order. The log knows what came of it, never the words.
CREATE TABLE chats (
    tenant_id  text NOT NULL,
    contact_id text NOT NULL,
    messages   int  NOT NULL,
    PRIMARY KEY (tenant_id, contact_id)
);
CALL oneline_protect('chats', 'SELECT, INSERT, UPDATE');

-- message_id: by whoever wrote it, so that what is sent again is kept once.
-- input_id: which question of a flow it answered; null: none.
CREATE TABLE chat_messages (
    tenant_id  text   NOT NULL,
    contact_id text   NOT NULL,
    seq        int    NOT NULL,
    message_id text   NOT NULL,
    at_ms      bigint NOT NULL,
    author     text   NOT NULL CHECK (author IN ('bot', 'visitor', 'agent')),
    name       text   NOT NULL,
    text       text   NOT NULL CHECK (char_length(text) <= 4000),
    choices    json   NOT NULL,
    secret     boolean NOT NULL,
    input_id   text,
    PRIMARY KEY (tenant_id, contact_id, seq),
    UNIQUE (tenant_id, contact_id, message_id)
);
CALL oneline_protect('chat_messages', 'SELECT, INSERT');
