-- The staff's list by any filter is one walk over an index that holds what is filtered by: without it every order's own
-- row was read. On PostgreSQL an entry has an end (2,704 bytes), so that what shops name at will is not in it.
DROP INDEX orders_placed;
-- only: sqlite
CREATE INDEX orders_listed ON orders (shop_id, placed_at, id, grp, general, delivery, payment, warehouse, carrier, channel);
-- only: postgres
CREATE INDEX orders_listed ON orders (shop_id, placed_at, id, grp, general, delivery, payment);
