/* SPDX-License-Identifier: MPL-2.0 */
#include "flows/chart-picture.h"

#include <math.h>

/* Larger pictures are not kept but drawn anew each time, px. */
#define MOST_PIXELS 3.2e7
/* What does not lie on the path that is pointed at. */
#define FADED 0.18

typedef void (*Draw) (const OfftakeScene *scene, cairo_t *cr, OfftakeTheme theme);

static GdkTexture *
paint (const OfftakeScene *scene, OfftakeTheme theme, int scale, Draw draw)
{
  double width, height;

  offtake_scene_get_size (scene, &width, &height);
  const int columns = (int) ceil (width) * scale, rows = (int) ceil (height) * scale;
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_ARGB32, MAX (columns, 1), MAX (rows, 1));
  cairo_surface_set_device_scale (surface, scale, scale);
  cairo_t *cr = cairo_create (surface);
  draw (scene, cr, theme);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  const gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) bytes = g_bytes_new_with_free_func (
      cairo_image_surface_get_data (surface), stride * (gsize) MAX (rows, 1),
      (GDestroyNotify) cairo_surface_destroy, surface);
  return gdk_memory_texture_new (MAX (columns, 1), MAX (rows, 1), GDK_MEMORY_DEFAULT, bytes,
                                 stride);
}

static void
update (OfftakeChartPicture *self, const OfftakeScene *scene, OfftakeTheme theme, int scale)
{
  if (self->flows && self->theme == theme && self->scale == scale)
    return;
  offtake_chart_picture_clear (self);
  self->theme = theme;
  self->scale = scale;
  self->flows = paint (scene, theme, scale, offtake_scene_draw_flows);
  self->labels = paint (scene, theme, scale, offtake_scene_draw_labels);
}

static void
append (GtkSnapshot *snapshot, GdkTexture *texture, int scale)
{
  const graphene_rect_t bounds =
      GRAPHENE_RECT_INIT (0, 0, (float) gdk_texture_get_width (texture) / (float) scale,
                          (float) gdk_texture_get_height (texture) / (float) scale);

  gtk_snapshot_append_texture (snapshot, texture, &bounds);
}

static void
append_kept (OfftakeChartPicture *self,
             const OfftakeScene *scene,
             const graphene_rect_t *page,
             OfftakeSubject hover,
             OfftakeSubject selected,
             GtkSnapshot *snapshot)
{
  const gboolean hovers = hover.kind != OFFTAKE_SUBJECT_NONE;
  cairo_t *cr;

  if (hovers)
    gtk_snapshot_push_opacity (snapshot, FADED);
  append (snapshot, self->flows, self->scale);
  if (hovers) {
    gtk_snapshot_pop (snapshot);
    cr = gtk_snapshot_append_cairo (snapshot, page);
    offtake_scene_draw_path (scene, cr, self->theme, hover);
    cairo_destroy (cr);
  }
  append (snapshot, self->labels, self->scale);
  if (selected.kind == OFFTAKE_SUBJECT_NONE)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, page);
  offtake_scene_draw_selection (scene, cr, self->theme, selected);
  cairo_destroy (cr);
}

void
offtake_chart_picture_snapshot (OfftakeChartPicture *self,
                                const OfftakeScene *scene,
                                OfftakeTheme theme,
                                int scale,
                                OfftakeSubject hover,
                                OfftakeSubject selected,
                                GtkSnapshot *snapshot)
{
  double width, height;

  offtake_scene_get_size (scene, &width, &height);
  const graphene_rect_t page = GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height);
  if (width * height * scale * scale <= MOST_PIXELS) {
    update (self, scene, theme, scale);
    append_kept (self, scene, &page, hover, selected, snapshot);
  } else {
    cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &page);
    offtake_scene_draw (scene, cr, theme, hover, selected);
    cairo_destroy (cr);
  }
}

void
offtake_chart_picture_clear (OfftakeChartPicture *self)
{
  g_clear_object (&self->flows);
  g_clear_object (&self->labels);
}
