/* SPDX-License-Identifier: MPL-2.0 */
#include "report/pdf.h"

#include "config.h"

#include <cairo-pdf.h>
#include <glib/gi18n.h>
#include <math.h>

#include "base/error.h"
#include "base/period.h"

static cairo_status_t
append_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
set_metadata (cairo_surface_t *surface, const OfftakePdfInfo *info)
{
  g_autofree char *day =
      info->created ? offtake_day_format (info->created) : g_strdup ("1970-01-01");
  g_autofree char *date = g_strdup_printf ("%sT00:00:00Z", day);

  /* Without a creation date cairo writes the time of day. */
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, date);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Offtake " OFFTAKE_VERSION);
  if (info->title)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, info->title);
  if (info->author)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, info->author);
  if (info->subject)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, info->subject);
}

/* A mark's parent is the nearest mark before it of a lower level. */
static void
add_outline (cairo_surface_t *surface, OfftakePages *pages)
{
  const GArray *marks = offtake_pages_get_marks (pages);
  int parents[4] = { CAIRO_PDF_OUTLINE_ROOT };

  for (guint i = 0; i < marks->len; i++) {
    const OfftakePageMark *mark = &g_array_index (marks, OfftakePageMark, i);
    /* Whole points: cairo 1.16 takes no fraction where the locale's decimal sign is a comma. */
    g_autofree char *place =
        g_strdup_printf ("page=%u pos=[0 %d]", mark->page + 1, (int) floor (mark->y));
    const int id =
        cairo_pdf_surface_add_outline (surface, parents[mark->level - 1], mark->text, place,
                                       mark->level == 1 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);
    for (guint level = mark->level; level < G_N_ELEMENTS (parents); level++)
      parents[level] = id;
  }
}

GBytes *
offtake_pdf_new (OfftakePages *pages, const OfftakePdfInfo *info, GError **error)
{
  const OfftakePageFormat *format = offtake_pages_get_format (pages);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface =
      cairo_pdf_surface_create_for_stream (append_bytes, bytes, format->width, format->height);
  cairo_t *cr = cairo_create (surface);

  set_metadata (surface, info);
  add_outline (surface, pages);
  cairo_tag_begin (cr, "Document", NULL);
  for (guint page = 0; page < offtake_pages_count (pages); page++) {
    g_autofree char *label = g_strdup_printf ("%u", page + 1);
    cairo_pdf_surface_set_page_label (surface, label);
    offtake_pages_draw (pages, cr, page);
    cairo_show_page (cr);
  }
  cairo_tag_end (cr, "Document");
  cairo_destroy (cr);
  cairo_surface_finish (surface);

  const cairo_status_t status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS) {
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_SYSTEM, _ ("The PDF cannot be made: %s"),
                 cairo_status_to_string (status));
    return NULL;
  }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}
