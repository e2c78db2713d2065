/* room.h - what the files of the kind “http” share: its settings, its templates, its mapping. Inside of source/ only. */
#pragma once
#include "base/text.h"
#include "source/call.h"

/* The form as it is stored (http.c). NULL: the default of the field's note. */
struct http_form {
    const char *url;
    const char *auth; /* none header basic oauth2 hmac */
    const char *header_name, *header_value;
    const char *user, *password;
    const char *token_url, *client_id, *client_secret, *scope, *token_style;
    const char *hmac_secret, *signed_text, *signature_code, *signature_header, *signature_prefix, *timestamp_header;
    const char *headers; /* JSON */
    const char *find, *read, *customer, *email, *changed, *placed;
    const char *list_path, *next_path, *total_path;
    const char *mapping, *actions; /* JSON */
    const char *hook_style, *hook_secret, *hook_header, *hook_prefix, *hook_code;
    const char *hook_id_path, *hook_topic_path, *hook_delivery_header;
};

/* --- templates (http_template.c) --- */

/* A template's own text, or the default; NULL: “none”, the API cannot do this. */
const char *http_template(const char *typed, const char *otherwise);

/* The whole address: base and template, in which each {name} is the percent-encoded text of that member of vars. A parameter
   of the query whose variables are all empty is left out; NULL: one in the path is empty, so this cannot be asked. */
char *http_url(struct cx *cx, const char *base, const char *template, const json_t *vars);

/* Text with its variables as they are; \n and \t typed as two characters count as one. */
char *http_text(struct cx *cx, const char *template, const json_t *vars);

/* A JSON tree in which texts hold variables: "{name}" alone becomes the value itself (null when there is none), inside of
   other text its text. */
json_t *http_body(struct cx *cx, const json_t *template, const json_t *vars);

/* E_INPUT with the field: an unknown variable, a brace without its end, no "/" at the beginning (path). */
MUST err_t http_template_check(struct cx *cx, const char *field, const char *template, bool path, const char *known);
MUST err_t http_body_check(struct cx *cx, const char *field, const json_t *template, const char *known);

/* --- calls (http_send.c) --- */

/* Signed in and signed as the form says; an OAuth token that has ended is renewed once. key: of an act, sent as
   Idempotency-Key; NULL = a read. */
struct http_question {
    const char *method, *url; /* NULL = GET */
    const json_t *body;       /* NULL = none */
    const char *key;
};
MUST err_t http_send(struct cx *cx, const struct source *s, const struct http_form *f, const struct http_question *q,
                     struct source_reply *out);
MUST err_t http_headers_check(struct cx *cx, const char *headers);
MUST err_t http_name_check(struct cx *cx, const char *field, const char *name); /* of a header; empty is well */
/* HMAC in hex or base64. style: "sha1" or anything else, which is SHA-256. */
char *http_hmac(struct cx *cx, bool sha1, const char *code, const char *key, const void *bytes, size_t n);

/* --- what an answer means (http_map.c, http_field.c) --- */

/* One entry of the mapping against one object: where a value stands and how it is written. */
const json_t *http_value(const json_t *spec, const char *name, const json_t *from);
const char *http_said(struct cx *cx, const json_t *spec, const char *name, const json_t *from, int most);
const char *http_word(const json_t *spec, const char *raw); /* by the entry's own words; NULL = not there */
msec http_time(struct cx *cx, const json_t *spec, const char *name, const json_t *from);
struct money http_money(struct cx *cx, const json_t *spec, const char *name, const json_t *from, const char *currency);
/* "DD.MM.YYYY HH:mm:ss" of text, as if it were UTC; 0: it does not fit. */
msec http_time_read(const char *format, const char *text);

/* The mapping, NULL or empty: everything under its own name. E_INPUT names the place in it. */
MUST err_t http_map_check(struct cx *cx, const char *mapping);
MUST err_t http_path_check(struct cx *cx, const char *field, const char *path);
MUST err_t http_map_open(struct cx *cx, const char *mapping, json_t **out);
/* One order of theirs as ours. E_REMOTE, in words: it has no id. */
MUST err_t http_map_order(struct cx *cx, const struct source *s, const json_t *mapping, const json_t *from,
                          struct order *out);
/* The words of the mapping as statuses. */
MUST err_t http_map_words(struct cx *cx, const json_t *mapping, source_statuses *out);

/* The orders in an answer: at list_path, else where they usually are; one order alone is a list of one. */
MUST err_t http_orders(struct cx *cx, const struct source *s, const struct http_form *f, const json_t *answer,
                       order_list *out);

/* --- the verbs that have files of their own --- */
MUST err_t http_changed(struct cx *cx, const struct source *s, struct source_page *page); /* http_page.c */
MUST err_t http_act(struct cx *cx, const struct source *s, const struct order *live, const struct source_act *a,
                    struct source_outcome *out); /* http_act.c */
MUST err_t http_allows(struct cx *cx, const struct source *s, const char *what, bool *out);
MUST err_t http_actions_check(struct cx *cx, const char *actions);
MUST err_t http_read(struct cx *cx, const struct source *s, const struct order *known, struct order *out); /* http.c */
MUST err_t http_verify(struct cx *cx, const struct source *s, const struct source_hook *h); /* http_hook.c */
MUST err_t http_decode(struct cx *cx, const struct source *s, const struct source_hook *h, struct source_hint *out);

#define HTTP_FIND "/orders?number={number}&email={email}"
#define HTTP_READ "/orders/{id}"
#define HTTP_CUSTOMER "/customers/{customer}/orders"
#define HTTP_EMAIL "/orders?email={email}"
#define HTTP_CHANGED "/orders?changed_since={since}&page={page}"
