/* contact.h - order numbers, e-mails, phones and parcel numbers in the one form in which they are compared. */
#pragma once
#include "base/base.h"

/* Trim, ASCII lower case, nothing else. "" for NULL. */
char *email_norm(struct arena *a, const char *email);
/* One @, a host with a dot or localhost, no spaces or controls, at most 254 bytes. */
bool email_plausible(const char *email);

/* E.164 where it can be ("+420777123456"): from "+…", "00…", or with the country (ISO 3166-1 alpha-2, may
   be NULL) from a national number; else the digits alone; "" when there are none. Extensions are dropped. */
char *phone_norm(struct arena *a, const char *phone, const char *country);

/* Whether two normalised phones are one: equal, or one in E.164 and the other its national number, with or
   without a leading 0, of at least 7 digits. Two empty ones are not. */
bool phone_same(const char *one, const char *other);

/* What of a phone is written whichever way its country is: its last nine digits, fewer when it has fewer; "" for less than
   seven. As normalised or as typed. */
enum { PHONE_TOLD_LEAST = 7, PHONE_TOLD_MOST = 9 };
char *phone_told(struct arena *a, const char *phone);

/* ASCII letters and digits in upper case, nothing else: "110 00" and "11000", "wx4-9zz" and "WX4 9ZZ". "" for NULL. */
char *postcode_norm(struct arena *a, const char *postcode);
/* Whether two normalised postcodes of at least three signs are one; of a nine-digit one (ZIP+4) the first five are enough. */
bool postcode_same(const char *one, const char *other);

/* Trim, one leading '#' and white space dropped, ASCII upper case, the shop's prefix and suffix dropped
   (they may be NULL). "#W6399745 " and "w6399745" are one number. Never empty when the text holds more
   than '#' and white space. */
char *number_norm(struct arena *a, const char *number, const char *prefix, const char *suffix);

/* Parcel numbers: ASCII upper case, without white space, '-' and '.'. "" for NULL. */
char *tracking_norm(struct arena *a, const char *number);
