/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Words and figures as the window writes them: pure functions for templates, rows and cells. Each
   returns new text. Figures that have no value (NAN) give "". */

#include <glib-object.h>

G_BEGIN_DECLS

/* A choice of the plan format ("share_of_need") in the user's language ("Share of need"); a word
   that is not known comes back as it is. Borrowed. */
const char *offtake_word_label (const char *word);

char *offtake_format_tonnes (gpointer self, double tonnes);
char *offtake_format_percent (gpointer self, double fraction);
char *offtake_format_number (gpointer self, double number);
/* A julian day in the ISO form that planners type; "" for 0. */
char *offtake_format_day (gpointer self, guint day);

/* Reads a number as people type it: in the user's locale or with a point, with or without groups of
   three ("1,882.4", "1.882,4" where the locale writes so). */
gboolean offtake_number_parse (const char *text, double *number);
/* The number in full, with the locale's decimal sign, as it is edited. */
char *offtake_number_edit_text (double number);

G_END_DECLS
