/* csv_fuzz.c - the CSV reader on hostile bytes: it ends, its fields are text, its lines go up, and what it has read
   can be written as CSV and read again as the same. */
#include "import/csv.h"
#include "base/text.h"
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void must(bool holds) { if (!holds) abort(); }

static void write_field(struct buf *b, const char *s)
{
    buf_text(b, "\"");
    for (; *s; s++)
        buf_add(b, *s == '"' ? "\"\"" : s, *s == '"' ? 2 : 1);
    buf_text(b, "\"");
}

/* Reads all rows; the good ones are added to b as quoted CSV. */
static size_t read_all(struct cx *cx, const char *bytes, size_t n, struct buf *b)
{
    struct csv *c;
    struct csv_row r;
    bool end = false;
    int64_t last = 0;
    size_t good = 0;
    if (csv_bytes(cx, bytes, n, &c))
        return 0;
    buf_fmt(b, "sep=%c\n", csv_separator(c));
    while (!csv_next(c, &r, &end) && !end) {
        must(r.line > last || last == 0);
        must((size_t)r.line <= n + 1);
        last = r.line;
        must(!r.bad == (r.n > 0));
        for (size_t i = 0; i < r.n; i++) {
            must(text_valid(r.field[i], strlen(r.field[i])));
            buf_add(b, &(char){ csv_separator(c) }, i > 0);
            write_field(b, r.field[i]);
        }
        if (!r.bad)
            buf_text(b, "\n"), good++;
    }
    csv_close(c);
    return good;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct cx cx = { .mem = arena_new() };
    char *copy = malloc(n ? n : 1);                /* so that a read beyond the end is seen */
    struct buf one = { 0 }, two = { 0 };
    memcpy(copy, data, n);
    size_t good = read_all(&cx, copy, n, &one);
    if (one.n && one.n < 800000) {
        must(read_all(&cx, one.at, one.n, &two) == good);
        must(two.n == one.n && !memcmp(one.at, two.at, one.n));
    }
    buf_free(&one);
    buf_free(&two);
    free(copy);
    arena_free(cx.mem);
    return 0;
}
