/* shipped.c - “Order help” as this program ships it, for shops that have it as an earlier program shipped it. Invariant: a
   document that anybody has edited stays as it is. */
#include "flow/room.h"
#include "base/crypto.h"
#include "db/event.h"
#include <string.h>

/* SHA-256 of each text that was shipped before the present one. Who changes order_help.json adds the one that goes. */
static const char *const earlier[] = {
    "22880f68a16ce0c356c343195ec375f25110d23b9e9a6e71bb14a4394e314278",
    "36613f2e981a4d39d48ed11949c7f31f7bc80024ac9829fd3a3826e63f1e9a0e",
    "d9576a479a49e091d67a4ad1d3cacca3231718e64a3af20b9d23074b516529bd",
    "1502836c5963d5c9e6d2362bd759a1ab8f1635cc9e1c8f7cb752c99a4e063500",
};

struct in_use {
    const char *id, *flow_id, *name, *document;
    int64_t flow_number;
};
static const struct field in_use_fields[] = {
    FIELD(F_TEXT, struct in_use, id),         FIELD(F_TEXT, struct in_use, flow_id),
    FIELD(F_TEXT, struct in_use, name),       FIELD(F_TEXT, struct in_use, document),
    FIELD(F_INT, struct in_use, flow_number), { 0 },
};

static bool is_earlier(struct cx *cx, const char *document)
{
    const char *hash = crypto_hash_text(cx->mem, document, strlen(document));
    for (size_t i = 0; i < sizeof(earlier) / sizeof(*earlier); i++)
        if (!strcmp(hash, earlier[i]))
            return true;
    return false;
}

/* Assistants that lead with one flow go on with one. */
static err_t renew_all(struct cx *cx, const struct in_use *at, size_t n)
{
    const char *done = NULL;
    int64_t number = 0;
    for (size_t i = 0; i < n; i++) {
        const struct in_use *u = &at[i];
        if (!is_earlier(cx, u->document))
            continue;
        if (!text_same(done, u->flow_id))
            TRY(flow_add(cx, u->flow_id, u->name, flow_order_help, &number));
        done = u->flow_id;
        TRY(db_exec(cx, NULL,
                    "UPDATE assistant SET flow_number = $3, version = version + 1 WHERE shop_id = $1 AND id = $2",
                    T(cx->who.shop), T(u->id), I(number)));
        TRY(event_add(cx, "assistant", u->id, "assistant.changed", "flow_number", arena_int(cx->mem, u->flow_number),
                      arena_int(cx->mem, number)));
    }
    return NULL;
}

err_t flow_renew(struct cx *cx)
{
    LIST(struct in_use) list = { 0 };
    DB_TX(cx);
    TRY(db_list(
        cx, in_use_fields, &list,
        "SELECT a.id, a.flow_id, a.flow_number, f.name, f.document FROM assistant a JOIN flow f ON f.shop_id = "
        "a.shop_id AND f.id = a.flow_id AND f.number = a.flow_number WHERE a.shop_id = $1 ORDER BY a.flow_id, a.id",
        T(cx->who.shop)));
    TRY(renew_all(cx, list.at, list.n));
    return db_commit(cx);
}
