/* address_fuzz.c - addresses of the network: as text, as networks of proxies, in X-Forwarded-For, as address blocks, in
   URLs that settings may hold. Lines: an address, a list of networks, a forwarded list, a URL. */
#include "base/text.h"
#include "http/client.h"
#include "http/client_peer.h"
#include "http/engine.h"
#include <stdlib.h>
#include <string.h>
#include <strings.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds) { if (!holds) abort(); }

static void one_address(const char *s)
{
    struct address a, again;
    struct peer p;
    char text[46], block[PEER_BLOCK], block_again[PEER_BLOCK];
    bool is = address_parse(s, strlen(s), &a);
    must(is == peer_parse(s, strlen(s), &p));          /* two rooms' readings are one */
    peer_block_write(s, block);
    must(strlen(block) < PEER_BLOCK);
    if (!is)
        return;
    address_text(&a, text);
    must(address_parse(text, strlen(text), &again) && !memcmp(&a, &again, sizeof(a)) && !memcmp(&a, &p, sizeof(a)));
    peer_block_write(text, block_again);               /* however it is written, it is one block */
    must(!strcmp(block, block_again));
}

/* The client that a trusted proxy names is an address; a stranger names nobody. */
static void forwarded(struct arena *mem, const char *networks, const char *list)
{
    struct exchange *ex = exchange_take();
    struct conn c = { .trusted = true, .peer = "127.0.0.9" };
    struct address a;
    if (address_trust(mem, networks))
        address_trust(mem, "10.0.0.0/8, 127.0.0.0/8");
    must(address_parse(c.peer, strlen(c.peer), &c.address));
    buf_text(&ex->in, "GET / HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: ");
    buf_text(&ex->in, list);
    buf_text(&ex->in, "\r\nX-Forwarded-Proto: ");
    buf_text(&ex->in, list);
    buf_text(&ex->in, "\r\n\r\n");
    for (int i = 0; i < 2 && parse_head(&ex->head, ex->in.at, ex->in.n) == PARSE_DONE; i++) {
        exchange_fill(ex, &c);
        must(address_parse(ex->pub.client, strlen(ex->pub.client), &a));
        must(c.trusted || (!strcmp(ex->pub.client, c.peer) && !ex->pub.secure));
        c.trusted = false;
        break;
    }
    exchange_give(ex);
    exchange_trim();
}

static void url(struct cx *cx, const char *s)
{
    err_t e = http_url_check(cx, "url", s);
    must(!e || (e->code == E_INPUT && text_same(e->field, "url")));
    if (e)
        return;
    must(!strncasecmp(s, "http://", 7) || !strncasecmp(s, "https://", 8));
    const char *host = strstr(s, "://") + 3;
    size_t n = strcspn(host, "/?#");
    must(n && !memchr(host, '@', n) && !strpbrk(s, " \\\r\n\t"));
    struct peer p;
    if (peer_parse(host, strcspn(host, "/?#:"), &p))   /* written as an address: a public one */
        must(!peer_private(&p));
    must(strncasecmp(host, "localhost", n) != 0 || n < 9);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct cx cx = { .mem = arena_new() };
    char *line[4] = { arena_copy_n(cx.mem, (const char *)data, size) };
    for (int i = 1; i < 4; i++) {
        line[i] = line[i - 1] + strcspn(line[i - 1], "\n");
        if (*line[i])
            *line[i]++ = '\0';
    }
    one_address(line[0]);
    forwarded(cx.mem, line[1], line[2]);
    peer_allow(NULL);
    url(&cx, line[3]);
    peer_allow(line[1]);
    peer_allowed_host(line[0], 80);
    arena_free(cx.mem);
    return 0;
}
