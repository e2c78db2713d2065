/* sources.c - order sources: connected, tried, mirrored, their deliveries and the meaning of their words. */
#include "account/assistant.h"
#include "api/serve.h"
#include "source/source.h"
#include "source/inbound.h"
#include "source/left.h"
#include "source/state.h"
#include <string.h>

static const char *hook_url(struct cx *cx, const struct source *s)
{
    return arena_join(cx->mem, api_url(), "/hooks/source/", s->id);
}

static err_t health_write(struct cx *cx, struct writer *w, const struct source *s)
{
    struct source_state st;
    bool closed;
    msec rests_until;
    int64_t waiting, failed, orders;
    TRY(source_state_get(cx, s->id, &st));
    TRY(inbound_counts(cx, s->id, &waiting, &failed));
    TRY(source_orders(cx, s->id, &orders));
    source_circuit(cx, s, &closed, &rests_until);
    writer_open(w, "state", '{');
    record_write(w, source_state_fields, &st);
    writer_int(w, "orders", orders);
    writer_bool(w, "answers", closed);
    writer_time(w, "rests_until", rests_until);
    writer_int(w, "deliveries_waiting", waiting);
    writer_int(w, "deliveries_failed", failed);
    writer_close(w);
    return NULL;
}

static err_t source_write(struct cx *cx, struct writer *w, const struct source *s)
{
    const struct source_kind *k = source_kind(s->kind);
    bool remote = k && k->remote;
    writer_open(w, NULL, '{');
    record_write(w, source_fields, s);
    writer_text(w, "label", k ? k->label : s->kind);
    writer_bool(w, "remote", remote);
    writer_bool(w, "invented", k && k->invented);
    writer_text(w, "can", k && k->acts ? k->acts : "");
    if (k && k->verify)
        writer_text(w, "hook_url", hook_url(cx, s));
    else
        writer_null(w, "hook_url");
    if (remote)
        TRY(health_write(cx, w, s));
    else
        writer_null(w, "state");
    writer_close(w);
    return NULL;
}

static err_t source_reply_one(struct cx *cx, struct req *rq, const struct source *s)
{
    struct writer w = reply(rq);
    return source_write(cx, &w, s);
}

static err_t left_write(struct cx *cx, struct writer *w)
{
    source_left_list list = { 0 };
    TRY(source_left_find(cx, &list));
    writer_open(w, "left", '[');
    for (size_t i = 0; i < list.n; i++) {
        const struct source_kind *k = source_kind(list.at[i].kind);
        writer_open(w, NULL, '{');
        record_write(w, source_left_fields, &list.at[i]);
        writer_text(w, "label", k ? k->label : list.at[i].kind);
        writer_close(w);
    }
    writer_close(w);
    return NULL;
}

err_t sources_list(struct cx *cx, struct req *rq)
{
    source_list list = { 0 };
    TRY(source_list_all(cx, &list));
    struct writer w = reply(rq);
    list_begin(&w);
    for (size_t i = 0; i < list.n; i++)
        TRY(source_write(cx, &w, &list.at[i]));
    writer_close(&w);
    TRY(left_write(cx, &w));
    writer_close(&w);
    return NULL;
}

err_t source_one(struct cx *cx, struct req *rq)
{
    struct source s = { 0 };
    TRY(source_get(cx, rq->part[0], &s));
    return source_reply_one(cx, rq, &s);
}

static err_t settings_of(struct cx *cx, const struct req *rq, const json_t **out)
{
    *out = json_object_get(rq->body, "settings");
    if (*out && !json_is_object(*out))
        return fail_field(cx, "settings", "This must be an object.");
    return NULL;
}

err_t source_create(struct cx *cx, struct req *rq)
{
    struct source s;
    const char *kind, *name;
    const json_t *settings;
    TRY(req_text(cx, rq, "kind", 40, &kind));
    TRY(req_text(cx, rq, "name", 80, &name));
    TRY(settings_of(cx, rq, &settings));
    TRY(source_add(cx, kind, name, settings ? settings : json_tie(cx->mem, json_object()), &s));
    TRY(source_look(cx, s.id));
    hint(cx, "source.changed", s.id, s.version);
    rq->status = 201;
    return source_reply_one(cx, rq, &s);
}

static err_t flag(struct cx *cx, const struct req *rq, const char *name, bool *at, const bool **out)
{
    const json_t *j = json_object_get(rq->body, name);
    *out = NULL;
    if (!j)
        return NULL;
    if (!json_is_boolean(j))
        return fail_field(cx, name, "This must be true or false.");
    *at = json_is_true(j);
    *out = at;
    return NULL;
}

err_t source_patch(struct cx *cx, struct req *rq)
{
    struct source_edit edit = { 0 };
    struct source s;
    bool flags[3];
    TRY(req_version(cx, rq, &edit.version));
    TRY(req_text(cx, rq, "name", 80, &edit.name));
    TRY(settings_of(cx, rq, &edit.settings));
    TRY(flag(cx, rq, "last_known", &flags[0], &edit.last_known));
    TRY(flag(cx, rq, "acts", &flags[1], &edit.acts));
    TRY(flag(cx, rq, "paused", &flags[2], &edit.paused));
    TRY(source_change(cx, rq->part[0], &edit, &s));
    hint(cx, "source.changed", s.id, s.version);
    return source_reply_one(cx, rq, &s);
}

/* Of one that is connected its hooks at the other system are taken away first, if it can be reached; it goes in any case. */
static err_t disconnect(struct cx *cx, const struct source *s, bool keep)
{
    const struct source_kind *k = source_kind(s->kind);
    if (k && k->remote && cx->lane == LANE_INSIDE)
        return fail(cx, E_OUTSIDE, "Other systems are told outside.");
    err_t e = k && k->hooks ? source_hooks(cx, s, NULL) : NULL;
    (void)e;
    return source_remove(cx, s->id, keep);
}

err_t source_delete(struct cx *cx, struct req *rq)
{
    struct source s = { 0 };
    const char *copies;
    TRY(req_choice(cx, rq, "copies", "keep remove", &copies));
    bool keep = !text_same(copies, "remove");
    err_t e = source_removable(cx, rq->part[0], &s);
    if (e && e->code == E_MISSING && !keep)
        e = source_left_remove(cx, rq->part[0]);
    else if (!e)
        e = disconnect(cx, &s, keep);
    TRY(e);
    hint(cx, "source.changed", rq->part[0], 0);
    rq->status = 204;
    return NULL;
}

/* --- trying ---------------------------------------------------------------------------------------------------- */

static err_t report_reply(struct cx *cx, struct req *rq, const struct source *s)
{
    struct source_report r;
    bool good = true;
    TRY(source_check(cx, s, &r));
    struct writer w = reply(rq);
    writer_open(&w, NULL, '{');
    writer_open(&w, "facts", '[');
    for (size_t i = 0; i < r.facts.n; i++) {
        const struct source_fact *f = &r.facts.at[i];
        writer_open(&w, NULL, '{');
        writer_bool(&w, "good", f->good);
        writer_text(&w, "what", f->what);
        writer_text(&w, "text", f->text);
        writer_close(&w);
        good = good && f->good;
    }
    writer_close(&w);
    writer_bool(&w, "good", good);
    writer_text(&w, "shop_name", r.shop_name);
    writer_text(&w, "version", r.version);
    writer_int(&w, "orders", r.orders);
    writer_close(&w);
    return NULL;
}

err_t source_checked(struct cx *cx, struct req *rq)
{
    struct source s = { 0 };
    TRY(source_get(cx, rq->part[0], &s));
    return report_reply(cx, rq, &s);
}

/* Of settings that are not stored yet; id: of a source whose secrets are used where none are typed. */
err_t source_tried(struct cx *cx, struct req *rq)
{
    struct source s;
    const char *kind, *id;
    const json_t *settings;
    TRY(req_text(cx, rq, "kind", 40, &kind));
    TRY(req_text(cx, rq, "id", 64, &id));
    TRY(settings_of(cx, rq, &settings));
    TRY(source_draft(cx, id, kind, settings ? settings : json_tie(cx->mem, json_object()), &s));
    return report_reply(cx, rq, &s);
}

/* --- looking, hooks --------------------------------------------------------------------------------------------- */

err_t source_look_now(struct cx *cx, struct req *rq)
{
    struct source s = { 0 };
    TRY(source_get(cx, rq->part[0], &s));
    TRY(source_look(cx, s.id));
    rq->status = 202;
    return source_reply_one(cx, rq, &s);
}

err_t source_hooks_set(struct cx *cx, struct req *rq)
{
    struct source s = { 0 };
    TRY(source_get(cx, rq->part[0], &s));
    const struct source_kind *k = source_kind(s.kind);
    if (!k || !k->hooks)
        return fail(cx, E_CONFLICT, "“%s” cannot be given webhooks from here. Put in the address by hand there.",
                    s.name);
    if (cx->lane == LANE_INSIDE)
        return fail(cx, E_OUTSIDE, "Other systems are told outside.");
    TRY(source_hooks(cx, &s, hook_url(cx, &s)));
    hint(cx, "source.changed", s.id, s.version);
    return source_reply_one(cx, rq, &s);
}

err_t deliveries_list(struct cx *cx, struct req *rq)
{
    inbound_list list = { 0 };
    const char *state;
    struct source s = { 0 };
    TRY(source_get(cx, rq->part[0], &s));
    TRY(req_choice(cx, rq, "state", "waiting done failed", &state));
    TRY(inbound_find(cx, s.id, state, &list));
    struct writer w = reply(rq);
    list_begin(&w);
    for (size_t i = 0; i < list.n; i++) {
        writer_open(&w, NULL, '{');
        record_write(&w, inbound_fields, &list.at[i]);
        writer_close(&w);
    }
    writer_close(&w);
    writer_close(&w);
    return NULL;
}

err_t delivery_replay(struct cx *cx, struct req *rq)
{
    TRY(inbound_replay(cx, rq->part[0], rq->part[1]));
    rq->status = 202;
    return NULL;
}

/* --- what its words mean ------------------------------------------------------------------------------------------ */

static err_t statuses_reply(struct cx *cx, struct req *rq, const struct source *s)
{
    source_meanings list = { 0 };
    TRY(source_meanings_find(cx, s->id, &list));
    struct writer w = reply(rq);
    list_begin(&w);
    for (size_t i = 0; i < list.n; i++) {
        writer_open(&w, NULL, '{');
        record_write(&w, source_meaning_fields, &list.at[i]);
        writer_close(&w);
    }
    writer_close(&w);
    writer_close(&w);
    return NULL;
}

err_t source_statuses_list(struct cx *cx, struct req *rq)
{
    struct source s = { 0 };
    TRY(source_get(cx, rq->part[0], &s));
    return statuses_reply(cx, rq, &s);
}

/* Asks the other system for its statuses first, so that words that no order has had yet can be given a meaning, too. */
err_t source_statuses_read(struct cx *cx, struct req *rq)
{
    struct source s = { 0 };
    TRY(source_get(cx, rq->part[0], &s));
    TRY(source_meanings_learn(cx, &s));
    return statuses_reply(cx, rq, &s);
}

err_t source_statuses_put(struct cx *cx, struct req *rq)
{
    struct source s = { 0 };
    TRY(source_get(cx, rq->part[0], &s));
    TRY(source_meanings_set(cx, s.id, json_object_get(rq->body, "statuses")));
    TRY(source_look(cx, s.id));
    hint(cx, "source.changed", s.id, s.version);
    return statuses_reply(cx, rq, &s);
}

/* --- which assistant reads it -------------------------------------------------------------------------------------- */

err_t assistant_sources_put(struct cx *cx, struct req *rq)
{
    struct assistant a;
    int64_t version;
    TRY(req_version(cx, rq, &version));
    TRY(source_connect(cx, rq->part[0], json_object_get(rq->body, "sources"), version, &a));
    hint(cx, "assistant.changed", a.id, a.version);
    record_reply(rq, assistant_fields, &a);
    return NULL;
}
