/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* The flow chart of the shown period. The scene is made once for each solution, size and view;
   hovering and selecting only paint it anew. Property "hint" (text): what a person can do next while
   an agreement is being drafted, NULL otherwise; "making" (boolean): a chart of many bands is still being
   laid out, and its stages stand for it where nothing was shown before; "scale" (double): how thick a
   flow of 1 is in the window, px, 0 while nothing is shown. Signals: "drawn", another scene is shown; "draft"
   (OfftakeRecord seller, OfftakeRecord buyer), an agreement was drawn between two sites; "pin"
   (OfftakeRecord site, double place), a site was moved to a share of the height. */

#include "flows/flow-source.h"
#include "pane.h"
#include "sankey/scene.h"

G_BEGIN_DECLS

#define OFFTAKE_TYPE_CHART (offtake_chart_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeChart, offtake_chart, OFFTAKE, CHART, OfftakePane)

/* What is shown; the chart keeps a reference to the path. */
void offtake_chart_set_source (OfftakeChart *self, const OfftakeFlowSource *source);
/* The theme that fits the window's style. */
OfftakeTheme offtake_chart_get_theme (void);
/* Whether stages stand for the chart; and of how many bands the one is that is being laid out. */
gboolean offtake_chart_is_coarse (OfftakeChart *self);
guint offtake_chart_n_making (OfftakeChart *self);
/* What is shown stays until something changes, or until it is to go on. */
void offtake_chart_stop_making (OfftakeChart *self);
void offtake_chart_resume_making (OfftakeChart *self);
/* NULL while there is nothing to show. (transfer none) */
OfftakeScene *offtake_chart_get_scene (OfftakeChart *self);

/* Larger or smaller by so many steps, between what fits the window and eight times. */
void offtake_chart_zoom_step (OfftakeChart *self, int steps);
/* As much as fits the window, but not larger than 1; from then on it follows the window. */
void offtake_chart_zoom_fit (OfftakeChart *self);
double offtake_chart_get_zoom (OfftakeChart *self);
double offtake_chart_get_scale (OfftakeChart *self);

/* What actions are about: what is selected, else where the keyboard is; of kind NONE if neither. */
OfftakeSubject offtake_chart_get_subject (OfftakeChart *self);
/* The stubs of a site stand for the site. NULL where there is nothing. (transfer none) */
OfftakeRecord *offtake_chart_get_record (OfftakeChart *self, OfftakeSubject subject);
/* Where a node stands, as the share of the height that a pin is. */
double offtake_chart_get_place (OfftakeChart *self, OfftakeSubject subject);

/* Whether nodes are sites and the plan can be edited. */
gboolean offtake_chart_may_draft (OfftakeChart *self);
/* From now on the keyboard chooses the other site; Enter drafts, Escape gives up. */
void offtake_chart_begin_draft (OfftakeChart *self, OfftakeSubject from, gboolean from_buyer);
gboolean offtake_chart_is_drafting (OfftakeChart *self);
const char *offtake_chart_get_hint (OfftakeChart *self);

/* Lights what is called so; NULL or "" ends it. Returns how many. */
guint offtake_chart_search (OfftakeChart *self, const char *text);
guint offtake_chart_n_found (OfftakeChart *self);
/* Selects the next one, or the one before; returns its number from 1 on, 0 where there is none. */
guint offtake_chart_search_step (OfftakeChart *self, int step);

G_END_DECLS
