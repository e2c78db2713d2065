/* install.h - the last step of installing an add-on, which Shoptet takes by calling us. */
#pragma once
#include "source/source.h"

/* The code of the call becomes the add-on's token, kept sealed in that source. Enters its shop. E_MISSING: no such source, or
   no add-on; E_DENIED: it is of another e-shop; E_INPUT: no code; E_REMOTE as Shoptet says. url: of that call, as it is
   registered with the partner. */
MUST err_t shoptet_install(struct cx *cx, const char *source_id, const char *code, const char *url);
