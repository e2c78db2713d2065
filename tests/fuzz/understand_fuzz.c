/* understand_fuzz.c - free text: no reading of it may crash, hang, or point outside of what was written. */
#include "base/text.h"
#include "understand/understand.h"
#include <assert.h>
#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size > 8000 || !text_valid((const char *)data, size))
        return 0;
    struct arena *a = arena_new();
    const char *text = arena_copy_n(a, (const char *)data, size), *half = text + size / 2;
    text_list numbers;
    struct intent in = intent_of(a, text, "en");
    assert(in.sure >= 0 && in.sure <= 1 && (text_in(intent_names, in.name) || !strcmp(in.name, "none")));
    entity_numbers(a, text, &numbers);
    for (size_t i = 0; i < numbers.n; i++)
        assert(*numbers.at[i] && strlen(numbers.at[i]) <= 40 && strstr(text, numbers.at[i]));
    const char *email = entity_email(a, text), *phone = entity_phone(a, text);
    assert(!email || strstr(text, email));
    assert(!phone || strstr(text, phone));
    (void)mood_upset(a, text, NULL);
    if (text_valid(half, strlen(half))) {
        const char *labels[] = { half, "Yes, cancel it", "No, keep it" };
        int at = label_match(a, text, labels, 3);
        assert(at >= -1 && at < 3);
    }
    arena_free(a);
    return 0;
}
