/* parcel_fuzz.c - tracking numbers, carriers' names and what tracking services send. The first byte chooses. Whatever comes,
   a link is an address of the carrier, and news have a number. */
#include "base/json.h"
#include "base/text.h"
#include "carrier/carrier.h"
#include "tracker/tracker.h"
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds) { if (!holds) abort(); }

static void carrier(struct arena *a, const char *text, uint8_t how)
{
    static const char *const countries[] = { NULL, "CA", "UA", "PL", "CZ", "" };
    struct carrier_match m = carrier_of(a, text, countries[how % 6]);
    must(!m.carrier == (m.trust == CARRIER_NONE));
    const struct carrier *c = how & 64 ? m.carrier : carrier_named(a, text);
    char *url = carrier_url(a, c, text);
    must(!url || text_web_address(url));
}

static void payload(struct cx *cx, const char *text, size_t n, uint8_t how)
{
    size_t kinds_n;
    const struct tracker_kind *const *kinds = tracker_kinds(&kinds_n);
    parcel_news_list news = { 0 };
    json_t *j;
    if (json_read(cx, text, n, &j) || !json_is_object(j))
        return;
    err_t e = kinds[how % kinds_n]->decode(cx, j, &news);
    must(!e || (e->code == E_INPUT && !news.n));
    for (size_t i = 0; i < news.n; i++)
        must(!text_empty(news.at[i].tracking_number) && news.at[i].last_event_at >= 0 && news.at[i].eta_to >= 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (!size)
        return 0;
    struct cx cx = { .mem = arena_new() };
    char *text = arena_copy_n(cx.mem, (const char *)data + 1, size - 1);
    if (*data & 128)
        payload(&cx, text, size - 1, *data & 127);
    else if (text_valid(text, strlen(text)))
        carrier(cx.mem, text, *data);
    arena_free(cx.mem);
    return 0;
}
