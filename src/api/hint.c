/* hint.c - tells open pages of the shop that something has changed; they read it again. */
#include "api/serve.h"
#include "conversation/notice.h"

void hint(struct cx *cx, const char *event, const char *id, int64_t version)
{
    NOTICE(n);
    notice_staff(cx, &n, event, id, version);
    notice_after(cx, &n);
}

void streams_cut(struct cx *cx, const char *who)
{
    NOTICE(n);
    notice_add(&n, who, NOTICE_LEAVE, 0, "");
    notice_after(cx, &n);
}
