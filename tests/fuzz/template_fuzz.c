/* template_fuzz.c - texts with #variables#: a checked text is a fixed point of checking, a filled one is never empty,
   holds no variable with a value, and never grows beyond its parts. */
#include "base/text.h"
#include "order/template.h"
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void must(bool holds) { if (!holds) abort(); }

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    if (!text_valid((const char *)data, n))
        return 0;
    struct cx cx = { .mem = arena_new() };
    struct variable vars[] = { { "order_number", "1042" }, { "carrier", "DPD" }, { "shipping_tracking_link", "u" }, { "eta", "" } };
    const char *text = arena_copy_n(cx.mem, (const char *)data, n);
    char *once = NULL, *twice = NULL;
    if (!template_check(&cx, "text", text, "own.name", &once)) {
        must(text_valid(once, strlen(once)));
        must(!template_check(&cx, "text", once, "own.name", &twice));
        must(!strcmp(once, twice));
        must(template_has_variable(text) == template_has_variable(once));
        must(!strcmp(template_fill(cx.mem, text, vars, 4, "?"), template_fill(cx.mem, once, vars, 4, "?")));
    }
    const char *filled = template_fill(cx.mem, text, vars, 4, "otherwise");
    must(*filled && text_valid(filled, strlen(filled)));
    must(strlen(filled) <= n + 9);
    must(!strstr(filled, "#order_number#"));
    must(!strstr(filled, "\n\n\n"));
    if (!template_has_variable(text) && !strpbrk(text, "\n \t\r") && n)
        must(!strcmp(filled, text));
    template_fill(cx.mem, text, NULL, 0, NULL);
    arena_free(cx.mem);
    return 0;
}
