/* act.c - a request that the shop's own system can carry out: begun when the rules and the shop allow it, followed to its
   end, and told to the shopper when it is done. What that system refuses stays with staff, who are told why. */
#include "conversation/inside.h"
#include "base/json.h"
#include "base/text.h"
#include "source/act.h"
#include <string.h>

/* What wismo does not do there by itself is noted on the order, where those who pack it look. */
static err_t noted(struct cx *cx, const struct request *r)
{
    json_t *details = NULL, *one;
    const char *name, *wanted = "";
    if (!text_empty(r->details) && !json_read(cx, r->details, strlen(r->details), &details))
        json_object_foreach (details, name, one)
            if (json_string_length(one))
                wanted = arena_join(cx->mem, wanted, *wanted ? " · " : ": ", json_string_value(one));
    const char *all = arena_join(cx->mem, "The customer asked ", request_asked(r->kind), wanted);
    return act_note(cx, r->order_id,
                    arena_join(cx->mem, text_cut(cx->mem, all, ACT_NOTE_MOST - 60),
                               "\nYour team decides it in wismo, under Requests."),
                    NULL);
}

err_t act_begin(struct cx *cx, const struct request *r)
{
    struct act_ways ways;
    TRY(act_can(cx, r->order_id, r->kind, &ways));
    if (!strcmp(r->kind, "change_address")) /* words are no address: staff divide them into its parts */
        ways.alone = false;
    if (ways.alone)
        return act_add(cx, r->order_id, r->id, r->kind, r->details);
    return ways.notes ? noted(cx, r) : NULL;
}

static err_t act_tell(struct cx *cx, const struct act *a)
{
    struct request r;
    bool done = !strcmp(a->state, "done");
    TRY(request_get(cx, a->request_id, &r));
    const struct request_decision d = { .what = done ? REQUEST_CARRIED : REQUEST_LEFT,
                                        .version = r.version,
                                        .elsewhere = a->trouble };
    return conversation_request_decide(cx, r.id, &d, &r);
}

err_t conversation_act_run(struct cx *cx, const char *id)
{
    struct act a = { 0 };
    int64_t again;
    err_t e = act_run(cx, id, &a, &again);
    if (e)
        return e->code == E_MISSING ? NULL : e;
    if (again || !a.request_id)
        return NULL;
    e = act_tell(cx, &a);
    return e && (e->code == E_CONFLICT || e->code == E_MISSING) ? NULL : e; /* staff were faster */
}
