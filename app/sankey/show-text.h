/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* The one door through which a sheet's words go to a cairo context, so that who writes a file can have
   them as text and not as glyphs. */

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* @layout stands at the current point, in the colour of the current source. */
typedef void (*OfftakeTextSink) (cairo_t *cr, PangoLayout *layout, gpointer data);

/* From now on the texts shown on @cr go to @sink. */
void     offtake_show_text_to (cairo_t *cr, OfftakeTextSink sink, gpointer data);
gboolean offtake_show_text_goes_elsewhere (cairo_t *cr);

/* As pango_cairo_show_layout(), where no sink is set. */
void offtake_show_text (cairo_t *cr, PangoLayout *layout);

G_END_DECLS
