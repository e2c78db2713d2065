-- On PostgreSQL several processes share the door's budgets: each reads what all of them have counted.
-- only: postgres
CREATE INDEX security_event_address ON security_event (shop_id, address, at) WHERE what = 'proof.miss';
CREATE INDEX security_event_number ON security_event (shop_id, number_hash, at) WHERE what = 'proof.miss';
CREATE INDEX security_event_contact ON security_event (shop_id, email_hash, at) WHERE what = 'proof.miss';
-- both
