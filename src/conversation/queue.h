/* queue.h - the turns of one conversation are serial: who comes while one runs waits behind it. One bounded
   table for the process. A turn that has to go to the OUTSIDE lane keeps its place by its request id. */
#pragma once
#include "base/base.h"

#define QUEUE_WAITING_MOST 8 /* of one conversation */

/* Takes a place and, when it is the first, the turn. E_OUTSIDE: not first, and an INSIDE worker must not wait
   (the place is kept). E_LIMIT: eight wait already. E_BUSY: waited in vain, or the table is full. */
MUST err_t queue_enter(struct cx *cx, const char *conversation);

/* Gives the place back; the next one goes. Nothing happens when this request has none. */
void queue_leave(struct cx *cx);

/* The same for a request that will not run again (its lane refused it). */
void queue_abandon(const char *request_id);
