/* dialog_state.c - what a dialog remembers between turns, and the visitor's words for the transcript.
   The state is lines (base/line.h), so that reading and writing it costs little: "1 at offered misunderstood
   misses", a line "v name value" a variable, a line "o id label exit value" an option.
   Invariant: a state of another version of the flow still leads somewhere. */
#include "flow/room.h"
#include "base/line.h"
#include <stdlib.h>
#include <string.h>

#define VERSION "1"
enum { PARTS = 5 };

static size_t room_for(const struct dialog *d)
{
    size_t n = sizeof(VERSION) + line_room(d->at) + 3 * LINE_NUMBER;
    for (size_t i = 0; i < d->vars.n; i++)
        n += line_room(d->vars.at[i].name) + line_room(d->vars.at[i].value) + 2;
    for (size_t i = 0; i < d->offers.n; i++) {
        const struct offer *o = &d->offers.at[i];
        n += line_room(o->id) + line_room(o->label) + line_room(o->exit) + line_room(o->value) + 2;
    }
    return n;
}

char *dialog_store(struct cx *cx, const struct dialog *d)
{
    char *text = arena_alloc(cx->mem, room_for(d)), *to = stpcpy(text, VERSION);
    to = line_put(to, '\t', d->at);
    to = line_put_number(to, '\t', d->offered);
    to = line_put_number(to, '\t', d->misunderstood);
    to = line_put_number(to, '\t', d->misses);
    for (size_t i = 0; i < d->vars.n; i++) {
        to = line_put(to, '\n', "v");
        to = line_put(to, '\t', d->vars.at[i].name);
        to = line_put(to, '\t', d->vars.at[i].value);
    }
    for (size_t i = 0; i < d->offers.n; i++) {
        const struct offer *o = &d->offers.at[i];
        to = line_put(to, '\n', "o");
        to = line_put(to, '\t', o->id);
        to = line_put(to, '\t', o->label);
        to = line_put(to, '\t', o->exit);
        to = line_put(to, '\t', o->value);
    }
    return text;
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
    line_take(&p, part, PARTS);
    d->at = part[1];
    d->offered = strtoll(part[2], NULL, 10);
    d->misunderstood = strtoll(part[3], NULL, 10);
    d->misses = strtoll(part[4], NULL, 10);
    while (*p) {
        line_take(&p, part, PARTS);
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
    const struct step *step = known ? flow_step(d->flow, d->at) : NULL;
    dialog_move(d, step ? step : d->flow->start);
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
