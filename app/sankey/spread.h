/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Heights for the labels of one column, so that none stands where it would be taken for another's. */

#include <glib.h>

G_BEGIN_DECLS

/* Short forms of a label: less is said where room is scarce. */
typedef enum {
  OFFTAKE_LABEL_FULL,
  OFFTAKE_LABEL_SHORT,
  OFFTAKE_LABEL_NAME, /* without the number, unless that fits behind it */
  OFFTAKE_LABEL_LINE,
  OFFTAKE_N_LABEL_FORMS
} OfftakeLabelForm;

typedef struct {
  guint            node;
  double           top, bottom; /* of the node's bar */
  double           flow;        /* who yields: the smaller */
  double           heights[OFFTAKE_N_LABEL_FORMS]; /* none higher than the one before it */
  OfftakeLabelForm form;        /* out */
  double           middle;      /* out: of the label */
  gboolean         leader;      /* out: must be tied to its bar by a line to be read right */
} OfftakeLabelBlock;

/* Orders @blocks (OfftakeLabelBlock) from top to bottom, as their bars are, and gives each a form and
   a middle between @top and @bottom of the page. Bars that are higher than a line keep their label at
   their middle; the others yield: they say less, move away a little, and where that is not enough
   they are taken out of the array, smallest flow first. */
void offtake_labels_spread (GArray *blocks, double top, double bottom);

G_END_DECLS
