/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* What a Sankey diagram shows: nodes, and links with a value. Any graph is accepted: cycles,
   self-loops, parallel links, zero values, no links, nothing. Knows labels and numbers, not plans;
   `tag` leads back to what a node or link stands for. */

#include <glib.h>

G_BEGIN_DECLS

/* How a part of a ribbon is filled. */
typedef enum {
  OFFTAKE_FILL_SOLID,       /* firm */
  OFFTAKE_FILL_STRIPED,     /* conditional */
  OFFTAKE_FILL_GHOST,       /* expired */
  OFFTAKE_FILL_HOLLOW,      /* uncovered need */
} OfftakeFill;

typedef struct {
  char  *id;
  char  *label;        /* "Sierra ARC" */
  char  *detail;       /* second line, "6,120 t"; NULL for none */
  int    layer;        /* wished for column, -1 free */
  double pin_x, pin_y; /* pinned place in [0, 1] of the page, NAN free */
  double shortage;     /* bought nowhere: hatched stub on the input side, in the links' unit */
  double lapsed;       /* bought nowhere either, but drawn as ghosts of links: the number is told with the shortage */
  double surplus;      /* unsold: stub on the output side */
  double loss;         /* stays in the process: stub on the output side */
  guint  color;        /* index into the palette's series */
  guint  tag;          /* caller's index of the subject */
} OfftakeGraphNode;

typedef struct {
  guint       source, target; /* indices of nodes */
  double      value;          /* not negative */
  char       *label;          /* "NiSO4·6H2O", for tooltip, screen reader and file titles */
  OfftakeFill fill;
  guint       color;
  guint       tag;
} OfftakeGraphLink;

typedef struct {
  char   *name;
  char   *unit;         /* of values, "t" */
  char   *currency;     /* where values are money, else NULL */
  double  money;        /* of the currency in a value of 1; with a currency only */
  GArray *nodes;        /* OfftakeGraphNode */
  GArray *links;        /* OfftakeGraphLink */
  gboolean is_difference; /* values are what one state has more (solid) or less (hollow) than another */
  gboolean fixed_layers; /* every node's layer must be kept */
  GPtrArray *column_titles; /* char * per layer, or NULL */
} OfftakeGraph;

OfftakeGraph *offtake_graph_new (const char *name, const char *unit);
/* "1,882 t", "564.4 k USD": a value in words, the same in labels, sentences and at the scale bar.
   (transfer full) */
char         *offtake_graph_amount (const OfftakeGraph *self, double value);
void          offtake_graph_free (OfftakeGraph *self);
/* Appends a node with defaults (free, no stubs). Returns its index. */
guint         offtake_graph_add_node (OfftakeGraph *self, const char *id, const char *label);
guint         offtake_graph_add_link (OfftakeGraph *self, guint source, guint target, double value);
#define offtake_graph_node(self, i) (&g_array_index ((self)->nodes, OfftakeGraphNode, i))
#define offtake_graph_link(self, i) (&g_array_index ((self)->links, OfftakeGraphLink, i))

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfftakeGraph, offtake_graph_free)

G_END_DECLS
