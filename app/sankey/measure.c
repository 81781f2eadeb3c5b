/* SPDX-License-Identifier: MPL-2.0 */
#include "sankey/measure.h"

#include <string.h>

#define N_KINDS (OFFTAKE_TEXT_HEADING + 1)

typedef struct {
  int width, height;
} Size;

struct _OfftakeMeasure {
  PangoContext *context;
  PangoLayout *layouts[N_KINDS]; /* made when they are needed */
  GHashTable *sizes[N_KINDS];    /* Size by text */
};

OfftakeMeasure *
offtake_measure_new (void)
{
  OfftakeMeasure *self = g_new0 (OfftakeMeasure, 1);

  self->context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  for (guint kind = 0; kind < N_KINDS; kind++)
    self->sizes[kind] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
offtake_measure_free (OfftakeMeasure *self)
{
  for (guint kind = 0; kind < N_KINDS; kind++) {
    g_clear_object (&self->layouts[kind]);
    g_hash_table_unref (self->sizes[kind]);
  }
  g_object_unref (self->context);
  g_free (self);
}

static Size *
size_new (OfftakeMeasure *self, OfftakeTextKind kind, const char *text)
{
  Size *size = g_new (Size, 1);

  if (!self->layouts[kind])
    self->layouts[kind] = offtake_scene_text_layout (self->context, kind, "");
  pango_layout_set_text (self->layouts[kind], text, -1);
  pango_layout_get_pixel_size (self->layouts[kind], &size->width, &size->height);
  return size;
}

double
offtake_measure_width (
    OfftakeMeasure *self, OfftakeTextKind kind, const char *text, gssize length, double *height)
{
  g_autofree char *part = g_strndup (text, length < 0 ? strlen (text) : (gsize) length);
  Size *size = g_hash_table_lookup (self->sizes[kind], part);

  if (!size) {
    size = size_new (self, kind, part);
    g_hash_table_insert (self->sizes[kind], g_steal_pointer (&part), size);
  }
  if (height)
    *height = size->height;
  return size->width;
}
