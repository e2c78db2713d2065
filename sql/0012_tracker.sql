-- Parcels are found by their number, and followed with services that ask the carriers.
ALTER TABLE shop ADD COLUMN stalled_days_no_scan BIGINT NOT NULL DEFAULT 10; -- parcels that no carrier has scanned

ALTER TABLE shipment ADD COLUMN tracking_norm TEXT_KEY;       -- as orders.tracking_norm
UPDATE shipment SET tracking_norm =
    NULLIF(UPPER(REPLACE(REPLACE(REPLACE(tracking_number, ' ', ''), '-', ''), '.', '')), '')
    WHERE tracking_number IS NOT NULL;
CREATE INDEX shipment_number ON shipment (shop_id, tracking_norm) WHERE tracking_norm IS NOT NULL;

CREATE TABLE tracker (
    shop_id               TEXT_KEY NOT NULL,
    kind                  TEXT_KEY NOT NULL,
    id                    TEXT_KEY NOT NULL UNIQUE,           -- trk_…, in the address of its webhook
    enabled               SMALLINT NOT NULL DEFAULT 1,
    url                   TEXT,                               -- instead of the service's own
    api_key_sealed        TEXT,
    webhook_secret_sealed TEXT,
    leased_until          BIGINT NOT NULL DEFAULT 0,          -- one job at a time asks for a shop
    blocked_until         BIGINT NOT NULL DEFAULT 0,          -- it asked us to wait, or does not answer
    ok_at                 BIGINT,
    hook_at               BIGINT,
    trouble               TEXT,                               -- why the last call failed
    version               BIGINT NOT NULL DEFAULT 1,
    created_at            BIGINT NOT NULL,
    PRIMARY KEY (shop_id, kind)
);

CREATE TABLE tracker_parcel (                                 -- what a tracker is asked for
    shop_id       TEXT_KEY NOT NULL,
    kind          TEXT_KEY NOT NULL,
    tracking_norm TEXT_KEY NOT NULL,
    carrier_code  TEXT,
    state         TEXT_KEY NOT NULL DEFAULT 'new' CHECK (state IN ('new', 'followed', 'refused', 'done')),
    external_id   TEXT,                                       -- its id there
    trouble       TEXT,                                       -- why it was refused
    tries         BIGINT NOT NULL DEFAULT 0,
    next_at       BIGINT NOT NULL,                            -- when to ask
    since         BIGINT NOT NULL,
    PRIMARY KEY (shop_id, kind, tracking_norm)
) WITHOUT ROWID;
CREATE INDEX tracker_parcel_due ON tracker_parcel (next_at) WHERE state IN ('new', 'followed');
