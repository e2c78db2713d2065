/* dialog_play.c - the visitor's part of a written conversation, and what is held against the bot's. What was
   said becomes a list of lines as the file writes them; bot lines may not be passed over. */
#include "app/dialog.h"
#include "account/assistant.h"
#include "account/mail.h"
#include "app/jobs.h"
#include "base/clock.h"
#include <stdio.h>
#include <string.h>

/* --- what was said, as lines ----------------------------------------------------------------------------- */

static void line_add(struct play *p, const char *kind, const char *text, const char *json)
{
    struct line *more = arena_alloc(p->mem, (p->said.n + 1) * sizeof(*more));
    if (p->said.n)
        memcpy(more, p->said.at, p->said.n * sizeof(*more));
    more[p->said.n++] = (struct line){ kind, text, json, strcmp(kind, "bot") != 0 };
    p->said.at = more;
}

static const char *joined(struct play *p, const char *list, const char *more)
{
    return arena_text(p->mem, "%s%s%s", list, *list ? " · " : "", more ? more : "");
}

static void option_add(struct play *p, const char *id, const char *label)
{
    struct option *more = arena_alloc(p->mem, (p->options.n + 1) * sizeof(*more));
    if (p->options.n)
        memcpy(more, p->options.at, p->options.n * sizeof(*more));
    more[p->options.n++] = (struct option){ id, label };
    p->options.at = more;
}

static void body_lines(struct play *p, const json_t *body)
{
    const json_t *card = json_object_get(body, "order"), *form = json_object_get(body, "form");
    const char *orders = "", *menu = "", *fields = "", *url;
    size_t i;
    json_t *one;
    if (card) {
        const char *json = json_text(p->mem, card);
        line_add(p, "card",
                 arena_text(p->mem, "%s %s", json_str(card, "number"),
                            json_str(json_object_get(card, "status"), "name")),
                 json);
        if ((url = json_str(card, "tracking_url")))
            line_add(p, "link", arena_text(p->mem, "Track parcel %s", url), NULL);
    }
    json_array_foreach (json_object_get(body, "orders"), i, one) {
        orders = joined(p, orders, arena_text(p->mem, "%s %s", json_str(one, "number"), json_str(one, "status")));
        option_add(p, json_str(one, "choice"), json_str(one, "number"));
    }
    if (*orders)
        line_add(p, "orders", orders, NULL);
    json_array_foreach (json_object_get(form, "fields"), i, one)
        fields = joined(p, fields, json_str(one, "name"));
    if (*fields)
        line_add(p, "form", fields, NULL);
    json_array_foreach (json_object_get(body, "options"), i, one) {
        if ((url = json_str(one, "url"))) {
            line_add(p, "link", arena_text(p->mem, "%s %s", json_str(one, "label"), url), NULL);
            continue;
        }
        menu = joined(p, menu, json_str(one, "label"));
        option_add(p, json_str(one, "id"), json_str(one, "label"));
    }
    if (*menu)
        line_add(p, "menu", menu, NULL);
}

static err_t turn_take(struct cx *cx, struct play *p, const struct turn *t)
{
    size_t offered = 0;
    p->last = *t;
    p->said.n = p->next = 0;
    p->met = false;
    p->missed = 0;
    p->gap = false;
    for (size_t i = 0; i < t->messages.n; i++) {
        const struct message *m = &t->messages.at[i];
        json_t *body = NULL;
        if (!strcmp(m->author, "visitor"))
            continue;
        if (!text_empty(m->text))
            line_add(p, "bot", m->text, NULL);
        if (!text_empty(m->text) && !strcmp(m->kind, "order")) /* the card's own words: "card: …" may stand for them */
            p->said.at[p->said.n - 1].optional = true;
        if (text_empty(m->body))
            continue;
        const char *json = arena_text(p->mem, "{%s}", m->body);
        TRY(json_read(cx, json, strlen(json), &body));
        if (!offered && (json_object_get(body, "options") || json_object_get(body, "orders")))
            p->options.n = 0, offered++;
        body_lines(p, body);
    }
    return NULL;
}

/* --- the visitor ----------------------------------------------------------------------------------------- */

err_t play_open(struct play *p)
{
    struct cx cx = play_cx(p);
    struct assistant a;
    struct visitor who = {
        .locale = p->locale, .order = p->page_order, .address = p->address, .arrived = clock_mono()
    };
    struct turn t = { 0 };
    char *token;
    if (p->subject)
        (void)visitor_know(&who, &(struct identity){ .sub = p->subject, .email = p->email, .email_verified = true });
    err_t e = assistant_get(&cx, p->assistant, &a);
    if (!e)
        e = conversation_open(&cx, &a, &who, &token, &t);
    db_end(&cx);
    if (e)
        return e;
    p->open = true;
    p->token = token;
    return turn_take(&cx, p, &t);
}

/* What a turn has left to be done later, done now: of its kinds of jobs a file can see one. */
static err_t jobs_done(struct cx *cx, struct play *p)
{
    LIST(struct job) jobs = { 0 };
    TRY(db_list(cx, job_fields, &jobs,
                "SELECT id, shop_id, kind, subject, body FROM job WHERE shop_id = $1 AND kind = 'code' "
                "AND state = 'waiting' ORDER BY id",
                T(p->shop)));
    for (size_t i = 0; i < jobs.n; i++) {
        err_t e = code_run(cx, &jobs.at[i]);
        if (e && e->code == E_REMOTE) /* later, as a server would */
            continue;
        TRY(e);
        TRY(db_exec(cx, NULL, "UPDATE job SET state = 'done' WHERE shop_id = $1 AND id = $2", T(p->shop),
                    T(jobs.at[i].id)));
    }
    return NULL;
}

err_t play_mail(struct cx *cx, struct play *p, const char **code, const char **to)
{
    mail_list mails = { 0 };
    TRY(mail_find_kept(cx, &mails));
    *code = *to = NULL;
    if (!mails.n)
        return NULL;
    *to = mails.at[0].to;
    for (const char *s = mails.at[0].text; *s && !*code; s++)
        if (strspn(s, "0123456789") == 6)
            *code = arena_copy_n(p->mem, s, 6);
    return NULL;
}

/* "#code#" is that of the newest mail, "#wrong code#" another one. */
static err_t fill_code(struct play *p, const char **words)
{
    static const char *const holes[] = { "#code#", "#wrong code#" };
    const char *code, *to, *at;
    if (!strchr(*words, '#'))
        return NULL;
    struct cx cx = play_cx(p);
    err_t e = play_mail(&cx, p, &code, &to);
    db_end(&cx);
    for (int i = 0; !e && i < 2; i++)
        while (code && (at = strstr(*words, holes[i]))) {
            const char *digits = i ? arena_text(p->mem, "%d%s", (*code - '0' + 1) % 10, code + 1) : code;
            *words = arena_text(p->mem, "%.*s%s%s", (int)(at - *words), *words, digits, at + strlen(holes[i]));
        }
    return e;
}

static err_t hear(struct play *p, const struct heard *heard)
{
    struct cx cx = play_cx(p);
    struct visitor who = { .address = p->address, .arrived = clock_mono() };
    struct turn t = { 0 };
    play_turn_ends(p);
    err_t e = conversation_token(&cx, p->token, &who);
    if (!e)
        e = conversation_hear(&cx, &who, heard, NULL, &t);
    if (!e)
        e = jobs_done(&cx, p);
    db_end(&cx);
    return e ? e : turn_take(&cx, p, &t);
}

static err_t press(struct play *p, const char *label)
{
    for (size_t i = 0; i < p->options.n; i++)
        if (text_same(p->options.at[i].label, label))
            return hear(p, &(struct heard){ .choice = p->options.at[i].id });
    play_complain(p, arena_text(p->mem, "a button “%s”", label), "no such button");
    return NULL;
}

/* fill: name=value · name=value */
static err_t fill(struct play *p, const char *words)
{
    json_t *form = json_tie(p->mem, json_object());
    for (const char *s = words; *s;) {
        const char *end = strstr(s, " · ");
        const char *pair = end ? arena_copy_n(p->mem, s, (size_t)(end - s)) : s, *is = strchr(pair, '=');
        if (is)
            json_object_set_new(form, text_trim(p->mem, arena_copy_n(p->mem, pair, (size_t)(is - pair))),
                                json_string(is + 1));
        s = end ? end + strlen(" · ") : "";
    }
    return hear(p, &(struct heard){ .form = form });
}

err_t play_act(struct play *p, const char *what, const char *words, bool *known)
{
    *known = true;
    TRY(fill_code(p, &words));
    if (!strcmp(what, "you"))
        return hear(p, &(struct heard){ .text = words });
    if (!strcmp(what, "press"))
        return press(p, words);
    if (!strcmp(what, "fill"))
        return fill(p, words);
    *known = false;
    return NULL;
}

/* --- what is expected ------------------------------------------------------------------------------------ */

/* Further lines of a text, set in as the file continues them. */
static const char *indented(struct play *p, const char *text)
{
    struct buf b = { 0 };
    for (const char *s = text; *s; s++)
        if (*s == '\n')
            buf_text(&b, "\n#                     ");
        else
            buf_add(&b, s, 1);
    const char *out = arena_copy_n(p->mem, b.n ? b.at : "", b.n);
    buf_free(&b);
    return out;
}

static const char *all_said(struct play *p)
{
    const char *all = "";
    for (size_t i = 0; i < p->said.n; i++)
        all = arena_text(p->mem, "%s%s%s %s: %s", all, *all ? "\n#             " : "", i < p->next ? "(met)" : "     ",
                         p->said.at[i].kind, indented(p, p->said.at[i].text));
    return *all ? all : "nothing";
}

void play_turn_ends(struct play *p)
{
    if (p->missed || p->gap) /* it has been complained about this turn already */
        return;
    for (size_t i = p->next; p->met && i < p->said.n; i++)
        if (!p->said.at[i].optional) {
            play_complain(p, "nothing more", "%s", all_said(p));
            return;
        }
}

/* Equal; or up to a final "…"; a card: its beginning, and every further word somewhere in it. */
static bool fits(struct play *p, const struct line *l, const char *words)
{
    static const char more[] = "…";
    size_t n = strlen(words), dots = sizeof(more) - 1;
    if (text_same(l->text, words))
        return true;
    if (n >= dots && !strcmp(words + n - dots, more) && !strncmp(l->text, words, n - dots))
        return true;
    if (strcmp(l->kind, "card") || strncmp(words, l->text, strlen(l->text)))
        return false;
    for (const char *s = words + strlen(l->text); *s;) {
        s += strspn(s, " ");
        size_t len = strcspn(s, " ");
        if (len && !strstr(l->json, arena_copy_n(p->mem, s, len)))
            return false;
        s += len;
    }
    return true;
}

static bool same(const struct line *l, const char *kind) { return !strcmp(l->kind, kind); }

static void expect_line(struct play *p, const char *kind, const char *words)
{
    size_t i = p->next;
    p->met = true;
    while (i < p->said.n && (p->gap || p->said.at[i].optional) &&
           !(same(&p->said.at[i], kind) && fits(p, &p->said.at[i], words)))
        i++;
    if (i < p->said.n && same(&p->said.at[i], kind) && fits(p, &p->said.at[i], words))
        p->next = i + 1, p->gap = false;
    else if (!p->missed++)
        play_complain(p, indented(p, arena_text(p->mem, "%s: %s", kind, words)), "%s", all_said(p));
}

struct found {
    const char *words, *issue, *contact;
};
static const struct field found_fields[] = {
    FIELD(F_TEXT, struct found, words),
    FIELD(F_TEXT, struct found, issue),
    FIELD(F_TEXT, struct found, contact),
    { 0 },
};

static err_t expect_saved(struct cx *cx, struct play *p, const char *words)
{
    LIST(struct found) rows = { 0 };
    const char *all = "";
    TRY(db_list(
        cx, found_fields, &rows,
        "SELECT r.kind || ' ' || o.number AS words FROM request r JOIN orders o ON o.shop_id = r.shop_id AND o.id = r.order_id "
        "WHERE r.shop_id = $1 ORDER BY r.created_at, r.id",
        T(p->shop)));
    for (size_t i = 0; i < rows.n; i++)
        all = joined(p, all, rows.at[i].words);
    if (!text_same(*all ? all : "nothing", words))
        play_complain(p, arena_text(p->mem, "saved: %s", words), "saved: %s", *all ? all : "nothing");
    return NULL;
}

/* The newest ticket: its reason, then the proven order's number, "claimed NUMBER", or "no order". */
static err_t expect_handoff(struct cx *cx, struct play *p, const char *what, const char *words)
{
    LIST(struct found) rows = { 0 };
    TRY(db_list(
        cx, found_fields, &rows,
        "SELECT t.reason || ' ' || COALESCE(o.number, 'claimed ' || t.claimed, 'no order') AS words, t.issue, t.contact FROM ticket t "
        "LEFT JOIN orders o ON o.shop_id = t.shop_id AND o.id = t.order_id WHERE t.shop_id = $1 ORDER BY t.number DESC",
        T(p->shop)));
    const char *is = !rows.n                    ? "none"
                     : !strcmp(what, "issue")   ? rows.at[0].issue
                     : !strcmp(what, "contact") ? rows.at[0].contact
                                                : rows.at[0].words;
    if (!text_same(text_empty(is) ? "none" : is, words))
        play_complain(p, arena_text(p->mem, "%s: %s", what, words), "%s: %s", what, is ? is : "none");
    return NULL;
}

static err_t expect_mail(struct cx *cx, struct play *p, const char *words)
{
    const char *code, *to;
    TRY(play_mail(cx, p, &code, &to));
    if (!text_same(to ? to : "none", words))
        play_complain(p, arena_text(p->mem, "mail: %s", words), "mail: %s", to ? to : "none");
    return NULL;
}

err_t play_expect(struct play *p, const char *what, const char *words, bool *known)
{
    struct cx cx = play_cx(p);
    err_t e = NULL;
    *known = true;
    if (!strcmp(what, "…")) {
        p->gap = true;
    } else if (text_in("bot menu card orders form link", what)) {
        expect_line(p, what, words);
    } else if (!strcmp(what, "never")) {
        for (size_t i = 0; i < p->said.n; i++)
            if (strstr(p->said.at[i].text, words) || (p->said.at[i].json && strstr(p->said.at[i].json, words)))
                play_complain(p, arena_text(p->mem, "never: %s", words), "%s", all_said(p));
    } else if (!strcmp(what, "input") || !strcmp(what, "state")) {
        const char *is = *what == 'i' ? p->last.input : p->last.state;
        if (!text_same(is, words))
            play_complain(p, arena_text(p->mem, "%s: %s", what, words), "%s", is);
    } else if (!strcmp(what, "saved")) {
        e = expect_saved(&cx, p, words);
    } else if (!strcmp(what, "mail")) {
        e = expect_mail(&cx, p, words);
    } else if (text_in("handoff issue contact", what)) {
        e = expect_handoff(&cx, p, what, words);
    } else {
        *known = false;
    }
    db_end(&cx);
    return e;
}
