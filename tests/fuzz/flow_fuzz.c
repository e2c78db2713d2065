/* flow_fuzz.c - flow documents: whatever passes the check can be walked. Input: a document, then lines that a
   visitor types, each after a NUL. A shop without orders answers; other systems are never called. */
#include "account/shop.h"
#include "base/clock.h"
#include "base/crypto.h"
#include "base/json.h"
#include "base/text.h"
#include "flow/flow.h"
#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct db *db;
static char shop_id[64], folder[] = "/tmp/wismo-fuzz-XXXXXX";

static void clean(void)
{
    static const char *const names[] = { "fuzz.db-wal", "fuzz.db-shm", "fuzz.db" };
    char path[64];
    for (size_t i = 0; i < 3; i++) {
        snprintf(path, sizeof(path), "%s/%s", folder, names[i]);
        unlink(path);
    }
    rmdir(folder);
}

static void must(err_t e)
{
    if (!e)
        return;
    fprintf(stderr, "%s (%s)\n", e->message, e->detail ? e->detail : "-");
    abort();
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc, (void)argv;
    crypto_start();
    if (!mkdtemp(folder))
        abort();
    atexit(clean);
    struct cx cx = { .mem = arena_new(), .now = clock_wall(), .lane = LANE_COMMAND };
    must(crypto_use_secret(&cx, "a secret of the tests that is long enough"));
    must(db_open(&cx, &(struct db_config){ .url = arena_text(cx.mem, "%s/fuzz.db", folder), .migrate = true, .create = true }, &db));
    cx.db = db;
    struct shop s;
    must(shop_add(&cx, &(struct shop_new){ .name = "Fuzz" }, &s));
    snprintf(shop_id, sizeof(shop_id), "%s", s.id);
    db_end(&cx);
    arena_free(cx.mem);
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
        must(json_read(cx, json, strlen(json), &body));
    }
    struct dialog copy = *d;
    must(dialog_restore(cx, dialog_store(cx, d), &copy));
    *d = copy;
    return true;
}

static void talk(struct cx *cx, const json_t *document, const char *lines, const char *end)
{
    struct visit visit = { .conversation = "cnv_fuzz", .source_id = "none", .locale = "de", .address = "198.51.100.7", .arrived = clock_mono() };
    struct dialog d = { .visit = &visit, .text_area = lines && *lines != '-' };
    must(flow_make(cx, document, &d.flow));
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
    struct cx cx = { .mem = arena_new(), .db = db, .now = clock_wall(), .lane = LANE_INSIDE, .who = { .shop = shop_id, .zone = "UTC" } };
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
    db_end(&cx);
    arena_free(cx.mem);
    return 0;
}
