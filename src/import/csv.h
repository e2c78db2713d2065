/* csv.h - reading CSV (RFC 4180) row by row, plain or gzip, whatever its size: quotes over lines, CRLF, a byte
   order mark, and the separator (comma, semicolon, tab, bar) found out from the first line. */
#pragma once
#include "base/base.h"

struct csv;

struct csv_row {
    int64_t line;       /* on which the row begins, from 1 */
    const char **field; /* n texts, valid UTF-8, until the next csv_next */
    size_t n;
    const char *bad; /* why this row cannot be used, one sentence; NULL = it can */
};

/* E_INPUT: cannot be opened, not text. Closed with cx->mem at the latest. */
MUST err_t csv_open(struct cx *cx, const char *path, struct csv **out);
/* The same over bytes that live as long as it. */
MUST err_t csv_bytes(struct cx *cx, const char *bytes, size_t n, struct csv **out);

/* The next row that is not empty; *end at the end of the file. E_INPUT: the file itself is damaged. After a bad
   row reading goes on with the next line. */
MUST err_t csv_next(struct csv *c, struct csv_row *row, bool *end);

char csv_separator(const struct csv *c);
void csv_close(struct csv *c); /* NULL and a second time are fine */
