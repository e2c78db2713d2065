/* code.c - one-time codes: asked for, tried, and what they prove. Invariants: until a code was right nothing here
   depends on whether the address has orders; a code counts once, in one conversation, for one address, for ten minutes
   and five tries; the row keeps a keyed hash of it. Codes are made and sent by door_code_send.c. */
#include "source/door/code_row.h"
#include "account/mail.h"
#include "base/clock.h"
#include "base/crypto.h"
#include "base/id.h"
#include "base/json.h"
#include "base/text.h"
#include "db/job.h"
#include "http/client_peer.h"
#include "order/contact.h"
#include "source/door/limit.h"
#include "source/door/room.h"
#include <string.h>

#define HOUR_MS (INT64_C(60) * 60 * 1000)
#define LATER_LEAST 200 /* milliseconds until the job looks for orders, and how many more by chance */
#define LATER_SPREAD 1000

struct door_code {
    bool read;
    struct code_row row; /* email NULL: none */
    enum { DID_NOTHING, DID_ASK, DID_MISS, DID_PROVE } did;
    const char *email_hash; /* of what was asked for or tried */
    const struct code_mail *mail;
};

/* --- the row --------------------------------------------------------------------------------------------- */

const struct field code_row_fields[] = {
    FIELD(F_TEXT, struct code_row, email),
    FIELD(F_TEXT, struct code_row, sources),
    FIELD(F_INT, struct code_row, serial),
    FIELD(F_TEXT, struct code_row, code_hash),
    FIELD(F_INT, struct code_row, tries),
    FIELD(F_TIME, struct code_row, asked_at),
    FIELD(F_TIME, struct code_row, proven_at),
    FIELD(F_TIME, struct code_row, until),
    { 0 },
};

err_t code_row_find(struct cx *cx, const char *conversation, struct code_row *out)
{
    LIST(struct code_row) rows = { 0 };
    TRY(db_list(cx, code_row_fields, &rows,
                "SELECT email, sources, serial, code_hash, tries, asked_at, proven_at, until FROM email_code "
                "WHERE shop_id = $1 AND conversation_id = $2",
                T(cx->who.shop), T(conversation)));
    *out = rows.n ? rows.at[0] : (struct code_row){ 0 };
    return NULL;
}

char *code_row_hash(struct cx *cx, const unsigned char *key, const char *conversation, const struct code_row *row,
                    const char *digits)
{
    unsigned char mac[32];
    char *text = arena_join(cx->mem, "wismo code 1\n", cx->who.shop, "\n", conversation, "\n", row->email, "\n",
                            arena_int(cx->mem, row->serial), "\n", digits);
    crypto_mac(key, text, strlen(text), mac, sizeof(mac));
    return base64url(cx->mem, mac, sizeof(mac));
}

/* Under the current secret or one before it: `wismo rekey` does not end what is under way. All are computed. */
static bool matches(struct cx *cx, const struct visit *v, const struct code_row *row, const char *digits)
{
    const unsigned char *keys[CRYPTO_KEYS_MOST];
    bool same = false;
    for (int i = crypto_token_keys(keys); i-- > 0;)
        same |= crypto_equal_text(code_row_hash(cx, keys[i], v->conversation, row, digits),
                                  row->code_hash ? row->code_hash : "");
    return same;
}

static err_t read_once(struct cx *cx, struct visit *v, struct door_code **out)
{
    if (!v->code)
        v->code = arena_alloc(cx->mem, sizeof(*v->code));
    if (!v->code->read)
        TRY(code_row_find(cx, v->conversation, &v->code->row));
    v->code->read = true;
    *out = v->code;
    return NULL;
}

/* --- asking ---------------------------------------------------------------------------------------------- */

struct asked {
    int64_t address, block;
};
static const struct field asked_fields[] = {
    FIELD(F_INT, struct asked, address),
    FIELD(F_INT, struct asked, block),
    { 0 },
};

/* What was asked for counts, not what went out: else the budget would tell what exists. */
static err_t spent(struct cx *cx, const struct visit *v, const char *email_hash, bool *out)
{
    struct asked n = { 0 };
    TRY(db_get(cx, asked_fields, &n,
               "SELECT (SELECT count(*) FROM security_event WHERE shop_id = $1 AND what = 'code.asked' "
               "AND email_hash = $2 AND at > $4) AS address, (SELECT count(*) FROM security_event WHERE shop_id = $1 "
               "AND what = 'code.asked' AND address = $3 AND at > $4) AS block",
               T(cx->who.shop), T(email_hash), T(peer_block(cx->mem, v->address)), I(cx->now - HOUR_MS)));
    *out = door_limited() && (n.address >= CODE_ADDRESS_AN_HOUR || n.block >= CODE_BLOCK_AN_HOUR);
    return NULL;
}

err_t door_code_ask(struct cx *cx, struct visit *v, const char *email, const struct code_mail *mail,
                    enum code_outcome *out)
{
    const struct shop *shop;
    struct door_code *c;
    bool ready = false, over = false;
    TRY(door_shop(cx, v, &shop));
    if (shop->verify_code)
        TRY(mail_ready(cx, &ready));
    *out = CODE_CLOSED;
    if (!ready)
        return NULL;
    const char *address = email_norm(cx->mem, email);
    const char *hash = door_hash(cx, "contact", address);
    TRY(read_once(cx, v, &c));
    TRY(spent(cx, v, hash, &over));
    *out = CODE_SOON;
    if (text_same(c->row.email, address) && !c->row.proven_at && c->row.asked_at + CODE_AGAIN_MS > cx->now)
        return NULL;
    *out = CODE_SPENT;
    if (over)
        return NULL;
    c->did = DID_ASK;
    c->email_hash = hash;
    c->mail = mail;
    c->row = (struct code_row){ .email = address,
                                .sources = arena_join(cx->mem, v->source_id, " ", v->also_reads ? v->also_reads : ""),
                                .serial = c->row.serial + 1,
                                .asked_at = cx->now };
    *out = CODE_ASKED;
    return NULL;
}

/* --- trying ---------------------------------------------------------------------------------------------- */

static bool is_open(const struct cx *cx, const struct code_row *row)
{
    return row->email && !row->proven_at && row->tries < CODE_TRIES && row->asked_at + CODE_MS > cx->now;
}

err_t door_code_try(struct cx *cx, struct visit *v, const char *digits, enum code_outcome *out)
{
    const struct shop *shop;
    struct door_code *c;
    struct attempt a;
    struct visit own = *v;
    bool none_left;
    TRY(door_shop(cx, v, &shop));
    TRY(read_once(cx, v, &c));
    *out = shop->verify_code ? CODE_OVER : CODE_CLOSED;
    if (!shop->verify_code || !is_open(cx, &c->row))
        return NULL;
    own.misses = 0; /* the code has a budget of its own; what an address block may miss is one */
    TRY(attempt_begin(cx, &own, arena_join(cx->mem, "code ", c->row.email), c->row.email, &a, &none_left));
    *out = CODE_SPENT;
    if (none_left)
        return NULL;
    bool right = matches(cx, v, &c->row, digits);
    /* masked: a mail that is being sent meanwhile keeps the machine a little busier than none */
    attempt_end(&own, &a, right ? ATTEMPT_HIT : ATTEMPT_MISS, MASK_LOCAL);
    v->not_before = own.not_before;
    c->email_hash = a.contact_hash;
    c->did = right ? DID_PROVE : DID_MISS;
    if (right) {
        c->row.proven_at = cx->now;
        c->row.until = cx->now + DOOR_MOST_MS;
    }
    *out = right ? CODE_RIGHT : CODE_WRONG;
    return NULL;
}

/* --- what is proven -------------------------------------------------------------------------------------- */

err_t door_code_email(struct cx *cx, struct visit *v, const char **email, bool *fresh)
{
    const struct shop *shop;
    struct door_code *c;
    TRY(door_shop(cx, v, &shop));
    TRY(read_once(cx, v, &c));
    bool holds = shop->verify_code && c->row.proven_at && c->row.proven_at >= v->since && c->row.until > cx->now;
    *email = holds ? c->row.email : NULL;
    *fresh = holds && c->did == DID_PROVE;
    return NULL;
}

err_t door_code_mine(struct cx *cx, struct visit *v, order_views *out)
{
    const char *email;
    bool fresh;
    TRY(door_code_email(cx, v, &email, &fresh));
    if (email)
        return door_latest(cx, v, NULL, email, "code", out);
    *out = (order_views){ 0 };
    return NULL;
}

/* --- saving ---------------------------------------------------------------------------------------------- */

static err_t note(struct cx *cx, const struct visit *v, const char *what)
{
    return db_exec(cx, NULL,
                   "INSERT INTO security_event (shop_id, id, what, conversation_id, address, email_hash, at) "
                   "VALUES ($1, $2, $3, $4, $5, $6, $7)",
                   T(cx->who.shop), T(id_new(cx, "sec")), T(what), T(v->conversation),
                   T(peer_block(cx->mem, v->address)), T(v->code->email_hash), I(cx->now));
}

static err_t save_asked(struct cx *cx, const struct visit *v, const struct door_code *c)
{
    json_t *body = json_tie(cx->mem, json_pack("{s:s, s:s}", "subject", c->mail->subject, "text", c->mail->text));
    TRY(db_exec(cx, NULL,
                "INSERT INTO email_code (shop_id, conversation_id, email, sources, serial, tries, asked_at) "
                "VALUES ($1, $2, $3, $4, $5, 0, $6) ON CONFLICT (shop_id, conversation_id) DO UPDATE SET "
                "email = excluded.email, sources = excluded.sources, serial = excluded.serial, code_hash = NULL, "
                "tries = 0, asked_at = excluded.asked_at, proven_at = NULL, until = NULL",
                T(cx->who.shop), T(v->conversation), T(c->row.email), T(c->row.sources), I(c->row.serial),
                I(c->row.asked_at)));
    TRY(note(cx, v, "code.asked"));
    /* Not at once: what the job does would be going on while this answer leaves, or one that is asked for right after. */
    uint32_t chance;
    crypto_random(&chance, sizeof(chance));
    msec when = cx->now + LATER_LEAST + chance % LATER_SPREAD;
    return job_add(cx, "code", v->conversation, NULL, json_text(cx->mem, body), when);
}

/* The row must be as the walk has read it: a code counts once, and its fifth try is its last. */
static err_t save_tried(struct cx *cx, const struct visit *v, const struct door_code *c)
{
    int64_t changed;
    if (c->did == DID_PROVE)
        TRY(db_exec(cx, &changed,
                    "UPDATE email_code SET proven_at = $5, until = $6, code_hash = NULL WHERE shop_id = $1 AND "
                    "conversation_id = $2 AND serial = $3 AND tries = $4 AND proven_at IS NULL",
                    T(cx->who.shop), T(v->conversation), I(c->row.serial), I(c->row.tries), I(cx->now),
                    I(c->row.until)));
    else
        TRY(db_exec(cx, &changed,
                    "UPDATE email_code SET tries = tries + 1 WHERE shop_id = $1 AND conversation_id = $2 AND "
                    "serial = $3 AND tries = $4 AND proven_at IS NULL",
                    T(cx->who.shop), T(v->conversation), I(c->row.serial), I(c->row.tries)));
    if (!changed)
        return fail(cx, E_CONFLICT, "Another try was here first. Try again.");
    return c->did == DID_MISS ? note(cx, v, "proof.miss") : NULL;
}

err_t door_code_save(struct cx *cx, const struct visit *v)
{
    const struct door_code *c = v->code;
    if (c->did == DID_NOTHING)
        return NULL;
    return c->did == DID_ASK ? save_asked(cx, v, c) : save_tried(cx, v, c);
}
