/* dialog.h - what the parts of `wismo dialog` share: one written conversation while it is played. */
#pragma once
#include "base/json.h"
#include "base/text.h"
#include "conversation/conversation.h"

struct line {
    const char *kind, *text, *json;
    bool optional;
}; /* what was said, as the file writes it */
typedef LIST(struct line) line_list;

struct option {
    const char *id, *label;
};

struct play {
    const char *file;
    int at, bad; /* line number; failures */
    struct db *db;
    struct arena *mem; /* of the file */
    msec now;
    struct principal staff; /* of the file's shop */
    const char *shop, *source, *assistant, *flow;
    const char *subject, *email, *locale, *page_order, *token, *address;
    bool open;
    int64_t stamp, turns;
    struct turn last;
    line_list said;              /* of the last turn */
    size_t next;                 /* the first that no line of the file has met yet */
    bool gap;                    /* "…": more may be said before the next line that fits */
    bool met;                    /* the file has said something about this turn */
    int missed;                  /* lines of this turn that did not fit; the first is told */
    LIST(struct option) options; /* that the last message with options offered */
};

/* A context of the next turn or setting; the shop is entered. */
struct cx play_cx(struct play *p);

/* The text of a file. E_INPUT: cannot be read, not UTF-8. */
MUST err_t play_text(struct cx *cx, const char *path, const char **out);

/* Starts a file: a shop of its own in p->db. */
MUST err_t play_start(struct cx *cx, struct play *p);

/* A line that sets something up ("order …", "shop …", "clock …"); *known = false: it is no such line. */
MUST err_t play_set(struct cx *cx, struct play *p, const char *line, bool *known);

/* The six digits of the newest mail, NULL: there is none; its address. */
MUST err_t play_mail(struct cx *cx, struct play *p, const char **code, const char **to);

/* What the visitor does: "you", "press", "fill". */
MUST err_t play_open(struct play *p);
MUST err_t play_act(struct play *p, const char *what, const char *words, bool *known);

/* What is expected: "bot", "menu", "card", …; complains and counts. */
MUST err_t play_expect(struct play *p, const char *what, const char *words, bool *known);
void play_complain(struct play *p, const char *expected, const char *fmt, ...) PRINTF(3, 4);
/* Bot lines that the file passes over, when it said anything about the turn. */
void play_turn_ends(struct play *p);
