/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* A field's value as the text that a person edits, and back. */

#include "model/plan.h"

G_BEGIN_DECLS

gboolean offtake_field_text_is_number (const OfftakeField *field);
/* Whether the field is edited in per cent. */
gboolean offtake_field_text_is_percent (const OfftakeField *field);

/* How many of what is shown and typed one of the plan's is: 100 of a share, of a mass as the preferences
   say. */
double offtake_field_text_factor (const OfftakeField *field);

/* What comes of that factor, to thirteen digits: 0.29 is shown as 29 and not as 28.999999999999996. */
double offtake_field_text_round (double number);

/* "%", "lb/a", "USD/t"; NULL for none. @currency (nullable) is the plan's. (transfer full) */
char *offtake_field_text_unit (const OfftakeField *field, const char *currency);

/* "" for an absent value. A series is edited here only where it is one number. (transfer full) */
char *offtake_field_text_format (const OfftakeField *field, json_t *value);

/* The same where it is only read: what a choice or yes and no are called, and the record that is named,
   of @plan. (transfer full) */
char *offtake_field_text_show (const OfftakeField *field, OfftakePlan *plan, json_t *value);

/* Empty text is an absent value: *@value NULL. FALSE with a sentence in @error if the text is no
   value of the field. */
gboolean offtake_field_text_parse (const OfftakeField *field,
                                   const char *text,
                                   json_t **value,
                                   GError **error);

G_END_DECLS
