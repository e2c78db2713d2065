-- What goes over every shop once an hour (app/sweep.c) must not read all parcels that were ever sent.
CREATE INDEX shipment_pickup ON shipment (shop_id, pickup_until) WHERE status = 'at_pickup_point';
