/* page.c - what has changed at any HTTP API, page by page. Invariant: where to go on is said only when a page has been
   read, and “since” moves on only behind the last page, so that whatever breaks off is asked for again. */
#include "base/clock.h"
#include "source/http/room.h"
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { PAGES_MOST = 5000, OVERLAP_MS = 1000 };

/* Where it stands, as JSON in the cursor. */
struct place {
    msec since;        /* asked for */
    int64_t page;      /* from 1 */
    msec seen;         /* the newest change so far */
    int64_t n;         /* orders so far */
    const char *first; /* id of the page before: an API that knows no pages gives the same again */
    const char *go;    /* its own word or link for the next page */
};

static struct place place_of(struct cx *cx, const struct source_page *page)
{
    json_t *j = NULL;
    struct place p = { .since = page->from, .page = 1 };
    if (text_empty(page->cursor) || json_read(cx, page->cursor, strlen(page->cursor), &j))
        return p;
    p.since = json_num(j, "since", page->from);
    p.page = json_num(j, "page", 1);
    p.seen = json_num(j, "seen", 0);
    p.n = json_num(j, "n", 0);
    p.first = json_str(j, "first");
    p.go = json_str(j, "go");
    return p;
}

static const char *place_text(struct cx *cx, const struct place *p)
{
    json_t *j = json_tie(cx->mem, json_object());
    json_object_set_new(j, "since", json_integer(p->since));
    if (p->page > 1) {
        json_object_set_new(j, "page", json_integer(p->page));
        json_object_set_new(j, "seen", json_integer(p->seen));
        json_object_set_new(j, "n", json_integer(p->n));
        json_object_set_new(j, "first", p->first ? json_string(p->first) : json_null());
        json_object_set_new(j, "go", p->go ? json_string(p->go) : json_null());
    }
    return json_text(cx->mem, j);
}

/* "https://shop.example" of an address. */
static size_t site_n(const char *url)
{
    const char *host = strstr(url, "://");
    return host ? (size_t)(host - url) + 3 + strcspn(host + 3, "/?#") : 0;
}

/* The next page's own link: ours to follow only where we sign in anyway. NULL: it is no link, but a word. */
static err_t link_of(struct cx *cx, const struct source *s, const struct http_form *f, const char *go, const char **out)
{
    size_t n = site_n(f->url);
    *out = NULL;
    if (strstr(go, "://")) {
        if (site_n(go) != n || strncasecmp(go, f->url, n))
            return fail(cx, E_REMOTE,
                        "“%s” sends us to another server for the next page. wismo does not go there with its key.",
                        s->name);
        *out = go;
    } else if (*go == '/' && go[1] != '/') {
        *out = arena_join(cx->mem, arena_copy_n(cx->mem, f->url, n), go);
    }
    return NULL;
}

static err_t address(struct cx *cx, const struct source *s, const struct http_form *f, const char *template,
                     const struct place *p, const char **out)
{
    msec since = p->since > OVERLAP_MS ? p->since - OVERLAP_MS : 0;
    json_t *vars = json_tie(cx->mem, json_object());
    if (p->go) {
        TRY(link_of(cx, s, f, p->go, out));
        if (*out)
            return NULL;
        json_object_set_new(vars, "cursor", json_string(p->go));
    }
    json_object_set_new(vars, "since", json_string(time_text(cx->mem, since)));
    json_object_set_new(vars, "since_seconds", json_string(arena_int(cx->mem, since / 1000)));
    json_object_set_new(vars, "since_ms", json_string(arena_int(cx->mem, since)));
    json_object_set_new(vars, "page", json_string(arena_int(cx->mem, p->page)));
    *out = http_url(cx, f->url, template, vars);
    return *out ? NULL
                : fail(cx, E_REMOTE, "The path for changes of “%s” has a variable in it that is empty.", s->name);
}

static void by_change(order_list *list)
{
    for (size_t i = 1; i < list->n; i++) {
        struct order o = list->at[i];
        size_t at = i;
        for (; at > 0 && list->at[at - 1].changed_at > o.changed_at; at--)
            list->at[at] = list->at[at - 1];
        list->at[at] = o;
    }
}

/* Whether there is a page behind this one, and where. */
static bool more_after(struct cx *cx, const struct http_form *f, const char *template, const json_t *answer,
                       const order_list *list, int64_t total, struct place *p)
{
    const char *first = list->n ? list->at[0].external_id : NULL;
    bool again = text_same(first, p->first) && first, asked = p->go != NULL;
    const char *go = text_empty(f->next_path) ? NULL : source_text(cx, answer, f->next_path);
    p->n += (int64_t)list->n;
    p->first = first;
    p->page++;
    if (!list->n || again || p->page > PAGES_MOST)
        return false;
    if (!text_empty(f->next_path)) {
        bool same = asked && text_same(go, p->go);
        p->go = text_empty(go) ? NULL : go;
        return p->go && !same;
    }
    return strstr(template, "{page}") && (total < 0 || p->n < total);
}

err_t http_changed(struct cx *cx, const struct source *s, struct source_page *page)
{
    struct http_form f;
    struct source_reply r;
    order_list list = { 0 };
    const char *url;
    SOURCE_OPEN(cx, s, &f);
    const char *template = http_template(f.changed, HTTP_CHANGED);
    if (page->fill)
        template = http_template(f.placed, template);
    struct place p = place_of(cx, page);
    page->next = place_text(cx, &p);
    page->total = -1;
    if (!template)
        return NULL;
    TRY(address(cx, s, &f, template, &p, &url));
    err_t e = http_send(cx, s, &f, &(struct http_question){ .url = url }, &r);
    if (e && e->code == E_MISSING && p.page > 1) /* behind the last page */
        e = NULL, r.json = NULL;
    TRY(e);
    if (r.json)
        TRY(http_orders(cx, s, &f, r.json, &list));
    const char *total = text_empty(f.total_path) ? NULL : source_text(cx, r.json, f.total_path);
    if (total && *total && strspn(total, "0123456789") == strlen(total) && strlen(total) < 10)
        page->total = strtoll(total, NULL, 10);
    for (size_t i = 0; i < list.n; i++)
        p.seen = list.at[i].changed_at > p.seen && list.at[i].changed_at <= cx->now ? list.at[i].changed_at : p.seen;
    page->more = more_after(cx, &f, template, r.json, &list, page->total, &p);
    by_change(&list);
    page->orders = list;
    if (!page->more)
        p = (struct place){ .since = p.seen > p.since ? p.seen : p.since, .page = 1 };
    page->next = place_text(cx, &p);
    return NULL;
}
