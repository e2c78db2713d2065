/* unmasked.c - a mutant that the timing test must catch: a door whose misses leave as soon as they are known. */
#include "source/door/limit.h"
#define MASK_REMOTE MASK_NONE
#define MASK_LOCAL MASK_NONE
#include "source/door/door.c"
