/* request_decide.c - a request is approved, declined or done, once. Approving changes the order where that is ours to do,
   in the same transaction; an order that is read from another system is only changed there, so staff are told what to do.
   Money is never moved. */
#include "base/json.h"
#include "db/event.h"
#include "order/order.h"
#include "order/request.h"
#include <string.h>

enum { REASON_MOST = 500, ADDRESS_MOST = 500 };

static uint64_t bits(const char *names)
{
    uint64_t all = 0;
    for (size_t i = 0; i < GIVEN_MOST && order_fields[i].kind != F_END; i++)
        if (text_in(names, order_fields[i].name))
            all |= UINT64_C(1) << i;
    return all;
}

/* --- the step ---------------------------------------------------------------------------------- */

/* One line of it, as labels are printed. */
static char *one_line(struct cx *cx, const char *text)
{
    char *line = text_trim(cx->mem, text);
    for (char *p = line; *p; p++)
        if (*p == '\n' || *p == '\r' || *p == '\t')
            *p = ' ';
    return line;
}

/* The parts that staff gave, else the shopper's words as they are: wismo does not guess which of them is the city. */
static err_t address_edit(struct cx *cx, const struct request *r, const struct request_address *a,
                          struct order_edit *edit)
{
    if (!text_empty(a->line1)) {
        edit->given = bits("ship_line1 ship_line2 ship_city ship_region ship_postcode");
        edit->to.ship_line1 = a->line1;
        edit->to.ship_line2 = a->line2;
        edit->to.ship_city = a->city;
        edit->to.ship_region = a->region;
        edit->to.ship_postcode = a->postcode;
        edit->given |= text_empty(a->name) ? 0 : bits("ship_name");
        edit->to.ship_name = a->name;
        edit->given |= text_empty(a->country) ? 0 : bits("ship_country");
        edit->to.ship_country = a->country;
        return NULL;
    }
    json_t *details = NULL;
    if (!text_empty(r->details))
        TRY(json_read(cx, r->details, strlen(r->details), &details));
    const char *wish = json_str(details, "new_address");
    if (text_empty(wish) || text_length(wish) > ADDRESS_MOST)
        return fail_field(cx, "ship_line1", "Write the new address: the customer's words do not hold one.");
    edit->given = bits("ship_line1 ship_line2 ship_city ship_region ship_postcode");
    edit->to.ship_line1 = one_line(cx, wish);
    return NULL;
}

static err_t step_edit(struct cx *cx, const struct request *r, const struct request_decision *d, const struct order *o,
                       struct order_edit *edit)
{
    if (!strcmp(r->kind, "cancel")) {
        edit->given = bits("general");
        edit->to.general = "cancelled";
    } else if (!strcmp(r->kind, "change_address")) {
        return address_edit(cx, r, &d->address, edit);
    } else if (!strcmp(r->kind, "confirm") && text_same(o->general, "new")) {
        edit->given = bits("general");
        edit->to.general = "confirmed";
    } else if (!strcmp(r->kind, "received")) {
        edit->given = bits("badge");
        edit->to.badge = "Delivered";
    }
    return NULL;
}

/* What wismo cannot do, in words for staff; NULL: it can. */
static const char *left_to_do(const struct request *r, bool ours)
{
    static const struct {
        const char *kind, *own, *elsewhere;
    } steps[] = {
        { "cancel", NULL, "Cancel the order in the shop's own system." },
        { "change_address", NULL, "Change the address in the shop's own system." },
        { "confirm", NULL, "Confirm the order in the shop's own system." },
        { "received", NULL, "Mark the order as delivered in the shop's own system." },
        { "change", "Change the order as the customer asked, then mark the request as done.",
          "Change the order in the shop's own system, then mark the request as done." },
        { "return", "Tell the customer how to send it back. Set the package status to Return once it has arrived.",
          "Arrange the return in the shop's own system." },
        { "refund", "Pay the money back where it was paid: wismo moves no money. Then take the payment back here.",
          "Pay the money back in the shop's own system: wismo moves no money." },
    };
    for (size_t i = 0; i < sizeof(steps) / sizeof(*steps); i++)
        if (!strcmp(steps[i].kind, r->kind))
            return ours ? steps[i].own : steps[i].elsewhere;
    return NULL;
}

static err_t approve(struct cx *cx, const struct request_decision *d, struct request *r)
{
    struct order o;
    struct order_edit edit = { 0 };
    struct order_home at;
    TRY(order_get(cx, r->order_id, &o));
    TRY(order_home(cx, &o, &at));
    r->todo = d->elsewhere ? d->elsewhere : left_to_do(r, at.ours);
    r->state = r->todo ? "approved" : "done";
    if (r->todo)
        return NULL;
    TRY(step_edit(cx, r, d, &o, &edit));
    edit.to.version = o.version;
    return edit.given ? order_change(cx, o.id, &edit, &o) : NULL;
}

/* --- the decision ------------------------------------------------------------------------------ */

/* What became of it in the shop's own system. */
static err_t followed(struct cx *cx, const struct request_decision *d, struct request *r)
{
    if (!text_in("open approved", r->state))
        return fail(cx, E_CONFLICT, "This request has been decided already.");
    if (d->what == REQUEST_CARRIED)
        r->state = "done";
    r->todo = d->what == REQUEST_CARRIED ? NULL
                                         : arena_join(cx->mem, "The shop's own system did not do it: ",
                                                      text_cut(cx->mem, d->elsewhere ? d->elsewhere : "", 300),
                                                      " Do it there, then mark it as done.");
    return NULL;
}

static err_t decided(struct cx *cx, const struct request_decision *d, struct request *r)
{
    bool open = !strcmp(r->state, "open");
    if (d->version != r->version)
        return fail(cx, E_CONFLICT, "This request was changed by somebody else. Load it again.");
    if (d->what == REQUEST_CARRIED || d->what == REQUEST_LEFT)
        return followed(cx, d, r);
    if (d->what == REQUEST_DONE ? strcmp(r->state, "approved") != 0 : !open)
        return fail(cx, E_CONFLICT, open ? "Approve or decline it first." : "This request has been decided already.");
    if (d->what == REQUEST_DECLINE && text_empty(d->reason))
        return fail_field(cx, "reason", "Required field");
    if (!text_empty(d->reason) && text_length(d->reason) > REASON_MOST)
        return fail_field(cx, "reason", "This may have at most %d characters.", REASON_MOST);
    if (!text_empty(d->reason))
        r->reason = d->reason;
    if (d->what == REQUEST_APPROVE)
        return approve(cx, d, r);
    r->state = d->what == REQUEST_DONE ? "done" : "declined";
    r->todo = NULL;
    return NULL;
}

err_t request_decide(struct cx *cx, const char *id, const struct request_decision *d, struct request *out)
{
    struct request r;
    DB_TX(cx);
    TRY(request_get(cx, id, &r));
    TRY(db_lock(cx, "orders", r.order_id)); /* the order first, as everybody who changes one */
    TRY(db_lock(cx, "request", id));
    TRY(request_get(cx, id, &r));
    TRY(decided(cx, d, &r));
    TRY(db_exec(cx, NULL,
                "UPDATE request SET state = $3, reason = $4, todo = $5, decided_by = $6, decided_at = $7, "
                "version = version + 1 WHERE shop_id = $1 AND id = $2",
                T(cx->who.shop), T(id), T(r.state), T(r.reason), T(r.todo), T(cx->who.name), I(cx->now)));
    static const char *const events[] = {
        [REQUEST_APPROVE] = "request.approved", [REQUEST_DECLINE] = "request.declined", [REQUEST_DONE] = "request.done",
        [REQUEST_CARRIED] = "request.done",     [REQUEST_LEFT] = "request.left",
    };
    TRY(event_add(cx, "order", r.order_id, events[d->what], "request", r.kind,
                  d->what == REQUEST_LEFT ? r.todo : r.reason));
    TRY(request_get(cx, id, out));
    return db_commit(cx);
}
