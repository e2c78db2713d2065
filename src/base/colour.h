/* colour.h - whether text on a colour can be read (WCAG 2.2, 1.4.3). */
#pragma once

#define COLOUR_ENOUGH 4.5 /* to 1, for text */

/* How far two colours, 0xrrggbb, are apart: 1 … 21. */
double colour_contrast(unsigned a, unsigned b);
