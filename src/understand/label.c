/* label.c - which button a visitor means who types instead of pressing. Invariant: two buttons never both
   fit; when in doubt nobody wins, because some buttons cannot be undone. */
#include "understand/understand.h"
#include "base/text.h"
#include "understand/words.h"
#include <string.h>

/* Words joined by one blank each: what is left of a label without marks and emoji. */
static const char *plain(struct arena *a, const char *text)
{
    word_list words;
    size_t room = 1;
    words_of(a, text, 24, &words);
    for (size_t i = 0; i < words.n; i++)
        room += strlen(words.at[i]) + 1;
    char *out = arena_alloc(a, room), *to = out;
    for (size_t i = 0; i < words.n; i++) {
        if (i)
            *to++ = ' ';
        to = stpcpy(to, words.at[i]);
    }
    return out;
}

static int ordinal(const char *said, size_t n)
{
    static const char *const names[][8] = {
        { "1", "1st", "first", "erste", "premier", "primero", "pierwszy", "prvni" },
        { "2", "2nd", "second", "zweite", "deuxieme", "segundo", "drugi", "druhy" },
        { "3", "3rd", "third", "dritte", "troisieme", "tercero", "trzeci", "treti" },
        { "4", "4th", "fourth", "vierte", "quatrieme", "cuarto", "czwarty", "ctvrty" },
        { "5", "5th", "fifth", "funfte", "cinquieme", "quinto", "piaty", "paty" },
        { "6", "6th", "sixth", "sechste", "sixieme", "sexto", "szosty", "sesty" },
        { "7", "7th", "seventh", "siebte", "septieme", "septimo", "siodmy", "sedmy" },
        { "8", "8th", "eighth", "achte", "huitieme", "octavo", "osmy", "osmy" },
    };
    if (text_starts(said, "the "))
        said += 4;
    for (size_t i = 0; i < n && i < sizeof(names) / sizeof(*names); i++)
        for (size_t j = 0; j < 8; j++)
            if (!strcmp(said, names[i][j]))
                return (int)i;
    return -1;
}

/* "Yes, cancel it" and "No, cancel it" are three letters apart: the first words must agree by themselves. */
static bool first_agrees(const char *said, const char *label)
{
    size_t x = strcspn(said, " "), y = strcspn(label, " "), slack = word_slack(y);
    return word_distance(said, x, label, y, slack) <= slack;
}

int label_match(struct arena *a, const char *text, const char *const *labels, size_t n)
{
    const char *said = plain(a, text);
    int best = -1;
    size_t best_far = 0, next_far = SIZE_MAX, said_n = strlen(said);
    if (!*said)
        return -1;
    for (size_t i = 0; i < n; i++) {
        const char *label = plain(a, labels[i]);
        size_t label_n = strlen(label), most = word_slack(label_n), far;
        if (!label_n || !first_agrees(said, label) || (far = word_distance(said, said_n, label, label_n, most)) > most)
            continue;
        if (best < 0 || far < best_far) {
            next_far = best < 0 ? SIZE_MAX : best_far;
            best = (int)i;
            best_far = far;
        } else if (far < next_far) {
            next_far = far;
        }
    }
    if (best >= 0)
        return best_far < next_far ? best : -1;
    return ordinal(said, n);
}
