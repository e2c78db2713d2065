-- Where an order comes from is one more thing that lists are filtered by: part of its mix. Almost all shops read one source,
-- so that almost all mixes stay what they are; the orders of a mix that several sources share are told apart. Numbers below
-- zero are given here only.
-- only: sqlite
DROP TRIGGER orders_counted;
DROP TRIGGER orders_recounted;
DROP TRIGGER orders_mixed;
DROP TRIGGER orders_uncounted;
-- only: postgres
DROP TRIGGER orders_counted ON orders;
DROP TRIGGER orders_recounted ON orders;
-- both
CREATE TABLE order_mix_apart AS
    SELECT shop_id, mix, source_id, grp, general, delivery, payment, coalesce(warehouse, '') AS warehouse,
        coalesce(carrier, '') AS carrier, coalesce(channel, '') AS channel, count(*) AS n,
        row_number() OVER (PARTITION BY shop_id, mix ORDER BY count(*) DESC, source_id) AS place,
        - row_number() OVER (ORDER BY shop_id, mix, source_id, grp, general, delivery, payment) AS apart
    FROM orders GROUP BY shop_id, mix, source_id, grp, general, delivery, payment, coalesce(warehouse, ''), coalesce(carrier, ''),
        coalesce(channel, '');
CREATE INDEX order_mix_apart_mix ON order_mix_apart (shop_id, mix, place);
UPDATE orders SET mix = coalesce((SELECT a.apart FROM order_mix_apart a WHERE a.shop_id = orders.shop_id AND a.mix = orders.mix
        AND a.place > 1 AND a.source_id = orders.source_id AND a.grp = orders.grp AND a.general = orders.general
        AND a.delivery = orders.delivery AND a.payment = orders.payment AND a.warehouse = coalesce(orders.warehouse, '')
        AND a.carrier = coalesce(orders.carrier, '') AND a.channel = coalesce(orders.channel, '')), mix)
    WHERE EXISTS (SELECT 1 FROM order_mix_apart a WHERE a.shop_id = orders.shop_id AND a.mix = orders.mix AND a.place > 1);
-- only: sqlite
UPDATE order_text SET mix = (SELECT o.mix FROM orders o WHERE o.shop_id = order_text.shop_id AND o.id = order_text.order_id)
    WHERE state < 2 AND (shop_id, order_id) IN (SELECT o.shop_id, o.id FROM orders o WHERE o.mix < 0);
-- only: postgres
UPDATE order_text SET mix = (SELECT o.mix FROM orders o WHERE o.shop_id = order_text.shop_id AND o.id = order_text.order_id)
    WHERE (shop_id, order_id) IN (SELECT o.shop_id, o.id FROM orders o WHERE o.mix < 0);
-- both
DELETE FROM order_mix;
ALTER TABLE order_mix ADD COLUMN source_id TEXT_KEY NOT NULL DEFAULT '';
INSERT INTO order_mix (shop_id, id, slot, grp, general, delivery, payment, warehouse, carrier, channel, source_id, n)
    SELECT shop_id, CASE place WHEN 1 THEN mix ELSE apart END, 0, grp, general, delivery, payment, warehouse, carrier, channel,
        source_id, n FROM order_mix_apart;
DROP TABLE order_mix_apart;

-- The triggers of 0009, with the source.
-- only: sqlite
CREATE TRIGGER orders_counted AFTER INSERT ON orders BEGIN
    INSERT INTO order_mix (shop_id, id, slot, grp, general, delivery, payment, warehouse, carrier, channel, source_id, n)
        VALUES (NEW.shop_id, NEW.mix, 0, NEW.grp, NEW.general, NEW.delivery, NEW.payment, coalesce(NEW.warehouse, ''),
            coalesce(NEW.carrier, ''), coalesce(NEW.channel, ''), NEW.source_id, 1)
        ON CONFLICT (shop_id, id, slot) DO UPDATE SET n = n + 1;
    INSERT INTO order_day (shop_id, day, grp, slot, n) VALUES (NEW.shop_id, NEW.placed_at / 86400000, NEW.grp, 0, 1)
        ON CONFLICT (shop_id, day, grp, slot) DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER orders_recounted AFTER UPDATE OF mix, grp, placed_at ON orders
WHEN NEW.mix <> OLD.mix OR NEW.grp <> OLD.grp OR NEW.placed_at / 86400000 <> OLD.placed_at / 86400000 BEGIN
    UPDATE order_mix SET n = n - 1 WHERE shop_id = OLD.shop_id AND id = OLD.mix AND slot = 0;
    INSERT INTO order_mix (shop_id, id, slot, grp, general, delivery, payment, warehouse, carrier, channel, source_id, n)
        VALUES (NEW.shop_id, NEW.mix, 0, NEW.grp, NEW.general, NEW.delivery, NEW.payment, coalesce(NEW.warehouse, ''),
            coalesce(NEW.carrier, ''), coalesce(NEW.channel, ''), NEW.source_id, 1)
        ON CONFLICT (shop_id, id, slot) DO UPDATE SET n = n + 1;
    UPDATE order_day SET n = n - 1
        WHERE shop_id = OLD.shop_id AND day = OLD.placed_at / 86400000 AND grp = OLD.grp AND slot = 0;
    INSERT INTO order_day (shop_id, day, grp, slot, n) VALUES (NEW.shop_id, NEW.placed_at / 86400000, NEW.grp, 0, 1)
        ON CONFLICT (shop_id, day, grp, slot) DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER orders_mixed AFTER UPDATE OF mix ON orders WHEN NEW.mix <> OLD.mix BEGIN
    UPDATE order_text SET mix = NEW.mix WHERE shop_id = NEW.shop_id AND order_id = NEW.id AND state < 2;
END;
CREATE TRIGGER orders_uncounted AFTER DELETE ON orders BEGIN
    UPDATE order_mix SET n = n - 1 WHERE shop_id = OLD.shop_id AND id = OLD.mix AND slot = 0;
    UPDATE order_day SET n = n - 1
        WHERE shop_id = OLD.shop_id AND day = OLD.placed_at / 86400000 AND grp = OLD.grp AND slot = 0;
END;
-- only: postgres
CREATE OR REPLACE FUNCTION order_count_add(o orders, slot_ SMALLINT, by_ BIGINT) RETURNS VOID LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO order_mix AS m (shop_id, id, slot, grp, general, delivery, payment, warehouse, carrier, channel, source_id, n)
        VALUES (o.shop_id, o.mix, slot_, o.grp, o.general, o.delivery, o.payment, coalesce(o.warehouse, ''),
            coalesce(o.carrier, ''), coalesce(o.channel, ''), o.source_id, by_)
        ON CONFLICT (shop_id, id, slot) DO UPDATE SET n = m.n + by_;
    INSERT INTO order_day AS d (shop_id, day, grp, slot, n) VALUES (o.shop_id, o.placed_at / 86400000, o.grp, slot_, by_)
        ON CONFLICT (shop_id, day, grp, slot) DO UPDATE SET n = d.n + by_;
END $$;
CREATE OR REPLACE FUNCTION orders_counted() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    slot_ SMALLINT;
BEGIN
    IF TG_OP = 'INSERT' THEN                              -- as order_count_add, but a whole order is not passed on
        slot_ := order_slot(NEW.shop_id);
        INSERT INTO order_mix AS m (shop_id, id, slot, grp, general, delivery, payment, warehouse, carrier, channel, source_id, n)
            VALUES (NEW.shop_id, NEW.mix, slot_, NEW.grp, NEW.general, NEW.delivery, NEW.payment,
                coalesce(NEW.warehouse, ''), coalesce(NEW.carrier, ''), coalesce(NEW.channel, ''), NEW.source_id, 1)
            ON CONFLICT (shop_id, id, slot) DO UPDATE SET n = m.n + 1;
        INSERT INTO order_day AS d (shop_id, day, grp, slot, n)
            VALUES (NEW.shop_id, NEW.placed_at / 86400000, NEW.grp, slot_, 1)
            ON CONFLICT (shop_id, day, grp, slot) DO UPDATE SET n = d.n + 1;
    ELSIF TG_OP = 'DELETE' THEN
        PERFORM order_count_add(OLD, order_slot(OLD.shop_id), -1);
    ELSE
        slot_ := order_slot(NEW.shop_id);
        PERFORM order_count_add(OLD, slot_, -1);
        PERFORM order_count_add(NEW, slot_, 1);
        IF NEW.mix <> OLD.mix THEN
            UPDATE order_text SET mix = NEW.mix WHERE shop_id = NEW.shop_id AND order_id = NEW.id;
        END IF;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER orders_counted AFTER INSERT OR DELETE ON orders FOR EACH ROW EXECUTE FUNCTION orders_counted();
CREATE TRIGGER orders_recounted AFTER UPDATE OF mix, grp, placed_at ON orders FOR EACH ROW
    WHEN (NEW.mix <> OLD.mix OR NEW.grp <> OLD.grp OR NEW.placed_at / 86400000 <> OLD.placed_at / 86400000)
    EXECUTE FUNCTION orders_counted();
-- both
