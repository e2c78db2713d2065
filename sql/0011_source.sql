-- Orders of other systems: how a source is reached, how far its orders are mirrored, what its webhooks said, what was asked
-- of it, and what its words mean. orders is the mirror itself, and the index that leads from a number to an external id.

ALTER TABLE source ADD COLUMN secrets TEXT;              -- sealed: a JSON object
ALTER TABLE source ADD COLUMN last_known SMALLINT NOT NULL DEFAULT 0 CHECK (last_known IN (0, 1));
ALTER TABLE source ADD COLUMN acts SMALLINT NOT NULL DEFAULT 0 CHECK (acts IN (0, 1));
ALTER TABLE source ADD COLUMN paused SMALLINT NOT NULL DEFAULT 0 CHECK (paused IN (0, 1));
CREATE UNIQUE INDEX source_id ON source (id);            -- webhooks name it alone; ids are random

ALTER TABLE assistant ADD COLUMN also_reads TEXT NOT NULL DEFAULT '';    -- further sources, separated by spaces

CREATE TABLE source_state (                               -- what wismo knows of a source by asking it
    shop_id       TEXT_KEY NOT NULL,
    source_id     TEXT_KEY NOT NULL,
    place         TEXT,                                   -- how far changes are mirrored, in the kind's words
    fill_place    TEXT,                                   -- the same of the back-fill
    fill_from     BIGINT, fill_total BIGINT, fill_done BIGINT NOT NULL DEFAULT 0, fill_ended_at BIGINT,
    looked_at     BIGINT, changed_at BIGINT, pause BIGINT,
    hooks         TEXT, hooks_at BIGINT,                  -- JSON: [{"topic","state","trouble"}] as they were seen last
    hook_at       BIGINT,                                 -- the last delivery
    calls         BIGINT NOT NULL DEFAULT 0, failed BIGINT NOT NULL DEFAULT 0, throttled BIGINT NOT NULL DEFAULT 0,
    ok_at         BIGINT, failed_at BIGINT, why TEXT,
    PRIMARY KEY (shop_id, source_id)
);

CREATE TABLE inbound (                                    -- deliveries of webhooks, each once; hints of what to read again
    shop_id       TEXT_KEY NOT NULL,
    id            TEXT_KEY NOT NULL,
    source_id     TEXT_KEY NOT NULL,
    topic         TEXT NOT NULL,
    delivery      TEXT_KEY,                               -- the sender's id
    body_hash     TEXT_KEY NOT NULL,                      -- of topic and body: ids are not signed
    hint          TEXT NOT NULL,                          -- JSON: {"changed","gone","look"}; never the body itself
    told          TEXT,                                   -- sealed: whom a privacy request is about, until it is done
    state         TEXT_KEY NOT NULL CHECK (state IN ('waiting', 'done', 'failed')),
    trouble       TEXT,
    at            BIGINT NOT NULL,
    ended_at      BIGINT,
    PRIMARY KEY (shop_id, id)
);
CREATE UNIQUE INDEX inbound_delivery ON inbound (shop_id, source_id, delivery) WHERE delivery IS NOT NULL;
CREATE UNIQUE INDEX inbound_body ON inbound (shop_id, source_id, body_hash);
CREATE INDEX inbound_state ON inbound (shop_id, source_id, state, at);
CREATE INDEX inbound_at ON inbound (shop_id, at);

CREATE TABLE source_act (                                 -- the outbox: what was asked of a store, and what became of it
    shop_id       TEXT_KEY NOT NULL,
    id            TEXT_KEY NOT NULL,
    source_id     TEXT_KEY NOT NULL,
    order_id      TEXT_KEY NOT NULL,
    request_id    TEXT_KEY,
    what          TEXT_KEY NOT NULL CHECK (what IN ('cancel', 'change_address', 'return', 'note')),
    details       TEXT,
    state         TEXT_KEY NOT NULL CHECK (state IN ('waiting', 'tried', 'under_way', 'done', 'refused', 'failed')),
    token         TEXT,                                   -- the id of the job there
    tries         BIGINT NOT NULL DEFAULT 0,
    trouble       TEXT,
    created_at    BIGINT NOT NULL,
    ended_at      BIGINT,
    PRIMARY KEY (shop_id, id)
);
CREATE UNIQUE INDEX source_act_request ON source_act (shop_id, request_id) WHERE request_id IS NOT NULL;
CREATE INDEX source_act_order ON source_act (shop_id, order_id);

CREATE TABLE source_status (                              -- the words of a source, and what they mean
    shop_id       TEXT_KEY NOT NULL,
    source_id     TEXT_KEY NOT NULL,
    type          TEXT_KEY NOT NULL CHECK (type IN ('general', 'delivery', 'payment')),
    raw           TEXT_KEY NOT NULL,
    name          TEXT,                                   -- as people read it there
    shipped       TEXT,                                   -- what wismo makes of it by itself; NULL = does not know it
    code          TEXT,                                   -- what the shop has said that it means; NULL = nothing
    PRIMARY KEY (shop_id, source_id, type, raw)
);
