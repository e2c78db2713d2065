-- Privacy: how long a shop keeps what is not its own book, and who asked to be forgotten.

ALTER TABLE shop ADD COLUMN keep_conversations BIGINT NOT NULL DEFAULT 0;   -- days after the last word; 0 = for ever
ALTER TABLE shop ADD COLUMN keep_mirrors BIGINT NOT NULL DEFAULT 0;   -- days after the last change; 0 = for ever
ALTER TABLE orders ADD COLUMN erased_at BIGINT;           -- whom it was from is not known any more, and never will be

CREATE INDEX orders_erased ON orders (shop_id, erased_at) WHERE erased_at IS NOT NULL;

-- Tombstones: keyed hashes of e-mail addresses, phones, customers and orders of other systems that were erased, so that
-- none of them comes back with a webhook, a poll, an import or a backup. Never what was hashed.
CREATE TABLE erased (
    shop_id       TEXT_KEY NOT NULL,
    hash          TEXT_KEY NOT NULL,
    at            BIGINT NOT NULL,                        -- the last time; what is younger is a new acquaintance
    PRIMARY KEY (shop_id, hash)
) WITHOUT ROWID;
CREATE TABLE erased_key (                                 -- what they are hashed with; several after lists were joined
    shop_id       TEXT_KEY NOT NULL,
    id            TEXT_KEY NOT NULL,
    key_sealed    TEXT NOT NULL,
    created_at    BIGINT NOT NULL,
    PRIMARY KEY (shop_id, id)
);

CREATE INDEX request_conversation ON request (shop_id, conversation_id) WHERE conversation_id IS NOT NULL;
CREATE INDEX ticket_order ON ticket (shop_id, order_id) WHERE order_id IS NOT NULL;

-- Events are never changed and never removed, but for one thing: an erasure may empty what they hold of a person. Its
-- transaction puts its shop in here and takes it out again before it commits, so that nobody else ever sees a row of this
-- table; and even then a trigger lets values become NULL, and nothing else.
CREATE TABLE erasing (
    shop_id       TEXT_KEY NOT NULL PRIMARY KEY
);
-- only: sqlite
DROP TRIGGER event_no_update;
CREATE TRIGGER event_no_update BEFORE UPDATE ON event
WHEN NOT EXISTS (SELECT 1 FROM erasing g WHERE g.shop_id = OLD.shop_id)
    OR NEW.shop_id IS NOT OLD.shop_id OR NEW.id IS NOT OLD.id OR NEW.subject IS NOT OLD.subject
    OR NEW.subject_id IS NOT OLD.subject_id OR NEW.what IS NOT OLD.what OR NEW.field IS NOT OLD.field
    OR NEW.actor IS NOT OLD.actor OR NEW.actor_id IS NOT OLD.actor_id OR NEW.actor_name IS NOT OLD.actor_name
    OR NEW.at IS NOT OLD.at
    OR (NEW.from_value IS NOT NULL AND NEW.from_value IS NOT OLD.from_value)
    OR (NEW.to_value IS NOT NULL AND NEW.to_value IS NOT OLD.to_value)
BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
-- only: postgres
CREATE OR REPLACE FUNCTION event_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF EXISTS (SELECT 1 FROM erasing g WHERE g.shop_id = OLD.shop_id)
            AND (NEW.shop_id, NEW.id, NEW.subject, NEW.subject_id, NEW.what, NEW.actor, NEW.at)
                = (OLD.shop_id, OLD.id, OLD.subject, OLD.subject_id, OLD.what, OLD.actor, OLD.at)
            AND NEW.field IS NOT DISTINCT FROM OLD.field
            AND NEW.actor_id IS NOT DISTINCT FROM OLD.actor_id
            AND NEW.actor_name IS NOT DISTINCT FROM OLD.actor_name
            AND (NEW.from_value IS NULL OR NEW.from_value IS NOT DISTINCT FROM OLD.from_value)
            AND (NEW.to_value IS NULL OR NEW.to_value IS NOT DISTINCT FROM OLD.to_value) THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'events are never changed or removed';
END $$;
-- both
