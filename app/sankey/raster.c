/* SPDX-License-Identifier: MPL-2.0 */
#include "sankey/raster.h"

#include <math.h>
#include <string.h>

/* Bands of a Sankey diagram run from left to right, so that a column of pixels meets each of them
   in one short piece: polygons are added up column by column, the way scan converters do it row by
   row (signed areas in cells, then a running sum). A stripe keeps its columns one after another; at
   the end it is turned into the rows of the image. */

#define ONE 256              /* a pixel, in the unit of corners */
#define FULL (2 * ONE * ONE) /* the area of a whole cell */
#define STRIPE 32            /* columns */
#define FARTHEST (1 << 21)   /* corners are kept within, px */
#define MAX_THREADS 8
#define NO_HATCH G_MAXUINT
#define STEEPEST 2.0    /* px down a line in a column */
#define THICKEST 1000.0 /* half of a line, px */

typedef struct {
  gint32 x, y;
} Corner;

typedef struct {
  guint32 color; /* premultiplied */
  guint hatch;   /* first of its places in `hatches`, or NO_HATCH */
  guint period;
  gboolean rising;
  guint first, n; /* corners */
  double half;    /* of a line, in the unit of corners; 0 for an outline */
  gint32 left, top, right, bottom;
} Polygon;

struct _OfftakeRaster {
  OfftakeRasterView view;
  gint64 origin_x, origin_y; /* of hatches, px */
  GArray *polygons;          /* Polygon */
  GArray *corners;           /* Corner */
  GByteArray *hatches;       /* coverage of a pixel by the lines, by its place in the period */
};

OfftakeRaster *
offtake_raster_new (const OfftakeRasterView *view)
{
  OfftakeRaster *self = g_new0 (OfftakeRaster, 1);

  self->view = *view;
  self->origin_x = (gint64) floor (view->x + 0.5);
  self->origin_y = (gint64) floor (view->y + 0.5);
  self->polygons = g_array_new (FALSE, FALSE, sizeof (Polygon));
  self->corners = g_array_new (FALSE, FALSE, sizeof (Corner));
  self->hatches = g_byte_array_new ();
  return self;
}

void
offtake_raster_free (OfftakeRaster *self)
{
  g_array_unref (self->polygons);
  g_array_unref (self->corners);
  g_byte_array_unref (self->hatches);
  g_free (self);
}

static guint32
premultiply (const double rgba[4])
{
  const double alpha = CLAMP (rgba[3], 0, 1) * 255;
  guint32 color = (guint32) lround (alpha);

  for (guint i = 0; i < 3; i++)
    color = color << 8 | (guint32) lround (CLAMP (rgba[i], 0, 1) * alpha);
  return color;
}

/* How much of a pixel lies on the side of a slanted line where x + y is below @reach, the pixel's
   own corner being 0. */
static double
below_slant (double reach)
{
  if (reach <= 0)
    return 0;
  if (reach <= 1)
    return reach * reach / 2;
  return reach < 2 ? 1 - (2 - reach) * (2 - reach) / 2 : 1;
}

static void
add_hatch (OfftakeRaster *self, Polygon *polygon, const OfftakeRasterHatch *hatch)
{
  const double across = MIN (hatch->width * G_SQRT2, hatch->period);
  /* A line's middle goes through the origin; the pixel's own middle lies 1 or 0 further on. */
  const double begin = (hatch->rising ? 0 : 1) - across / 2;

  polygon->hatch = self->hatches->len;
  polygon->period = hatch->period;
  polygon->rising = hatch->rising;
  for (guint place = 0; place < hatch->period; place++) {
    double cover = 0;
    for (int line = -1; line <= 2; line++) {
      const double from = begin + (double) line * hatch->period - place;
      cover += below_slant (from + across) - below_slant (from);
    }
    const guint8 byte = (guint8) lround (CLAMP (cover, 0, 1) * 255);
    g_byte_array_append (self->hatches, &byte, 1);
  }
}

void
offtake_raster_begin (OfftakeRaster *self, const double rgba[4], const OfftakeRasterHatch *hatch)
{
  Polygon polygon = { .color = premultiply (rgba),
                      .hatch = NO_HATCH,
                      .first = self->corners->len,
                      .left = G_MAXINT32,
                      .top = G_MAXINT32,
                      .right = G_MININT32,
                      .bottom = G_MININT32 };

  if (hatch && hatch->period > 0)
    add_hatch (self, &polygon, hatch);
  g_array_append_val (self->polygons, polygon);
}

/* Rounded by way of numbers above 0, where truncation is rounding down. */
static inline gint32
to_fixed (double place)
{
  const double bias = 2.0 * FARTHEST * ONE;

  if (!(place > -FARTHEST && place < FARTHEST))
    place = place >= FARTHEST ? FARTHEST : place <= -FARTHEST ? -FARTHEST : 0;
  return (gint32) ((gint64) (place * ONE + bias + 0.5) - (gint64) bias);
}

/* Room for @n corners more of the last polygon. */
static Corner *
grow (OfftakeRaster *self, guint n)
{
  const guint from = self->corners->len;

  g_array_set_size (self->corners, from + n);
  return &g_array_index (self->corners, Corner, from);
}

static inline void
include (Polygon *polygon, Corner corner)
{
  polygon->left = MIN (polygon->left, corner.x);
  polygon->top = MIN (polygon->top, corner.y);
  polygon->right = MAX (polygon->right, corner.x);
  polygon->bottom = MAX (polygon->bottom, corner.y);
}

void
offtake_raster_add (OfftakeRaster *self,
                    const OfftakePoint *points,
                    const OfftakePoint *normals,
                    guint n,
                    double off,
                    gboolean backwards)
{
  Polygon *polygon = &g_array_index (self->polygons, Polygon, self->polygons->len - 1);
  Polygon bounds = *polygon;
  const OfftakeRasterView view = self->view;

  if (n == 0)
    return;
  Corner *corners = grow (self, n);
  for (guint i = 0; i < n; i++) {
    const guint k = backwards ? n - 1 - i : i;
    const Corner corner = { to_fixed ((points[k].x + off * normals[k].x) * view.scale + view.x),
                            to_fixed ((points[k].y + off * normals[k].y) * view.scale + view.y) };
    include (&bounds, corner);
    corners[i] = corner;
  }
  bounds.n += n;
  *polygon = bounds;
}

gboolean
offtake_raster_add_line (OfftakeRaster *self, const OfftakePoint *points, guint n, double half)
{
  Polygon *polygon = &g_array_index (self->polygons, Polygon, self->polygons->len - 1);
  Polygon bounds = *polygon;
  const OfftakeRasterView view = self->view;

  for (guint i = 1; i < n; i++)
    if (!(fabs (points[i].y - points[i - 1].y) <= STEEPEST * fabs (points[i].x - points[i - 1].x)))
      return FALSE;
  Corner *corners = grow (self, n);
  for (guint i = 0; i < n; i++) {
    corners[i] = (Corner){ to_fixed (points[i].x * view.scale + view.x),
                           to_fixed (points[i].y * view.scale + view.y) };
    include (&bounds, corners[i]);
  }
  bounds.n += n;
  bounds.half = MIN (half * view.scale, THICKEST) * ONE;
  const gint32 beyond = (gint32) (bounds.half * hypot (1, STEEPEST)) + 1;
  bounds.top -= beyond;
  bounds.bottom += beyond;
  *polygon = bounds;
  return TRUE;
}

guint
offtake_raster_n_polygons (const OfftakeRaster *self)
{
  return self->polygons->len;
}

/* What one thread fills at a time. Cells and pixels lie column by column. */
typedef struct {
  const OfftakeRaster *raster;
  gint32 left, right;              /* of the stripe, in the unit of corners */
  gint32 top;                      /* of the image */
  int height;                      /* px */
  gint32 *cells;                   /* STRIPE columns of height + 1 */
  guint64 *pixels;                 /* STRIPE columns of height, widened */
  int first[STRIPE], last[STRIPE]; /* cells that the polygon has touched */
} Stripe;

/* Adds what lies below a piece of an edge in a row, twice, and what is left to all rows below it.
 */
static inline void
add_cell (gint32 *cells, int row, gint32 across, gint32 below)
{
  cells[row] += across * below;
  cells[row + 1] += across * (2 * ONE - below);
}

/* What leads past the image's top weighs on its first row as a whole; past its end, on none. */
static void
add_cell_safely (gint32 *cells, int height, int row, gint32 across, gint32 below)
{
  if (row < 0)
    add_cell (cells, 0, across, 2 * ONE);
  else if (row < height)
    add_cell (cells, row, across, below);
}

/* A piece of an edge within a column, @across wide (below 0 where the edge runs leftwards), from
   height @from to @to. */
static void
add_steep_piece (Stripe *self, int column, gint32 across, gint32 from, gint32 to)
{
  gint32 *cells = self->cells + (gsize) column * (gsize) (self->height + 1);
  const int first = from >> 8, last = to >> 8, step = to > from ? 1 : -1;
  const int top = MIN (first, last), bottom = MAX (first, last), height = self->height;
  const gboolean safe = top >= 0 && bottom < height;
  gint32 done = 0, border = (step > 0 ? first + 1 : first) * ONE;
  /* Twice the share of a row below what enters at a side, or leaves there; between the borders of a
     row it is one half. */
  gint32 below = 2 * ONE - (from - first * ONE) - (border - first * ONE);

  self->first[column] = MIN (self->first[column], CLAMP (top, 0, height));
  self->last[column] = MAX (self->last[column], MIN (bottom + 1, height));
  if (first == last)
    below = 2 * ONE - (from - first * ONE) - (to - first * ONE);
  const double slant = first == last ? 0 : (double) across / (to - from);
  for (int row = first; row != last; row += step, border += step * ONE, below = ONE) {
    const gint32 next = (gint32) (slant * (border - from));
    if (safe)
      add_cell (cells, row, next - done, below);
    else
      add_cell_safely (cells, height, row, next - done, below);
    done = next;
  }
  if (first != last)
    below = 2 * ONE - (border - step * ONE - last * ONE) - (to - last * ONE);
  add_cell_safely (cells, height, last, across - done, below);
}

/* Mostly it stays in one row. */
static inline void
add_piece (Stripe *self, int column, gint32 across, gint32 from, gint32 to)
{
  const int row = from >> 8;

  if (row != to >> 8 || row < 0 || row >= self->height) {
    add_steep_piece (self, column, across, from, to);
    return;
  }
  self->first[column] = MIN (self->first[column], row);
  self->last[column] = MAX (self->last[column], row + 1);
  add_cell (self->cells + (gsize) column * (gsize) (self->height + 1), row, across,
            2 * ONE - (from & (ONE - 1)) - (to & (ONE - 1)));
}

/* An edge that reaches into the stripe and is not upright. */
static void
add_edge (Stripe *self, const Corner *a, const Corner *b)
{
  const gboolean forward = a->x < b->x;
  const Corner *from = forward ? a : b, *to = forward ? b : a;

  /* Heights are taken from the edge's beginning, never from where a stripe begins. */
  const double slope = (double) (to->y - from->y) / (to->x - from->x);
  const gint32 end = MIN (to->x, self->right);
  gint32 x = MAX (from->x, self->left);
  gint32 y = from->y + (gint32) (slope * (x - from->x));

  while (x < end) {
    const gint32 next = MIN ((x | (ONE - 1)) + 1, end);
    const gint32 height = next == to->x ? to->y : from->y + (gint32) (slope * (next - from->x));
    add_piece (self, (x - self->left) >> 8, forward ? next - x : x - next, y - self->top,
               height - self->top);
    x = next;
    y = height;
  }
}

/* Both edges of a piece of a line, which are parallel. */
static void
add_strip (Stripe *self, const Corner *a, const Corner *b, double half)
{
  const Corner *from = a->x < b->x ? a : b, *to = a->x < b->x ? b : a;
  const double slope = (double) (to->y - from->y) / (to->x - from->x);
  const gint32 above = (gint32) (half * sqrt (1 + slope * slope) + 0.5);
  const gint32 end = MIN (to->x, self->right), top = self->top + above;
  gint32 x = MAX (from->x, self->left);
  gint32 y = from->y + (gint32) (slope * (x - from->x)) - top;

  while (x < end) {
    const gint32 next = MIN ((x | (ONE - 1)) + 1, end);
    const gint32 height =
        (next == to->x ? to->y : from->y + (gint32) (slope * (next - from->x))) - top;
    const int column = (x - self->left) >> 8;
    add_piece (self, column, next - x, y, height);
    add_piece (self, column, x - next, y + 2 * above, height + 2 * above);
    x = next;
    y = height;
  }
}

/* A pixel's four bytes, each with another eight bits of room. */
#define LANES G_GUINT64_CONSTANT (0x00ff00ff00ff00ff)
#define ROUND G_GUINT64_CONSTANT (0x0080008000800080)

static inline guint64
widen (guint32 pixel)
{
  return ((guint64) (pixel & 0xff00ff00) << 24) | (pixel & 0x00ff00ff);
}

static inline guint32
narrow (guint64 pixel)
{
  return (guint32) (pixel >> 24) | (guint32) pixel;
}

/* All four times @factor / 255, rounded. */
static inline guint64
scale_pixel (guint64 pixel, guint64 factor)
{
  const guint64 product = pixel * factor + ROUND;

  return ((product + ((product >> 8) & LANES)) >> 8) & LANES;
}

static inline guint64
blend (guint64 below, guint64 color)
{
  return color + scale_pixel (below, 255 - (color >> 48));
}

/* Of 255. */
static inline guint32
cover_of (gint32 sum)
{
  return ((guint32) MIN (ABS (sum), FULL) * 255) / FULL;
}

/* Turns the cells of a column into pixels and empties them. */
static void
sweep_column (Stripe *self, int column, const Polygon *polygon)
{
  gint32 *cells = self->cells + (gsize) column * (gsize) (self->height + 1);
  guint64 *pixels = self->pixels + (gsize) column * (gsize) self->height;
  const guint64 color = widen (polygon->color);
  const int end = MIN (self->last[column], self->height - 1);
  gint32 sum = 0;

  for (int row = self->first[column]; row <= end; row++) {
    sum += cells[row];
    cells[row] = 0;
    const guint32 cover = cover_of (sum);
    if (cover == 255)
      pixels[row] = blend (pixels[row], color);
    else if (cover > 0)
      pixels[row] = blend (pixels[row], scale_pixel (color, cover));
  }
  cells[self->height] = 0;
}

static guint
place_in (gint64 along, guint period)
{
  const gint64 rest = along % period;

  return (guint) (rest < 0 ? rest + period : rest);
}

static void
sweep_hatched (Stripe *self, int column, const Polygon *polygon)
{
  gint32 *cells = self->cells + (gsize) column * (gsize) (self->height + 1);
  guint64 *pixels = self->pixels + (gsize) column * (gsize) self->height;
  const guint64 color = widen (polygon->color);
  const guint8 *hatch = self->raster->hatches->data + polygon->hatch;
  const int end = MIN (self->last[column], self->height - 1);
  const gint64 x = self->left / ONE + column - self->raster->origin_x;
  const gint64 y = self->top / ONE - self->raster->origin_y;
  gint32 sum = 0;

  for (int row = self->first[column]; row <= end; row++) {
    sum += cells[row];
    cells[row] = 0;
    const gint64 along = polygon->rising ? x + y + row : x - y - row;
    const guint32 cover = cover_of (sum) * hatch[place_in (along, polygon->period)] / 255;
    if (cover > 0)
      pixels[row] = blend (pixels[row], scale_pixel (color, cover));
  }
  cells[self->height] = 0;
}

static void
add_polygon (Stripe *self, const Polygon *polygon)
{
  const Corner *corners = &g_array_index (self->raster->corners, Corner, polygon->first);
  const gboolean is_line = polygon->half > 0;
  const Corner *before = is_line ? corners : &corners[polygon->n - 1];
  const int from = (MAX (polygon->left, self->left) - self->left) / ONE;
  const int to = (MIN (polygon->right, self->right) - self->left + ONE - 1) / ONE;

  for (int column = from; column < to; column++) {
    self->first[column] = G_MAXINT;
    self->last[column] = -1;
  }
  for (guint i = 0; i < polygon->n; i++) {
    const Corner *corner = &corners[i];
    if (before->x != corner->x && MIN (before->x, corner->x) < self->right &&
        MAX (before->x, corner->x) > self->left) {
      if (is_line)
        add_strip (self, before, corner, polygon->half);
      else
        add_edge (self, before, corner);
    }
    before = corner;
  }
  for (int column = from; column < to; column++)
    if (self->last[column] >= 0 && polygon->hatch == NO_HATCH)
      sweep_column (self, column, polygon);
    else if (self->last[column] >= 0)
      sweep_hatched (self, column, polygon);
}

/* An image that several threads fill, each one stripe after another. */
typedef struct {
  const OfftakeRaster *raster;
  guint8 *data;
  gsize stride;
  int x, y, width, height;
  int n_stripes, next; /* to be taken, atomic */
  guint *start, *rows; /* polygons by stripe, from the lowest to the topmost */
} Job;

/* In blocks that fit the cache on both sides. */
static void
turn_in (const Job *job, Stripe *stripe, int from, int n)
{
  for (int row = 0; row < job->height; row++) {
    const guint32 *line =
        (const guint32 *) (const void *) (job->data + (gsize) row * job->stride) + from;
    for (int column = 0; column < n; column++)
      stripe->pixels[(gsize) column * (gsize) job->height + (gsize) row] = widen (line[column]);
  }
}

static void
turn_out (const Job *job, const Stripe *stripe, int from, int n)
{
  for (int row = 0; row < job->height; row++) {
    guint32 *line = (guint32 *) (void *) (job->data + (gsize) row * job->stride) + from;
    for (int column = 0; column < n; column++)
      line[column] = narrow (stripe->pixels[(gsize) column * (gsize) job->height + (gsize) row]);
  }
}

static void
prefetch (const OfftakeRaster *raster, guint soon, guint later)
{
  const Polygon *polygon = &g_array_index (raster->polygons, Polygon, soon);
  const Corner *corners = &g_array_index (raster->corners, Corner, polygon->first);

  for (guint i = 0; i < MIN (polygon->n, 32); i += 64 / sizeof (Corner))
    __builtin_prefetch (&corners[i]);
  __builtin_prefetch (&g_array_index (raster->polygons, Polygon, later));
}

static void
fill_stripe (const Job *job, Stripe *stripe, int index)
{
  const int from = index * STRIPE, n = MIN (STRIPE, job->width - from);

  if (job->start[index] == job->start[index + 1])
    return;
  stripe->left = (job->x + from) * ONE;
  stripe->right = stripe->left + n * ONE;
  turn_in (job, stripe, from, n);
  for (guint i = job->start[index]; i < job->start[index + 1]; i++) {
    /* A stripe meets few of all polygons, from anywhere in memory. */
    if (i + 4 < job->start[index + 1])
      prefetch (job->raster, job->rows[i + 2], job->rows[i + 4]);
    add_polygon (stripe, &g_array_index (job->raster->polygons, Polygon, job->rows[i]));
  }
  turn_out (job, stripe, from, n);
}

static gpointer
work (gpointer data)
{
  Job *job = data;
  const gsize height = (gsize) job->height;
  Stripe stripe = { .raster = job->raster, .top = job->y * ONE, .height = job->height };

  stripe.cells = g_new0 (gint32, STRIPE * (height + 1));
  stripe.pixels = g_new (guint64, STRIPE * height);
  for (int i; (i = g_atomic_int_add (&job->next, 1)) < job->n_stripes;)
    fill_stripe (job, &stripe, i);
  g_free (stripe.cells);
  g_free (stripe.pixels);
  return NULL;
}

/* The stripes that a polygon reaches into; FALSE for none. */
static gboolean
stripes_of (const Job *job, const Polygon *polygon, int *first, int *last)
{
  const int left = (polygon->left >> 8) - job->x,
            right = ((polygon->right + ONE - 1) >> 8) - job->x;

  if (polygon->n < (polygon->half > 0 ? 2 : 3) || right <= 0 || left >= job->width ||
      polygon->bottom <= job->y * ONE || polygon->top >= (job->y + job->height) * ONE)
    return FALSE;
  *first = MAX (left, 0) / STRIPE;
  *last = (MIN (right, job->width) - 1) / STRIPE;
  return TRUE;
}

static void
sort_into_stripes (Job *job)
{
  const GArray *polygons = job->raster->polygons;
  int first, last;

  job->start = g_new0 (guint, job->n_stripes + 2);
  for (guint i = 0; i < polygons->len; i++)
    if (stripes_of (job, &g_array_index (polygons, Polygon, i), &first, &last))
      for (int k = first; k <= last; k++)
        job->start[k + 2]++;
  for (int k = 1; k < job->n_stripes + 1; k++)
    job->start[k + 1] += job->start[k];
  job->rows = g_new (guint, job->start[job->n_stripes + 1] + 1);
  for (guint i = 0; i < polygons->len; i++)
    if (stripes_of (job, &g_array_index (polygons, Polygon, i), &first, &last))
      for (int k = first; k <= last; k++)
        job->rows[job->start[k + 1]++] = i;
}

void
offtake_raster_fill (const OfftakeRaster *self,
                     guint8 *data,
                     gsize stride,
                     int x,
                     int y,
                     int width,
                     int height,
                     guint n_threads)
{
  Job job = {
    self, data, stride, x, y, width, height, (width + STRIPE - 1) / STRIPE, 0, NULL, NULL
  };
  GThread *threads[MAX_THREADS];

  if (width <= 0 || height <= 0 || self->polygons->len == 0)
    return;
  sort_into_stripes (&job);
  n_threads = CLAMP (n_threads, 1, MAX_THREADS);
  for (guint i = 1; i < n_threads; i++)
    threads[i] = g_thread_new ("raster", work, &job);
  work (&job);
  for (guint i = 1; i < n_threads; i++)
    g_thread_join (threads[i]);
  g_free (job.start);
  g_free (job.rows);
}
