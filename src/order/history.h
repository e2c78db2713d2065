/* history.h - an order's events as its page tells them. */
#pragma once
#include "db/event.h"

/* Newest first, at most `most`, older than `before` (an event's id; NULL = from the newest). One edit of the package status
   is one of them: what it means for the general and the delivery status is in the audit log, but not here. A cancelled
   order says so besides. */
MUST err_t order_history_find(struct cx *cx, const char *order_id, const char *before, int most, event_list *out);
