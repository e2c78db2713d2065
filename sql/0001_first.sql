-- The first schema. One text for both engines; db/migrate.c replaces three words: TEXT_KEY (TEXT, on PostgreSQL
-- COLLATE "C"), BYTES (BLOB or BYTEA), and drops WITHOUT ROWID on PostgreSQL. Times are milliseconds UTC, 0 is never
-- stored (NULL). Every table of a shop begins its keys with shop_id.

CREATE TABLE shop (
    id              TEXT_KEY PRIMARY KEY,
    code            TEXT_KEY NOT NULL UNIQUE,             -- 4 characters inside ids
    name            TEXT NOT NULL,
    zone            TEXT NOT NULL DEFAULT 'UTC',
    locale          TEXT NOT NULL DEFAULT 'en',
    currency        TEXT NOT NULL DEFAULT 'USD',
    number_prefix   TEXT NOT NULL DEFAULT '',             -- may be left out by shoppers
    number_suffix   TEXT NOT NULL DEFAULT '',
    verify_email    SMALLINT NOT NULL DEFAULT 1 CHECK (verify_email IN (0, 1)),
    verify_phone    SMALLINT NOT NULL DEFAULT 0 CHECK (verify_phone IN (0, 1)),
    verify_token    SMALLINT NOT NULL DEFAULT 1 CHECK (verify_token IN (0, 1)),
    stalled_days    BIGINT NOT NULL DEFAULT 5,
    tracking_url    TEXT,                                 -- default tracking page, may hold #parcel_number#
    support_url     TEXT,
    returns_url     TEXT,
    privacy_url     TEXT,
    delivery_policy TEXT,
    returns_policy  TEXT,
    actions         TEXT NOT NULL DEFAULT 'cancel change_address change return refund confirm received',
    demo            SMALLINT NOT NULL DEFAULT 0 CHECK (demo IN (0, 1)),
    version         BIGINT NOT NULL DEFAULT 1,
    created_at      BIGINT NOT NULL
);

CREATE TABLE source (                                     -- where orders are read from
    shop_id      TEXT_KEY NOT NULL,
    id           TEXT_KEY NOT NULL,
    kind         TEXT_KEY NOT NULL,                       -- native, api, woocommerce, …
    name         TEXT NOT NULL,
    settings     TEXT NOT NULL DEFAULT '{}',              -- JSON; secrets in it are sealed
    version      BIGINT NOT NULL DEFAULT 1,
    created_at   BIGINT NOT NULL,
    PRIMARY KEY (shop_id, id)
);

CREATE TABLE flow (                                       -- versions never change once written
    shop_id      TEXT_KEY NOT NULL,
    id           TEXT_KEY NOT NULL,
    number       BIGINT NOT NULL,
    name         TEXT NOT NULL,
    document     TEXT NOT NULL,
    published    SMALLINT NOT NULL DEFAULT 0 CHECK (published IN (0, 1)),
    created_at   BIGINT NOT NULL,
    PRIMARY KEY (shop_id, id, number)
);

CREATE TABLE assistant (
    shop_id         TEXT_KEY NOT NULL,
    id              TEXT_KEY NOT NULL,
    key             TEXT_KEY NOT NULL UNIQUE,             -- public, in the widget's address
    name            TEXT NOT NULL,
    title           TEXT NOT NULL DEFAULT 'Order help',
    origins         TEXT NOT NULL DEFAULT '',             -- allowed, separated by spaces; '' = WISMO_URL's own
    accent          TEXT NOT NULL DEFAULT '#1f3fae',
    side            TEXT NOT NULL DEFAULT 'end',
    theme           TEXT NOT NULL DEFAULT 'auto',
    text_area       SMALLINT NOT NULL DEFAULT 1 CHECK (text_area IN (0, 1)),
    source_id       TEXT_KEY NOT NULL,
    flow_id         TEXT_KEY NOT NULL,
    flow_number     BIGINT NOT NULL,                      -- the published version
    secret_kid      TEXT, secret_sealed  TEXT,            -- identity secrets: current and previous
    secret2_kid     TEXT, secret2_sealed TEXT,
    version         BIGINT NOT NULL DEFAULT 1,
    created_at      BIGINT NOT NULL,
    PRIMARY KEY (shop_id, id)
);

CREATE TABLE staff (                                      -- people who sign in; may belong to several shops
    id            TEXT_KEY PRIMARY KEY,
    email         TEXT_KEY NOT NULL UNIQUE,               -- trimmed, ASCII lower case
    name          TEXT NOT NULL,
    password      TEXT,                                   -- Argon2id; NULL = cannot sign in by password
    created_at    BIGINT NOT NULL
);
CREATE TABLE membership (
    shop_id       TEXT_KEY NOT NULL,
    staff_id      TEXT_KEY NOT NULL,
    role          TEXT NOT NULL CHECK (role IN ('owner', 'manager', 'agent', 'viewer')),
    created_at    BIGINT NOT NULL,
    PRIMARY KEY (shop_id, staff_id)
);
CREATE INDEX membership_staff ON membership (staff_id);
CREATE TABLE session (
    token_hash    TEXT_KEY PRIMARY KEY,
    staff_id      TEXT_KEY NOT NULL,
    csrf          TEXT NOT NULL,
    created_at    BIGINT NOT NULL,
    seen_at       BIGINT NOT NULL,
    until         BIGINT NOT NULL
);
CREATE INDEX session_staff ON session (staff_id);
CREATE TABLE api_key (
    shop_id       TEXT_KEY NOT NULL,
    id            TEXT_KEY NOT NULL,
    token_hash    TEXT_KEY NOT NULL UNIQUE,
    name          TEXT NOT NULL,
    role          TEXT NOT NULL CHECK (role IN ('owner', 'manager', 'agent', 'viewer')),
    created_at    BIGINT NOT NULL,
    used_at       BIGINT,
    revoked_at    BIGINT,
    PRIMARY KEY (shop_id, id)
);

CREATE TABLE counter (                                    -- per-shop numbers: tickets, own orders
    shop_id       TEXT_KEY NOT NULL,
    name          TEXT_KEY NOT NULL,
    value         BIGINT NOT NULL,
    PRIMARY KEY (shop_id, name)
);

CREATE TABLE product (
    shop_id       TEXT_KEY NOT NULL,
    id            TEXT_KEY NOT NULL,
    sku           TEXT_KEY NOT NULL,
    name          TEXT NOT NULL,
    price         BIGINT NOT NULL,
    currency      TEXT NOT NULL,
    image         TEXT,
    position      BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (shop_id, id),
    UNIQUE (shop_id, sku)
);

CREATE TABLE status (                                     -- built-ins come from order/state.c; rows are changes and custom ones
    shop_id       TEXT_KEY NOT NULL,
    type          TEXT_KEY NOT NULL CHECK (type IN ('basic', 'general', 'delivery', 'payment')),
    code          TEXT_KEY NOT NULL,
    name          TEXT NOT NULL,
    badge         TEXT,                                   -- one of the seven, for custom delivery and general ones
    tone          TEXT,
    include_in_analytics SMALLINT NOT NULL DEFAULT 1 CHECK (include_in_analytics IN (0, 1)),
    builtin       SMALLINT NOT NULL DEFAULT 0 CHECK (builtin IN (0, 1)),
    learned       SMALLINT NOT NULL DEFAULT 0 CHECK (learned IN (0, 1)),   -- first seen from a source
    position      BIGINT NOT NULL DEFAULT 0,
    version       BIGINT NOT NULL DEFAULT 1,
    created_at    BIGINT NOT NULL,
    PRIMARY KEY (shop_id, type, code)
);
CREATE TABLE status_text (
    shop_id       TEXT_KEY NOT NULL,
    type          TEXT_KEY NOT NULL,
    code          TEXT_KEY NOT NULL,
    locale        TEXT_KEY NOT NULL,
    text          TEXT NOT NULL,
    PRIMARY KEY (shop_id, type, code, locale)
);

CREATE TABLE orders (
    shop_id         TEXT_KEY NOT NULL,
    id              TEXT_KEY NOT NULL,
    source_id       TEXT_KEY NOT NULL,
    external_id     TEXT_KEY NOT NULL,
    number          TEXT NOT NULL,
    number_norm     TEXT_KEY NOT NULL,                    -- without '#', prefix, suffix; upper case
    external_stamp  BIGINT NOT NULL DEFAULT 0,            -- the source's own time of change; older news are ignored
    content_hash    TEXT,                                 -- of what the source gave; equal = nothing changed
    locale          TEXT,
    customer_id     TEXT_KEY,                             -- the customer's id at the source
    customer_name   TEXT,
    email           TEXT, email_norm TEXT_KEY NOT NULL DEFAULT '',
    phone           TEXT, phone_norm TEXT_KEY NOT NULL DEFAULT '',   -- E.164 where it can be, else digits
    ship_name       TEXT, ship_line1 TEXT, ship_line2 TEXT, ship_city TEXT, ship_region TEXT,
    ship_postcode   TEXT, ship_country TEXT,
    general         TEXT NOT NULL DEFAULT 'new',
    delivery        TEXT NOT NULL DEFAULT 'not_shipped',
    payment         TEXT NOT NULL DEFAULT 'none',
    general_raw     TEXT, delivery_raw TEXT, payment_raw TEXT,
    badge           TEXT NOT NULL,                        -- from the three, by order/state.c
    grp             TEXT NOT NULL,
    currency        TEXT NOT NULL,
    subtotal        BIGINT NOT NULL DEFAULT 0,
    shipping_total  BIGINT NOT NULL DEFAULT 0,
    discount_total  BIGINT NOT NULL DEFAULT 0,
    tax_total       BIGINT NOT NULL DEFAULT 0,
    total           BIGINT NOT NULL DEFAULT 0,
    paid_total      BIGINT NOT NULL DEFAULT 0,
    total_text      TEXT,                                 -- the source's own decimal string
    payment_name    TEXT,
    shipping_name   TEXT,
    carrier         TEXT, tracking_number TEXT, tracking_norm TEXT_KEY,   -- of the first open parcel, for lists and search
    channel         TEXT,
    warehouse       TEXT,
    comment         TEXT,
    tags            TEXT,                                 -- separated by commas
    custom          TEXT,                                 -- JSON object of custom order fields
    item_count      BIGINT NOT NULL DEFAULT 0,
    dates           TEXT,                                 -- flags: "day" only a date was known, "zone" the zone was guessed
    placed_at       BIGINT NOT NULL,
    changed_at      BIGINT NOT NULL,
    cancelled_at    BIGINT,
    delivered_at    BIGINT,
    eta_from        BIGINT,
    eta_to          BIGINT,
    fetched_at      BIGINT,
    version         BIGINT NOT NULL DEFAULT 1,
    created_at      BIGINT NOT NULL,
    PRIMARY KEY (shop_id, id),
    UNIQUE (shop_id, source_id, external_id)
);
CREATE INDEX orders_number ON orders (shop_id, number_norm, email_norm);   -- a wrong e-mail and no such order are one look-up
CREATE INDEX orders_email ON orders (shop_id, email_norm, placed_at);
CREATE INDEX orders_customer ON orders (shop_id, customer_id, placed_at);
CREATE INDEX orders_phone ON orders (shop_id, phone_norm, placed_at);
CREATE INDEX orders_tracking ON orders (shop_id, tracking_norm);
CREATE INDEX orders_placed ON orders (shop_id, placed_at, id);
CREATE INDEX orders_group ON orders (shop_id, grp, placed_at, id);

CREATE TABLE order_item (
    shop_id       TEXT_KEY NOT NULL,
    order_id      TEXT_KEY NOT NULL,
    line          BIGINT NOT NULL,
    sku           TEXT,
    name          TEXT NOT NULL,
    quantity      BIGINT NOT NULL,
    unit_price    BIGINT NOT NULL,
    currency      TEXT NOT NULL,
    product_id    TEXT,
    thumbnail     TEXT,
    custom        TEXT,                                   -- JSON object of custom item fields
    PRIMARY KEY (shop_id, order_id, line)
) WITHOUT ROWID;

CREATE TABLE shipment (
    shop_id         TEXT_KEY NOT NULL,
    order_id        TEXT_KEY NOT NULL,
    line            BIGINT NOT NULL,
    carrier_code    TEXT, carrier TEXT,
    tracking_number TEXT, tracking_url TEXT,
    service         TEXT,
    pickup_point    TEXT, pickup_until BIGINT,
    status          TEXT NOT NULL DEFAULT 'unknown',      -- a delivery code
    status_raw      TEXT,
    items           TEXT,                                 -- JSON: [{"line","quantity"}]; NULL = all
    shipped_at      BIGINT, last_event_at BIGINT, last_event TEXT,
    eta_from        BIGINT, eta_to BIGINT, delivered_at BIGINT,
    told_by         TEXT NOT NULL DEFAULT 'store' CHECK (told_by IN ('store', 'tracker', 'manual')),
    PRIMARY KEY (shop_id, order_id, line)
) WITHOUT ROWID;

CREATE TABLE payment (                                    -- a record of money, never a charge
    shop_id       TEXT_KEY NOT NULL,
    order_id      TEXT_KEY NOT NULL,
    line          BIGINT NOT NULL,
    amount        BIGINT NOT NULL,
    currency      TEXT NOT NULL,
    method        TEXT,
    note          TEXT,
    paid_at       BIGINT,
    reversed_at   BIGINT,
    PRIMARY KEY (shop_id, order_id, line)
) WITHOUT ROWID;

CREATE TABLE eligibility_rule (                           -- first match by position decides; none = ask
    shop_id       TEXT_KEY NOT NULL,
    action        TEXT_KEY NOT NULL CHECK (action IN ('cancel', 'change_address', 'change', 'return', 'refund', 'confirm', 'received')),
    position      BIGINT NOT NULL,
    general       TEXT, delivery TEXT, payment TEXT,      -- codes separated by spaces; NULL = any
    within_days   BIGINT,                                 -- NULL = any age
    since         TEXT CHECK (since IN ('placed', 'shipped', 'delivered')),
    unknown_age   TEXT NOT NULL DEFAULT 'ask' CHECK (unknown_age IN ('yes', 'no', 'ask')),
    answer        TEXT NOT NULL CHECK (answer IN ('yes', 'no', 'ask')),
    reason        TEXT,
    PRIMARY KEY (shop_id, action, position)
);

CREATE TABLE conversation (
    shop_id       TEXT_KEY NOT NULL,
    id            TEXT_KEY NOT NULL,
    assistant_id  TEXT_KEY NOT NULL,
    state         TEXT NOT NULL CHECK (state IN ('bot', 'waiting', 'human', 'closed')),
    input         TEXT NOT NULL CHECK (input IN ('text', 'choices', 'none')),
    flow_id       TEXT_KEY NOT NULL,
    flow_number   BIGINT NOT NULL,
    dialog        TEXT NOT NULL,                          -- JSON: where the walk stands, variables, what was offered
    locale        TEXT NOT NULL,
    page_url      TEXT,
    subject       TEXT,                                   -- proven identity: sub of the token
    subject_email TEXT,
    subject_at    BIGINT,                                 -- when a token said so last; holds like a proof
    order_id      TEXT_KEY,                               -- the proven order that it is about
    claimed       TEXT,                                   -- a number that was claimed, not verified
    misses        BIGINT NOT NULL DEFAULT 0,              -- of the budget of this conversation
    staff_id      TEXT_KEY,                               -- the person who has it
    last_seq      BIGINT NOT NULL DEFAULT 0,
    last_at       BIGINT NOT NULL,
    answer_at     BIGINT,                                 -- what was said last is not shown before
    turn_by       TEXT, turn_until BIGINT,                -- the lease of a turn between processes
    ended_at      BIGINT,                                 -- token ended: identity changed, or forgotten
    version       BIGINT NOT NULL DEFAULT 1,
    created_at    BIGINT NOT NULL,
    PRIMARY KEY (shop_id, id)
);
CREATE INDEX conversation_recent ON conversation (shop_id, state, last_at);
CREATE INDEX conversation_order ON conversation (shop_id, order_id) WHERE order_id IS NOT NULL;
CREATE INDEX conversation_email ON conversation (shop_id, subject_email) WHERE subject_email IS NOT NULL;
CREATE INDEX conversation_claimed ON conversation (shop_id, claimed) WHERE claimed IS NOT NULL;

CREATE TABLE message (
    shop_id         TEXT_KEY NOT NULL,
    conversation_id TEXT_KEY NOT NULL,
    seq             BIGINT NOT NULL,
    author          TEXT NOT NULL CHECK (author IN ('visitor', 'bot', 'agent', 'system')),
    author_name     TEXT,
    kind            TEXT NOT NULL,
    text            TEXT,
    body            TEXT,                                 -- JSON members beyond text: options, orders, order, form
    idem_key        TEXT_KEY,
    created_at      BIGINT NOT NULL,
    PRIMARY KEY (shop_id, conversation_id, seq)
) WITHOUT ROWID;
CREATE UNIQUE INDEX message_once ON message (shop_id, conversation_id, idem_key) WHERE idem_key IS NOT NULL;

CREATE TABLE proof (                                      -- what a conversation has proven about an order
    shop_id         TEXT_KEY NOT NULL,
    conversation_id TEXT_KEY NOT NULL,
    order_id        TEXT_KEY NOT NULL,
    level           TEXT NOT NULL CHECK (level IN ('number_email', 'number_phone', 'code', 'token')),
    at              BIGINT NOT NULL,                      -- last use
    until           BIGINT NOT NULL,                      -- 24 h after the first
    PRIMARY KEY (shop_id, conversation_id, order_id)
) WITHOUT ROWID;

CREATE TABLE request (                                    -- what a shopper asked for and confirmed
    shop_id         TEXT_KEY NOT NULL,
    id              TEXT_KEY NOT NULL,
    order_id        TEXT_KEY NOT NULL,
    conversation_id TEXT_KEY,
    kind            TEXT_KEY NOT NULL,                    -- cancel, change_address, change, return, refund, confirm, received
    state           TEXT NOT NULL CHECK (state IN ('open', 'approved', 'declined', 'done')),
    details         TEXT,                                 -- JSON
    version         BIGINT NOT NULL DEFAULT 1,
    created_at      BIGINT NOT NULL,
    decided_at      BIGINT,
    PRIMARY KEY (shop_id, id),
    UNIQUE (shop_id, order_id, kind)                      -- never twice
);

CREATE TABLE ticket (
    shop_id         TEXT_KEY NOT NULL,
    id              TEXT_KEY NOT NULL,
    number          BIGINT NOT NULL,
    conversation_id TEXT_KEY NOT NULL,
    cause           TEXT_KEY NOT NULL,                    -- the reason, once a conversation and order
    reason          TEXT NOT NULL,
    order_id        TEXT_KEY,
    order_snapshot  TEXT,                                 -- JSON, only of a proven order
    claimed         TEXT,                                 -- "claimed number, not verified"
    issue           TEXT,
    contact         TEXT,
    transcript      TEXT NOT NULL,                        -- JSON: [{"seq","author","text","at"}]
    state           TEXT NOT NULL CHECK (state IN ('open', 'closed')),
    version         BIGINT NOT NULL DEFAULT 1,
    created_at      BIGINT NOT NULL,
    PRIMARY KEY (shop_id, id),
    UNIQUE (shop_id, number),
    UNIQUE (shop_id, conversation_id, cause)
);
CREATE INDEX ticket_state ON ticket (shop_id, state, created_at);
CREATE INDEX ticket_contact ON ticket (shop_id, contact) WHERE contact IS NOT NULL;

CREATE TABLE event (
    shop_id       TEXT_KEY NOT NULL,
    id            TEXT_KEY NOT NULL,
    subject       TEXT_KEY NOT NULL,
    subject_id    TEXT_KEY NOT NULL,
    what          TEXT NOT NULL,
    field         TEXT,
    from_value    TEXT,
    to_value      TEXT,
    actor         TEXT NOT NULL,
    actor_id      TEXT,
    actor_name    TEXT,
    at            BIGINT NOT NULL,
    PRIMARY KEY (shop_id, subject, subject_id, id)
) WITHOUT ROWID;

CREATE TABLE security_event (
    shop_id       TEXT_KEY NOT NULL,
    id            TEXT_KEY NOT NULL,
    what          TEXT NOT NULL,                          -- proof.miss, proof.budget, token.refused, …
    conversation_id TEXT_KEY,
    address       TEXT,                                   -- address block
    number_hash   TEXT, email_hash TEXT,                  -- keyed hashes of what was typed, never the words
    at            BIGINT NOT NULL,
    PRIMARY KEY (shop_id, id)
);

CREATE TABLE job (
    id            TEXT_KEY PRIMARY KEY,
    shop_id       TEXT_KEY NOT NULL,
    kind          TEXT_KEY NOT NULL,
    subject       TEXT_KEY NOT NULL,
    key           TEXT_KEY,
    body          TEXT,
    state         TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'done', 'stuck')),
    run_at        BIGINT NOT NULL,
    leased_by     TEXT,
    tries         BIGINT NOT NULL DEFAULT 0,
    trouble       TEXT,
    created_at    BIGINT NOT NULL
);
CREATE INDEX job_due ON job (run_at, id) WHERE state = 'waiting';
CREATE UNIQUE INDEX job_once ON job (shop_id, kind, key) WHERE key IS NOT NULL;

CREATE TABLE idempotency (
    shop_id       TEXT_KEY NOT NULL,
    scope         TEXT_KEY NOT NULL,                      -- hash of principal, method, path and key
    body_hash     TEXT NOT NULL,
    status        BIGINT NOT NULL DEFAULT 0,              -- 0 = in flight
    type          TEXT,
    body          TEXT,
    at            BIGINT NOT NULL,
    PRIMARY KEY (shop_id, scope)
);

CREATE TABLE file (
    shop_id       TEXT_KEY NOT NULL,
    id            TEXT_KEY NOT NULL,
    type          TEXT NOT NULL,
    bytes         BYTES NOT NULL,
    created_at    BIGINT NOT NULL,
    PRIMARY KEY (shop_id, id)
);
