/* SPDX-License-Identifier: MPL-2.0 */
#include "sankey/show-text.h"

typedef struct {
  OfftakeTextSink sink;
  gpointer data;
} Sink;

static cairo_user_data_key_t sink_key;

void
offtake_show_text_to (cairo_t *cr, OfftakeTextSink sink, gpointer data)
{
  Sink *self = g_new0 (Sink, 1);

  self->sink = sink;
  self->data = data;
  if (cairo_set_user_data (cr, &sink_key, self, g_free) != CAIRO_STATUS_SUCCESS)
    g_free (self);
}

gboolean
offtake_show_text_goes_elsewhere (cairo_t *cr)
{
  return cairo_get_user_data (cr, &sink_key) != NULL;
}

void
offtake_show_text (cairo_t *cr, PangoLayout *layout)
{
  Sink *self = cairo_get_user_data (cr, &sink_key);

  if (self)
    self->sink (cr, layout, self->data);
  else
    pango_cairo_show_layout (cr, layout);
}
