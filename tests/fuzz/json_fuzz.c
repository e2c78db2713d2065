/* json_fuzz.c - JSON in. Property: what json_read takes, json_text writes so that it reads as the same tree, and the
   writer gives every text in it back unchanged. */
#include "base/json.h"
#include "base/text.h"
#include "base/writer.h"
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct cx cx = { .mem = arena_new() };
    json_t *j = NULL, *again = NULL;
    err_t e = json_read(&cx, (const char *)data, size, &j);
    if (e) {
        if (e->code != E_SYNTAX || j)
            abort();
    } else {
        const char *text = json_text(cx.mem, j);
        size_t n = 0;
        while (text[n])
            n++;
        if (!text_valid(text, n) || json_read(&cx, text, n, &again) || !json_equal(j, again))
            abort();
    }
    if (text_valid((const char *)data, size)) {        /* any text through the writer and back */
        struct buf b = { 0 };
        struct writer w = { .to = &b };
        writer_text_n(&w, NULL, (const char *)data, size);
        if (json_read(&cx, b.at, b.n, &again) || json_string_length(again) != size ||
            (size && !text_same(json_string_value(again), arena_copy_n(cx.mem, (const char *)data, size))))
            abort();
        const char *once = text_fold(cx.mem, arena_copy_n(cx.mem, (const char *)data, size));
        if (!text_same(once, text_fold(cx.mem, once)))
            abort();
        buf_free(&b);
    }
    arena_free(cx.mem);
    return 0;
}
