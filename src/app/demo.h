/* demo.h - the demo shop. */
#pragma once
#include "db/db.h"

/* The made-up orders, into the principal's shop. */
MUST err_t demo_orders_add(struct cx *cx, int *added);

/* What else the desk shows of a shop that is at work: a catalogue, reminders, notes of customers. Behind the orders. */
MUST err_t demo_desk_add(struct cx *cx);

/* Chats with the assistant and what came of them: requests, open and decided, and a ticket. They are held as every chat
   is, each turn a transaction of its own, once the shop is on disk. */
MUST err_t demo_talks_add(struct cx *cx, const char *assistant_id);
