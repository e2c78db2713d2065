/* client_share.h - how many calls of one share (usually a shop) are under way. Inside of http/ only. */
#pragma once

/* Counts a call in; NULL, and not counted, when the share has 32 under way already: half of the OUTSIDE
   lane. name may be NULL. Every call that was counted in must be counted out. */
struct client_share;
struct client_share *client_share_enter(const char *name);
void client_share_leave(struct client_share *s);
