/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* What pages are made of. A block lays itself out for a width and says, as a list of strips, where
   it may be broken; the pages then decide which strips stand where, and ask it to draw them. */

#include <pango/pangocairo.h>

G_BEGIN_DECLS

typedef struct _OfftakeBlock OfftakeBlock;

/* A part of a block that is never broken. Lengths in points. */
typedef struct {
  double   height;
  double   space;  /* above it; dropped at the top of a page */
  double   repeat; /* height of what is drawn again above it when a page begins with it */
  gboolean keep;   /* stands on the same page as the strip after it, be it in the next block */
} OfftakeStrip;

typedef struct {
  /* Fills `strips`; none may be higher than @height, `repeat` included. */
  void (*lay_out) (OfftakeBlock *self, PangoContext *context, double width, double height);
  /* Draws strips [@from, @to) at the origin, what is repeated above @from (but its space) included. */
  void (*draw) (OfftakeBlock *self, cairo_t *cr, guint from, guint to);
  void (*free) (OfftakeBlock *self);
} OfftakeBlockClass;

/* First member of every kind of block. */
struct _OfftakeBlock {
  const OfftakeBlockClass *class;
  GArray                  *strips;  /* OfftakeStrip */
  guint                    level;   /* 1 to 3: a heading, for the outline; 0: none */
  const char              *outline; /* the heading's text, owned by the block */
  gboolean                 keep;    /* its last strip stays with the next block, a table with its note */
};

void offtake_block_init (OfftakeBlock *self, const OfftakeBlockClass *class);
void offtake_block_free (OfftakeBlock *self);
void offtake_block_add_strip (OfftakeBlock *self, double height, double space, double repeat, gboolean keep);
/* Height of strips [@from, @to) as they stand on one page, what is repeated included. */
double offtake_block_height (const OfftakeBlock *self, guint from, guint to);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfftakeBlock, offtake_block_free)

G_END_DECLS
