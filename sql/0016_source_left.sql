-- What a source leaves behind when it is disconnected: the copies of its orders stay under its id, and who connects the same
-- shop again takes it up again. Its words (source_status) and how far it was mirrored (source_state) stay beside it while the
-- copies do.
ALTER TABLE source ADD COLUMN again_at BIGINT;            -- when it was taken up again; NULL = never

CREATE TABLE source_left (
    shop_id       TEXT_KEY NOT NULL,
    id            TEXT_KEY NOT NULL,                       -- that the source had
    kind          TEXT_KEY NOT NULL,
    name          TEXT NOT NULL,
    site          TEXT_KEY,                                -- which shop there, in the kind's normal form; NULL = cannot be said
    version       BIGINT NOT NULL,
    kept          SMALLINT NOT NULL CHECK (kept IN (0, 1)), -- 0: the copies are being removed, or were
    created_at    BIGINT NOT NULL,
    left_at       BIGINT NOT NULL,
    PRIMARY KEY (shop_id, id)
);
CREATE INDEX source_left_site ON source_left (shop_id, kind, site, left_at);
