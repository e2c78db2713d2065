/* dialog.c - `wismo dialog FILE…`: plays written conversations against a shop in a temporary database and
   says where the bot said something else. The format is docs/dialogs.md. Each file has a shop of its own. */
#include "app/dialog.h"
#include "app/commands.h"
#include "base/clock.h"
#include "base/crypto.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The lines of the file; one that begins with blanks continues the line above with a new line. */
struct text_line {
    int at;
    const char *text;
};
typedef LIST(struct text_line) text_lines;

err_t play_text(struct cx *cx, const char *path, const char **out)
{
    FILE *f = fopen(path, "r");
    struct buf b = { 0 };
    size_t n;
    if (!f)
        return fail(cx, E_INPUT, "%s cannot be read.", path);
    while ((n = fread(buf_room(&b, 4096), 1, 4096, f)) > 0)
        b.n += n;
    fclose(f);
    bool valid = text_valid(b.at, b.n);
    *out = arena_copy_n(cx->mem, b.n ? b.at : "", b.n);
    buf_free(&b);
    return valid ? NULL : fail(cx, E_INPUT, "%s is not UTF-8.", path);
}

static err_t file_read(struct cx *cx, const char *path, text_lines *out)
{
    const char *text;
    size_t most = 1;
    TRY(play_text(cx, path, &text));
    for (const char *s = text; (s = strchr(s, '\n')); s++)
        most++;
    struct text_line *at = arena_alloc(cx->mem, most * sizeof(*at));
    size_t n = 0;
    for (int line = 1; *text; line++) {
        size_t len = strcspn(text, "\n");
        const char *words = text_trim(cx->mem, arena_copy_n(cx->mem, text, len));
        if ((*text == ' ' || *text == '\t') && *words && n)
            at[n - 1].text = arena_text(cx->mem, "%s\n%s", at[n - 1].text, words);
        else if (*words && *words != '#')
            at[n++] = (struct text_line){ line, words };
        text += len + (text[len] == '\n');
    }
    out->at = at;
    out->n = n;
    return NULL;
}

void play_complain(struct play *p, const char *expected, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    char *said = arena_vtext(p->mem, fmt, ap);
    va_end(ap);
    printf("# %s:%d\n#   expected: %s\n#   said:     %s\n", p->file, p->at, expected, said);
    p->bad++;
}

static err_t play_line(struct play *p, const char *line)
{
    struct cx cx = play_cx(p);
    bool known = false;
    err_t e = play_set(&cx, p, line, &known);
    db_end(&cx);
    if (e || known)
        return e;
    const char *colon = strchr(line, ':');
    const char *what = colon ? arena_copy_n(p->mem, line, (size_t)(colon - line)) : line;
    const char *words = colon ? text_trim(p->mem, colon + 1) : "";
    if (!p->open)
        TRY(play_open(p));
    TRY(play_act(p, what, words, &known));
    if (!known)
        TRY(play_expect(p, what, words, &known));
    if (!known)
        play_complain(p, "a line of docs/dialogs.md", "%s", line);
    return NULL;
}

static err_t play_file(struct cx *cx, struct play *p)
{
    text_lines lines = { 0 };
    TRY(file_read(cx, p->file, &lines));
    TRY(play_start(cx, p));
    for (size_t i = 0; i < lines.n; i++) {
        p->at = lines.at[i].at;
        err_t e = play_line(p, lines.at[i].text);
        if (e)
            play_complain(p, lines.at[i].text, "%s%s%s", e->message, e->detail ? " " : "", e->detail ? e->detail : "");
        if (e && e->code == E_INTERNAL)
            break;
    }
    play_turn_ends(p);
    return NULL;
}

static int play_all(struct cx *cx, int argc, char **argv)
{
    int failed = 0;
    for (int i = 0; i < argc; i++) {
        struct play p = { .file = argv[i], .db = cx->db, .mem = arena_new(), .now = clock_wall() };
        struct cx own = { .mem = p.mem, .db = cx->db, .now = p.now, .lane = LANE_COMMAND, .who = cx->who };
        err_t e = play_file(&own, &p);
        if (e) {
            printf("# %s: %s%s%s%s%s\n", argv[i], e->field ? e->field : "", e->field ? ": " : "", e->message,
                   e->detail ? " " : "", e->detail ? e->detail : "");
            p.bad++;
        }
        db_end(&own);
        printf("%s %d - %s\n", p.bad ? "not ok" : "ok", i + 1, argv[i]);
        failed += p.bad > 0;
        arena_free(p.mem);
    }
    printf("1..%d\n", argc);
    return failed;
}

int dialog_main(struct cx *cx, int argc, char **argv)
{
    const char *folder = getenv("TMPDIR");
    char *path = arena_text(cx->mem, "%s/wismo-dialog-XXXXXX", folder && *folder ? folder : "/tmp");
    if (!argc)
        return command_usage("Name the conversations to play: wismo dialog FILE…");
    if (!mkdtemp(path))
        return command_usage("No temporary folder can be made.");
    err_t e = crypto_has_secret() ? NULL : crypto_use_secret(cx, "written conversations need no secret of their own");
    if (!e)
        e = db_open(cx,
                    &(struct db_config){
                        .url = arena_text(cx->mem, "%s/dialog.db", path), .migrate = true, .create = true },
                    &cx->db);
    int status = e ? command_failed(e) : play_all(cx, argc, argv) ? 1 : 0;
    db_end(cx);
    db_close(cx->db);
    cx->db = NULL;
    static const char *const left[] = { "dialog.db", "dialog.db-wal", "dialog.db-shm" };
    for (size_t i = 0; i < 3; i++)
        unlink(arena_text(cx->mem, "%s/%s", path, left[i]));
    rmdir(path);
    return status;
}
