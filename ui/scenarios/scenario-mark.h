/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* How what a scenario changes is marked: by a corner, in words, and with the value of the base plan. */

#include "view.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* "Changed by the scenario “Phase 1 only”. Base plan: 30 %." of the value at @path (see field-path.h) of a
   shown record; NULL where it is that of the base plan. Of a record that the scenario adds only what names it
   is marked. (transfer full) */
char *offtake_scenario_mark_text (OfftakeView *view, OfftakeRecord *shown, const char *path);

/* The value at @path of a record as a person reads it, with its unit; "nothing" where there is none. Of a
   part with several values only those in which @other (nullable), the same record, differs. (transfer full) */
char *offtake_scenario_mark_value (OfftakePlan *plan, OfftakeRecord *record, OfftakeRecord *other, const char *path);

/* Marks the widget that edits @path, or takes its mark away: looks and tooltip. Gives the text, NULL for
   none. (transfer full) */
char *offtake_scenario_mark_show (GtkWidget *widget, OfftakeRecord *shown, const char *path);

G_END_DECLS
