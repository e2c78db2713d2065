-- The order desk: what staff write about an order besides what the shopper said, and reminders on orders. The next open
-- reminder stands on its order, so that the list of orders needs no join; order/reminder.c keeps it.

ALTER TABLE orders ADD COLUMN note TEXT;                 -- internal; comment is the customer's
ALTER TABLE orders ADD COLUMN in_stock BIGINT NOT NULL DEFAULT 0;
ALTER TABLE orders ADD COLUMN reserved BIGINT NOT NULL DEFAULT 0;
ALTER TABLE orders ADD COLUMN available BIGINT NOT NULL DEFAULT 0;
ALTER TABLE orders ADD COLUMN reminder_at BIGINT;
ALTER TABLE orders ADD COLUMN reminder TEXT;
ALTER TABLE order_item ADD COLUMN warehouse TEXT;
ALTER TABLE order_item ADD COLUMN stock BIGINT NOT NULL DEFAULT 0;
ALTER TABLE order_item ADD COLUMN images TEXT;           -- JSON: [{"url","alt"}]
CREATE INDEX orders_reminder ON orders (shop_id, reminder_at) WHERE reminder_at IS NOT NULL;

CREATE TABLE reminder (
    shop_id       TEXT_KEY NOT NULL,
    id            TEXT_KEY NOT NULL,
    order_id      TEXT_KEY NOT NULL,
    text          TEXT NOT NULL,
    due_at        BIGINT NOT NULL,
    kind          TEXT NOT NULL DEFAULT 'scheduled' CHECK (kind IN ('scheduled', 'automatic')),
    rule_id       TEXT_KEY,                               -- of the rule that made an automatic one
    active        SMALLINT NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
    done_at       BIGINT,
    created_by    TEXT,
    version       BIGINT NOT NULL DEFAULT 1,
    created_at    BIGINT NOT NULL,
    PRIMARY KEY (shop_id, id)
);
CREATE INDEX reminder_order ON reminder (shop_id, order_id, due_at);
CREATE INDEX reminder_open ON reminder (shop_id, due_at) WHERE active = 1 AND done_at IS NULL;

-- What was decided about a request, and what is left to do.
ALTER TABLE request ADD COLUMN reason TEXT;
ALTER TABLE request ADD COLUMN todo TEXT;
ALTER TABLE request ADD COLUMN decided_by TEXT;
CREATE INDEX request_asked ON request (shop_id, created_at, id);
CREATE INDEX request_open ON request (shop_id, order_id) WHERE state = 'open';
CREATE INDEX ticket_created ON ticket (shop_id, created_at, id);

-- Where an assistant keeps orders: at most one backend each (the key), whatever its kind. Removing it leaves the orders.
-- Assistants from before there was a choice work with native orders.
CREATE TABLE order_backend (
    shop_id       TEXT_KEY NOT NULL,
    assistant_id  TEXT_KEY NOT NULL,
    kind          TEXT_KEY NOT NULL,                      -- native
    name          TEXT NOT NULL,                          -- as people call it: "Orders"
    currency      TEXT NOT NULL,                          -- of new orders
    order_fields  TEXT NOT NULL DEFAULT '[]',             -- JSON: [{"name","type","required","options"}]
    item_fields   TEXT NOT NULL DEFAULT '[]',
    version       BIGINT NOT NULL DEFAULT 1,
    created_at    BIGINT NOT NULL,
    PRIMARY KEY (shop_id, assistant_id)
);
INSERT INTO order_backend (shop_id, assistant_id, kind, name, currency, created_at)
    SELECT a.shop_id, a.id, 'native', 'Orders', s.currency, a.created_at
    FROM assistant a JOIN shop s ON s.id = a.shop_id;

-- Pictures are asked for by their id alone, which is random. What was uploaded and never put on a product is swept.
CREATE UNIQUE INDEX file_id ON file (id);
ALTER TABLE file ADD COLUMN size BIGINT NOT NULL DEFAULT 0;
ALTER TABLE file ADD COLUMN used SMALLINT NOT NULL DEFAULT 0 CHECK (used IN (0, 1));
UPDATE file SET size = length(bytes), used = 1;
CREATE INDEX file_size ON file (shop_id, size);
CREATE INDEX file_unused ON file (shop_id, created_at) WHERE used = 0;

-- What staff know of a customer beside the orders. The key is "e:" and the e-mail address, or "p:" and the phone, in the
-- form in which they are compared.
CREATE TABLE customer (
    shop_id       TEXT_KEY NOT NULL,
    key           TEXT_KEY NOT NULL,
    vip           TEXT CHECK (vip IN ('yes', 'no')),      -- by hand; NULL = as the rule says
    note          TEXT,
    version       BIGINT NOT NULL DEFAULT 1,
    created_at    BIGINT NOT NULL,
    PRIMARY KEY (shop_id, key)
);
CREATE TABLE customer_rule (                              -- from so many orders, or so much money, on a customer is a VIP
    shop_id       TEXT_KEY PRIMARY KEY,
    orders        BIGINT NOT NULL DEFAULT 0,              -- 0 = not by this
    total         BIGINT NOT NULL DEFAULT 0,
    currency      TEXT NOT NULL,
    version       BIGINT NOT NULL DEFAULT 1
);

-- The catalogue. Rows of orders may name a product, and keep their own words when it changes or goes.
ALTER TABLE product ADD COLUMN images TEXT;              -- JSON: [{"url","alt"}]
ALTER TABLE product ADD COLUMN variants TEXT;            -- JSON: [{"name","sku","price","stock"}], price in minor units
ALTER TABLE product ADD COLUMN stock BIGINT NOT NULL DEFAULT 0;
ALTER TABLE product ADD COLUMN active SMALLINT NOT NULL DEFAULT 1 CHECK (active IN (0, 1));
ALTER TABLE product ADD COLUMN folded TEXT NOT NULL DEFAULT '';   -- what it is found by
ALTER TABLE product ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
ALTER TABLE product ADD COLUMN changed_at BIGINT NOT NULL DEFAULT 0;

-- What was changed on many orders at once, as it was before, so that it can be taken back.
CREATE TABLE order_bulk (
    shop_id       TEXT_KEY NOT NULL,
    id            TEXT_KEY NOT NULL,                      -- blk_…
    created_at    BIGINT NOT NULL,
    undone_at     BIGINT,
    PRIMARY KEY (shop_id, id)
);
CREATE INDEX order_bulk_made ON order_bulk (shop_id, created_at);
CREATE TABLE order_bulk_line (
    shop_id       TEXT_KEY NOT NULL,
    bulk_id       TEXT_KEY NOT NULL,
    order_id      TEXT_KEY NOT NULL,
    number        TEXT NOT NULL,
    version       BIGINT NOT NULL,                        -- of the order after the change
    general       TEXT NOT NULL,
    general_raw   TEXT,
    delivery      TEXT NOT NULL,
    delivery_raw  TEXT,
    tags          TEXT,
    delivered_at  BIGINT,
    cancelled_at  BIGINT,
    parcel_status TEXT,                                   -- of the only parcel, which follows the order
    parcel_raw    TEXT,
    parcel_by     TEXT,
    PRIMARY KEY (shop_id, bulk_id, order_id)
);

-- Pixels between the chat's launcher and the bottom of the page.
ALTER TABLE assistant ADD COLUMN launcher_offset BIGINT NOT NULL DEFAULT 20;
