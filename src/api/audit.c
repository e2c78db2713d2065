/* audit.c - who changed what, over the whole shop: a reading of the events. */
#include "account/staff.h"
#include "api/serve.h"
#include "db/event.h"
#include "order/search.h"
#include <string.h>

/* The orders that the events are about. */
static err_t names_of(struct cx *cx, const event_list *list, order_name_list *out)
{
    const char **ids = arena_alloc(cx->mem, (list->n + 1) * sizeof(*ids));
    size_t n = 0;
    for (size_t i = 0; i < list->n; i++)
        if (text_same(list->at[i].subject, "order"))
            ids[n++] = list->at[i].subject_id;
    return order_names(cx, ids, n, out);
}

static const char *number_of(const order_name_list *names, const struct event *e)
{
    for (size_t i = 0; i < names->n && text_same(e->subject, "order"); i++)
        if (text_same(names->at[i].id, e->subject_id))
            return names->at[i].number;
    return NULL;
}

err_t audit_list(struct cx *cx, struct req *rq)
{
    int page;
    struct event_query q = {
        .actor = req_query(cx, rq, "actor"),
        .who = req_query(cx, rq, "who"),
        .what = req_query(cx, rq, "what"),
        .subject = req_query(cx, rq, "subject"),
        .subject_id = req_query(cx, rq, "subject_id"),
        .before = req_query(cx, rq, "before"),
    };
    event_list list = { 0 };
    order_name_list names;
    const char *next;
    TRY(req_page(cx, rq, &page, &q.most));
    TRY(req_time(cx, rq, "from", &q.from));
    TRY(req_time(cx, rq, "to", &q.to));
    if (q.subject_id && !q.subject)
        return fail_field(cx, "subject", "Name what subject_id is of, as in subject=order.");
    TRY(event_log(cx, &q, &list, &next));
    TRY(names_of(cx, &list, &names));
    struct writer w = reply(rq);
    list_begin(&w);
    for (size_t i = 0; i < list.n; i++) {
        writer_open(&w, NULL, '{');
        record_write(&w, event_fields, &list.at[i]);
        writer_text(&w, "order_number", number_of(&names, &list.at[i]));
        writer_close(&w);
    }
    writer_close(&w);
    writer_text(&w, "next", next);
    writer_close(&w);
    return NULL;
}

/* Whom the log can be asked for. Names alone: whoever reads it sees them there, and need not be who manages people. */
err_t audit_people(struct cx *cx, struct req *rq)
{
    member_list people = { 0 };
    TRY(staff_find(cx, &people));
    struct writer w = reply(rq);
    list_begin(&w);
    for (size_t i = 0; i < people.n; i++) {
        writer_open(&w, NULL, '{');
        writer_text(&w, "id", people.at[i].id);
        writer_text(&w, "name", people.at[i].name);
        writer_close(&w);
    }
    writer_close(&w);
    writer_close(&w);
    return NULL;
}
