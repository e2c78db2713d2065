-- Two more ways to prove an order: its number with its postcode, and a one-time code by e-mail.
ALTER TABLE shop ADD COLUMN verify_postcode SMALLINT NOT NULL DEFAULT 0 CHECK (verify_postcode IN (0, 1));
ALTER TABLE shop ADD COLUMN verify_code SMALLINT NOT NULL DEFAULT 0 CHECK (verify_code IN (0, 1));

-- What a conversation has been sent a code for, and then proven. A row is made whether the address has orders or not.
CREATE TABLE email_code (
    shop_id         TEXT_KEY NOT NULL,
    conversation_id TEXT_KEY NOT NULL,
    email           TEXT_KEY NOT NULL,                    -- normalised
    sources         TEXT NOT NULL,                        -- where its orders may be: ids
    serial          BIGINT NOT NULL,                      -- codes that this conversation has asked for
    code_hash       TEXT,                                 -- keyed; NULL: not made yet, or used
    tries           BIGINT NOT NULL,
    asked_at        BIGINT NOT NULL,
    proven_at       BIGINT,
    until           BIGINT,                               -- of what is proven, at the latest
    PRIMARY KEY (shop_id, conversation_id)
) WITHOUT ROWID;
CREATE INDEX email_code_email ON email_code (shop_id, email);

-- Codes that were asked for, by address and by where from; codes that went out.
CREATE INDEX security_event_code ON security_event (shop_id, email_hash, at) WHERE what = 'code.asked';
CREATE INDEX security_event_code_from ON security_event (shop_id, address, at) WHERE what = 'code.asked';
CREATE INDEX security_event_code_sent ON security_event (shop_id, email_hash, at) WHERE what = 'code.sent';

-- only: sqlite
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql,
    'level IN (''code'', ''token'')',
    'level IN (''code'', ''token'') OR level = ''number_postcode''')
    WHERE type = 'table' AND name = 'proof';
CREATE TABLE check_rewritten (id TEXT);
DROP TABLE check_rewritten;
PRAGMA writable_schema = RESET;
-- only: postgres
ALTER TABLE proof DROP CONSTRAINT proof_level_check;
ALTER TABLE proof ADD CONSTRAINT proof_level_check
    CHECK (level IN ('number_email', 'number_phone', 'number_postcode', 'code', 'token'));
-- both
