/* act.c - what a shopper asked for, done through any HTTP API: each action is a template. Invariant: nothing is called
   done that neither the answer nor a read has shown; and what may have arrived is never sent without the same key. */
#include "source/http/room.h"
#include <string.h>

#define ACTIONS "cancel change_address return note"
#define VARIABLES                                                                                                      \
    "id number email note key new_address return_wish reason name line1 line2 city region postcode country details"

/* Details first, so that none of them can stand for the order's own id. */
static json_t *variables(struct cx *cx, const struct order *o, const struct source_act *a, const json_t *details)
{
    json_t *vars = json_tie(cx->mem, json_object());
    const char *const own[][2] = {
        { "id", o->external_id }, { "number", o->number }, { "email", o->email }, { "note", a->note }, { "key", a->key }
    };
    json_object_update(vars, (json_t *)(uintptr_t)details);
    json_object_set(vars, "details", (json_t *)(uintptr_t)details);
    for (size_t i = 0; i < sizeof(own) / sizeof(*own); i++)
        json_object_set_new(vars, own[i][0], own[i][1] ? json_string(own[i][1]) : json_null());
    return vars;
}

static err_t refused(struct cx *cx, struct source_outcome *out, const char *why)
{
    *out = (struct source_outcome){ .what = SOURCE_REFUSED, .why = arena_copy(cx->mem, why) };
    return NULL;
}

/* "good": {"path": "result", "equals": "ok"}; without it the status of the answer is enough. */
static bool is_good(struct cx *cx, const json_t *good, const json_t *answer)
{
    const json_t *wanted = json_object_get(good, "equals");
    const json_t *is = source_at(answer, json_str(good, "path") ? json_str(good, "path") : "");
    if (!good)
        return true;
    if (!wanted)
        return is && !json_is_null(is) && !json_is_false(is);
    const char *a = json_is_string(wanted) ? json_string_value(wanted) : json_text(cx->mem, wanted);
    const char *b = json_is_string(is) ? json_string_value(is) : is ? json_text(cx->mem, is) : NULL;
    return b && !strcasecmp(a, b);
}

static bool is_cancelled(const struct order *o) { return text_same(o->general, "cancelled"); }

/* A cancellation is done when the order says so. */
static err_t cancelled_now(struct cx *cx, const struct source *s, const struct order *live, struct source_outcome *out)
{
    struct order fresh = { 0 };
    TRY(http_read(cx, s, live, &fresh));
    *out = (struct source_outcome){ .what = is_cancelled(&fresh) ? SOURCE_DONE : SOURCE_UNDER_WAY, .token = "sent" };
    return NULL;
}

/* Whether the order has this address by now. A name, region or country that was not given stays; the rest is empty then. */
static bool goes_there(const struct order *live, const json_t *details)
{
    const struct {
        const char *name, *is;
        bool stays;
    } parts[] = { { "line1", live->ship_line1, false },   { "line2", live->ship_line2, false },
                  { "city", live->ship_city, false },     { "postcode", live->ship_postcode, false },
                  { "name", live->ship_name, true },      { "region", live->ship_region, true },
                  { "country", live->ship_country, true } };
    bool there = !text_empty(json_str(details, "line1"));
    for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++) {
        const char *given = json_str(details, parts[i].name), *is = parts[i].is ? parts[i].is : "";
        there &= (parts[i].stays && text_empty(given)) || text_same(given ? given : "", is);
    }
    return there;
}

static err_t template_of(struct cx *cx, const struct http_form *f, const char *what, json_t **out)
{
    json_t *all = json_tie(cx->mem, json_object());
    if (!text_empty(f->actions))
        TRY(json_read(cx, f->actions, strlen(f->actions), &all));
    *out = json_object_get(all, what);
    return NULL;
}

err_t http_allows(struct cx *cx, const struct source *s, const char *what, bool *out)
{
    struct http_form f;
    json_t *template;
    SOURCE_OPEN(cx, s, &f);
    TRY(template_of(cx, &f, what, &template));
    *out = template != NULL;
    return NULL;
}

static err_t ask_it(struct cx *cx, const struct source *s, const struct http_form *f, const json_t *template,
                    const json_t *vars, const char *key, struct source_reply *r, struct source_outcome *out,
                    bool *go_on)
{
    const char *method = json_str(template, "method"), *path = json_str(template, "path");
    const json_t *body = json_object_get(template, "body");
    const char *url = http_url(cx, f->url, path ? path : "", vars);
    *go_on = false;
    if (!url)
        return refused(cx, out, "The request lacks something that this API needs in its address.");
    err_t e = http_send(cx, s, f,
                        &(struct http_question){ .method = method ? method : "POST",
                                                 .url = url,
                                                 .body = body ? http_body(cx, body, vars) : NULL,
                                                 .key = key ? key : "" },
                        r);
    int status = r->http.status;
    if (e && status >= 400 && status < 500 &&
        !(status == 401 || status == 403 || status == 408 || status == 429 || status == 423))
        return refused(cx, out, e->message);
    TRY(e);
    *go_on = is_good(cx, json_object_get(template, "good"), r->json);
    return *go_on ? NULL : refused(cx, out, "The other system answered, but not that it has been done.");
}

err_t http_act(struct cx *cx, const struct source *s, const struct order *live, const struct source_act *a,
               struct source_outcome *out)
{
    struct http_form f;
    struct source_reply r;
    json_t *template, *details = json_tie(cx->mem, json_object());
    bool cancels = !strcmp(a->what, "cancel"), go_on;
    SOURCE_OPEN(cx, s, &f);
    TRY(template_of(cx, &f, a->what, &template));
    if (cancels && is_cancelled(live)) {
        *out = (struct source_outcome){ .what = SOURCE_DONE };
        return NULL;
    }
    if (cancels && a->token) /* it was sent: now only looked at */
        return cancelled_now(cx, s, live, out);
    if (!template)
        return refused(cx, out, "The settings do not say how this is done there.");
    if (!text_empty(a->details))
        TRY(json_read(cx, a->details, strlen(a->details), &details));
    bool moves = !strcmp(a->what, "change_address");
    if (moves && text_empty(json_str(details, "line1")) && text_empty(json_str(details, "new_address")))
        return refused(cx, out, "There is no new address in this request.");
    if (moves && goes_there(live, details)) {
        *out = (struct source_outcome){ .what = SOURCE_DONE };
        return NULL;
    }
    TRY(ask_it(cx, s, &f, template, variables(cx, live, a, details), a->key, &r, out, &go_on));
    if (!go_on)
        return NULL;
    bool shown = cancels && !json_object_get(template, "good");
    *out = (struct source_outcome){ .what = shown ? SOURCE_UNDER_WAY : SOURCE_DONE, .token = "sent" };
    err_t e = shown ? cancelled_now(cx, s, live, out) : NULL;
    (void)e; /* it was taken: looked at again, not sent again */
    return NULL;
}

/* --- checking ---------------------------------------------------------------------------------------------------- */

static err_t action_check(struct cx *cx, const char *field, const json_t *t)
{
    const char *name, *method = json_str(t, "method");
    json_t *one;
    if (!json_is_object(t) || !json_str(t, "path"))
        return fail_field(cx, arena_join(cx->mem, field, ".path"),
                          "An action needs a path, as in /orders/{id}/cancel.");
    json_object_foreach ((json_t *)(uintptr_t)t, name, one)
        if (!text_in("method path body good", name))
            return fail_field(cx, arena_join(cx->mem, field, ".", name), "“%s” says nothing here.", name);
    if (json_object_get(t, "method") && (!method || !text_in("POST PUT PATCH DELETE", method)))
        return fail_field(cx, arena_join(cx->mem, field, ".method"), "The method is POST, PUT, PATCH or DELETE.");
    TRY(http_template_check(cx, arena_join(cx->mem, field, ".path"), json_str(t, "path"), true, VARIABLES));
    TRY(http_body_check(cx, arena_join(cx->mem, field, ".body"), json_object_get(t, "body"), VARIABLES));
    const json_t *good = json_object_get(t, "good");
    if (good && (!json_is_object(good) || !json_str(good, "path")))
        return fail_field(cx, arena_join(cx->mem, field, ".good"),
                          "What a good answer looks like: {\"path\": \"result\", \"equals\": \"ok\"}.");
    return NULL;
}

err_t http_actions_check(struct cx *cx, const char *actions)
{
    const char *name;
    json_t *all, *one;
    if (text_empty(actions))
        return NULL;
    TRY(json_read(cx, actions, strlen(actions), &all));
    if (!json_is_object(all))
        return fail_field(cx, "actions", "Actions are an object: {\"cancel\": {\"path\": \"/orders/{id}/cancel\"}}.");
    json_object_foreach (all, name, one) {
        const char *field = arena_join(cx->mem, "actions.", name);
        if (!text_in(ACTIONS, name))
            return fail_field(cx, field, "There is no action “%s”. There are: %s.", name, ACTIONS);
        TRY(action_check(cx, field, one));
    }
    return NULL;
}
