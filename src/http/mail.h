/* mail.h - sending a mail over SMTP: encrypted or not at all, with a deadline, and never into a private network. Beside
   client.c the only user of libcurl. */
#pragma once
#include "base/base.h"

struct mail_server {
    const char *host;
    int64_t port;
    const char *tls;              /* "starttls": required; "tls": from the first byte; "none": only to a host that
                                     WISMO_ALLOW_HOSTS names, and then without a password */
    const char *user, *password;  /* NULL = no AUTH */
    const char *from, *from_name; /* whose name the mails go out in; the name may be NULL */
    const char *ca;               /* PEM: certificates that count instead of the public ones; NULL = those */
};

struct mail_message {
    const char *id; /* unique: Message-ID is <id@domain of from>, the same when it is sent again */
    const char *to; /* one address */
    const char *subject;
    const char *text; /* lines end with \n */
    msec at;
};

/* Sends and waits, at most 20 s and not beyond cx->deadline. E_REMOTE: not now, try again later; E_DENIED: the server
   will never take this mail; E_INPUT: address or settings cannot work, with the field; E_OUTSIDE in an INSIDE worker;
   E_INTERNAL while a transaction is open. No message holds the recipient; *said (may be NULL) gets what the server
   said last, which may, or NULL. That a mail went out is certain only when this returns NULL: after a failure of the
   line it may have. */
MUST err_t mail_send(struct cx *cx, const struct mail_server *server, const struct mail_message *mail,
                     const char **said);

/* E_INPUT naming the field unless the settings can work. */
MUST err_t mail_server_check(struct cx *cx, const struct mail_server *server);

/* Whether it is an address that can be put into an envelope as it is: ASCII, no spaces, quotes or brackets. */
bool mail_address_ok(const char *address);

/* The message as RFC 5322 wants it, lines ending with CRLF, in cx->mem. What would begin a new line in a header
   becomes a space. */
char *mail_text(struct cx *cx, const struct mail_server *server, const struct mail_message *mail);
