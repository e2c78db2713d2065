-- People: second factor, sessions that can be told apart, links, mail; and events that stay.

ALTER TABLE staff ADD COLUMN factor_sealed TEXT;          -- key of the second factor, sealed; NULL = none
ALTER TABLE staff ADD COLUMN factor_step BIGINT NOT NULL DEFAULT 0;   -- time step of the last code: it never counts again
ALTER TABLE staff ADD COLUMN factor_wanted TEXT;          -- sealed; made, and not yet confirmed by a code
ALTER TABLE staff ADD COLUMN preferences TEXT NOT NULL DEFAULT '{}';
ALTER TABLE membership ADD COLUMN ended_at BIGINT;        -- deactivated
ALTER TABLE session ADD COLUMN kept SMALLINT NOT NULL DEFAULT 1 CHECK (kept IN (0, 1));   -- "Keep me signed in"
ALTER TABLE session ADD COLUMN agent TEXT;                -- what the browser calls itself
ALTER TABLE session ADD COLUMN address TEXT;              -- address block

CREATE TABLE recovery_code (                              -- instead of a code of the second factor, each once
    staff_id      TEXT_KEY NOT NULL,
    code_hash     TEXT_KEY NOT NULL,
    PRIMARY KEY (staff_id, code_hash)
);

CREATE TABLE sign_in_miss (                               -- what the back-off counts
    email_hash    TEXT_KEY NOT NULL,                      -- of what was typed, whether such a person exists or not
    id            TEXT_KEY NOT NULL,
    address       TEXT NOT NULL,                          -- address block
    at            BIGINT NOT NULL,
    PRIMARY KEY (email_hash, id)
);
CREATE INDEX sign_in_miss_old ON sign_in_miss (at);

CREATE TABLE staff_link (                                 -- invitations and password resets, each once
    token_hash    TEXT_KEY PRIMARY KEY,
    id            TEXT_KEY NOT NULL UNIQUE,
    kind          TEXT NOT NULL CHECK (kind IN ('invite', 'reset')),
    shop_id       TEXT_KEY NOT NULL,                      -- that invites; of a reset '' or whose owner made it
    email         TEXT_KEY NOT NULL,
    role          TEXT,
    by_name       TEXT,
    created_at    BIGINT NOT NULL,
    until         BIGINT NOT NULL
);
CREATE INDEX staff_link_shop ON staff_link (shop_id, kind, created_at);
CREATE INDEX staff_link_email ON staff_link (email, kind);

CREATE TABLE mail_server (                                -- '' = the installation's
    shop_id       TEXT_KEY PRIMARY KEY,
    host          TEXT NOT NULL,
    port          BIGINT NOT NULL,
    tls           TEXT NOT NULL CHECK (tls IN ('starttls', 'tls', 'none')),
    username      TEXT,
    password_sealed TEXT,
    sender        TEXT NOT NULL,
    sender_name   TEXT,
    ca            TEXT                                    -- PEM: whose certificates count instead of the public ones
);

CREATE TABLE mail (                                       -- going out, gone, or stuck
    shop_id       TEXT_KEY NOT NULL,
    id            TEXT_KEY NOT NULL,
    key           TEXT_KEY,                               -- at most one of a key
    to_email      TEXT NOT NULL,
    subject       TEXT NOT NULL,
    text_sealed   TEXT,                                   -- it may hold a link that signs in; NULL once it has gone
    state         TEXT NOT NULL CHECK (state IN ('waiting', 'sent') OR state IN ('failed', 'kept')),
    trouble       TEXT,
    created_at    BIGINT NOT NULL,
    sent_at       BIGINT,
    PRIMARY KEY (shop_id, id)
);
CREATE UNIQUE INDEX mail_once ON mail (shop_id, key) WHERE key IS NOT NULL;

-- The audit log: newest first, of one person or program, of one kind of thing that is no order.
CREATE INDEX event_recent ON event (shop_id, id);
CREATE INDEX event_actor ON event (shop_id, actor_id, id) WHERE actor_id IS NOT NULL;
CREATE INDEX event_subject ON event (shop_id, subject, id) WHERE subject <> 'order';

-- only: sqlite
CREATE TRIGGER event_no_update BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
CREATE TRIGGER event_no_delete BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'events are never removed'); END;
-- only: postgres
CREATE FUNCTION event_stays() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'events are never changed or removed'; END $$;
CREATE TRIGGER event_stays BEFORE UPDATE OR DELETE ON event FOR EACH ROW EXECUTE FUNCTION event_stays();
CREATE TRIGGER event_stays_whole BEFORE TRUNCATE ON event FOR EACH STATEMENT EXECUTE FUNCTION event_stays();
-- both
