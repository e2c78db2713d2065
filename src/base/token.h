/* token.h - signed claims: identity tokens that a shop's server makes (JWT, HS256), and our own tokens. */
#pragma once
#include "base/base.h"

/* --- identity tokens ---------------------------------------------------------------------------------- */

struct token_key {
    const char *kid;    /* name of the key, or NULL */
    const char *secret; /* as printed; its UTF-8 bytes are the key; NULL or "" = no key */
};

struct identity {
    const char *sub;     /* the customer's id in the shop; NULL = not said */
    const char *email;   /* NULL = not said */
    bool email_verified; /* true unless the token says false */
    msec exp;
    msec iat; /* 0 = not said */
};

/* Checks a JWT of at most 4 KiB: alg HS256 and nothing else; signed with one of the keys (the one that kid
   names, without kid any); exp there, not past and at most 24 h ahead; iat and nbf, when there, not in the
   future; 60 s of leeway each; sub or email there. Any doubt: E_SIGNIN with one sentence that does not say
   which (detail says it to the log); *out untouched. The texts live in cx->mem. */
MUST err_t token_jwt_verify(struct cx *cx, const char *jwt, const struct token_key *keys, size_t n, msec now,
                            struct identity *out);

/* Such a token (what a shop's server does; for the demo and tests). NULL and 0 members are left out;
   email_verified is written when it is false. */
char *token_jwt_sign(struct arena *a, const struct token_key *key, const struct identity *who);

/* --- our own tokens: base64url(payload) "." base64url(crypto_mac(crypto_token_key, purpose NUL payload)) --- */

/* purpose ("conversation") keeps tokens of one use out of another. */
char *token_sign(struct arena *a, const char *purpose, const char *payload);

/* The payload of a token that token_sign made for this purpose; else E_SIGNIN, *payload untouched. */
MUST err_t token_open(struct cx *cx, const char *purpose, const char *token, char **payload);
