/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Numbers as they stand in foreign tables: with a decimal point or comma, digits grouped or not. */

#include <glib.h>

G_BEGIN_DECLS

/* Reads @text whole; @decimal is '.' or ','. Groups of three digits may be parted by the other sign,
   an apostrophe, an underscore or any space. FALSE if it is no finite number. */
gboolean offtake_number_text_parse (const char *text, char decimal, double *number);

/* What a number's text tells of its decimal sign: '.', ',', or 0 where it could be either or is no
   number ("1,234" is both). */
char offtake_number_text_tell_decimal (const char *text);

G_END_DECLS
