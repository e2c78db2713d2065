/* chat.c - `wismo chat`: the shop's chat in a terminal. Lines are edited by libedit, buttons are numbers, forms are
   asked field by field. It speaks the same API as the widget, over http/client. */
#include "account/assistant.h"
#include "app/commands.h"
#include "base/clock.h"
#include "base/id.h"
#include "base/json.h"
#include "base/mem.h"
#include "base/text.h"
#include "http/client.h"
#include <editline/readline.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define OPTIONS_MOST 60
#define TURN_MS 20000

struct talk {
    const char *url, *id, *token, *state;
    const json_t *form;               /* asked by the last message, or NULL */
    const char *choice[OPTIONS_MOST]; /* ids behind the numbers on screen */
    int choices;
};

/* --- asking the server ------------------------------------------------------------------------------ */

static err_t call(struct cx *cx, const struct talk *t, const char *path, const json_t *body, json_t **out)
{
    const char *fields[5] = { "Content-Type: application/json" };
    struct http_reply r;
    int n = 1;
    if (t->token) {
        fields[n++] = arena_text(cx->mem, "Authorization: Bearer %s", t->token);
        fields[n++] = arena_text(cx->mem, "Idempotency-Key: %s", id_random(cx->mem, 24));
    }
    const char *text = json_text(cx->mem, body);
    cx->deadline = clock_mono() + TURN_MS;
    TRY(http_call(cx,
                  &(struct http_call){ .method = "POST",
                                       .url = arena_text(cx->mem, "%s%s", t->url, path),
                                       .fields = fields,
                                       .body = text,
                                       .body_n = strlen(text),
                                       .most_ms = TURN_MS },
                  &r));
    err_t e = json_read(cx, r.body, r.body_n, out);
    if (r.status >= 200 && r.status < 300)
        return e;
    const char *detail = e ? NULL : json_str(*out, "detail");
    enum err_code code = r.status == 409 || r.status == 401   ? E_CONFLICT
                         : r.status == 422 || r.status == 429 ? E_INPUT
                                                              : E_REMOTE;
    return fail(cx, code, "%s", detail ? detail : arena_text(cx->mem, "The server answered %d.", r.status));
}

/* --- what is said to us -------------------------------------------------------------------------------- */

static void print_lines(const char *prefix, const char *text)
{
    while (text && *text) {
        size_t n = strcspn(text, "\n");
        printf("%s%.*s\n", prefix, (int)n, text);
        text += n + (text[n] == '\n');
    }
}

static void print_option(struct talk *t, const char *id, const char *label)
{
    if (!id || t->choices == OPTIONS_MOST)
        return;
    t->choice[t->choices++] = id;
    printf("  [%d] %s\n", t->choices, label);
}

static void print_order(const json_t *o)
{
    const json_t *status = json_object_get(o, "status"), *eta = json_object_get(o, "eta"), *item;
    size_t i;
    printf("  #%s", json_str(o, "number"));
    if (status)
        printf("  %s", json_str(status, "name"));
    printf("\n");
    json_array_foreach (json_object_get(o, "items"), i, item) {
        printf("    %lld x %s\n", (long long)json_num(item, "quantity", 1), json_str(item, "name"));
    }
    if (eta)
        printf("    expected  %.10s\n", json_str(eta, "to") ? json_str(eta, "to") : json_str(eta, "from"));
    if (json_str(o, "carrier"))
        printf("    carrier   %s %s\n", json_str(o, "carrier"),
               json_str(o, "tracking_number") ? json_str(o, "tracking_number") : "");
    if (json_str(o, "tracking_url"))
        printf("    track     %s\n", json_str(o, "tracking_url"));
}

static void print_message(struct cx *cx, struct talk *t, const json_t *m)
{
    const json_t *option, *line;
    size_t i;
    if (!strcmp(json_str(m, "author"), "visitor"))
        return;
    print_lines(!strcmp(json_str(m, "author"), "bot") ? "" : "* ", json_str(m, "text"));
    if (json_object_get(m, "order"))
        print_order(json_object_get(m, "order"));
    json_array_foreach (json_object_get(m, "orders"), i, line) {
        const char *status = json_str(line, "status");
        print_option(t, json_str(line, "choice"),
                     arena_text(cx->mem, "#%s  %s", json_str(line, "number"), status ? status : ""));
    }
    json_array_foreach (json_object_get(m, "options"), i, option) {
        if (json_str(option, "url"))
            printf("  %s: %s\n", json_str(option, "label"), json_str(option, "url"));
        else
            print_option(t, json_str(option, "id"), json_str(option, "label"));
    }
    if (json_object_get(m, "form"))
        t->form = json_object_get(m, "form");
}

static void print_turn(struct cx *cx, struct talk *t, const json_t *turn)
{
    const json_t *messages = json_object_get(turn, "messages"), *m;
    size_t i;
    t->choices = 0;
    t->form = NULL;
    if (json_str(turn, "state"))
        t->state = json_str(turn, "state");
    json_array_foreach (messages, i, m) {
        print_message(cx, t, m);
    }
    fflush(stdout);
}

/* --- what we say ------------------------------------------------------------------------------------ */

/* A line, trimmed, in the arena; NULL at the end of the input. */
static const char *line_read(struct cx *cx, const char *prompt)
{
    char *line = readline(prompt);
    if (!line)
        return NULL;
    const char *text = text_trim(cx->mem, line);
    if (*text && isatty(0))
        add_history(line);
    mem_free(line);
    return text;
}

static json_t *form_ask(struct cx *cx, const struct talk *t, const char *first)
{
    json_t *form = json_object(), *field;
    size_t i;
    json_array_foreach (json_object_get(t->form, "fields"), i, field) {
        const char *text = i ? line_read(cx, arena_text(cx->mem, "%s: ", json_str(field, "label"))) : first;
        if (text && *text)
            json_object_set_new(form, json_str(field, "name"), json_string(text));
    }
    return form;
}

static json_t *words(struct cx *cx, const struct talk *t, const char *line)
{
    char *end;
    long n = strtol(line, &end, 10);
    json_t *body = json_tie(cx->mem, json_object());
    if (!*end && n >= 1 && n <= t->choices && strlen(line) < 3)
        json_object_set_new(body, "choice", json_string(t->choice[n - 1]));
    else if (t->form)
        json_object_set_new(body, "form", form_ask(cx, t, line));
    else
        json_object_set_new(body, "text", json_string(line));
    return body;
}

/* A form's first field is asked like the others. */
static const char *prompt_of(struct cx *cx, const struct talk *t)
{
    const json_t *field = json_array_get(json_object_get(t->form, "fields"), 0);
    return field ? arena_text(cx->mem, "%s: ", json_str(field, "label")) : "> ";
}

static err_t converse(struct cx *cx, struct talk *t, const char *key)
{
    json_t *turn, *body = json_tie(cx->mem, json_pack("{s:s}", "locale", "en"));
    TRY(call(cx, t, arena_text(cx->mem, "/api/v1/chat/%s/conversations", key), body, &turn));
    const json_t *c = json_object_get(turn, "conversation");
    t->id = json_str(c, "id");
    t->token = json_str(c, "token");
    t->state = "bot";
    print_turn(cx, t, turn);
    const char *path = arena_text(cx->mem, "/api/v1/chat/conversations/%s/messages", t->id), *line;
    while (strcmp(t->state, "closed") && (line = line_read(cx, prompt_of(cx, t)))) {
        if (!*line)
            continue;
        if (!isatty(0))
            printf("> %s\n", line);
        err_t e = call(cx, t, path, words(cx, t, line), &turn);
        if (e && e->code != E_INPUT)
            return e;
        if (e)
            printf("! %s\n", e->message);
        else
            print_turn(cx, t, turn);
    }
    return NULL;
}

int chat_main(struct cx *cx, struct config *c, int argc, char **argv)
{
    struct talk t = { .url = c->url ? c->url : arena_text(cx->mem, "http://%s", c->listen) };
    const char *key = NULL;
    err_t e = option_take(cx, &argc, argv, "--assistant", &key);
    if (!e)
        e = option_take(cx, &argc, argv, "--url", &t.url);
    if (e)
        return command_usage(e->message);
    if (!key || argc > 0)
        return command_usage("wismo chat needs --assistant KEY, and takes --url URL.");
    /* Whoever types the address may reach it. */
    const char *host = strstr(t.url, "://");
    host = host ? host + 3 : t.url;
    http_client_start(arena_copy_n(cx->mem, host, strcspn(host, "/")));
    e = converse(cx, &t, key);
    return e ? command_failed(e) : 0;
}
