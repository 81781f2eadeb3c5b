/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Pages: blocks flow over them, each with a header, a footer and its number. The same pages go to
   the printer, to a preview and to a PDF. Lengths are points (1/72 inch). */

#include "report/block.h"

G_BEGIN_DECLS

typedef enum { OFFTAKE_PAPER_A4, OFFTAKE_PAPER_LETTER } OfftakePaper;

typedef struct {
  double width, height;            /* of the sheet */
  double left, right, top, bottom; /* margins, to the body; header and footer stand in them */
} OfftakePageFormat;

void offtake_page_format_init (OfftakePageFormat *format, OfftakePaper paper);
/* Any sheet, as a printer offers it, with the same margins; at least 200 by 250 points. */
void offtake_page_format_init_size (OfftakePageFormat *format, double width, double height);
/* "a4" or "letter"; FALSE if @name is neither. */
gboolean offtake_paper_parse (const char *name, OfftakePaper *paper);

/* A heading and where it came to stand. */
typedef struct {
  guint       level; /* 1 to 3 */
  const char *text;
  guint       page;  /* from 0 */
  double      y;     /* of its top, from the top of the sheet */
} OfftakePageMark;

typedef struct _OfftakePages OfftakePages;

OfftakePages *offtake_pages_new (const OfftakePageFormat *format);
void          offtake_pages_free (OfftakePages *self);
/* NULL leaves a place empty. The footer's right side has "Page n of m". */
void offtake_pages_set_running (OfftakePages *self, const char *header_left, const char *header_right,
                                const char *footer_left);
/* @block: (transfer full). All blocks must be added before the pages are counted or drawn. */
void offtake_pages_add (OfftakePages *self, OfftakeBlock *block);
/* What is added next begins a page. */
void offtake_pages_break (OfftakePages *self);

const OfftakePageFormat *offtake_pages_get_format (OfftakePages *self);
guint                    offtake_pages_count (OfftakePages *self);
/* Draws page @page (from 0) with its upper left corner at the origin; tagged where @cr's target
   keeps a structure. */
void offtake_pages_draw (OfftakePages *self, cairo_t *cr, guint page);
/* Of OfftakePageMark, in reading order; owned by the pages. */
const GArray *offtake_pages_get_marks (OfftakePages *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfftakePages, offtake_pages_free)

G_END_DECLS
