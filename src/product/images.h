/* images.h - the pictures of a product, in the catalogue or in an order: [{"url","alt"}], at most 8. */
#pragma once
#include "base/base.h"

/* Every wrong one named below `field`, chained as by fail_also: “Invalid URL” unless it is https, or a file of our own.
   json NULL, "" and null are none. */
MUST err_t images_check(struct cx *cx, const char *json, const char *field);
