/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* What the flows page lets a person choose, as the words of the settings ("element:Ni", "origin",
   "party"), as labels and as the view that the chart draws. */

#include "report/flow-graph.h"

G_BEGIN_DECLS

/* Words that the network or the program does not know stand for goods, material and site. */
void offtake_flow_choices_parse (const OfftakeNetwork *network,
                                 const char *measure,
                                 const char *color,
                                 const char *group,
                                 OfftakeFlowView *view);

/* A word's label for menu and button; of a measure "Nickel" for "element:Ni". */
const char *offtake_flow_choices_label (const char *word);

/* The words of the measures that @network offers, NULL-ended. (transfer full) */
char **offtake_flow_choices_measures (const OfftakeNetwork *network);

G_END_DECLS
