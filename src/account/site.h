/* site.h - “Check my site”: whether a page of the shop carries the chat, and would be allowed to show it. */
#pragma once
#include "account/assistant.h"

struct site_check {
    const char *key; /* reached, snippet, key, domain, csp */
    bool ok;
    const char *text; /* for a person */
};
struct site_report {
    const char *url, *final_url;
    int status;                     /* 0: it was not reached */
    LIST(struct site_check) checks; /* in this order; what makes no sense after one that failed is left out */
};

/* Fetches the page. own_url: where this wismo is reached from outside. E_INPUT: no such address; E_OUTSIDE in an INSIDE
   worker. That it cannot be reached is a report, not a failure. */
MUST err_t site_report(struct cx *cx, const struct assistant *a, const char *url, const char *own_url,
                       struct site_report *out);

/* The tag that a page needs. */
const char *site_snippet(struct cx *cx, const struct assistant *a, const char *own_url);

/* For site_report and its tests: the src of the first script of this page that is a wismo widget, NULL: none. *nonce:
   whether its tag has one. Comments and the words of other scripts do not count. */
const char *site_widget(struct cx *cx, const char *html, bool *nonce);
/* Whether this Content-Security-Policy lets a page load scripts from own_url and talk to it. */
bool site_csp_allows(struct cx *cx, const char *policy, const char *own_url, bool nonce);
