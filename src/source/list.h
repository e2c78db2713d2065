/* clang-format off */
/* Every kind of source, one line each. The file is source/NAME.c. */
SOURCE(native)
