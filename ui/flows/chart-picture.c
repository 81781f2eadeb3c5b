/* SPDX-License-Identifier: MPL-2.0 */
#include "flows/chart-picture.h"

#include <math.h>

/* Larger pictures are not kept but drawn anew each time, px. */
#define MOST_PIXELS 3.2e7
/* What does not lie on the path that is pointed at. */
#define FADED 0.18

/* What is drawn beyond each side of the window, so that a little scrolling finds it there. */
#define BEYOND 0.25

typedef void (*Draw) (const OfftakeScene *scene, cairo_t *cr, OfftakeTheme theme);

static GdkTexture *
paint (const OfftakeScene *scene,
       const graphene_rect_t *part,
       double density,
       OfftakeTheme theme,
       Draw draw)
{
  const int columns = MAX ((int) ceil (part->size.width * density), 1);
  const int rows = MAX ((int) ceil (part->size.height * density), 1);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, columns, rows);
  cairo_surface_set_device_scale (surface, density, density);
  cairo_t *cr = cairo_create (surface);
  cairo_translate (cr, -part->origin.x, -part->origin.y);
  draw (scene, cr, theme);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  const gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) bytes =
      g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), stride * (gsize) rows,
                                  (GDestroyNotify) cairo_surface_destroy, surface);
  return gdk_memory_texture_new (columns, rows, GDK_MEMORY_DEFAULT, bytes, stride);
}

static void
texture_clear (OfftakeChartTexture *self)
{
  g_clear_object (&self->flows);
  g_clear_object (&self->labels);
}

static void
texture_update (OfftakeChartTexture *self,
                const OfftakeScene *scene,
                const graphene_rect_t *part,
                double density,
                OfftakeTheme theme)
{
  texture_clear (self);
  self->part = *part;
  self->density = density;
  self->flows = paint (scene, part, density, theme, offtake_scene_draw_flows);
  self->labels = paint (scene, part, density, theme, offtake_scene_draw_labels);
}

/* Whether all of @visible is there, in a part of the scene or beside the scene. */
static gboolean
texture_shows (const OfftakeChartTexture *self,
               const graphene_rect_t *page,
               const graphene_rect_t *visible)
{
  graphene_rect_t needed;

  if (!self->flows)
    return FALSE;
  return !graphene_rect_intersection (page, visible, &needed) ||
         graphene_rect_contains_rect (&self->part, &needed);
}

static gboolean
has_room (const graphene_rect_t *part, double density)
{
  return part->size.width * part->size.height * density * density <= MOST_PIXELS;
}

/* The window's part of the page with what is beyond, on whole pixels. */
static graphene_rect_t
part_around (const graphene_rect_t *page, const graphene_rect_t *visible, double density)
{
  graphene_rect_t part;
  const double x0 = floor ((visible->origin.x - BEYOND * visible->size.width) * density) / density;
  const double y0 = floor ((visible->origin.y - BEYOND * visible->size.height) * density) / density;
  const graphene_rect_t wished =
      GRAPHENE_RECT_INIT ((float) x0, (float) y0, visible->size.width * (1 + 2 * (float) BEYOND),
                          visible->size.height * (1 + 2 * (float) BEYOND));

  if (!graphene_rect_intersection (page, &wished, &part))
    return *graphene_rect_zero ();
  return part;
}

/* The pixels to show now; NULL where it is drawn anew each time. */
static const OfftakeChartTexture *
choose (OfftakeChartPicture *self,
        const OfftakeScene *scene,
        const graphene_rect_t *page,
        const OfftakeChartFrame *frame)
{
  const double density = frame->zoom * frame->scale;

  if (!self->whole.flows && has_room (page, MIN (density, frame->scale)))
    texture_update (&self->whole, scene, page, MIN (density, frame->scale), frame->theme);
  if (self->whole.flows && self->whole.density == density)
    return &self->whole;
  if (texture_shows (&self->window, page, &frame->visible) &&
      (frame->moving || self->window.density == density))
    return &self->window;
  if (frame->moving && self->whole.flows)
    return &self->whole;

  const graphene_rect_t part = part_around (page, &frame->visible, density);
  if (!has_room (&part, density) || graphene_rect_get_area (&part) <= 0)
    return NULL;
  texture_update (&self->window, scene, &part, density, frame->theme);
  return &self->window;
}

static void
append (GtkSnapshot *snapshot, const OfftakeChartTexture *self, GdkTexture *texture)
{
  const graphene_rect_t bounds =
      GRAPHENE_RECT_INIT (self->part.origin.x, self->part.origin.y,
                          (float) (gdk_texture_get_width (texture) / self->density),
                          (float) (gdk_texture_get_height (texture) / self->density));

  gtk_snapshot_append_texture (snapshot, texture, &bounds);
}

/* What stays bright while the rest fades: the path of what is pointed at, or what was found. */
static void
draw_lit (const OfftakeScene *scene,
          cairo_t *cr,
          const OfftakeChartFrame *frame,
          OfftakeSubject hover)
{
  if (hover.kind != OFFTAKE_SUBJECT_NONE)
    offtake_scene_draw_path (scene, cr, frame->theme, hover);
  else
    offtake_scene_draw_lit (scene, cr, frame->theme, frame->lit_nodes, frame->lit_links);
}

static void
append_kept (const OfftakeChartTexture *kept,
             const OfftakeScene *scene,
             const graphene_rect_t *area,
             const OfftakeChartFrame *frame,
             OfftakeSubject hover,
             OfftakeSubject selected,
             GtkSnapshot *snapshot)
{
  const gboolean fades = hover.kind != OFFTAKE_SUBJECT_NONE || frame->lit_nodes;
  cairo_t *cr;

  if (fades)
    gtk_snapshot_push_opacity (snapshot, FADED);
  append (snapshot, kept, kept->flows);
  if (fades) {
    gtk_snapshot_pop (snapshot);
    cr = gtk_snapshot_append_cairo (snapshot, area);
    draw_lit (scene, cr, frame, hover);
    cairo_destroy (cr);
  }
  append (snapshot, kept, kept->labels);
  if (selected.kind == OFFTAKE_SUBJECT_NONE)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, area);
  offtake_scene_draw_selection (scene, cr, frame->theme, selected);
  cairo_destroy (cr);
}

void
offtake_chart_picture_snapshot (OfftakeChartPicture *self,
                                const OfftakeScene *scene,
                                const OfftakeChartFrame *frame,
                                OfftakeSubject hover,
                                OfftakeSubject selected,
                                GtkSnapshot *snapshot)
{
  double width, height;
  graphene_rect_t area;

  offtake_scene_get_size (scene, &width, &height);
  const graphene_rect_t page = GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height);
  if (!graphene_rect_intersection (&page, &frame->visible, &area))
    return;
  if (self->theme != frame->theme)
    offtake_chart_picture_clear (self);
  self->theme = frame->theme;

  const OfftakeChartTexture *kept = choose (self, scene, &page, frame);
  if (kept) {
    append_kept (kept, scene, &area, frame, hover, selected, snapshot);
  } else {
    cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &area);
    offtake_scene_draw (scene, cr, frame->theme, hover, selected);
    cairo_destroy (cr);
  }
}

void
offtake_chart_picture_clear (OfftakeChartPicture *self)
{
  texture_clear (&self->whole);
  texture_clear (&self->window);
}
