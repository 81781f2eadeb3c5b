/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* What a layout leaves to the next one, so that a reader finds things where they were: of every node
   its layer and height, of every link the heights of its lanes. Nodes are known by their ids, links
   by their ends. */

#include "sankey/place.h"

G_BEGIN_DECLS

typedef struct _OfftakeMemory OfftakeMemory;

/* How the picture came to fit its page. */
typedef struct {
  double   width, height; /* of the page that was asked for */
  double   scale;         /* px per unit of value that was found; 0 if it was given, or the height's */
  gboolean breaks_names;  /* in two lines, for narrower columns */
} OfftakePageFit;

/* @layer_of_column: columns are the layers that are used. */
OfftakeMemory *offtake_memory_new (const OfftakeGraph *graph, const OfftakeNet *net,
                                   const int *layer_of_column, const OfftakeItems *items,
                                   const OfftakePlacement *placement, const OfftakePageFit *fit);
void           offtake_memory_free (OfftakeMemory *self);

const OfftakePageFit *offtake_memory_fit (const OfftakeMemory *self);

/* What a new graph has in common with the old one. */
typedef struct {
  int      *layer;    /* by net node; -1 for a new one */
  guint    *old_node; /* by net node, of the old net; G_MAXUINT for a new one */
  guint    *old_link; /* by net link, of the old net; G_MAXUINT for a new one */
  gboolean *changed;  /* by net link: new, or with another value */
} OfftakeRecall;

/* NULL if the graphs have less than half of their nodes in common. */
OfftakeRecall *offtake_memory_recall (const OfftakeMemory *self, const OfftakeGraph *graph,
                                      const OfftakeNet *net);
void           offtake_recall_free (OfftakeRecall *self);

/* Heights by item, from 0 to 1; NAN for new ones and for those of another layer than before. */
void offtake_memory_heights (const OfftakeMemory *self, const OfftakeRecall *recall,
                             const OfftakeItems *items, const int *layer_of_column, double *height);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfftakeMemory, offtake_memory_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfftakeRecall, offtake_recall_free)

G_END_DECLS
