/* flow_fuzz.c - flow documents: whatever passes the check can be walked. Input: a document, then lines that a
   visitor types, each after a NUL. A shop without orders answers; other systems are never called. */
#include "fuzz/house.h"
#include "base/json.h"
#include "flow/flow.h"
#include <assert.h>

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc, (void)argv;
    house_open();
    return 0;
}

/* A turn may fail for what the visitor did, or because another system would have to be asked; never else. */
static bool turn(struct cx *cx, struct dialog *d, const struct heard *heard)
{
    err_t e = dialog_turn(cx, d, heard);
    assert(!e || e->code == E_INPUT || e->code == E_OUTSIDE || e->code == E_INTERNAL);
    if (e)
        return false;
    assert(d->waiting && text_in("text choices none", d->input));
    for (size_t i = 0; i < d->said.n; i++) {
        json_t *body;
        const char *json = arena_text(cx->mem, "{%s}", d->said.at[i].body ? d->said.at[i].body : "");
        must_ok(json_read(cx, json, strlen(json), &body));
    }
    struct dialog copy = *d;
    dialog_restore(cx, dialog_store(cx, d), &copy);
    *d = copy;
    return true;
}

static void talk(struct cx *cx, const json_t *document, const char *lines, const char *end)
{
    struct visit visit = { .conversation = "cnv_fuzz", .source_id = "none", .locale = "de", .address = "198.51.100.7", .arrived = clock_mono() };
    struct dialog d = { .visit = &visit, .text_area = lines && *lines != '-' };
    must_ok(flow_make(cx, document, &d.flow));
    if (dialog_begin(cx, &d, "1042"))
        return;
    for (int i = 0; i < 12 && lines && lines < end; i++, lines += strlen(lines) + 1) {
        struct heard heard = { .text = lines };
        if (*lines == '*' && d.offers.n)
            heard = (struct heard){ .choice = d.offers.at[(size_t)lines[1] % d.offers.n].id };
        if (d.closed || !turn(cx, &d, &heard))
            return;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size > 200000 || (size && data[size - 1]))
        return 0;
    const char *text = (const char *)data, *end = text + size;
    size_t n = size ? strlen(text) : 0;
    struct cx cx = house_enter(LANE_INSIDE);
    json_t *document;
    mistake_list all;
    for (const char *s = text + n + 1; s < end; s += strlen(s) + 1)
        if (!text_valid(s, strlen(s)))
            goto done;
    if (n && !json_read(&cx, text, n, &document)) {
        flow_mistakes(&cx, document, &all);
        for (size_t i = 0; i < all.n; i++)
            assert(all.at[i].path && *all.at[i].message);
        if (!all.n)
            talk(&cx, document, text + n + 1 < end ? text + n + 1 : NULL, end);
    }
done:
    house_leave(&cx);
    return 0;
}
