/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* The page's parts, for its actions. */

#include "flows/chart.h"
#include "flows/compare-button.h"
#include "flows/compare-other.h"
#include "flows/flow-list.h"
#include "flows/flows-page.h"
#include "flows/least-popover.h"
#include "flows/legend.h"
#include "flows/making-note.h"

G_BEGIN_DECLS

struct _OfftakeFlowsPage {
  OfftakePane parent_instance;

  GStrv measures;           /* words that the measure menu offers */
  OfftakeFlowSource source; /* what is shown; owns its path */
  gboolean listed;          /* the table in place of the chart */
  GHashTable *disabled;     /* names of actions that cannot be done now */
  GMenuModel *all_measures, *all_periods; /* that the menu of all choices was made of; borrowed */

  GtkStack *stack;
  GtkStack *twin;
  GtkMenuButton *measure_button;
  GtkMenuButton *color_button;
  GtkMenuButton *group_button;
  GtkMenuButton *all_button; /* in place of the three where there is no room */
  GtkMenuButton *zoom_button; /* in place of the zoom buttons where there is no room */
  OfftakeCompareButton *compare_button;
  OfftakeCompareOther *other; /* that the chart is compared with */
  gconstpointer compared;     /* the solution beside which it was solved; never looked into */
  GtkWidget *zoom_box;
  OfftakeChart *chart;
  OfftakeFlowList *list; /* NULL until it is wanted */
  AdwBin *list_bin;
  OfftakeLegend *legend;
  AdwStatusPage *solving_page;
  GtkSearchBar *search_bar;
  GtkSearchEntry *search_entry;
  GtkLabel *search_label;
  GtkRevealer *hint_revealer;
  GtkLabel *hint_label;
  GtkRevealer *hidden_revealer;
  GtkLabel *hidden_label;
  OfftakeMakingNote *making_note;
  OfftakeLeastPopover *least_popover;
};

/* flows-page.c */
OfftakeView *offtake_flows_page_get_shown (OfftakeFlowsPage *self);
void offtake_flows_page_refresh (OfftakeFlowsPage *self);
void offtake_flows_page_set_least (OfftakeFlowsPage *self, double least);
void offtake_flows_page_set_path (OfftakeFlowsPage *self, OfftakeRecord *path);

/* flows-actions.c */
void offtake_flows_actions_install (GtkWidgetClass *klass);
void offtake_flows_actions_update (OfftakeFlowsPage *self);
void offtake_flows_actions_draft (OfftakeFlowsPage *self, OfftakeRecord *seller, OfftakeRecord *buyer);
void offtake_flows_actions_pin (OfftakeFlowsPage *self, OfftakeRecord *site, double place);

G_END_DECLS
