-- A shop's consent to be connected: begun by a person in the desk, given by the shop's own page, which sends the keys to us.
CREATE TABLE source_grant (
    shop_id       TEXT_KEY NOT NULL,
    id            TEXT_KEY NOT NULL,                       -- in the address that the shop calls
    kind          TEXT_KEY NOT NULL,
    name          TEXT,
    settings      TEXT NOT NULL,                           -- JSON: which shop; what is given counts for this address alone
    staff_id      TEXT_KEY NOT NULL,                       -- who began it
    secret_hash   TEXT NOT NULL,                           -- of what the shop must bring back, once
    state         TEXT_KEY NOT NULL CHECK (state IN ('waiting', 'given', 'done', 'refused', 'failed')),
    answer        TEXT,                                    -- sealed: what the shop gave, until it is tried
    why           TEXT,                                    -- of failed
    source_id     TEXT_KEY,                                -- of done
    created_at    BIGINT NOT NULL,
    until         BIGINT NOT NULL,
    PRIMARY KEY (shop_id, id)
);
CREATE UNIQUE INDEX source_grant_id ON source_grant (id);  -- shops name it alone; ids are random
