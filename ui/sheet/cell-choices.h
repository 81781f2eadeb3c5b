/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* What a cell may hold, as a list under its entry that grows narrower with what is typed: the words of a
   choice, yes and no, or the records that a reference may name. The keys stay with the entry. */

#include <gtk/gtk.h>

#include "model/plan.h"

G_BEGIN_DECLS

#define OFFTAKE_TYPE_CELL_CHOICES (offtake_cell_choices_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeCellChoices, offtake_cell_choices, OFFTAKE, CELL_CHOICES, GtkWidget)

/* Whether a field of that kind is chosen from a list. */
gboolean offtake_cell_choices_fit (const OfftakeField *field);

/* Signal "taken": one of the list has been clicked. */
GtkWidget *offtake_cell_choices_new (const OfftakeField *field, OfftakePlan *plan);

/* Only what @text stands in; the first of them, or what is called just so, is marked. Empty or NULL: all,
   none marked. */
void     offtake_cell_choices_narrow (OfftakeCellChoices *self, const char *text);
/* Marks the one after or before; its title, NULL where the list is empty. Borrowed. */
const char *offtake_cell_choices_step (OfftakeCellChoices *self, int step);
/* Marks what @value (NULL: nothing) stands for; its title or "". Borrowed. */
const char *offtake_cell_choices_mark (OfftakeCellChoices *self, json_t *value);
/* Title of what is marked, or NULL. Borrowed. */
const char *offtake_cell_choices_get_title (OfftakeCellChoices *self);
/* The field's value of what is marked, or NULL. (transfer full) */
json_t  *offtake_cell_choices_dup_value (OfftakeCellChoices *self);
guint    offtake_cell_choices_n_shown (OfftakeCellChoices *self);

G_END_DECLS
