/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* How bands are painted, for the file that does it with cairo and the one that does it by itself. */

#include "sankey/raster.h"
#include "sankey/scene-parts.h"

G_BEGIN_DECLS

/* Thinner bands are drawn this thick and paler, px. */
#define OFFTAKE_HAIRLINE 1.0
/* The slanted lines of a conditional band: from one to the next along a row, and how thick, px. */
#define OFFTAKE_STRIPE_STEP 9.0
#define OFFTAKE_STRIPE_WIDTH 3.2
#define OFFTAKE_EDGE_WIDTH 1.0
#define OFFTAKE_DASH 5.0
#define OFFTAKE_DASH_GAP 3.0

typedef enum { OFFTAKE_COAT_NONE, OFFTAKE_COAT_FILL, OFFTAKE_COAT_STRIPES, OFFTAKE_COAT_EDGE, OFFTAKE_COAT_DASHES } OfftakeCoatKind;

/* A band's fill is up to two coats, one over the other. */
typedef struct {
  OfftakeCoatKind kind;
  double          alpha; /* of the band's own */
} OfftakeCoat;

#define OFFTAKE_N_COATS 2
extern const OfftakeCoat offtake_fill_coats[][OFFTAKE_N_COATS];

/* A picture of a scene, or of the part that is pointed at. */
typedef struct {
  const OfftakeScene *scene;
  cairo_t            *cr;
  OfftakeTheme        theme;
  const gboolean     *bright_nodes, *bright_links; /* NULL: all */
  gboolean            plain;                       /* by cairo alone */
} OfftakePainter;

/* How opaque the band of a link is; of one below a hairline's width, its hairline. */
double offtake_painter_link_alpha (const OfftakePainter *self, guint link);

/* Paints all bands at once, without cairo, where that is faster and the target is pixels that can be
   reached; FALSE: they are still to be painted. With @bright_only, what would be faded is left out. */
gboolean offtake_painter_fill_bands (const OfftakePainter *self, gboolean bright_only);

/* Whether the target is pixels that can be reached and lie as the scene does, and where the scene is
   among them. */
gboolean offtake_painter_get_pixels (cairo_t *cr, OfftakeRasterView *view);
/* Makes the target's pixels the units of @cr. */
void     offtake_painter_use_pixels (cairo_t *cr);

/* The colour of fills that stand for themselves, in a legend. */
#define OFFTAKE_SERIES_NEUTRAL G_MAXUINT
/* A box filled as a band, and a line with a break mark. */
void offtake_painter_fill_box (const OfftakePainter *self, const cairo_rectangle_t *box, guint series, OfftakeFill fill);
void offtake_painter_break_box (const OfftakePainter *self, const cairo_rectangle_t *box);

/* A line of text with its halo. */
void offtake_painter_write (const OfftakePainter *self, PangoContext *context, const OfftakeSceneText *text);

G_END_DECLS
