/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* What makes a picture of cairo's a file that other programs can work with. */

#include <cairo.h>
#include <glib.h>
#include <pango/pango.h>

G_BEGIN_DECLS

/* Makes what cairo wrote a file of ours: numbers that cairo counts through the whole process are
   counted anew, so that the same drawing gives the same bytes, and @title (nullable) becomes the
   first child, where viewers and screen readers look for it. @more (nullable) becomes the last. */
void offtake_svg_finish (GByteArray *svg, const char *title, const char *more);

/* Appends @layout, which stands at the current point of @cr in the colour of its source, to @more (a
   GString) as elements <text>, one for each run of a font. For offtake_show_text_to(). */
void offtake_svg_append_text (cairo_t *cr, PangoLayout *layout, gpointer more);

/* A name that may stand as an id: other characters become "_" and their number. (transfer full) */
char *offtake_svg_id (const char *prefix, const char *name);

G_END_DECLS
