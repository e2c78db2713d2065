/* http_fuzz.c - the request parser on hostile bytes. The first two bytes say how the rest is split; the outcome must be
   that of the unsplit bytes, and that of each byte by itself. */
#include "http/transcript.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void read_split(struct transcript *t, const char *bytes, size_t n, size_t first, size_t step)
{
    transcript_start(t);
    for (size_t at = 0, piece = first; at < n; at += piece, piece = step) {
        if (piece == 0 || piece > n - at)
            piece = n - at;
        /* A copy of its own, so that a read beyond the piece is seen. */
        char *copy = malloc(piece);
        memcpy(copy, bytes + at, piece);
        transcript_feed(t, copy, piece);
        free(copy);
    }
}

static void same(struct transcript *whole, const char *bytes, size_t n, size_t first, size_t step)
{
    struct transcript split;
    read_split(&split, bytes, n, first, step);
    const char *text = transcript_text(&split);
    if (whole->out.n != split.out.n || memcmp(whole->out.at ? whole->out.at : "", text, whole->out.n))
        abort();
    transcript_free(&split);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    if (n < 2)
        return 0;
    const char *bytes = (const char *)data + 2;
    struct transcript whole;
    read_split(&whole, bytes, n - 2, 0, 0);
    transcript_text(&whole);
    same(&whole, bytes, n - 2, data[0] + 1u, data[1]);
    same(&whole, bytes, n - 2, 1, 1);
    transcript_free(&whole);
    return 0;
}
