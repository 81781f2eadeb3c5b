/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* A drop-down of the records of a list, by their titles; typing finds one in a long list. */

#include <adwaita.h>

#include "model/plan.h"

G_BEGIN_DECLS

#define OFFTAKE_TYPE_RECORD_CHOICE (offtake_record_choice_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeRecordChoice, offtake_record_choice, OFFTAKE, RECORD_CHOICE, AdwBin)

/* Signal "chosen": the person has chosen. @label is what a screen reader calls it. */
GtkWidget *offtake_record_choice_new (const char *label);

/* Offers the records of @list; first @none, a choice of no record, and last @more, if they are not
   NULL. What was chosen stays chosen where it is still there. */
void offtake_record_choice_fill (OfftakeRecordChoice *self,
                                 OfftakePlan *plan,
                                 const char *list,
                                 const char *none,
                                 const char *more);

void offtake_record_choice_set (OfftakeRecordChoice *self, const char *id);
/* The id of the chosen record; NULL for none or for more. */
const char *offtake_record_choice_get (OfftakeRecordChoice *self);
gboolean offtake_record_choice_is_more (OfftakeRecordChoice *self);

G_END_DECLS
