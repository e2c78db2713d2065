/* watch.h - what the owner must hear of, looked at once a minute. */
#pragma once
#include "db/db.h"

/* Begins a warning of the principal's shop ("" = the installation's), or ends it (text NULL): its row and event, one
   log line, a hint to the pages of who reads it. Nothing when it stands so already. A mail follows from the event once
   there is SMTP; there is none yet. */
MUST err_t watch_say(struct cx *cx, const char *what, const char *subject, const char *text);

/* The disk and the sources. */
MUST err_t watch_look(struct cx *cx);

/* Once a minute: the jobs of tracking services that have parcels to ask for. */
MUST err_t track_look(struct cx *cx);
