/* chunk.c - the state machine for chunked bodies (RFC 9112 section 7.1).
   Invariant: like parse.c; extensions and trailers are checked, counted and dropped. */
#include "http/parse.h"

enum {
    C_SIZE,
    C_EXTENSION,
    C_SIZE_LF,
    C_DATA,
    C_DATA_CR,
    C_DATA_LF,
    C_LINE,
    C_NAME,
    C_VALUE,
    C_VALUE_LF,
    C_END_LF,
    C_DONE,
    C_REFUSED,
};

static enum parse_result chunk_refuse(struct parse_chunked *c, const char *why)
{
    c->state = C_REFUSED;
    c->why = why;
    return PARSE_REFUSED;
}

static enum parse_result chunk_size(struct parse_chunked *c, char ch)
{
    int digit = parse_hex(ch);
    if (digit >= 0 && c->digits < 8) {
        c->digits++;
        c->left = c->left * 16 + (unsigned)digit;
    } else if (c->digits && (ch == ';' || ch == '\r')) {
        c->state = ch == ';' ? C_EXTENSION : C_SIZE_LF;
        c->extension = 0;
    } else {
        return chunk_refuse(c, "The size of a chunk of the body is not a number.");
    }
    return PARSE_MORE;
}

static enum parse_result chunk_extension(struct parse_chunked *c, char ch)
{
    c->extensions++;
    if (ch == '\r')
        c->state = C_SIZE_LF;
    else if (!parse_is_value(ch))
        return chunk_refuse(c, "The extension of a chunk holds a control character.");
    else if (++c->extension > PARSE_EXTENSION_MOST || c->extensions > PARSE_EXTENSIONS_MOST)
        return chunk_refuse(c, "The extensions of the chunks are too long.");
    return PARSE_MORE;
}

static enum parse_result chunk_trailer(struct parse_chunked *c, char ch)
{
    if (++c->trailer > PARSE_TRAILER_MOST)
        return chunk_refuse(c, "The trailer of the body is too long.");
    if (c->state == C_LINE && ch == '\r')
        c->state = C_END_LF;
    else if (c->state == C_NAME && ch == ':')
        c->state = C_VALUE;
    else if (c->state == C_VALUE && ch == '\r')
        c->state = C_VALUE_LF;
    else if (c->state == C_VALUE ? !parse_is_value(ch) : !parse_is_token(ch))
        return chunk_refuse(c, "The trailer of the body holds a character that is not allowed.");
    else if (c->state == C_LINE)
        c->state = C_NAME;
    return PARSE_MORE;
}

/* A CR or LF that must stand here. */
static enum parse_result chunk_line_end(struct parse_chunked *c, char ch)
{
    if (ch != (c->state == C_DATA_CR ? '\r' : '\n'))
        return chunk_refuse(c, "A line of the chunked body does not end in CR LF.");
    if (c->state == C_END_LF)
        c->state = C_DONE;
    else if (c->state == C_SIZE_LF)
        c->state = c->left ? C_DATA : C_LINE;
    else if (c->state == C_DATA_CR)
        c->state = C_DATA_LF;
    else
        c->state = c->state == C_DATA_LF ? C_SIZE : C_LINE;
    c->digits = 0;
    return c->state == C_DONE ? PARSE_DONE : PARSE_MORE;
}

static enum parse_result chunk_take(struct parse_chunked *c, char ch)
{
    switch (c->state) {
    case C_SIZE: return chunk_size(c, ch);
    case C_EXTENSION: return chunk_extension(c, ch);
    case C_LINE:
    case C_NAME:
    case C_VALUE: return chunk_trailer(c, ch);
    default: return chunk_line_end(c, ch);
    }
}

enum parse_result parse_chunked(struct parse_chunked *c, const char *bytes, size_t n, size_t *used, const char **data,
                                size_t *data_n)
{
    size_t i = 0;
    enum parse_result result = c->state == C_REFUSED ? PARSE_REFUSED : PARSE_MORE;
    *data = bytes;
    *data_n = 0;
    while (i < n && result == PARSE_MORE && c->state != C_DATA)
        result = chunk_take(c, bytes[i++]);
    if (c->state == C_DATA && i < n) {
        *data = bytes + i;
        *data_n = n - i < c->left ? n - i : (size_t)c->left;
        i += *data_n;
        c->left -= *data_n;
        if (!c->left)
            c->state = C_DATA_CR;
    }
    *used = i;
    return result;
}
