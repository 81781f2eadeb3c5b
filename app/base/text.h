/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Numbers as people read them: four significant digits, in the user's locale; digits are grouped
   also where the locale has no sign for it. */

#include <glib.h>

G_BEGIN_DECLS

/* "6,833", "0.2692", "12.40"; "–" for NAN. */
char *offtake_text_number (double number);
/* As many decimals for every number, for columns: "1,882.4"; "–" for NAN. */
char *offtake_text_fixed (double number, int decimals);
/* "1,882 t" */
char *offtake_text_tonnes (double tonnes);

/* In what masses are shown; a plan holds tonnes. */
typedef enum {
  OFFTAKE_MASS_TONNE,
  OFFTAKE_MASS_KILOGRAM,
  OFFTAKE_MASS_POUND,     /* avoirdupois, 0.45359237 kg */
  OFFTAKE_MASS_SHORT_TON, /* 2,000 lb */
  OFFTAKE_MASS_KILOTONNE,
  OFFTAKE_N_MASS_UNITS,
} OfftakeMassUnit;

/* How many of the unit are a tonne. */
double      offtake_mass_unit_per_tonne (OfftakeMassUnit unit);
/* "t", "kg", "lb", "short tons", "kt", translated. Borrowed. */
const char *offtake_mass_unit_label (OfftakeMassUnit unit);
/* Tonnes in that unit: "4,149,000 lb" */
char       *offtake_text_mass (double tonnes, OfftakeMassUnit unit);
/* "26.92 %" of a fraction. */
char *offtake_text_percent (double fraction);
/* For a window whose lines are read from the right: every number then begins with the mark of what is
   written from the left, lest "65.6 %" stand there as "% 65.6", or "12 t" behind a word as "t 12". Off
   unless it is set, here or by offtake_locale_use(). */
void        offtake_text_set_right_to_left (gboolean is_right_to_left);
const char *offtake_text_mark (void); /* "" where none is needed */
/* "PlusCAM · US": those of @parts that are neither NULL nor empty. In a window whose lines are read
   from the right they follow each other from there, each in its own direction. */
char       *offtake_text_join (const char *separator, const char *const *parts, guint n_parts);
/* Whether the first letter of @text, or a mark before it, is of what is written from the right (< 0) or
   from the left (> 0); 0 where there is neither. */
int         offtake_text_direction (const char *text);
/* "52.74 M USD", "840.0 k USD" */
char *offtake_text_money (double amount, const char *currency);
/* The first number in @text without zeros at the end of its decimals: "500 t" for "500.0 t". Takes
   @text over. */
char *offtake_text_short (char *text);

/* @name as an id of at most @max bytes: small letters, digits and single hyphens; "" where it has
   none of them. */
char *offtake_text_slug (const char *name, gsize max);

G_END_DECLS
