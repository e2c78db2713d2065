/* mood.c - whether a visitor is upset. Strong words weigh, and so do capitals and rows of exclamation marks,
   but marks alone never decide: a happy shopper shouts, too. */
#include "understand/understand.h"
#include "base/text.h"
#include "understand/lexicon.h"
#include "understand/words.h"
#include <pthread.h>
#include <string.h>

#define UPSET 0.8 /* where one calm request in a thousand is taken for an upset one */

/* A line of words for each weight: a bit of their lexicon. */
static const double weights[] = { 1.0, 1.0, 0.6, 0.6, 0.3, -0.8 };
static const struct lexicon_line heavy[] = {
    { 1u << 0,
      "fuck fucking fucked shit shitty bullshit bullcrap asshole bastard bastards damn goddamn wtf crap idiots idiot morons moron stupid "
      "scam scammers scammed fraud thieves thief robbery disgrace disgraceful disgusting disgusted pathetic ridiculous "
      "unacceptable outrageous horrible horrendous terrible awful worst appalling atrocious furious infuriating livid "
      "incompetent incompetence shameful ripoff lawyer sue nightmare hell sucks suck useless clueless screwed" },
    { 1u << 1,
      "scheisse verdammt unverschamt frechheit betrug betruger katastrophe unmoglich schrecklich inakzeptabel merde putain "
      "arnaque honteux inadmissible scandaleux inacceptable mierda estafa inaceptable verguenza horrible pesimo kurwa "
      "skandal oszusci oszustwo zenada masakra katastrofa beznadzieja beznadziejn- hrozn- podvod podvodnici ostuda sprost- "
      "absurdo pessimo horrivel enganada enganado" },
    { 1u << 2,
      "angry upset frustrated frustrating frustration annoyed annoying disappointed disappointing disappointment hate hated fail failed "
      "failure joke rude lied lies liar lying ignored ignoring unbelievable unhappy dissatisfied poor worse joking shame "
      "nobody stranded wasted waste sick tired never again still hours refuse refused refuses broken ruined lost" },
    { 1u << 3,
      "wutend sauer enttauscht frustriert argerlich schlecht enttauschend furieux deceu decue enerve enfadado enojado decepcionado "
      "wkurzon- zly zla rozczarowan- nastvan- zklaman- nespokojen-" },
    { 1u << 4,
      "waiting waited delay delayed cancelled canceled problem problems complaint bad wrong missing hold why cant not no dont weeks ever zero late" },
    { 1u << 5,
      "thanks thank great awesome love loved amazing best appreciate good nice perfect excellent helpful happy thx cool please" },
};
enum { LINES = sizeof(heavy) / sizeof(*heavy) };

static const struct lexicon *lexicon;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void lexicon_make(void) { lexicon = lexicon_new(heavy, LINES); }

static double words_weigh(const word_list *words)
{
    double sum = 0;
    pthread_once(&once, lexicon_make);
    for (size_t i = 0; i < words->n; i++) {
        uint64_t lines = lexicon_get(lexicon, words->at[i], strlen(words->at[i]));
        for (size_t j = 0; j < LINES && lines >> j; j++)
            sum += lines >> j & 1 ? weights[j] : 0;
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
