/* state_words.c - the built-in statuses with the words that ship with them. Every text has a first line
   without optional variables, so that it still says something when nothing more is known. */
#include "order/state.h"
#include "base/text.h"
#include <string.h>

#define TRACK "\nFollow your parcel here: #shipping_tracking_link#"
#define SPLIT                                                                                                          \
    "\n#items_on_the_way# of #items_total# items are on the way."                                                      \
    "\n#items_delivered# of #items_total# items have been delivered."
#define PARCEL "\nParcel number: #parcel_number# (#shipping_name#)"

const char status_generic_text[] =
    "We have found your order #order_number#, but we cannot tell its exact state from here. A colleague will gladly look.";

static const char *const names[] = {
    [STATUS_BASIC] = "basic",
    [STATUS_GENERAL] = "general",
    [STATUS_DELIVERY] = "delivery",
    [STATUS_PAYMENT] = "payment",
};

const struct status_builtin status_builtins[] = {
    { STATUS_BASIC, "unserved", "Unserved", "blue",
      "Thank you! Your order #order_number# has reached us and is waiting for its turn. ⏳\nPayment: #payment_name#\nDelivery: #shipping_name#",
      NULL },
    { STATUS_BASIC, "pending", "Pending", "violet",
      "We are working on your order #order_number#. 📦 We will send it off as soon as it is packed.\nDelivery: #shipping_name#",
      NULL },
    { STATUS_BASIC, "served", "Served", "green",
      "Your order #order_number# is packed and has left our hands. 🚚" SPLIT PARCEL TRACK, NULL },
    { STATUS_BASIC, "canceled", "Canceled", "red",
      "Your order #order_number# is canceled.\nMoney that you have already paid does not come back by itself: write to us, and we will sort it out.",
      NULL },

    { STATUS_GENERAL, "new", "New", "blue", "Your order #order_number# has reached us. Thank you!", "New" },
    { STATUS_GENERAL, "confirmed", "Confirmed", "violet",
      "Your order #order_number# is confirmed. Next, we pack it for you.", "Confirmed" },
    { STATUS_GENERAL, "in_progress", "In progress", "cyan",
      "Your order #order_number# is being put together right now.", "Collected" },
    { STATUS_GENERAL, "on_hold", "On hold", "amber",
      "Your order #order_number# is paused for the moment: something has to be settled first. We are glad to tell you more.",
      "Collected" },
    { STATUS_GENERAL, "completed", "Completed", "green",
      "Your order #order_number# is complete on our side." PARCEL TRACK, "Delivered" },
    { STATUS_GENERAL, "cancelled", "Cancelled", "red",
      "Your order #order_number# is canceled.\nMoney that you have already paid does not come back by itself: write to us, and we will sort it out.",
      "Return" },
    { STATUS_GENERAL, "returned", "Returned", "red",
      "Your order #order_number# has come back to us. If a refund is still due, ask us and we will check it.",
      "Return" },
    { STATUS_GENERAL, "problem", "Problem", "orange",
      "Something about your order #order_number# needs our attention. We are sorry! A colleague can tell you more.",
      "Not picked up" },
    { STATUS_GENERAL, "unknown", "Unknown", "grey", status_generic_text, NULL },

    { STATUS_DELIVERY, "not_shipped", "Not shipped", "blue",
      "Your order #order_number# has not been sent yet. It is on our list!\nDelivery: #shipping_name#", NULL },
    { STATUS_DELIVERY, "preparing", "Preparing", "cyan",
      "Your order #order_number# is being packed. 📦\nDelivery: #shipping_name#", "Collected" },
    { STATUS_DELIVERY, "partially_shipped", "Partially shipped", "amber",
      "Part of your order #order_number# is already on its way, the rest will follow." SPLIT PARCEL TRACK,
      "In transit" },
    { STATUS_DELIVERY, "shipped", "Shipped", "amber",
      "Your order #order_number# has been handed to the carrier. 🚚" SPLIT PARCEL TRACK, "In transit" },
    { STATUS_DELIVERY, "in_transit", "In transit", "amber",
      "Your order #order_number# is on its way to you. 🚚" SPLIT PARCEL TRACK, "In transit" },
    { STATUS_DELIVERY, "at_pickup_point", "At the pick-up point", "amber",
      "Good news: your order #order_number# is waiting for you to pick it up.\nPick-up point: #pickup_point#\nIt is kept there until #pickup_until#." PARCEL
          TRACK,
      "In transit" },
    { STATUS_DELIVERY, "out_for_delivery", "Out for delivery", "amber",
      "Your order #order_number# is on the van and should reach you today. 🚚" SPLIT PARCEL TRACK, "In transit" },
    { STATUS_DELIVERY, "attempted", "Delivery attempted", "orange",
      "The carrier tried to bring your order #order_number# and did not meet anyone." PARCEL TRACK
      "\nIf there is no new attempt, tell us and we will help.",
      "Not picked up" },
    { STATUS_DELIVERY, "delayed", "Delayed", "amber",
      "Your order #order_number# is taking longer than planned. We are sorry, and we keep an eye on it." SPLIT PARCEL
          TRACK,
      "In transit" },
    { STATUS_DELIVERY, "delivered", "Delivered", "green",
      "Your order #order_number# has been delivered. 🎉 Enjoy it!\nDelivered on #delivered_on#." PARCEL, "Delivered" },
    { STATUS_DELIVERY, "not_delivered", "Not delivered", "orange",
      "Your order #order_number# could not be delivered. We are sorry! Talk to us and we will find a way." PARCEL TRACK,
      "Not picked up" },
    { STATUS_DELIVERY, "returning", "On its way back", "red",
      "Your order #order_number# is on its way back to us." PARCEL TRACK, "Return" },
    { STATUS_DELIVERY, "returned", "Returned", "red",
      "Your order #order_number# has arrived back at our place. If a refund is still due, ask us and we will check it.",
      "Return" },
    { STATUS_DELIVERY, "not_required", "No delivery needed", "grey", "Your order #order_number# needs no delivery.",
      NULL },
    { STATUS_DELIVERY, "cancelled", "Delivery cancelled", "red",
      "The delivery of your order #order_number# was called off. A colleague can tell you what happens next.", NULL },
    { STATUS_DELIVERY, "unknown", "Unknown", "grey", status_generic_text, NULL },

    { STATUS_PAYMENT, "none", "No payment", "grey", "No payment has been recorded for your order #order_number# yet.",
      NULL },
    { STATUS_PAYMENT, "awaiting", "Pending", "amber",
      "The payment for your order #order_number# has not arrived yet.\nPayment: #payment_name#", NULL },
    { STATUS_PAYMENT, "authorized", "Authorized", "amber",
      "The payment for your order #order_number# is approved and will be collected soon.\nPayment: #payment_name#",
      NULL },
    { STATUS_PAYMENT, "partial", "Partial", "cyan",
      "Part of the payment for your order #order_number# has arrived.\nPayment: #payment_name#", NULL },
    { STATUS_PAYMENT, "paid", "Paid", "green", "Your order #order_number# is paid. Thank you!\nPayment: #payment_name#",
      NULL },
    { STATUS_PAYMENT, "failed", "Payment failed", "red",
      "The payment for your order #order_number# did not go through. Nothing is lost: you can try again, or ask us for help.\nPayment: #payment_name#",
      NULL },
    { STATUS_PAYMENT, "refunded", "Refunded", "green",
      "The money for your order #order_number# has been sent back to you. It can take a few days to show up.", NULL },
    { STATUS_PAYMENT, "partially_refunded", "Partially refunded", "green",
      "Part of the money for your order #order_number# has been sent back to you. It can take a few days to show up.",
      NULL },
    { STATUS_PAYMENT, "voided", "Voided", "grey",
      "The payment for your order #order_number# was called off before any money was taken. Please ask us how to go on.",
      NULL },
    { STATUS_PAYMENT, "cod", "Cash on delivery", "violet",
      "You pay for your order #order_number# when it arrives.\nPayment: #payment_name#", NULL },
    { STATUS_PAYMENT, "unknown", "Unknown", "grey",
      "We cannot see the payment of your order #order_number# from here. A colleague will gladly check it.", NULL },
};
const size_t status_builtins_n = sizeof(status_builtins) / sizeof(*status_builtins);

const char *status_type_name(enum status_type t) { return names[t]; }

bool status_type_of(const char *name, enum status_type *out)
{
    for (size_t i = 0; name && i < sizeof(names) / sizeof(*names); i++)
        if (!strcmp(names[i], name)) {
            *out = (enum status_type)i;
            return true;
        }
    return false;
}

const struct status_builtin *status_builtin(enum status_type type, const char *code)
{
    for (size_t i = 0; code && i < status_builtins_n; i++)
        if (status_builtins[i].type == type && text_same(status_builtins[i].code, code))
            return &status_builtins[i];
    return NULL;
}
