/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* What another version of the plan has that this one has not, as a list; and bringing both together
   with the version that they come from, with a choice for each conflict. */

#include "window.h"

G_BEGIN_DECLS

/* Lists how the plan in @path differs from the open one. */
void offtake_compare_show (OfftakeWindow *window, const char *path);
/* Lists what the shown scenario changes in the base plan. */
void offtake_compare_show_scenario (OfftakeWindow *window);

#define OFFTAKE_TYPE_MERGE_DIALOG (offtake_merge_dialog_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeMergeDialog, offtake_merge_dialog, OFFTAKE, MERGE_DIALOG, AdwWindow)

/* Shows what merging the plan in @theirs would do, both having come from the one in @base; NULL where one
   of them cannot be read, which is said. Merging is one step of undo. */
OfftakeMergeDialog *offtake_merge_show (OfftakeWindow *window, const char *theirs, const char *base);

guint offtake_merge_dialog_n_conflicts (OfftakeMergeDialog *self);
/* Takes theirs in the nth conflict, or mine. */
void  offtake_merge_dialog_choose (OfftakeMergeDialog *self, guint conflict, gboolean theirs);

G_END_DECLS
