/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* What an edit changes, in two lines below the editor: the first verdict, or the first figure, as long as
   the list of them is scrolled out of sight. Pressed it leads there. */

#include "agreement-editor/consequence-list.h"

G_BEGIN_DECLS

#define OFFTAKE_TYPE_CONSEQUENCE_BAR (offtake_consequence_bar_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeConsequenceBar, offtake_consequence_bar, OFFTAKE, CONSEQUENCE_BAR, AdwBin)

/* @list stands somewhere in @scroller; both are borrowed. */
void offtake_consequence_bar_follow (OfftakeConsequenceBar *self, GtkWidget *list, GtkScrolledWindow *scroller);

G_END_DECLS
