/* ready.h - what a new shop still has to do before its shoppers are answered. */
#pragma once
#include "db/db.h"

struct ready {
    bool shop;    /* has a name */
    bool orders;  /* an assistant has an order backend */
    bool domain;  /* an assistant allows a site */
    bool snippet; /* somebody wrote to it from a page that is not own_url's */
    bool answer;  /* somebody was answered about a proven order */
};
MUST err_t shop_ready(struct cx *cx, const char *own_url, struct ready *out);
