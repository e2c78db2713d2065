/* client.h - calling other systems over HTTP, with the turn's deadline, size limits and no way into
   private networks. The only user of libcurl. */
#pragma once
#include "base/base.h"

struct http_call {
    const char *method;        /* "GET" */
    const char *url;           /* http or https */
    const char *const *fields; /* "Name: value", NULL-terminated; NULL = none. CR and LF are refused */
    const char *body;          /* NULL = none */
    size_t body_n;
    int64_t most_ms;    /* for the whole call, never beyond cx->deadline; 0 = 5,000 */
    size_t most_bytes;  /* of the answer's body; 0 = 8 MB */
    int most_redirects; /* 0 = none followed; each hop is checked like the first */
    const char *share;  /* key of the fair share, usually the shop's id */
    bool keep; /* the connection may be one of an earlier call of this share to this server, and may wait for the
                           next one half a minute. Not for what must not be sent twice: a connection that turns out to be
                           closed is opened anew, and the request goes out again */
};

struct http_reply {
    int status;
    bool too_big;     /* the call failed, because its answer was larger than most_bytes */
    const char *url;  /* where it came from, after redirects */
    const char *type; /* Content-Type, or "" */
    const char *body; /* NUL-terminated behind body_n */
    size_t body_n;
    const char *retry_after;   /* Retry-After as sent, or NULL */
    LIST(const char *) fields; /* all header lines, "name: value" with lower-case names */
};

/* Once at start, before threads. allow_hosts: hosts, host:port, addresses, address:port ([::1]:80) or
   CIDRs, comma or space between, that may be private (WISMO_ALLOW_HOSTS); NULL = none. */
void http_client_start(const char *allow_hosts);

/* Calls and waits. Any status is a success of the call; E_REMOTE: no answer (refused, timed out, too
   large, private address, bad TLS, not HTTP) with a sentence for a person; E_OUTSIDE in an INSIDE
   worker, before anything is sent; E_INTERNAL while a transaction is open, or after a write of the same
   request (in a job, whose claim is a write, that is allowed). Every address is checked in the moment in
   which its socket is opened. Of one share at most 32 calls are under way; one more is E_REMOTE with a
   retry. A redirect to another server drops what authorises; from https to http is refused. */
MUST err_t http_call(struct cx *cx, const struct http_call *call, struct http_reply *out);

/* Calls of jobs that are under way end within about a second, and no new ones last longer: the process ends. */
void http_client_end_jobs(void);

/* E_INPUT, with the field's name, unless url is http(s), has a host, no user name, and is not a literal
   private address that the installation does not allow. For checking settings when they are saved. */
MUST err_t http_url_check(struct cx *cx, const char *field, const char *url);

/* Whether WISMO_ALLOW_HOSTS names the host of this http(s) address (or the range of its address): a machine of whoever
   runs the installation. What may otherwise go to a platform's own hosts alone may go there, too. */
bool http_host_named(struct cx *cx, const char *url);
