/* manual.c - no system at all: people look orders up. Nothing can be asked, so the door is closed (door.h), the chat answers
   what needs no order, and the rest becomes a ticket with what the shopper wrote. */
#include "source/source.h"

extern const struct source_kind source_manual;
const struct source_kind source_manual = {
    .name = "manual",
    .label = "By hand",
    .note = "Nothing is looked up: shoppers' questions about an order go to your staff, with what they wrote.",
};
