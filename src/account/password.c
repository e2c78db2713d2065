/* password.c - Argon2id, one at a time: each takes 64 MB and a core. */
#include "account/staff_room.h"
#include "base/crypto.h"
#include "base/id.h"
#include "base/text.h"
#include <pthread.h>
#include <string.h>

static pthread_mutex_t turnstile = PTHREAD_MUTEX_INITIALIZER;
static char nobody[256]; /* hash of a password that nobody knows */

err_t password_fit(struct cx *cx, const char *field, const char *password)
{
    if (password && text_length(password) >= PASSWORD_LEAST && strlen(password) <= PASSWORD_MOST)
        return NULL;
    return fail_field(cx, field, "The password needs at least %d characters, and at most %d.", PASSWORD_LEAST,
                      PASSWORD_MOST);
}

char *password_hash_in_turn(struct cx *cx, const char *password)
{
    pthread_mutex_lock(&turnstile);
    char *hash = password_hash(cx->mem, password);
    pthread_mutex_unlock(&turnstile);
    return hash;
}

bool password_matches_in_turn(struct cx *cx, const char *hash, const char *password)
{
    if (!password || strlen(password) > PASSWORD_MOST)
        password = "";
    pthread_mutex_lock(&turnstile);
    if (!*nobody) {
        const char *fresh = password_hash(cx->mem, id_random(cx->mem, 32));
        memcpy(nobody, fresh, strnlen(fresh, sizeof(nobody) - 1));
    }
    bool known = !text_empty(hash);
    bool same = password_matches(known ? hash : nobody, password);
    pthread_mutex_unlock(&turnstile);
    return known && same;
}
