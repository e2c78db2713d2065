/* dialog_state.c - what a dialog remembers between turns, and the visitor's words for the transcript.
   The state is lines of texts between tabs, so that reading and writing it costs little: "1 at offered misunderstood
   misses", a line "v name value" a variable, a line "o id label exit value" an option.
   Invariant: a state of another version of the flow still leads somewhere. */
#include "flow/room.h"
#include <stdlib.h>
#include <string.h>

#define VERSION "1"
enum { PARTS = 5 };

/* --- writing: tab, line end and backslash inside a text are \t, \n and \\ --- */

static char *put(char *to, char mark, const char *s)
{
    *to++ = mark;
    for (; s && *s; s++) {
        char code = *s == '\t' ? 't' : *s == '\n' ? 'n' : *s == '\\' ? '\\' : 0;
        if (code)
            *to++ = '\\';
        *to++ = code ? code : *s;
    }
    return to;
}

static char *put_number(char *to, int64_t n)
{
    char digits[21], *p = digits + sizeof(digits) - 1;
    *p = 0;
    for (uint64_t left = n < 0 ? 0 : (uint64_t)n; p == digits + sizeof(digits) - 1 || left; left /= 10)
        *--p = (char)('0' + left % 10);
    return put(to, '\t', p);
}

static size_t room(const char *s) { return s ? strlen(s) * 2 + 1 : 1; }

static size_t room_for(const struct dialog *d)
{
    size_t n = room(d->at) + 3 * 21 + 3;
    for (size_t i = 0; i < d->vars.n; i++)
        n += room(d->vars.at[i].name) + room(d->vars.at[i].value) + 2;
    for (size_t i = 0; i < d->offers.n; i++) {
        const struct offer *o = &d->offers.at[i];
        n += room(o->id) + room(o->label) + room(o->exit) + room(o->value) + 2;
    }
    return n;
}

char *dialog_store(struct cx *cx, const struct dialog *d)
{
    char *text = arena_alloc(cx->mem, room_for(d)), *to = stpcpy(text, VERSION);
    to = put(to, '\t', d->at);
    to = put_number(to, d->offered);
    to = put_number(to, d->misunderstood);
    to = put_number(to, d->misses);
    for (size_t i = 0; i < d->vars.n; i++) {
        to = put(to, '\n', "v");
        to = put(to, '\t', d->vars.at[i].name);
        to = put(to, '\t', d->vars.at[i].value);
    }
    for (size_t i = 0; i < d->offers.n; i++) {
        const struct offer *o = &d->offers.at[i];
        to = put(to, '\n', "o");
        to = put(to, '\t', o->id);
        to = put(to, '\t', o->label);
        to = put(to, '\t', o->exit);
        to = put(to, '\t', o->value);
    }
    return text;
}

/* --- reading --- */

static void unescape(char *s)
{
    char *to = strchr(s, '\\');
    if (!to)
        return;
    for (const char *from = to; *from; from++) {
        char c = *from;
        if (c == '\\' && from[1])
            c = *++from == 't' ? '\t' : *from == 'n' ? '\n' : *from;
        *to++ = c;
    }
    *to = 0;
}

/* Cuts the line at *p into its parts; those that it lacks are "". */
static void line_take(char **p, char *part[PARTS])
{
    char *s = *p, *end = s + strcspn(s, "\n");
    *p = *end ? end + 1 : end;
    *end = 0;
    for (size_t i = 0; i < PARTS; i++) {
        size_t n = strcspn(s, "\t");
        part[i] = s;
        s += n + (s[n] == '\t');
        part[i][n] = 0;
        unescape(part[i]);
    }
}

static const char *or_null(const char *s) { return *s ? s : NULL; }

static void state_take(struct arena *a, char *p, struct dialog *d)
{
    size_t lines = 1;
    char *part[PARTS];
    for (const char *s = p; (s = strchr(s, '\n')); s++)
        lines++;
    d->vars.at = arena_alloc(a, lines * sizeof(*d->vars.at));
    d->offers.at = arena_alloc(a, lines * sizeof(*d->offers.at));
    d->vars.n = d->offers.n = 0;
    line_take(&p, part);
    d->at = part[1];
    d->offered = strtoll(part[2], NULL, 10);
    d->misunderstood = strtoll(part[3], NULL, 10);
    d->misses = strtoll(part[4], NULL, 10);
    while (*p) {
        line_take(&p, part);
        if (*part[0] == 'v' && *part[1] && *part[2])
            d->vars.at[d->vars.n++] = (struct variable){ part[1], part[2] };
        else if (*part[0] == 'o' && *part[1])
            d->offers.at[d->offers.n++] = (struct offer){ part[1], part[2], or_null(part[3]), or_null(part[4]) };
    }
    d->vars_room = d->vars.n;
}

void dialog_restore(struct cx *cx, const char *state, struct dialog *d)
{
    bool known = state && text_starts(state, VERSION "\t");
    state_take(cx->mem, arena_copy(cx->mem, known ? state : VERSION), d);
    if (!known || (d->flow && !flow_node(d->flow, d->at)))
        d->at = json_str(d->flow->document, "start");
    d->said.n = d->effects.n = d->made.n = d->written = 0;
    d->input = "none";
}

const char *dialog_words(struct cx *cx, const struct dialog *d, const struct heard *heard)
{
    if (heard->text)
        return heard->text;
    if (heard->choice) {
        const struct offer *o = dialog_meant(cx, d, heard, false);
        return o ? o->label : "";
    }
    const char *name, *words = "";
    json_t *value;
    json_object_foreach ((json_t *)heard->form, name, value)
        if (!text_empty(json_string_value(value)))
            words = arena_text(cx->mem, "%s%s%s", words, *words ? ", " : "", json_string_value(value));
    return words;
}
