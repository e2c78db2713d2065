/* totp_step_fuzz.c - what is typed as a code of the second factor. 8 bytes of time, one for the step, one for what is
   wrong with it; the rest is typed as it is. Properties: what counts is a code of one of three steps, later than the last one;
   the right code counts however it is spaced, once, and with anything added not at all; a key comes back from base 32. */
#include "base/text.h"
#include "base/totp.h"
#include "fuzz/must.h"
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const unsigned char key[TOTP_KEY] = "12345678901234567890";

static char *right(struct arena *a, int64_t step) { return arena_text(a, "%06u", hotp_code(key, TOTP_KEY, (uint64_t)step, 6)); }

/* Six digits, whatever spaces stand between; NULL: not that. */
static char *digits(struct arena *a, const char *typed)
{
    char *out = arena_alloc(a, strlen(typed) + 1), *to = out;
    for (; *typed; typed++)
        if (*typed != ' ')
            *to++ = *typed;
    *to = '\0';
    return strlen(out) == 6 && strspn(out, "0123456789") == 6 ? out : NULL;
}

/* The same rule, said in another way. */
static int64_t expected(struct arena *a, const char *typed, msec now, int64_t last)
{
    const char *six = digits(a, typed);
    for (int64_t step = now / TOTP_STEP_MS - 1; six && step <= now / TOTP_STEP_MS + 1; step++)
        if (step > last && !strcmp(six, right(a, step)))
            return step;
    return 0;
}

static int64_t counts(struct arena *a, const char *typed, msec now, int64_t last)
{
    int64_t step = totp_step(key, TOTP_KEY, typed, now, last);
    must(step == expected(a, typed, now, last), "another step than the rule says");
    must(!step || (step > last && totp_step(key, TOTP_KEY, typed, now, step) != step), "a code counted twice");
    return step;
}

static void spaced(struct arena *a, msec now, int64_t last, int64_t step, uint8_t how)
{
    char *code = right(a, step), text[16] = "";
    for (size_t i = 0, n = 0; i < 6; i++) {
        if (how & 1u << i)
            text[n++] = ' ';
        text[n++] = code[i];
    }
    int64_t counted = counts(a, text, now, last), this = now / TOTP_STEP_MS;
    must(step <= last || step < this - 1 || step > this + 1 || counted, "the right code does not count");
    must(!counts(a, arena_join(a, text, "0"), now, last), "seven digits count");
    text[strlen(text) - 1] = '\0';
    must(!counts(a, text, now, last), "five digits count");
}

/* RFC 4648, read back. */
static void base32_back(struct arena *a, const uint8_t *bytes, size_t n)
{
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    const char *text = base32(a, bytes, n);
    uint32_t held = 0;
    size_t got = 0;
    int bits = 0;
    must(strlen(text) == (n * 8 + 4) / 5, "base 32 of another length");
    for (; *text; text++) {
        const char *at = strchr(letters, *text);
        must(at, "no letter of base 32");
        held = held << 5 | (uint32_t)(at - letters);
        bits += 5;
        if (bits >= 8) {
            bits -= 8;
            must(got < n && bytes[got++] == (uint8_t)(held >> bits), "base 32 of other bytes");
        }
    }
    must(got == n && !(held & ((1u << bits) - 1)), "base 32 has bits too many");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    uint64_t at = 0;
    if (size < 10)
        return 0;
    memcpy(&at, data, sizeof(at));
    struct arena *a = arena_new();
    msec now = 86400000 + (msec)(at % UINT64_C(253402200000000)); /* from the second day on to the year 9999 */
    int64_t step = now / TOTP_STEP_MS + data[8] % 5 - 2, last = step + data[9] % 5 - 2;
    const char *typed = arena_copy_n(a, (const char *)data + 10, size - 10);
    counts(a, typed, now, 0);
    counts(a, typed, now, last);
    spaced(a, now, 0, step, data[9]);
    spaced(a, now, last, step, data[9]);
    base32_back(a, data, size);
    arena_free(a);
    return 0;
}
