/* chat.h - what the chat's handlers share with pages and streams. */
#pragma once
#include "api/api.h"
#include "conversation/conversation.h"

/* Members state, input and messages of the object that is open. */
void turn_write(struct writer *w, const struct turn *t);

/* name, title, texts, theme, privacy: what a page may know of an assistant; members of the open object. */
void assistant_write(struct writer *w, const struct assistant *a, const struct shop *shop);

/* Where a reader stands: Last-Event-ID, else ?after=, else `otherwise`. E_INPUT: not a number. */
MUST err_t after_take(struct cx *cx, const struct req *rq, int64_t otherwise, int64_t *out);
