/* code_send.c - the job that makes a code and mails it. Invariants: a code is made whether the address has orders
   or not, so that its row looks the same; it is mailed at most so often to one address, however it was asked for; in the
   clear it stands in the mail alone. */
#include "account/mail.h"
#include "account/shop.h"
#include "base/crypto.h"
#include "base/id.h"
#include "base/text.h"
#include "order/contact.h"
#include "source/door/code_row.h"
#include "source/door/limit.h"
#include "source/source.h"
#include <string.h>

#define HOUR_MS (INT64_C(60) * 60 * 1000)
enum { LOOK_AT = 6 }; /* as many as the list shows: a search that is no equality brings others' orders, too */

/* Every code as likely as any other. */
static char *code_make(struct arena *a)
{
    uint32_t n, most = UINT32_MAX / 1000000 * 1000000;
    do
        crypto_random(&n, sizeof(n));
    while (n >= most);
    return arena_text(a, "%06u", n % 1000000);
}

static err_t source_has(struct cx *cx, const char *id, const char *email, bool *out)
{
    struct source source = { 0 };
    order_list found = { 0 };
    TRY(source_get(cx, id, &source));
    TRY(source_mine(cx, &source, NULL, email, LOOK_AT, &found));
    for (size_t i = 0; i < found.n; i++)
        *out |= text_same(found.at[i].email_norm, email);
    return NULL;
}

/* One that does not answer is a failure only when no other has an order; one that was removed has none. */
static err_t has_orders(struct cx *cx, const struct code_row *row, bool *out)
{
    err_t trouble = NULL;
    *out = false;
    for (const char *s = row->sources; *(s += strspn(s, " "));) {
        size_t n = strcspn(s, " ");
        err_t e = source_has(cx, arena_copy_n(cx->mem, s, n), row->email, out);
        if (e && e->code != E_MISSING && e->code != E_REMOTE)
            return e;
        trouble = e && e->code == E_REMOTE ? e : trouble;
        s += n;
    }
    return *out ? NULL : trouble;
}

/* "#code#" becomes the code. */
static const char *filled(struct arena *a, const char *text, const char *code)
{
    static const char hole[] = "#code#";
    const char *at;
    while ((at = strstr(text, hole)))
        text = arena_text(a, "%.*s%s%s", (int)(at - text), text, code, at + sizeof(hole) - 1);
    return text;
}

/* Who asks at the same moment from many places is counted here, one after the other. */
static err_t post(struct cx *cx, const char *conversation, const struct code_row *row, const struct code_mail *mail,
                  const char *code)
{
    const char *hash = door_hash(cx, "contact", row->email);
    int64_t sent;
    bool added;
    TRY(shop_count(cx, "code", 1, &sent)); /* its row is the lock */
    TRY(db_int(cx, 0, &sent,
               "SELECT count(*) FROM security_event WHERE shop_id = $1 AND what = 'code.sent' AND email_hash = $2 "
               "AND at > $3",
               T(cx->who.shop), T(hash), I(cx->now - HOUR_MS)));
    if (door_limited() && sent >= CODE_ADDRESS_AN_HOUR)
        return NULL;
    TRY(db_exec(cx, NULL,
                "INSERT INTO security_event (shop_id, id, what, conversation_id, email_hash, at) "
                "VALUES ($1, $2, 'code.sent', $3, $4, $5)",
                T(cx->who.shop), T(id_new(cx, "sec")), T(conversation), T(hash), I(cx->now)));
    const char *key = arena_join(cx->mem, "code ", conversation, " ", arena_int(cx->mem, row->serial));
    return mail_add(cx, key, row->email, filled(cx->mem, mail->subject, code), filled(cx->mem, mail->text, code),
                    &added);
}

err_t door_code_send(struct cx *cx, const char *conversation, const struct code_mail *mail)
{
    struct code_row row;
    struct shop shop = { 0 };
    bool known;
    int64_t changed;
    TRY(shop_get(cx, &shop));
    TRY(code_row_find(cx, conversation, &row));
    if (!shop.verify_code || !row.email || row.code_hash || row.proven_at || row.asked_at + CODE_MS <= cx->now)
        return NULL;
    TRY(has_orders(cx, &row, &known));
    const char *code = code_make(cx->mem);
    DB_TX(cx);
    TRY(db_exec(cx, &changed,
                "UPDATE email_code SET code_hash = $4 WHERE shop_id = $1 AND conversation_id = $2 AND serial = $3 AND "
                "code_hash IS NULL AND proven_at IS NULL",
                T(cx->who.shop), T(conversation), I(row.serial),
                T(code_row_hash(cx, crypto_token_key(), conversation, &row, code))));
    if (changed && known)
        TRY(post(cx, conversation, &row, mail, code));
    return db_commit(cx);
}
