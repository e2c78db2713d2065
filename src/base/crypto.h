/* crypto.h - everything cryptographic, from libsodium. */
#pragma once
#include "base/base.h"

#define SHA256_BYTES 32

/* Once at start. Exits when libsodium cannot start. */
void crypto_start(void);

void crypto_random(void *out, size_t n);
void crypto_sha256(const void *bytes, size_t n, unsigned char out[SHA256_BYTES]);
void crypto_hmac256(const void *key, size_t key_n, const void *bytes, size_t n, unsigned char out[SHA256_BYTES]);

/* HMAC-SHA-1, only to check what other systems sign so (sha1.c). */
#define SHA1_BYTES 20
void crypto_hmac1(const void *key, size_t key_n, const void *bytes, size_t n, unsigned char out[SHA1_BYTES]);

/* BLAKE2b under a key, of 16 to 64 bytes: signs what only we check. */
void crypto_mac(const unsigned char key[32], const void *bytes, size_t n, void *out, size_t out_n);

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

/* base64 with padding (RFC 4648 section 4), and lower-case hex. */
char *base64(struct arena *a, const void *bytes, size_t n);
char *hex_text(struct arena *a, const void *bytes, size_t n);

/* --- secrets at rest: sealed with the installation's key (XSalsa20-Poly1305), "s1:<key id>:<base64url>" --- */

/* Takes the installation's secret: at least 32 characters from WISMO_SECRET or WISMO_SECRET_FILE. What was in use
   before (after `wismo rekey`) may follow, each after CRYPTO_PREVIOUS: the first seals and signs, all are read. Keys are
   derived from it (BLAKE2b KDF). E_INPUT: too short, or too many; what was in use stays. */
#define CRYPTO_KEYS_MOST 4
#define CRYPTO_PREVIOUS "\nprevious "
MUST err_t crypto_use_secret(struct cx *cx, const char *secret);
bool crypto_has_secret(void);

/* fn is asked when a key is met that is not known: true when it has taken a new secret. Any thread; NULL = none. */
void crypto_on_unknown(bool (*fn)(void));
bool crypto_look_again(void);

char *crypto_seal(struct arena *a, const char *plain);
MUST err_t crypto_open(struct cx *cx, const char *sealed, char **out); /* E_INTERNAL: other key, or changed */
bool crypto_is_current(const char *sealed); /* false: with an earlier secret, or a damaged one */

/* The derived key that signs conversation tokens, 32 bytes; all that are read, the current one first: how many. */
const unsigned char *crypto_token_key(void);
int crypto_token_keys(const unsigned char *out[CRYPTO_KEYS_MOST]);

/* --- passwords (Argon2id; about 50 ms and 64 MB: one at a time, OUTSIDE) --- */
char *password_hash(struct arena *a, const char *password);
bool password_matches(const char *hash, const char *password);
