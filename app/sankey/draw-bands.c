/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>

#include "sankey/draw-parts.h"
#include "sankey/raster.h"

/* With fewer bands cairo is done within a frame, and its picture is that of print and PDF. */
#define FEWEST 300
/* One more thread for each so many bands. */
#define BANDS_PER_THREAD 400

/* Where the picture's pixels are, and the way from the scene to them. */
typedef struct {
  cairo_surface_t *surface;
  cairo_rectangle_int_t clip; /* px of the surface */
  OfftakeRasterView view;
} Target;

static gboolean
find_matrix (cairo_t *cr, cairo_surface_t *surface, OfftakeRasterView *view)
{
  cairo_matrix_t matrix;
  double scale_x, scale_y, x, y;

  cairo_get_matrix (cr, &matrix);
  cairo_surface_get_device_scale (surface, &scale_x, &scale_y);
  cairo_surface_get_device_offset (surface, &x, &y);
  view->scale = matrix.xx * scale_x;
  view->x = matrix.x0 * scale_x + x;
  view->y = matrix.y0 * scale_y + y;
  return matrix.xy == 0 && matrix.yx == 0 && view->scale > 0 &&
         fabs (view->scale - matrix.yy * scale_y) < 1e-9 * view->scale;
}

gboolean
offtake_painter_get_pixels (cairo_t *cr, OfftakeRasterView *view)
{
  cairo_surface_t *surface = cairo_get_group_target (cr);

  if (cairo_surface_get_type (surface) != CAIRO_SURFACE_TYPE_IMAGE ||
      cairo_get_operator (cr) != CAIRO_OPERATOR_OVER)
    return FALSE;
  const cairo_format_t format = cairo_image_surface_get_format (surface);
  return (format == CAIRO_FORMAT_ARGB32 || format == CAIRO_FORMAT_RGB24) &&
         find_matrix (cr, surface, view);
}

void
offtake_painter_use_pixels (cairo_t *cr)
{
  cairo_surface_t *surface = cairo_get_group_target (cr);
  double scale_x, scale_y, x, y;

  cairo_surface_get_device_scale (surface, &scale_x, &scale_y);
  cairo_surface_get_device_offset (surface, &x, &y);
  cairo_identity_matrix (cr);
  cairo_scale (cr, 1 / scale_x, 1 / scale_y);
  cairo_translate (cr, -x, -y);
}

/* The pixels that may be painted; FALSE where a clip is no rectangle of whole pixels. */
static gboolean
find_clip (cairo_t *cr, Target *target)
{
  const double right = cairo_image_surface_get_width (target->surface);
  const double bottom = cairo_image_surface_get_height (target->surface);
  cairo_rectangle_list_t *list;
  gboolean found;

  cairo_save (cr);
  offtake_painter_use_pixels (cr);
  list = cairo_copy_clip_rectangle_list (cr);
  cairo_restore (cr);
  found = list->status == CAIRO_STATUS_SUCCESS && list->num_rectangles == 1;
  if (found) {
    const cairo_rectangle_t clip = list->rectangles[0];
    const double x0 = MAX (clip.x, 0), x1 = MIN (clip.x + clip.width, right);
    const double y0 = MAX (clip.y, 0), y1 = MIN (clip.y + clip.height, bottom);
    target->clip = (cairo_rectangle_int_t){ (int) lround (x0), (int) lround (y0),
                                            (int) lround (x1 - x0), (int) lround (y1 - y0) };
    found = fabs (x0 - round (x0)) + fabs (x1 - round (x1)) + fabs (y0 - round (y0)) +
                fabs (y1 - round (y1)) <
            1e-6;
  }
  cairo_rectangle_list_destroy (list);
  return found;
}

static gboolean
find_target (cairo_t *cr, Target *target)
{
  target->surface = cairo_get_group_target (cr);
  return offtake_painter_get_pixels (cr, &target->view) && find_clip (cr, target);
}

typedef struct {
  const OfftakePainter *painter;
  OfftakeRaster *raster;
  double scale;
} Filling;

/* What lies between two lines beside a band's centre line. */
static void
add_lane (const Filling *self,
          const OfftakeSceneLink *link,
          double from,
          double to,
          const double rgba[4],
          const OfftakeRasterHatch *hatch)
{
  const OfftakePoint *points = self->painter->scene->points + link->first_point;
  const OfftakePoint *normals = self->painter->scene->normals + link->first_point;

  offtake_raster_begin (self->raster, rgba, hatch);
  offtake_raster_add (self->raster, points, normals, link->n_points, from, FALSE);
  offtake_raster_add (self->raster, points, normals, link->n_points, to, TRUE);
}

static void
add_hairline (const Filling *self, const OfftakeSceneLink *link, const double rgba[4])
{
  const OfftakePoint *points = self->painter->scene->points + link->first_point;
  const OfftakePoint *normals = self->painter->scene->normals + link->first_point;

  offtake_raster_begin (self->raster, rgba, NULL);
  if (offtake_raster_add_line (self->raster, points, link->n_points, OFFTAKE_HAIRLINE / 2))
    return;
  offtake_raster_add (self->raster, points, normals, link->n_points, OFFTAKE_HAIRLINE / 2, FALSE);
  offtake_raster_add (self->raster, points, normals, link->n_points, -OFFTAKE_HAIRLINE / 2, TRUE);
}

/* A part of the piece after a point, beside it by @off; @begin and @end from 0 to 1. */
static void
add_dash (
    const Filling *self, guint first, double begin, double end, double off, const double rgba[4])
{
  const OfftakePoint *points = &self->painter->scene->points[first];
  const OfftakePoint *normals = &self->painter->scene->normals[first];
  const double at[] = { begin, end };
  OfftakePoint ends[2], across[2];

  for (guint i = 0; i < 2; i++) {
    ends[i].x = points[0].x + at[i] * (points[1].x - points[0].x);
    ends[i].y = points[0].y + at[i] * (points[1].y - points[0].y);
    across[i].x = normals[0].x + at[i] * (normals[1].x - normals[0].x);
    across[i].y = normals[0].y + at[i] * (normals[1].y - normals[0].y);
  }
  offtake_raster_begin (self->raster, rgba, NULL);
  offtake_raster_add (self->raster, ends, across, 2, off - OFFTAKE_EDGE_WIDTH / 2, FALSE);
  offtake_raster_add (self->raster, ends, across, 2, off + OFFTAKE_EDGE_WIDTH / 2, TRUE);
}

static void
add_dashes (const Filling *self, const OfftakeSceneLink *link, double off, const double rgba[4])
{
  const OfftakePoint *points = self->painter->scene->points + link->first_point;
  const double period = OFFTAKE_DASH + OFFTAKE_DASH_GAP;
  double done = 0;

  for (guint i = 0; i + 1 < link->n_points; i++) {
    const double length = hypot (points[i + 1].x - points[i].x, points[i + 1].y - points[i].y);
    for (double dash = floor (done / period) * period; dash < done + length && length > 0;
         dash += period) {
      const double begin = MAX (dash, done), end = MIN (dash + OFFTAKE_DASH, done + length);
      if (begin < end)
        add_dash (self, link->first_point + i, (begin - done) / length, (end - done) / length, off,
                  rgba);
    }
    done += length;
  }
}

static void
add_coat (const Filling *self, const OfftakeSceneLink *link, const OfftakeCoat *coat, double alpha)
{
  const double half = link->width / 2, edge = OFFTAKE_EDGE_WIDTH / 2;
  const double period = round (OFFTAKE_STRIPE_STEP * self->scale);
  const OfftakeRasterHatch stripes = { (guint) MAX (period, 2),
                                       OFFTAKE_STRIPE_WIDTH / OFFTAKE_STRIPE_STEP * MAX (period, 2),
                                       FALSE };
  double rgba[4];

  offtake_palette_color (self->painter->theme, link->color, rgba);
  rgba[3] = MIN (1, alpha * coat->alpha);
  switch (coat->kind) {
  case OFFTAKE_COAT_NONE: break;
  case OFFTAKE_COAT_FILL: add_lane (self, link, half, -half, rgba, NULL); break;
  case OFFTAKE_COAT_STRIPES: add_lane (self, link, half, -half, rgba, &stripes); break;
  case OFFTAKE_COAT_EDGE:
    add_lane (self, link, half + edge, half - edge, rgba, NULL);
    add_lane (self, link, edge - half, -half - edge, rgba, NULL);
    break;
  case OFFTAKE_COAT_DASHES:
    add_dashes (self, link, half, rgba);
    add_dashes (self, link, -half, rgba);
    break;
  }
}

static void
add_link (const Filling *self, guint index)
{
  const OfftakeSceneLink *link = &self->painter->scene->links[index];
  const double alpha = offtake_painter_link_alpha (self->painter, index);

  if (link->width < OFFTAKE_HAIRLINE) {
    double rgba[4];
    offtake_palette_color (self->painter->theme, link->color, rgba);
    rgba[3] = alpha;
    add_hairline (self, link, rgba);
    return;
  }
  for (guint i = 0; i < OFFTAKE_N_COATS; i++)
    add_coat (self, link, &offtake_fill_coats[link->fill][i], alpha);
}

/* Bands outside the clip are not even traced: what a part of the picture costs is its own. */
static gboolean
is_visible (const Target *target, const OfftakeSceneLink *link)
{
  const cairo_rectangle_t *box = &link->bounds;
  const double reach = target->view.scale + 1;

  return box->x * target->view.scale + target->view.x <
             target->clip.x + target->clip.width + reach &&
         (box->x + box->width) * target->view.scale + target->view.x > target->clip.x - reach &&
         box->y * target->view.scale + target->view.y <
             target->clip.y + target->clip.height + reach &&
         (box->y + box->height) * target->view.scale + target->view.y > target->clip.y - reach;
}

static void
fill (const Target *target, const OfftakeRaster *raster, guint n_threads)
{
  const cairo_rectangle_int_t *clip = &target->clip;
  const gsize stride = (gsize) cairo_image_surface_get_stride (target->surface);
  guint8 *data;

  if (clip->width <= 0 || clip->height <= 0)
    return;
  cairo_surface_flush (target->surface);
  data = cairo_image_surface_get_data (target->surface) + (gsize) clip->y * stride +
         (gsize) clip->x * sizeof (guint32);
  offtake_raster_fill (raster, data, stride, clip->x, clip->y, clip->width, clip->height,
                       n_threads);
  cairo_surface_mark_dirty_rectangle (target->surface, clip->x, clip->y, clip->width, clip->height);
}

static gboolean
is_wanted (const OfftakePainter *self, guint link, gboolean bright_only)
{
  return self->scene->links[link].n_points >= 2 &&
         (!bright_only || !self->bright_links || self->bright_links[link]);
}

static guint
count_wanted (const OfftakePainter *self, gboolean bright_only)
{
  guint n = 0;

  for (guint i = 0; i < self->scene->n_links; i++)
    n += is_wanted (self, i, bright_only);
  return n;
}

gboolean
offtake_painter_fill_bands (const OfftakePainter *self, gboolean bright_only)
{
  Target target;

  if (self->plain || self->theme == OFFTAKE_THEME_PRINT ||
      self->theme == OFFTAKE_THEME_BLACK_AND_WHITE || count_wanted (self, bright_only) < FEWEST ||
      !find_target (self->cr, &target))
    return FALSE;

  g_autoptr (OfftakeRaster) raster = offtake_raster_new (&target.view);
  const Filling filling = { self, raster, target.view.scale };
  for (guint i = 0; i < self->scene->n_links; i++) {
    const guint link = self->scene->paint_order[i];
    if (is_wanted (self, link, bright_only) && is_visible (&target, &self->scene->links[link]))
      add_link (&filling, link);
  }
  fill (&target, raster,
        MIN (1 + offtake_raster_n_polygons (raster) / BANDS_PER_THREAD, g_get_num_processors ()));
  return TRUE;
}
