/* load_socket.h - what the load generator's files share: one client socket and its answers. */
#pragma once
#include "http/load.h"

/* Connected to 127.0.0.1, without delay; -1. */
int load_connect(int port);
/* Sends all of it, waiting when it must. */
bool load_send(int fd, const char *bytes, size_t n);
/* Reads what is there. False: the peer has ended. */
bool load_receive(int fd, struct buf *in);
/* The length of the whole answer at the beginning of in and its parts; 0 = not whole yet; -1 = not one that we read
   (no Content-Length). */
long load_answer_parse(struct buf *in, struct load_answer *out);
/* The epoll descriptor of streams: readable when one of them is. */
int load_streams_poll(const struct load_streams *s);
