/* http_fuzz.c - the request parser on hostile bytes. The first two bytes say how the rest is split; the outcome
   must be that of the unsplit bytes. */
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

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    if (n < 2)
        return 0;
    const char *bytes = (const char *)data + 2;
    struct transcript whole, split;
    read_split(&whole, bytes, n - 2, 0, 0);
    read_split(&split, bytes, n - 2, data[0] + 1u, data[1]);
    const char *a = transcript_text(&whole), *b = transcript_text(&split);
    if (whole.out.n != split.out.n || memcmp(a, b, whole.out.n))
        abort();
    transcript_free(&whole);
    transcript_free(&split);
    return 0;
}
