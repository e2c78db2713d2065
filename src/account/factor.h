/* factor.h - the second factor of the principal's own account: codes of an authenticator app, and recovery codes. */
#pragma once
#include "account/staff.h"

#define RECOVERY_CODES 10

/* Makes a key, to be typed into an app; it counts once a code of it was given. *uri: for a QR code. The password is
   asked once more (OUTSIDE; E_INPUT "current"). E_CONFLICT: it is on already. */
MUST err_t factor_begin(struct cx *cx, const char *current, char **secret, char **uri);

/* On from now; codes: shown once. E_INPUT "code": not one of that key. E_CONFLICT: nothing was begun. */
MUST err_t factor_confirm(struct cx *cx, const char *code, char *codes[RECOVERY_CODES]);

/* Off, by its own person. E_MISSING: it is off. */
MUST err_t factor_end(struct cx *cx, const char *current);

/* Off, by an owner, for somebody who lost app and codes: staff_reach must hold. */
MUST err_t factor_remove(struct cx *cx, const char *staff_id);

/* Off, by whoever runs the machine. E_MISSING: nobody has that address, or it is off. */
MUST err_t factor_remove_local(struct cx *cx, const char *email);

/* New recovery codes instead of those before. E_MISSING: no second factor. */
MUST err_t factor_recovery(struct cx *cx, const char *current, char *codes[RECOVERY_CODES]);

/* rekey */
MUST err_t factor_reseal(struct cx *cx, int64_t *out);
MUST err_t factor_sealed_before(struct cx *cx, int64_t *out);
