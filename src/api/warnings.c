/* warnings.c - what needs somebody's attention now. Most end by themselves; one that asks for something that wismo cannot see
   done is ended by whoever has done it. */
#include "account/warning.h"
#include "api/serve.h"

err_t warnings_list(struct cx *cx, struct req *rq)
{
    warning_list list = { 0 };
    TRY(warning_find(cx, &list));
    struct writer w = reply(rq);
    list_begin(&w);
    for (size_t i = 0; i < list.n; i++) {
        writer_open(&w, NULL, '{');
        record_write(&w, warning_fields, &list.at[i]);
        writer_bool(&w, "by_hand", warning_by_hand(list.at[i].what));
        writer_close(&w);
    }
    list_end(&w, 1, (int)list.n, (int64_t)list.n);
    writer_close(&w);
    return NULL;
}

err_t warning_done(struct cx *cx, struct req *rq)
{
    const char *what = json_str(rq->body, "what"), *subject = json_str(rq->body, "subject");
    bool gone;
    if (text_empty(what))
        return fail_field(cx, "what", "Required field");
    if (!warning_by_hand(what))
        return fail_field(cx, "what", "This one ends by itself when its cause has gone.");
    TRY(warning_remove(cx, what, subject ? subject : "", &gone));
    if (!gone)
        return fail(cx, E_MISSING, "There is no such warning any more.");
    hint(cx, "warning.changed", what, 0);
    rq->status = 204;
    return NULL;
}
