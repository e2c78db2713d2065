/* csv.c - a row is parsed in the buffer in which it was read; the buffer keeps everything since the row's
   begin, so that after a quote which is never closed reading can go on with the very next line. */
#include "import/csv.h"
#include "base/mem.h"
#include "base/text.h"
#include <errno.h>
#include <string.h>
#include <zlib.h>

enum { CHUNK = 64 * 1024, ROW_MOST = 1024 * 1024, FIELDS_MOST = 2000, REWINDS_MOST = 100 };

struct csv {
    struct cx *cx;
    const char *path;
    gzFile file; /* NULL: all bytes are in the buffer */
    char *in;
    size_t at, n, room; /* next byte, bytes there are, room */
    size_t start;       /* where the present row begins */
    bool done;          /* the file has no more bytes */
    err_t damage;
    char separator;
    int64_t line;
    int rewinds;
    struct buf text; /* fields of the row, NUL after each */
    struct buf ends; /* size_t: where each begins in text */
    const char **fields;
    size_t fields_room;
};

/* Makes room behind the row's begin and reads more. */
static void refill(struct csv *c)
{
    if (!c->file || c->done)
        return;
    if (c->start)
        memmove(c->in, c->in + c->start, c->n - c->start);
    c->at -= c->start;
    c->n -= c->start;
    c->start = 0;
    if (c->room - c->n < CHUNK) {
        c->room = c->room * 2 + CHUNK;
        c->in = mem_grow(c->in, c->room);
    }
    int got = gzread(c->file, c->in + c->n, CHUNK);
    int why = Z_OK;
    if (got <= 0)
        gzerror(c->file, &why);
    if (got < 0 || (got == 0 && why != Z_OK && why != Z_STREAM_END))
        c->damage = fail_field(c->cx, "file", "%s is damaged or cut off after line %lld.", c->path, (long long)c->line);
    c->done = got <= 0;
    c->n += got > 0 ? (size_t)got : 0;
}

/* The byte ahead places on, -1 behind the end. */
static int peek(struct csv *c, size_t ahead)
{
    while (c->at + ahead >= c->n && c->file && !c->done)
        refill(c);
    return c->at + ahead < c->n ? (unsigned char)c->in[c->at + ahead] : -1;
}

/* Whether the row ends here; goes past CRLF, LF or CR. */
static bool past_newline(struct csv *c)
{
    int b = peek(c, 0);
    if (b != '\n' && b != '\r')
        return false;
    c->at += b == '\r' && peek(c, 1) == '\n' ? 2 : 1;
    c->line++;
    return true;
}

static void skip_line(struct csv *c)
{
    while (peek(c, 0) >= 0 && !past_newline(c)) {
        c->at++;
        if (c->at - c->start > ROW_MOST)
            c->start = c->at;
    }
}

static bool too_long(const struct csv *c) { return c->at - c->start > ROW_MOST; }

static const char *read_quoted(struct csv *c)
{
    c->at++;
    for (int b; (b = peek(c, 0)) >= 0 && !too_long(c);) {
        if (b == '"' && peek(c, 1) != '"') {
            c->at++;
            b = peek(c, 0);
            return b < 0 || b == c->separator || b == '\n' || b == '\r' ? NULL
                                                                        : "There is text behind a closing quote.";
        }
        buf_add(&c->text, c->in + c->at, 1);
        if (b == '\n' || (b == '\r' && peek(c, 1) != '\n'))
            c->line++;
        c->at += b == '"' ? 2 : 1;
    }
    return "A quote is opened and not closed again.";
}

static const char *read_plain(struct csv *c)
{
    for (int b; (b = peek(c, 0)) >= 0 && b != c->separator && b != '\n' && b != '\r'; c->at++) {
        if (too_long(c))
            return "This row is longer than 1 MB.";
        buf_add(&c->text, c->in + c->at, 1);
    }
    return NULL;
}

static const char *read_fields(struct csv *c)
{
    c->text.n = c->ends.n = 0;
    for (;;) {
        size_t begin = c->text.n;
        buf_add(&c->ends, (const char *)&begin, sizeof(begin));
        const char *bad = peek(c, 0) == '"' ? read_quoted(c) : read_plain(c);
        buf_add(&c->text, "", 1);
        if (bad)
            return bad;
        if (c->ends.n / sizeof(size_t) > FIELDS_MOST)
            return "This row has more than 2,000 columns.";
        if (peek(c, 0) != c->separator)
            break;
        c->at++;
    }
    if (peek(c, 0) >= 0)
        past_newline(c);
    return NULL;
}

/* Behind a bad row: the line after the one on which it began, as far as it is still in the buffer. */
static void recover(struct csv *c, int64_t line)
{
    if (c->rewinds++ < REWINDS_MOST) {
        c->at = c->start;
        c->line = line;
    }
    skip_line(c);
}

/* Fields as texts; every one is checked, because what follows believes in UTF-8. */
static const char *lay_out(struct csv *c, struct csv_row *row)
{
    size_t n = c->ends.n / sizeof(size_t), begin = 0, next;
    if (n > c->fields_room) {
        c->fields_room = n;
        c->fields = mem_grow(c->fields, n * sizeof(*c->fields));
    }
    for (size_t i = 0; i < n; i++) {
        next = c->text.n;
        if (i + 1 < n)
            memcpy(&next, c->ends.at + (i + 1) * sizeof(size_t), sizeof(next));
        if (!text_valid(c->text.at + begin, next - begin - 1))
            return "This row is not UTF-8 text.";
        c->fields[i] = c->text.at + begin;
        begin = next;
    }
    row->field = c->fields;
    row->n = n;
    return NULL;
}

err_t csv_next(struct csv *c, struct csv_row *row, bool *end)
{
    do {
        c->start = c->at;
    } while (past_newline(c));
    int64_t line = c->line;
    *row = (struct csv_row){ .line = line };
    if (peek(c, 0) < 0) {
        *end = true;
        return c->damage;
    }
    const char *bad = read_fields(c);
    if (bad)
        recover(c, line);
    if (c->damage)
        return c->damage;
    row->bad = bad ? bad : lay_out(c, row);
    *end = false;
    return NULL;
}

/* --- opening --- */

/* The mark that stands most often in the first line, outside quotes. */
static char separator_of(struct csv *c)
{
    static const char marks[] = ",;\t|";
    size_t count[sizeof(marks)] = { 0 }, best = 0;
    bool quoted = false;
    for (size_t i = 0; i < ROW_MOST; i++) {
        int b = peek(c, i);
        if (b < 0 || (!quoted && (b == '\n' || b == '\r')))
            break;
        quoted ^= b == '"';
        const char *mark = quoted || !b ? NULL : strchr(marks, b);
        if (mark)
            count[mark - marks]++;
    }
    for (size_t i = 1; i < sizeof(marks) - 1; i++)
        if (count[i] > count[best])
            best = i;
    return marks[best];
}

/* "sep=;" alone on the first line, as some spreadsheets write it. */
static bool names_separator(struct csv *c)
{
    static const char word[] = "sep=";
    for (size_t i = 0; i < 4; i++)
        if (peek(c, i) != word[i])
            return false;
    int mark = peek(c, 4), next = peek(c, 5);
    return mark > 0 && strchr(",;\t|:~^", mark) && (next < 0 || next == '\n' || next == '\r');
}

static err_t begin(struct csv *c)
{
    int a = peek(c, 0), b = peek(c, 1);
    if (c->damage)
        return c->damage;
    if ((a == 0xff && b == 0xfe) || (a == 0xfe && b == 0xff))
        return fail_field(c->cx, "file", "%s is UTF-16. Save it as CSV in UTF-8 and try again.", c->path);
    if (a == 0xef && b == 0xbb && peek(c, 2) == 0xbf)
        c->at = 3;
    if (names_separator(c)) {
        c->separator = (char)peek(c, 4);
        c->at += 5;
        past_newline(c);
    } else {
        c->separator = separator_of(c);
    }
    c->start = c->at;
    return NULL;
}

static void close_quietly(void *p) { csv_close(p); }

static struct csv *csv_new(struct cx *cx, const char *path)
{
    struct csv *c = arena_alloc(cx->mem, sizeof(*c));
    c->cx = cx;
    c->path = arena_copy(cx->mem, path);
    c->line = 1;
    arena_defer(cx->mem, close_quietly, c);
    return c;
}

err_t csv_open(struct cx *cx, const char *path, struct csv **out)
{
    struct csv *c = csv_new(cx, path);
    errno = 0;
    c->file = gzopen(path, "rbe");
    if (!c->file)
        return fail_field(cx, "file", "%s could not be opened: %s.", path, errno ? strerror(errno) : "out of memory");
    gzbuffer(c->file, 2 * CHUNK);
    TRY(begin(c));
    *out = c;
    return NULL;
}

err_t csv_bytes(struct cx *cx, const char *bytes, size_t n, struct csv **out)
{
    struct csv *c = csv_new(cx, "This text");
    c->in = mem_grow(NULL, n ? n : 1);
    if (n)
        memcpy(c->in, bytes, n);
    c->n = n;
    TRY(begin(c));
    *out = c;
    return NULL;
}

char csv_separator(const struct csv *c) { return c->separator; }

void csv_close(struct csv *c)
{
    if (!c)
        return;
    if (c->file)
        gzclose_r(c->file);
    c->file = NULL;
    c->done = true;
    mem_free(c->in);
    c->in = NULL;
    c->n = c->at = c->start = 0;
    buf_free(&c->text);
    buf_free(&c->ends);
    mem_free(c->fields);
    c->fields = NULL;
    c->fields_room = 0;
}
