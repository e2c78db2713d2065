-- What a turn writes touches fewer pages: messages are appended instead of clustered by conversation (their cards would
-- each take an overflow page), a conversation moves in the staff's list at most every half minute while the bot talks,
-- the keys of the visitor's last messages stand on its row, and so does when its unbroken talk began.

-- only: sqlite
CREATE TABLE message_appended (
    shop_id         TEXT_KEY NOT NULL,
    conversation_id TEXT_KEY NOT NULL,
    seq             BIGINT NOT NULL,
    author          TEXT NOT NULL CHECK (author IN ('visitor', 'bot', 'agent', 'system')),
    author_name     TEXT,
    kind            TEXT NOT NULL,
    text            TEXT,
    body            TEXT,
    idem_key        TEXT_KEY,                             -- of a person's answer
    created_at      BIGINT NOT NULL,
    PRIMARY KEY (shop_id, conversation_id, seq)
);
INSERT INTO message_appended SELECT shop_id, conversation_id, seq, author, author_name, kind, text, body, idem_key,
    created_at FROM message ORDER BY created_at;
DROP TABLE message;
ALTER TABLE message_appended RENAME TO message;
CREATE UNIQUE INDEX message_once ON message (shop_id, conversation_id, idem_key) WHERE idem_key IS NOT NULL;
-- both

ALTER TABLE conversation ADD COLUMN heard_at BIGINT;             -- the visitor's last words
ALTER TABLE conversation ADD COLUMN talk_at BIGINT;              -- since when no silence was longer than half an hour
ALTER TABLE conversation ADD COLUMN listed_at BIGINT NOT NULL DEFAULT 0; -- its place in the staff's list
ALTER TABLE conversation ADD COLUMN said_keys TEXT;              -- "hash:seq …" of the visitor's last messages
UPDATE conversation SET listed_at = last_at, heard_at = (SELECT max(m.created_at) FROM message m
    WHERE m.shop_id = conversation.shop_id AND m.conversation_id = conversation.id AND m.author = 'visitor');
UPDATE conversation SET talk_at = heard_at - 1800000;
DROP INDEX conversation_recent;
CREATE INDEX conversation_listed ON conversation (shop_id, listed_at);
CREATE INDEX conversation_state ON conversation (shop_id, state, listed_at);
