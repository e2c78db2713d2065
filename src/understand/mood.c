/* mood.c - whether a visitor is upset. Strong words weigh, and so do capitals and rows of exclamation marks,
   but marks alone never decide: a happy shopper shouts, too. */
#include "understand/understand.h"
#include "base/text.h"
#include "understand/words.h"
#include <string.h>

#define UPSET 0.8 /* where one calm request in a thousand is taken for an upset one */

static const struct {
    double weight;
    const char *words;
} heavy[] = {
    { 1.0,
      "fuck fucking fucked shit shitty bullshit bullcrap asshole bastard bastards damn goddamn wtf crap idiots idiot morons moron stupid "
      "scam scammers scammed fraud thieves thief robbery disgrace disgraceful disgusting disgusted pathetic ridiculous "
      "unacceptable outrageous horrible horrendous terrible awful worst appalling atrocious furious infuriating livid "
      "incompetent incompetence shameful ripoff lawyer sue nightmare hell sucks suck useless clueless screwed" },
    { 1.0,
      "scheisse verdammt unverschamt frechheit betrug betruger katastrophe unmoglich schrecklich inakzeptabel merde putain "
      "arnaque honteux inadmissible scandaleux inacceptable mierda estafa inaceptable verguenza horrible pesimo kurwa "
      "skandal oszusci oszustwo zenada masakra katastrofa beznadzieja beznadziejn- hrozn- podvod podvodnici ostuda sprost- "
      "absurdo pessimo horrivel enganada enganado" },
    { 0.6,
      "angry upset frustrated frustrating frustration annoyed annoying disappointed disappointing disappointment hate hated fail failed "
      "failure joke rude lied lies liar lying ignored ignoring unbelievable unhappy dissatisfied poor worse joking shame "
      "nobody stranded wasted waste sick tired never again still hours refuse refused refuses broken ruined lost" },
    { 0.6,
      "wutend sauer enttauscht frustriert argerlich schlecht enttauschend furieux deceu decue enerve enfadado enojado decepcionado "
      "wkurzon- zly zla rozczarowan- nastvan- zklaman- nespokojen- " },
    { 0.3,
      "waiting waited delay delayed cancelled canceled problem problems complaint bad wrong missing hold why cant not no dont weeks ever zero late" },
    { -0.8,
      "thanks thank great awesome love loved amazing best appreciate good nice perfect excellent helpful happy thx cool please" },
};

static double words_weigh(const word_list *words)
{
    double sum = 0;
    for (size_t i = 0; i < words->n; i++)
        for (size_t j = 0; j < sizeof(heavy) / sizeof(*heavy); j++)
            for (const char *s = heavy[j].words; *s;) {
                size_t n = strcspn(s, " "), len = strlen(words->at[i]);
                bool hit = n && s[n - 1] == '-' ? len >= n - 1 && !strncmp(words->at[i], s, n - 1)
                                                : len == n && !strncmp(words->at[i], s, n);
                if (hit) {
                    sum += heavy[j].weight;
                    break;
                }
                s += n + (s[n] == ' ');
            }
    return sum;
}

/* 0…0.4 for how loud it is: words in capitals, "!!", "??". */
static double loudness(const char *text)
{
    size_t upper = 0, lower = 0, marks = 0;
    for (const char *s = text; *s; s++) {
        upper += *s >= 'A' && *s <= 'Z';
        lower += *s >= 'a' && *s <= 'z';
        marks += (*s == '!' || *s == '?') && (s[1] == '!' || s[1] == '?');
    }
    return (upper > 12 && upper > lower ? 0.3 : 0) + (marks ? 0.2 : 0);
}

static double upset(struct arena *a, const char *text)
{
    word_list words;
    words_of(a, text, 200, &words);
    double weight = words_weigh(&words);
    return weight > 0 ? weight + loudness(text) : weight;
}

bool mood_upset(struct arena *a, const char *text, const char *locale)
{
    (void)locale; /* people swear in every language */
    return text && upset(a, text) >= UPSET;
}
