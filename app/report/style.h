/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* How the printed page looks: the type sizes, the inks, and what draws them. */

#include <pango/pangocairo.h>

G_BEGIN_DECLS

typedef enum {
  OFFTAKE_TEXT_TITLE,
  OFFTAKE_TEXT_HEADING_1, /* the three levels of the outline, in this order */
  OFFTAKE_TEXT_HEADING_2,
  OFFTAKE_TEXT_HEADING_3,
  OFFTAKE_TEXT_BODY,
  OFFTAKE_TEXT_NOTE,    /* smaller, grey */
  OFFTAKE_TEXT_KICKER,  /* above the title */
  OFFTAKE_TEXT_RUNNING, /* header and footer */
  OFFTAKE_TEXT_CELL,
  OFFTAKE_TEXT_CELL_STRONG,
  OFFTAKE_TEXT_CELL_HEAD,
} OfftakeTextStyle;

typedef enum {
  OFFTAKE_PRINT_INK_TEXT,
  OFFTAKE_PRINT_INK_FAINT,
  OFFTAKE_PRINT_INK_ACCENT,
  OFFTAKE_PRINT_INK_RULE,
  OFFTAKE_PRINT_INK_HAIRLINE,
  OFFTAKE_PRINT_INK_SHADE,
} OfftakePrintInk;

/* A context that measures in points and does not depend on any screen or printer, for lines from the
   side from which the language is written. (transfer full) */
PangoContext *offtake_style_context_new (void);
/* Whether lines begin at the right. */
gboolean offtake_style_is_right_to_left (PangoContext *context);

/* @scale multiplies the size of the style's type. Lines are aligned where they begin. (transfer full) */
PangoLayout *offtake_style_layout (PangoContext *context, OfftakeTextStyle style, double scale, const char *text);

void       offtake_style_set_ink (cairo_t *cr, OfftakePrintInk ink);
OfftakePrintInk offtake_style_ink (OfftakeTextStyle style);
/* The structure tag of the style's paragraphs: "H1", "P". */
const char *offtake_style_tag (OfftakeTextStyle style);
/* A straight line of @width points. */
void offtake_style_rule (cairo_t *cr, OfftakePrintInk ink, double width, double x0, double y0, double x1, double y1);

/* Logical size in points. */
double offtake_style_width (PangoLayout *layout);
double offtake_style_height (PangoLayout *layout);

/* Tops of the layout's lines from its own top, and its height as the last: one more than there are
   lines. (transfer full) */
double *offtake_style_line_tops (PangoLayout *layout, int *n_lines);
/* Draws lines [@first, @end), the first one's top left corner at (@x, @y). */
void    offtake_style_show_lines (cairo_t *cr, PangoLayout *layout, int first, int end, double x, double y);

G_END_DECLS
