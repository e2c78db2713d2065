/* clang-format off */
/* Every kind of source, one line each. The file is source/NAME.c, or source/NAME/NAME.c where it has several. */
SOURCE(native)
SOURCE(shopify)
SOURCE(woocommerce)
SOURCE(http)
SOURCE(shoptet)
SOURCE(manual)
SOURCE(placeholder)
