-- A migration of a later version, for the tests only: what one does is here once.
ALTER TABLE orders ADD COLUMN gift_note TEXT;
UPDATE orders SET gift_note = 'of ' || number;
CREATE TABLE gift (
    shop_id       TEXT_KEY NOT NULL,
    id            TEXT_KEY NOT NULL,
    card          BYTES,
    created_at    BIGINT NOT NULL,
    PRIMARY KEY (shop_id, id)
) WITHOUT ROWID;
INSERT INTO gift (shop_id, id, created_at) SELECT shop_id, id, created_at FROM orders;
-- only: sqlite
CREATE INDEX gift_created ON gift (shop_id, created_at DESC);
-- only: postgres
CREATE INDEX gift_created ON gift (shop_id, created_at) WHERE card IS NULL;
-- both
