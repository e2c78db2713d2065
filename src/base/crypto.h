/* crypto.h - everything cryptographic, from libsodium. */
#pragma once
#include "base/base.h"

#define SHA256_BYTES 32

/* Once at start. Exits when libsodium cannot start. */
void crypto_start(void);

void crypto_random(void *out, size_t n);
void crypto_sha256(const void *bytes, size_t n, unsigned char out[SHA256_BYTES]);
void crypto_hmac256(const void *key, size_t key_n, const void *bytes, size_t n, unsigned char out[SHA256_BYTES]);

/* Lower-case hex of SHA-256: how API keys, session tokens and idempotent bodies are stored. */
char *crypto_hash_text(struct arena *a, const void *bytes, size_t n);

/* SipHash-2-4-128 under a random secret of 16 bytes: what tables in memory keep instead of a key. */
void crypto_brief(const unsigned char secret[16], const void *bytes, size_t n, uint64_t out[2]);

/* Equal in constant time (only lengths may leak). */
bool crypto_equal(const void *a, const void *b, size_t n);
bool crypto_equal_text(const char *a, const char *b);

/* base64url without padding (RFC 4648 section 5). decode: NULL when it is not canonical. */
char *base64url(struct arena *a, const void *bytes, size_t n);
unsigned char *base64url_decode(struct arena *a, const char *text, size_t text_n, size_t *out_n);

/* --- secrets at rest: sealed with the installation's key (XSalsa20-Poly1305), "s1:<key id>:<base64url>" --- */

/* Takes the installation's secret: at least 32 characters from WISMO_SECRET or WISMO_SECRET_FILE.
   Keys for sealing and for signing tokens are derived from it (BLAKE2b KDF). E_INPUT: too short. */
MUST err_t crypto_use_secret(struct cx *cx, const char *secret);
bool crypto_has_secret(void);

char *crypto_seal(struct arena *a, const char *plain);
MUST err_t crypto_open(struct cx *cx, const char *sealed, char **out); /* E_INTERNAL: other key, or changed */

/* The derived key that signs conversation tokens. */
const unsigned char *crypto_token_key(void); /* 32 bytes */

/* --- passwords (Argon2id; about 50 ms and 64 MB: one at a time, OUTSIDE) --- */
char *password_hash(struct arena *a, const char *password);
bool password_matches(const char *hash, const char *password);
