/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Fills many polygons into pixels, far faster than one by one: in stripes of columns that stay in
   the processor's cache and that several threads share. Coverage is exact to 1/256 px and counted in
   integers, so that a polygon looks the same on every machine, with any number of threads and in
   whichever part of a picture it is drawn. */

#include "sankey/layout.h"

G_BEGIN_DECLS

typedef struct _OfftakeRaster OfftakeRaster;

/* Slanted lines in place of a plain fill, at 45 degrees: falling from left to right, or rising; one
   of them goes through the origin of the polygons' units. */
typedef struct {
  guint    period; /* between lines along a row, px; 0: plain */
  double   width;  /* of a line, px */
  gboolean rising;
} OfftakeRasterHatch;

/* From the units of polygons to pixels. */
typedef struct {
  double scale, x, y;
} OfftakeRasterView;

OfftakeRaster *offtake_raster_new (const OfftakeRasterView *view);
void           offtake_raster_free (OfftakeRaster *self);

/* Begins a polygon that lies over those before it. @rgba is not premultiplied. */
void  offtake_raster_begin (OfftakeRaster *self, const double rgba[4], const OfftakeRasterHatch *hatch);
/* Its next corners: @points, each moved by @off times its normal, or from the last one to the first.
   The very last corner is joined to the first. */
void  offtake_raster_add (OfftakeRaster *self, const OfftakePoint *points, const OfftakePoint *normals, guint n,
                          double off, gboolean backwards);
/* A line @half px thick on both sides, in place of an outline. FALSE where a piece of it is too steep to
   be told by its height in each column: nothing is added, it needs an outline. */
gboolean offtake_raster_add_line (OfftakeRaster *self, const OfftakePoint *points, guint n, double half);
guint offtake_raster_n_polygons (const OfftakeRaster *self);

/* Blends everything over an image of premultiplied ARGB (cairo's ARGB32 and RGB24) whose first pixel
   lies at (@x, @y). A polygon covers a place once, however often its outline goes round it. */
void offtake_raster_fill (const OfftakeRaster *self, guint8 *data, gsize stride, int x, int y, int width, int height,
                          guint n_threads);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfftakeRaster, offtake_raster_free)

G_END_DECLS
