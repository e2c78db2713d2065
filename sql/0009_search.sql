-- The order desk at a million orders: counters that follow every order in its own transaction, and what its list is
-- searched by.

-- What lists are filtered by has few different mixes. Each order carries the number of its mix, and each mix how many
-- orders it has: cards, totals and facets are read from here, and a rare filter finds its orders by their mix.
-- slot: 0 on SQLite; on PostgreSQL each writer that is under way has one of its own, so that none waits for another.
CREATE TABLE order_mix (
    shop_id       TEXT_KEY NOT NULL,
    id            BIGINT NOT NULL,
    slot          SMALLINT NOT NULL DEFAULT 0,
    grp           TEXT_KEY NOT NULL,
    general       TEXT_KEY NOT NULL,
    delivery      TEXT_KEY NOT NULL,
    payment       TEXT_KEY NOT NULL,
    warehouse     TEXT_KEY NOT NULL,                      -- '' = none
    carrier       TEXT_KEY NOT NULL,
    channel       TEXT_KEY NOT NULL,
    n             BIGINT NOT NULL,
    PRIMARY KEY (shop_id, id, slot)
) WITHOUT ROWID;
CREATE TABLE order_day (                                  -- the same by days of UTC, for cards of a period
    shop_id       TEXT_KEY NOT NULL,
    day           BIGINT NOT NULL,                        -- placed_at / 86400000
    grp           TEXT_KEY NOT NULL,
    slot          SMALLINT NOT NULL DEFAULT 0,
    n             BIGINT NOT NULL,
    PRIMARY KEY (shop_id, day, grp, slot)
) WITHOUT ROWID;

ALTER TABLE orders ADD COLUMN mix BIGINT NOT NULL DEFAULT 0;
DROP INDEX orders_listed;
INSERT INTO order_mix (shop_id, id, grp, general, delivery, payment, warehouse, carrier, channel, n)
    SELECT shop_id, row_number() OVER (), grp, general, delivery, payment, coalesce(warehouse, ''), coalesce(carrier, ''),
        coalesce(channel, ''), count(*) FROM orders
    GROUP BY shop_id, grp, general, delivery, payment, coalesce(warehouse, ''), coalesce(carrier, ''), coalesce(channel, '');
CREATE INDEX order_mix_values ON order_mix (shop_id, grp, general, delivery, payment);
UPDATE orders SET mix = (SELECT m.id FROM order_mix m WHERE m.shop_id = orders.shop_id AND m.grp = orders.grp
    AND m.general = orders.general AND m.delivery = orders.delivery AND m.payment = orders.payment
    AND m.warehouse = coalesce(orders.warehouse, '') AND m.carrier = coalesce(orders.carrier, '')
    AND m.channel = coalesce(orders.channel, ''));
DROP INDEX order_mix_values;
INSERT INTO order_day (shop_id, day, grp, n)
    SELECT shop_id, placed_at / 86400000, grp, count(*) FROM orders GROUP BY shop_id, placed_at / 86400000, grp;
CREATE INDEX orders_listed ON orders (shop_id, placed_at, id, mix);
CREATE INDEX orders_mix ON orders (shop_id, mix, placed_at, id);

-- The counters are kept by triggers, so that nothing which writes an order can forget them.
-- only: sqlite
CREATE TRIGGER orders_counted AFTER INSERT ON orders BEGIN
    INSERT INTO order_mix (shop_id, id, slot, grp, general, delivery, payment, warehouse, carrier, channel, n)
        VALUES (NEW.shop_id, NEW.mix, 0, NEW.grp, NEW.general, NEW.delivery, NEW.payment, coalesce(NEW.warehouse, ''),
            coalesce(NEW.carrier, ''), coalesce(NEW.channel, ''), 1)
        ON CONFLICT (shop_id, id, slot) DO UPDATE SET n = n + 1;
    INSERT INTO order_day (shop_id, day, grp, slot, n) VALUES (NEW.shop_id, NEW.placed_at / 86400000, NEW.grp, 0, 1)
        ON CONFLICT (shop_id, day, grp, slot) DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER orders_recounted AFTER UPDATE OF mix, grp, placed_at ON orders
WHEN NEW.mix <> OLD.mix OR NEW.grp <> OLD.grp OR NEW.placed_at / 86400000 <> OLD.placed_at / 86400000 BEGIN
    UPDATE order_mix SET n = n - 1 WHERE shop_id = OLD.shop_id AND id = OLD.mix AND slot = 0;
    INSERT INTO order_mix (shop_id, id, slot, grp, general, delivery, payment, warehouse, carrier, channel, n)
        VALUES (NEW.shop_id, NEW.mix, 0, NEW.grp, NEW.general, NEW.delivery, NEW.payment, coalesce(NEW.warehouse, ''),
            coalesce(NEW.carrier, ''), coalesce(NEW.channel, ''), 1)
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
ALTER TABLE order_mix SET (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
ALTER TABLE order_day SET (fillfactor = 50);
CREATE FUNCTION order_slot(shop TEXT) RETURNS SMALLINT LANGUAGE plpgsql AS $$
BEGIN
    FOR i IN 0..15 LOOP
        IF pg_try_advisory_xact_lock(hashtext(shop), 170900 + i) THEN
            RETURN i;
        END IF;
    END LOOP;
    RETURN 16 + pg_backend_pid() % 16;
END $$;
CREATE FUNCTION order_count_add(o orders, slot_ SMALLINT, by_ BIGINT) RETURNS VOID LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO order_mix AS m (shop_id, id, slot, grp, general, delivery, payment, warehouse, carrier, channel, n)
        VALUES (o.shop_id, o.mix, slot_, o.grp, o.general, o.delivery, o.payment, coalesce(o.warehouse, ''),
            coalesce(o.carrier, ''), coalesce(o.channel, ''), by_)
        ON CONFLICT (shop_id, id, slot) DO UPDATE SET n = m.n + by_;
    INSERT INTO order_day AS d (shop_id, day, grp, slot, n) VALUES (o.shop_id, o.placed_at / 86400000, o.grp, slot_, by_)
        ON CONFLICT (shop_id, day, grp, slot) DO UPDATE SET n = d.n + by_;
END $$;
CREATE FUNCTION orders_counted() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    slot_ SMALLINT;
BEGIN
    IF TG_OP = 'INSERT' THEN                              -- as order_count_add, but a whole order is not passed on
        slot_ := order_slot(NEW.shop_id);
        INSERT INTO order_mix AS m (shop_id, id, slot, grp, general, delivery, payment, warehouse, carrier, channel, n)
            VALUES (NEW.shop_id, NEW.mix, slot_, NEW.grp, NEW.general, NEW.delivery, NEW.payment,
                coalesce(NEW.warehouse, ''), coalesce(NEW.carrier, ''), coalesce(NEW.channel, ''), 1)
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

-- What an order is found by in parts: number, names, e-mail, phone, parcels, folded. doc sorts by the order's time;
-- on SQLite it is the row of the trigram index, begins with the shop and is never another's.
-- state: 0 in the index; 1 waits for it (was = the text that is still there); 2 has left, its text must, too.
-- only: sqlite
CREATE TABLE order_text (
    doc           INTEGER PRIMARY KEY,
    shop_id       TEXT NOT NULL,
    order_id      TEXT NOT NULL,
    mix           BIGINT NOT NULL,                        -- of the order, so that filters need not look at it
    folded        TEXT NOT NULL,
    was           TEXT,
    state         SMALLINT NOT NULL
);
CREATE UNIQUE INDEX order_text_order ON order_text (shop_id, order_id) WHERE state < 2;
CREATE INDEX order_text_waiting ON order_text (doc, shop_id) WHERE state > 0;
CREATE VIRTUAL TABLE order_trigram USING fts5 (folded, content = '', columnsize = 0, detail = none,
    tokenize = 'trigram case_sensitive 1');
-- only: postgres
CREATE TABLE order_text (
    shop_id       TEXT_KEY NOT NULL,
    order_id      TEXT_KEY NOT NULL,
    doc           BIGINT NOT NULL,
    mix           BIGINT NOT NULL,
    folded        TEXT NOT NULL,
    PRIMARY KEY (shop_id, order_id)
);
CREATE INDEX order_text_newest ON order_text (shop_id, doc, order_id);   -- common words are found by reading from here
-- both
CREATE TABLE order_text_todo (                            -- shops whose orders must be read again for it
    shop_id       TEXT_KEY NOT NULL,
    id            TEXT_KEY NOT NULL,                      -- 'all'
    after_id      TEXT_KEY NOT NULL,                      -- orders up to here are done
    PRIMARY KEY (shop_id, id)
);
INSERT INTO order_text_todo (shop_id, id, after_id) SELECT DISTINCT shop_id, 'all', '' FROM orders;

CREATE TABLE order_tag (                                  -- orders.tags, one row each, folded
    shop_id       TEXT_KEY NOT NULL,
    tag           TEXT_KEY NOT NULL,
    placed_at     BIGINT NOT NULL,
    order_id      TEXT_KEY NOT NULL,
    PRIMARY KEY (shop_id, tag, placed_at, order_id)
) WITHOUT ROWID;

-- On PostgreSQL the index of parts needs pg_trgm, which a database's owner may create. Where that is not allowed, searching
-- goes on without the index, slower; wismo serve tries again when it starts (order/text.c has the same words).
-- only: postgres
DO $$
DECLARE
    home TEXT;
BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_extension WHERE extname = 'pg_trgm') THEN
        BEGIN
            CREATE EXTENSION pg_trgm SCHEMA public;
        EXCEPTION WHEN OTHERS THEN
            RETURN;
        END;
    END IF;
    SELECT n.nspname INTO home FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'pg_trgm';
    EXECUTE format('CREATE INDEX IF NOT EXISTS order_text_trigram ON order_text USING gin (folded %I.gin_trgm_ops)', home);
EXCEPTION WHEN insufficient_privilege THEN
    RETURN;
END $$;
-- both
