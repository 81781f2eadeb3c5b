/* SPDX-License-Identifier: MPL-2.0 */
#include "sankey/draw-parts.h"

#include <math.h>

#define FADED 0.16
#define LEAST_HAIRLINE 0.35 /* as if it were not thinner than that */
#define N_PATTERNS 5
#define PATTERN 5.0
#define WIDE_PATTERN 9.0
#define STUB_LINE 1.2
/* With more bands than that, thin ones are what one expects. */
#define MOST_BREAKS 300
#define BREAK_PLACE 16.0 /* from the end of a line, px */
#define BREAK_GAP 1.5
#define BREAK_SLANT 1.0
#define BREAK_REACH 3.5

const OfftakeCoat offtake_fill_coats[][OFFTAKE_N_COATS] = {
  [OFFTAKE_FILL_SOLID] = { { OFFTAKE_COAT_FILL, 1 } },
  [OFFTAKE_FILL_STRIPED] = { { OFFTAKE_COAT_FILL, 0.45 }, { OFFTAKE_COAT_STRIPES, 1 } },
  [OFFTAKE_FILL_GHOST] = { { OFFTAKE_COAT_FILL, 0.25 }, { OFFTAKE_COAT_DASHES, 0.6 } },
  [OFFTAKE_FILL_HOLLOW] = { { OFFTAKE_COAT_FILL, 0.08 }, { OFFTAKE_COAT_EDGE, 1.6 } },
};

static void
set_ink (const OfftakePainter *self, OfftakeInk ink, double alpha)
{
  double c[4];

  offtake_palette_ink (self->theme, ink, c);
  cairo_set_source_rgba (self->cr, c[0], c[1], c[2], alpha);
}

static void
set_series (const OfftakePainter *self, guint series, double alpha)
{
  double c[4];

  if (series == OFFTAKE_SERIES_NEUTRAL)
    offtake_palette_ink (self->theme, OFFTAKE_INK_DIM, c);
  else
    offtake_palette_color (self->theme, series, c);
  cairo_set_source_rgba (self->cr, c[0], c[1], c[2], alpha);
}

static void
trace_band (const OfftakeScene *scene, cairo_t *cr, const OfftakeSceneLink *link, double width)
{
  const OfftakePoint *points = scene->points + link->first_point;
  const OfftakePoint *normals = scene->normals + link->first_point;
  const double half = width / 2;

  cairo_new_path (cr);
  for (guint i = 0; i < link->n_points; i++)
    cairo_line_to (cr, points[i].x + half * normals[i].x, points[i].y + half * normals[i].y);
  for (guint i = link->n_points; i-- > 0;)
    cairo_line_to (cr, points[i].x - half * normals[i].x, points[i].y - half * normals[i].y);
  cairo_close_path (cr);
}

/* Parallel lines over a box, at 45 degrees down or up, clipped by the caller. One of them goes
   through the origin, so that those of neighbours meet. */
static void
hatch (cairo_t *cr, const cairo_rectangle_t *box, double step, double line, gboolean down)
{
  const double left = down ? box->x - box->y - box->height : box->x + box->y;
  const double right = left + box->width + box->height;

  cairo_set_line_width (cr, line);
  cairo_new_path (cr);
  for (double at = floor (left / step) * step; at < right + step; at += step) {
    cairo_move_to (cr, down ? at + box->y : at - box->y, box->y);
    cairo_line_to (cr, down ? at + box->y + box->height : at - box->y - box->height,
                   box->y + box->height);
  }
  cairo_stroke (cr);
}

static void
paint_hairline (OfftakePainter *self, const OfftakeSceneLink *link, double alpha)
{
  const OfftakePoint *points = self->scene->points + link->first_point;
  cairo_t *cr = self->cr;

  cairo_new_path (cr);
  for (guint i = 0; i < link->n_points; i++)
    cairo_line_to (cr, points[i].x, points[i].y);
  cairo_set_line_width (cr, OFFTAKE_HAIRLINE);
  set_series (self, link->color, alpha);
  cairo_stroke (cr);
}

static void
stroke_edge (OfftakePainter *self, guint series, double alpha, gboolean dashed)
{
  static const double dashes[] = { OFFTAKE_DASH, OFFTAKE_DASH_GAP };

  cairo_save (self->cr);
  cairo_set_line_width (self->cr, OFFTAKE_EDGE_WIDTH);
  if (dashed)
    cairo_set_dash (self->cr, dashes, 2, 0);
  set_series (self, series, MIN (alpha, 1));
  cairo_stroke_preserve (self->cr);
  cairo_restore (self->cr);
}

/* Lines over a box, upright or level, on the same grid everywhere. */
static void
rule (cairo_t *cr, const cairo_rectangle_t *box, double step, double line, gboolean upright)
{
  const double from = upright ? box->x : box->y;
  const double to = from + (upright ? box->width : box->height);

  cairo_set_line_width (cr, line);
  cairo_new_path (cr);
  for (double at = ceil (from / step) * step; at < to; at += step) {
    cairo_move_to (cr, upright ? at : box->x, upright ? box->y : at);
    cairo_line_to (cr, upright ? at : box->x + box->width, upright ? box->y + box->height : at);
  }
  cairo_stroke (cr);
}

/* Series that colours alone would not tell apart on paper get lines of their own. Falling ones are
   those of what is conditional. */
static void
draw_pattern (cairo_t *cr, const cairo_rectangle_t *box, guint series, double line)
{
  const double step = series / N_PATTERNS % 2 ? WIDE_PATTERN : PATTERN;

  switch (series % N_PATTERNS) {
  case 1: hatch (cr, box, step, line, FALSE); break;
  case 2: rule (cr, box, step, line, FALSE); break;
  case 3: rule (cr, box, step, line, TRUE); break;
  case 4:
    rule (cr, box, step, line, TRUE);
    rule (cr, box, step, line, FALSE);
    break;
  case 0:
  default:
    if (series >= N_PATTERNS)
      hatch (cr, box, 2 * step, line, FALSE);
    break;
  }
}

static gboolean
has_patterns (OfftakeTheme theme)
{
  return theme == OFFTAKE_THEME_PRINT || theme == OFFTAKE_THEME_BLACK_AND_WHITE;
}

static void
paint_pattern (OfftakePainter *self, const OfftakeSceneLink *link)
{
  const gboolean grey = self->theme == OFFTAKE_THEME_BLACK_AND_WHITE;

  if (link->color == 0 || link->color == OFFTAKE_SERIES_NEUTRAL)
    return;
  cairo_save (self->cr);
  cairo_clip_preserve (self->cr);
  cairo_path_t *path = cairo_copy_path (self->cr);
  set_series (self, link->color, grey ? 1 : 0.6);
  draw_pattern (self->cr, &link->bounds, link->color, grey ? 0.9 : 0.7);
  cairo_append_path (self->cr, path);
  cairo_path_destroy (path);
  cairo_restore (self->cr);
}

static void
paint_stripes (OfftakePainter *self, const OfftakeSceneLink *link, double alpha)
{
  cairo_t *cr = self->cr;
  cairo_path_t *path = cairo_copy_path (cr);

  cairo_save (cr);
  cairo_clip (cr);
  set_series (self, link->color, alpha);
  hatch (cr, &link->bounds, OFFTAKE_STRIPE_STEP, OFFTAKE_STRIPE_WIDTH, TRUE);
  cairo_restore (cr);
  cairo_append_path (cr, path);
  cairo_path_destroy (path);
}

static void
paint_coat (OfftakePainter *self,
            const OfftakeSceneLink *link,
            const OfftakeCoat *coat,
            double alpha)
{
  switch (coat->kind) {
  case OFFTAKE_COAT_NONE: break;
  case OFFTAKE_COAT_FILL:
    set_series (self, link->color, alpha * coat->alpha);
    cairo_fill_preserve (self->cr);
    break;
  case OFFTAKE_COAT_STRIPES: paint_stripes (self, link, alpha * coat->alpha); break;
  case OFFTAKE_COAT_EDGE: stroke_edge (self, link->color, alpha * coat->alpha, FALSE); break;
  case OFFTAKE_COAT_DASHES: stroke_edge (self, link->color, alpha * coat->alpha, TRUE); break;
  }
}

/* Fills the current path. */
static void
paint_fill (OfftakePainter *self, const OfftakeSceneLink *link, double alpha)
{
  for (guint i = 0; i < OFFTAKE_N_COATS; i++)
    paint_coat (self, link, &offtake_fill_coats[link->fill][i], alpha);
  if (has_patterns (self->theme) &&
      (link->fill == OFFTAKE_FILL_SOLID || link->fill == OFFTAKE_FILL_STRIPED))
    paint_pattern (self, link);
  cairo_new_path (self->cr);
}

double
offtake_painter_link_alpha (const OfftakePainter *self, guint index)
{
  const double width = self->scene->links[index].width;
  double alpha = offtake_palette_band_alpha (self->theme);

  if (self->bright_links)
    alpha *= self->bright_links[index] ? 1.25 : FADED;
  return width < OFFTAKE_HAIRLINE
             ? MIN (alpha * 1.4, 1) * MAX (width / OFFTAKE_HAIRLINE, LEAST_HAIRLINE)
             : alpha;
}

gboolean
offtake_scene_has_break (double width, guint n_links)
{
  return width > 0 && width < LEAST_HAIRLINE && n_links <= MOST_BREAKS;
}

/* Two short strokes across a line at a place, and a gap in it. */
static void
paint_break_at (const OfftakePainter *self, double x, double y, double dx, double dy, guint series)
{
  cairo_t *cr = self->cr;

  cairo_new_path (cr);
  cairo_move_to (cr, x - BREAK_GAP * dx, y - BREAK_GAP * dy);
  cairo_line_to (cr, x + BREAK_GAP * dx, y + BREAK_GAP * dy);
  cairo_set_line_width (cr, 2 * OFFTAKE_HAIRLINE);
  set_ink (self, OFFTAKE_INK_PAPER, 1);
  cairo_stroke (cr);
  for (int side = -1; side <= 1; side += 2) {
    const double at_x = x + side * BREAK_GAP * dx, at_y = y + side * BREAK_GAP * dy;
    cairo_move_to (cr, at_x - BREAK_SLANT * dx - BREAK_REACH * dy,
                   at_y - BREAK_SLANT * dy + BREAK_REACH * dx);
    cairo_line_to (cr, at_x + BREAK_SLANT * dx + BREAK_REACH * dy,
                   at_y + BREAK_SLANT * dy - BREAK_REACH * dx);
  }
  cairo_set_line_width (cr, OFFTAKE_HAIRLINE);
  set_series (self, series, 1);
  cairo_stroke (cr);
}

/* A line that is drawn thicker than its amount says so shortly before its target, where no label
   stands. */
static void
paint_break (const OfftakePainter *self, const OfftakeSceneLink *link)
{
  const OfftakePoint *points = self->scene->points + link->first_point;
  double left = BREAK_PLACE;

  if (link->bounds.width + link->bounds.height < 3 * BREAK_PLACE)
    return;
  for (guint i = link->n_points; i-- > 1;) {
    const double dx = points[i].x - points[i - 1].x, dy = points[i].y - points[i - 1].y;
    const double length = hypot (dx, dy);
    if (length > 0 && length >= left) {
      paint_break_at (self, points[i].x - left * dx / length, points[i].y - left * dy / length,
                      dx / length, dy / length, link->color);
      return;
    }
    left -= length;
  }
}

static void
paint_link (OfftakePainter *self, guint index)
{
  const OfftakeSceneLink *link = &self->scene->links[index];
  const double alpha = offtake_painter_link_alpha (self, index);

  if (link->n_points < 2)
    return;
  if (link->width < OFFTAKE_HAIRLINE) {
    paint_hairline (self, link, alpha);
    if (offtake_scene_has_break (link->value > 0 ? link->width : 0, self->scene->n_links))
      paint_break (self, link);
    return;
  }
  trace_band (self->scene, self->cr, link, link->width);
  paint_fill (self, link, alpha);
}

/* Whether the target's units are pixels that lie as the scene does. */
static gboolean
has_pixels (cairo_t *cr)
{
  const cairo_surface_type_t type = cairo_surface_get_type (cairo_get_group_target (cr));
  cairo_matrix_t matrix;

  cairo_get_matrix (cr, &matrix);
  return matrix.xy == 0 && matrix.yx == 0 && type != CAIRO_SURFACE_TYPE_PDF &&
         type != CAIRO_SURFACE_TYPE_SVG && type != CAIRO_SURFACE_TYPE_PS;
}

/* Rounded to whole pixels of the surface, so that bars have sharp edges. */
static cairo_rectangle_t
snap (cairo_t *cr, double x0, double y0, double x1, double y1)
{
  if (!has_pixels (cr))
    return (cairo_rectangle_t){ x0, y0, x1 - x0, y1 - y0 };
  cairo_user_to_device (cr, &x0, &y0);
  cairo_user_to_device (cr, &x1, &y1);
  x0 = round (x0);
  y0 = round (y0);
  x1 = MAX (round (x1), x0 + 1);
  y1 = MAX (round (y1), y0 + 1);
  cairo_device_to_user (cr, &x0, &y0);
  cairo_device_to_user (cr, &x1, &y1);
  return (cairo_rectangle_t){ x0, y0, x1 - x0, y1 - y0 };
}

static void
paint_node (OfftakePainter *self, guint index)
{
  const OfftakeSceneNode *node = &self->scene->nodes[index];
  gboolean faded = self->bright_nodes && !self->bright_nodes[index];
  cairo_rectangle_t box = snap (self->cr, node->x0, node->y0, node->x1, node->y1);

  cairo_rectangle (self->cr, box.x, box.y, box.width, box.height);
  set_series (self, node->color, faded ? 0.3 : 1);
  cairo_fill (self->cr);
}

/* What no agreement covers is hollow; what goes nowhere is hatched. */
static void
paint_stub (OfftakePainter *self, const OfftakeSceneStub *stub)
{
  cairo_t *cr = self->cr;
  const gboolean faded = self->bright_nodes && !self->bright_nodes[stub->subject.index];
  const OfftakeInk ink =
      stub->subject.kind == OFFTAKE_SUBJECT_LOSS ? OFFTAKE_INK_DIM : OFFTAKE_INK_WARNING;
  const cairo_rectangle_t *box = &stub->box;

  if (!(box->height > 0))
    return;
  cairo_save (cr);
  cairo_rectangle (cr, box->x, box->y, box->width, box->height);
  set_ink (self, ink, faded ? 0.05 : 0.12);
  cairo_fill_preserve (cr);
  cairo_clip (cr);
  set_ink (self, ink, faded ? 0.25 : 0.9);
  if (stub->subject.kind == OFFTAKE_SUBJECT_SHORTAGE) {
    cairo_rectangle (cr, box->x, box->y, box->width, box->height);
    cairo_set_line_width (cr, 2 * STUB_LINE);
    cairo_stroke (cr);
  } else {
    hatch (cr, box, 4, STUB_LINE, FALSE);
  }
  cairo_restore (cr);
}

static void
paint_leader (OfftakePainter *self, const OfftakeSceneLeader *leader)
{
  set_ink (self, OFFTAKE_INK_TEXT, 0.6);
  cairo_set_line_width (self->cr, 1);
  cairo_move_to (self->cr, leader->x0, leader->y0);
  cairo_line_to (self->cr, leader->x1, leader->y1);
  cairo_stroke (self->cr);
}

static void
paint_selection (OfftakePainter *self, OfftakeSubject selected)
{
  const OfftakeScene *scene = self->scene;
  cairo_t *cr = self->cr;

  if (selected.kind == OFFTAKE_SUBJECT_NONE)
    return;
  if (selected.kind == OFFTAKE_SUBJECT_LINK) {
    const OfftakeSceneLink *link = &scene->links[selected.index];
    trace_band (scene, cr, link, MAX (link->width, 3));
  } else {
    cairo_rectangle_t box = offtake_scene_get_bounds (scene, selected);
    cairo_rectangle (cr, box.x - 2.5, box.y - 2.5, box.width + 5, box.height + 5);
  }
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_width (cr, 2);
  set_ink (self, OFFTAKE_INK_ACCENT, 1);
  cairo_stroke (cr);
}

static gboolean
exists (const OfftakeScene *self, OfftakeSubject subject)
{
  if (subject.kind == OFFTAKE_SUBJECT_NONE)
    return FALSE;
  return subject.index < (subject.kind == OFFTAKE_SUBJECT_LINK ? self->n_links : self->n_nodes);
}

static gboolean
is_bright_link (const OfftakePainter *self, guint link)
{
  return !self->bright_links || self->bright_links[link];
}

static gboolean
is_bright_node (const OfftakePainter *self, guint node)
{
  return !self->bright_nodes || self->bright_nodes[node];
}

/* With @bright_only, what would be faded is left out. */
static void
paint_flows (OfftakePainter *self, gboolean bright_only)
{
  const OfftakeScene *scene = self->scene;
  const gboolean filled = offtake_painter_fill_bands (self, bright_only);

  for (guint i = 0; i < scene->n_links && !filled; i++)
    if (!bright_only || is_bright_link (self, scene->paint_order[i]))
      paint_link (self, scene->paint_order[i]);
  for (guint i = 0; i < scene->stubs->len; i++) {
    const OfftakeSceneStub *stub = &g_array_index (scene->stubs, OfftakeSceneStub, i);
    if (!bright_only || is_bright_node (self, stub->subject.index))
      paint_stub (self, stub);
  }
  for (guint i = 0; i < scene->n_nodes; i++)
    if (!bright_only || is_bright_node (self, i))
      paint_node (self, i);
}

static void
draw_flows (const OfftakeScene *self,
            cairo_t *cr,
            OfftakeTheme theme,
            OfftakeSubject hover,
            gboolean path_only)
{
  g_autofree gboolean *nodes = g_new0 (gboolean, self->n_nodes + 1);
  g_autofree gboolean *links = g_new0 (gboolean, self->n_links + 1);
  const gboolean hovers = exists (self, hover);
  OfftakePainter painter = { self, cr, theme, hovers ? nodes : NULL, hovers ? links : NULL };

  if (path_only && !hovers)
    return;
  if (hovers)
    offtake_scene_trace (self, hover, nodes, links);
  cairo_save (cr);
  paint_flows (&painter, path_only);
  cairo_restore (cr);
}

void
offtake_scene_draw_flows (const OfftakeScene *self, cairo_t *cr, OfftakeTheme theme)
{
  draw_flows (self, cr, theme, (OfftakeSubject){ OFFTAKE_SUBJECT_NONE, 0 }, FALSE);
}

void
offtake_scene_draw_plain (const OfftakeScene *self, cairo_t *cr, OfftakeTheme theme)
{
  OfftakePainter painter = { .scene = self, .cr = cr, .theme = theme, .plain = TRUE };

  cairo_save (cr);
  paint_flows (&painter, FALSE);
  cairo_restore (cr);
}

void
offtake_scene_draw_path (const OfftakeScene *self,
                         cairo_t *cr,
                         OfftakeTheme theme,
                         OfftakeSubject hover)
{
  draw_flows (self, cr, theme, hover, TRUE);
}

void
offtake_scene_draw_lit (const OfftakeScene *self,
                        cairo_t *cr,
                        OfftakeTheme theme,
                        const gboolean *nodes,
                        const gboolean *links)
{
  OfftakePainter painter = { self, cr, theme, nodes, links, FALSE };

  cairo_save (cr);
  paint_flows (&painter, TRUE);
  cairo_restore (cr);
}

void
offtake_scene_draw_labels (const OfftakeScene *self, cairo_t *cr, OfftakeTheme theme)
{
  g_autoptr (PangoContext) context = pango_cairo_create_context (cr);
  OfftakePainter painter = { .scene = self, .cr = cr, .theme = theme };

  cairo_save (cr);
  for (guint i = 0; i < self->leaders->len; i++)
    paint_leader (&painter, &g_array_index (self->leaders, OfftakeSceneLeader, i));
  for (guint i = 0; i < self->texts->len; i++)
    offtake_painter_write (&painter, context, &g_array_index (self->texts, OfftakeSceneText, i));
  cairo_restore (cr);
}

void
offtake_scene_draw_selection (const OfftakeScene *self,
                              cairo_t *cr,
                              OfftakeTheme theme,
                              OfftakeSubject selected)
{
  OfftakePainter painter = { .scene = self, .cr = cr, .theme = theme };

  if (!exists (self, selected))
    return;
  cairo_save (cr);
  paint_selection (&painter, selected);
  cairo_restore (cr);
}

void
offtake_scene_draw (const OfftakeScene *self,
                    cairo_t *cr,
                    OfftakeTheme theme,
                    OfftakeSubject hover,
                    OfftakeSubject selected)
{
  draw_flows (self, cr, theme, hover, FALSE);
  offtake_scene_draw_labels (self, cr, theme);
  offtake_scene_draw_selection (self, cr, theme, selected);
}

void
offtake_painter_fill_box (const OfftakePainter *self,
                          const cairo_rectangle_t *box,
                          guint series,
                          OfftakeFill fill)
{
  OfftakePainter painter = *self;
  const OfftakeSceneLink band = { .bounds = *box, .fill = fill, .color = series };

  cairo_rectangle (self->cr, box->x, box->y, box->width, box->height);
  paint_fill (&painter, &band, offtake_palette_band_alpha (self->theme));
}

void
offtake_painter_break_box (const OfftakePainter *self, const cairo_rectangle_t *box)
{
  const double y = box->y + box->height / 2;

  cairo_new_path (self->cr);
  cairo_move_to (self->cr, box->x, y);
  cairo_line_to (self->cr, box->x + box->width, y);
  cairo_set_line_width (self->cr, OFFTAKE_HAIRLINE);
  set_series (self, OFFTAKE_SERIES_NEUTRAL, 0.6);
  cairo_stroke (self->cr);
  paint_break_at (self, box->x + box->width / 2, y, 1, 0, OFFTAKE_SERIES_NEUTRAL);
}

void
offtake_scene_draw_series (
    cairo_t *cr, OfftakeTheme theme, guint series, OfftakeFill fill, const cairo_rectangle_t *box)
{
  OfftakePainter painter = { .cr = cr, .theme = theme };

  offtake_painter_fill_box (&painter, box, series, fill);
  cairo_rectangle (cr, box->x, box->y, box->width / 5, box->height);
  set_series (&painter, series, 1);
  cairo_fill (cr);
}

void
offtake_scene_draw_stub (cairo_t *cr,
                         OfftakeTheme theme,
                         OfftakeSubjectKind kind,
                         const cairo_rectangle_t *box)
{
  OfftakePainter painter = { .cr = cr, .theme = theme };
  const OfftakeSceneStub stub = { .subject = { kind, 0 }, .box = *box };

  paint_stub (&painter, &stub);
}
