/* kinds.c - every kind that this version knows, with its settings as a form: pages draw themselves from it, so that a
   new kind needs nothing in them. */
#include "api/api.h"
#include "flow/flow.h"
#include "order/state.h"
#include "source/grant.h"
#include "tracker/tracker.h"
#include <string.h>

static const struct field nothing[] = { { 0 } };

static void words_write(struct writer *w, const char *key, const char *words)
{
    writer_open(w, key, '[');
    for (const char *s = words ? words : ""; *(s += strspn(s, " ")); s += strcspn(s, " "))
        writer_text_n(w, NULL, s, strcspn(s, " "));
    writer_close(w);
}

static void kind_open(struct writer *w, const char *name, const char *label)
{
    writer_open(w, NULL, '{');
    writer_text(w, "name", name);
    writer_text(w, "label", label);
}

static void kind_close(struct writer *w, const struct field *settings)
{
    record_form(w, "settings", settings ? settings : nothing);
    writer_close(w);
}

static void grant_write(struct cx *cx, struct writer *w, const struct source_grant_kind *g)
{
    if (!g) {
        writer_null(w, "grant");
        return;
    }
    writer_open(w, "grant", '{');
    writer_text(w, "label", g->label);
    writer_text(w, "note", g->note);
    writer_text(w, "trouble", grant_trouble(cx, api_url()));
    writer_close(w);
}

static void sources_write(struct cx *cx, struct writer *w)
{
    size_t n;
    const struct source_kind *const *kinds = source_kinds(&n);
    writer_open(w, "sources", '[');
    for (size_t i = 0; i < n; i++) {
        kind_open(w, kinds[i]->name, kinds[i]->label);
        writer_text(w, "note", kinds[i]->note);
        writer_bool(w, "remote", kinds[i]->remote);
        writer_bool(w, "invented", kinds[i]->invented);
        words_write(w, "can", kinds[i]->acts);
        writer_bool(w, "mirrors", kinds[i]->changed);
        writer_bool(w, "hooks", kinds[i]->hooks); /* can be registered from here */
        writer_bool(w, "statuses", kinds[i]->statuses);
        grant_write(cx, w, kinds[i]->grant);
        kind_close(w, kinds[i]->settings);
    }
    writer_close(w);
}

static void trackers_write(struct writer *w)
{
    size_t n;
    const struct tracker_kind *const *kinds = tracker_kinds(&n);
    writer_open(w, "trackers", '[');
    for (size_t i = 0; i < n; i++) {
        kind_open(w, kinds[i]->name, kinds[i]->label);
        kind_close(w, kinds[i]->settings);
    }
    writer_close(w);
}

static void nodes_write(struct writer *w)
{
    size_t n;
    const struct node_kind *const *kinds = node_kinds(&n);
    writer_open(w, "nodes", '[');
    for (size_t i = 0; i < n; i++) {
        kind_open(w, kinds[i]->name, kinds[i]->label);
        words_write(w, "exits", kinds[i]->exits);
        words_write(w, "gives", kinds[i]->gives);
        writer_bool(w, "waits", kinds[i]->waits);
        kind_close(w, kinds[i]->settings);
    }
    writer_close(w);
}

/* --- the one mapping of badges, groups and payment states (order/state.c) --- */

static void named_write(struct writer *w, const char *key, const char *name)
{
    writer_open(w, NULL, '{');
    writer_text(w, "key", key);
    writer_text(w, "name", name);
    writer_close(w);
}

static void badges_write(struct writer *w)
{
    writer_open(w, "badges", '[');
    for (size_t i = 0; i < badges_n; i++) {
        writer_open(w, NULL, '{');
        writer_text(w, "name", badges[i].name);
        writer_text(w, "group", badges[i].group);
        writer_text(w, "group_name", badges[i].group_name);
        writer_text(w, "tone", badges[i].tone);
        writer_text(w, "glyph", badges[i].glyph);
        writer_close(w);
    }
    writer_close(w);
    writer_open(w, "groups", '[');
    for (size_t i = 0; i < badges_n; i++)
        if (!i || strcmp(badges[i].group, badges[i - 1].group))
            named_write(w, badges[i].group, badges[i].group_name);
    writer_close(w);
}

static void payments_write(struct writer *w)
{
    writer_open(w, "payment_badges", '[');
    for (size_t i = 0; i < payment_badges_n; i++) {
        const struct payment_badge *p = &payment_badges[i];
        writer_open(w, NULL, '{');
        writer_text(w, "name", p->name);
        writer_text(w, "tone", p->tone);
        writer_bool(w, "outline", p->outline);
        if (p->codes)
            words_write(w, "codes", p->codes);
        else
            writer_null(w, "codes"); /* all others */
        words_write(w, "filters", p->filters);
        writer_close(w);
    }
    writer_close(w);
    writer_open(w, "payment_filters", '[');
    for (size_t i = 0; i < payment_filters_n; i++)
        named_write(w, payment_filters[i].key, payment_filters[i].name);
    writer_close(w);
}

err_t kinds_list(struct cx *cx, struct req *rq)
{
    (void)cx;
    struct writer w = reply(rq);
    writer_open(&w, NULL, '{');
    sources_write(cx, &w);
    trackers_write(&w);
    nodes_write(&w);
    badges_write(&w);
    payments_write(&w);
    writer_close(&w);
    return NULL;
}
