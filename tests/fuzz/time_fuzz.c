/* time_fuzz.c - times as text, and zones by any name. Property: what time_parse takes comes back from time_text; a
   local reading of any time is found again, at most one jump away. */
#include "base/clock.h"
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void readings(const char *zone, msec t)
{
    int64_t offset = zone_offset(zone, t), day = zone_day(zone, t);
    msec back = zone_to_utc(zone, t + offset);
    if (offset > 93600000 || offset < -93600000 || day * 86400000 > t + offset || (day + 1) * 86400000 <= t + offset)
        abort();
    if (back != t && (back > t || t - back > 86400000))        /* the first of two readings, a jump earlier */
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const zones[] = { "Europe/Prague", "America/New_York", "Australia/Lord_Howe", "Europe/Dublin", "Africa/Casablanca",
        "America/Nuuk", "Pacific/Apia", "Asia/Tehran" };
    struct cx cx = { .mem = arena_new() };
    const char *text = arena_copy_n(cx.mem, (const char *)data, size);
    msec t = 42, again = 0;
    err_t e = time_parse(&cx, text, &t);
    if (e) {
        if (e->code != E_INPUT || t != 42)
            abort();
    } else {
        if (time_parse(&cx, time_text(cx.mem, t), &again) || again != t)
            abort();
    }
    if (size >= 8) {
        memcpy(&t, data, 8);
        t %= INT64_C(250000000000000);
    }
    readings(zones[size % 8], t);
    zone_offset(text, t);
    if (zone_exists(text) && (strstr(text, "..") || text[0] == '/'))
        abort();
    arena_free(cx.mem);
    return 0;
}
