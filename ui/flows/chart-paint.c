/* SPDX-License-Identifier: MPL-2.0 */
#include "flows/chart-paint.h"

#include <math.h>

static void
sheet_clear (OfftakeChartSheet *self)
{
  g_clear_object (&self->texture);
  g_clear_pointer (&self->surface, cairo_surface_destroy);
}

void
offtake_chart_texture_clear (OfftakeChartTexture *self)
{
  sheet_clear (&self->flows);
  sheet_clear (&self->labels);
}

GdkTexture *
offtake_chart_sheet_get_texture (OfftakeChartSheet *self)
{
  cairo_surface_t *surface = self->surface;

  if (self->texture || !surface)
    return self->texture;
  const int rows = cairo_image_surface_get_height (surface);
  const gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) bytes = g_bytes_new_with_free_func (
      cairo_image_surface_get_data (surface), stride * (gsize) rows,
      (GDestroyNotify) cairo_surface_destroy, cairo_surface_reference (surface));
  self->texture = gdk_memory_texture_new (cairo_image_surface_get_width (surface), rows,
                                          GDK_MEMORY_DEFAULT, bytes, stride);
  return self->texture;
}

OfftakeChartPaint *
offtake_chart_paint_new (OfftakeScene *scene,
                         OfftakeTheme theme,
                         const graphene_rect_t *part,
                         double density)
{
  OfftakeChartPaint *self = g_new0 (OfftakeChartPaint, 1);

  self->scene = offtake_scene_ref (scene);
  self->texture.part = *part;
  self->texture.density = density;
  self->texture.theme = theme;
  return self;
}

void
offtake_chart_paint_light (OfftakeChartPaint *self,
                           OfftakeSubject hover,
                           const gboolean *nodes,
                           const gboolean *links)
{
  self->is_light = TRUE;
  self->hover = hover;
  if (!nodes)
    return;
  self->nodes = g_memdup2 (nodes, offtake_scene_n_nodes (self->scene) * sizeof *nodes);
  self->links = g_memdup2 (links, offtake_scene_n_links (self->scene) * sizeof *links);
}

void
offtake_chart_paint_free (OfftakeChartPaint *self)
{
  offtake_chart_texture_clear (&self->texture);
  offtake_scene_unref (self->scene);
  g_free (self->nodes);
  g_free (self->links);
  g_free (self);
}

typedef void (*Draw) (const OfftakeChartPaint *self, cairo_t *cr);

static void
draw_flows (const OfftakeChartPaint *self, cairo_t *cr)
{
  if (!self->is_light)
    offtake_scene_draw_flows (self->scene, cr, self->texture.theme);
  else if (self->hover.kind != OFFTAKE_SUBJECT_NONE)
    offtake_scene_draw_path (self->scene, cr, self->texture.theme, self->hover);
  else
    offtake_scene_draw_lit (self->scene, cr, self->texture.theme, self->nodes, self->links);
}

static void
draw_labels (const OfftakeChartPaint *self, cairo_t *cr)
{
  offtake_scene_draw_labels (self->scene, cr, self->texture.theme);
}

static cairo_surface_t *
paint (const OfftakeChartPaint *self, Draw draw)
{
  const graphene_rect_t *part = &self->texture.part;
  const double density = self->texture.density;
  const int columns = MAX ((int) ceil (part->size.width * density), 1);
  const int rows = MAX ((int) ceil (part->size.height * density), 1);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, columns, rows);
  cairo_surface_set_device_scale (surface, density, density);
  cairo_t *cr = cairo_create (surface);
  cairo_translate (cr, -part->origin.x, -part->origin.y);
  draw (self, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

void
offtake_chart_paint_run (OfftakeChartPaint *self)
{
  self->texture.flows.surface = paint (self, draw_flows);
  if (!self->is_light)
    self->texture.labels.surface = paint (self, draw_labels);
}

static void
work (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  offtake_chart_paint_run (data);
  g_task_return_boolean (task, TRUE);
}

void
offtake_chart_paint_run_async (OfftakeChartPaint *self, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, data);

  g_task_set_source_tag (task, offtake_chart_paint_run_async);
  g_task_set_task_data (task, self, NULL);
  g_task_run_in_thread (task, work);
}

OfftakeChartPaint *
offtake_chart_paint_run_finish (GAsyncResult *result)
{
  return g_task_get_task_data (G_TASK (result));
}
