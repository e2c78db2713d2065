/* hint.c - tells open pages of the shop that something has changed; they read it again. */
#include "api/serve.h"
#include "conversation/notice.h"

void hint(struct cx *cx, const char *event, const char *id, int64_t version)
{
    NOTICE(n);
    notice_staff(cx, &n, event, id, version);
    notice_after(cx, &n);
}
