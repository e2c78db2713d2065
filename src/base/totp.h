/* totp.h - the six digits of an authenticator app: RFC 6238 on RFC 4226 (HMAC-SHA-1, steps of 30 seconds). */
#pragma once
#include "base/base.h"

#define TOTP_KEY 20 /* bytes */
#define TOTP_STEP_MS 30000

void hmac_sha1(const void *key, size_t key_n, const void *bytes, size_t n, unsigned char out[20]);

/* The code of a counter with so many digits, at most 8 (RFC 4226). */
unsigned hotp_code(const void *key, size_t key_n, uint64_t counter, int digits);

/* The step whose code this is, among the one of now, the one before and the one behind it, but never one up to `last`:
   a code counts once. 0: none. Spaces inside are allowed. */
int64_t totp_step(const void *key, size_t key_n, const char *code, msec now, int64_t last);

/* RFC 4648 section 6, without padding: how a key is typed into an app. */
char *base32(struct arena *a, const void *bytes, size_t n);
