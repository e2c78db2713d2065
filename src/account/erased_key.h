/* erased_key.h - the keys that a shop's tombstones are hashed with (order/erased.h), sealed with the installation's
   secret: who has a copy of the database alone cannot try addresses on them. */
#pragma once
#include "db/db.h"

struct erased_key {
    const char *id;
    const char *sealed;
    unsigned char bytes[32];
    msec created_at;
};
typedef LIST(struct erased_key) erased_key_list;

/* The principal's shop's, oldest first; none: nobody was ever erased there. */
MUST err_t erased_keys(struct cx *cx, erased_key_list *out);
/* The same without their bytes, for who has no secret at hand. */
MUST err_t erased_keys_sealed(struct cx *cx, erased_key_list *out);
/* The same, with a first one made where there is none. In a transaction. */
MUST err_t erased_keys_made(struct cx *cx, erased_key_list *out);

/* One more, of another database of this installation, with the id that it has there. E_INTERNAL: it was sealed with a
   secret that is not this one's. */
MUST err_t erased_key_take(struct cx *cx, const char *id, const char *sealed, msec created_at);

/* rekey, over all shops: what an earlier secret has sealed is sealed anew; *out = how many. */
MUST err_t erased_key_reseal(struct cx *cx, int64_t *out);
MUST err_t erased_key_sealed_before(struct cx *cx, int64_t *out);
