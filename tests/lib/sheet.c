/* SPDX-License-Identifier: MPL-2.0 */
#include "lib/sheet.h"

#include <gio/gio.h>
#include <string.h>

#include "base/period.h"

#define ROOM 1100.0 /* points around the origin that are looked at */
#define BEFORE 60.0
#define ZOOM 2.0

static cairo_t *
canvas_new (void)
{
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_A8, (int) (ROOM * ZOOM), (int) (ROOM * ZOOM));
  cairo_t *cr = cairo_create (surface);

  cairo_surface_destroy (surface);
  cairo_scale (cr, ZOOM, ZOOM);
  cairo_translate (cr, BEFORE, BEFORE);
  return cr;
}

static cairo_rectangle_t
canvas_ink (cairo_t *cr)
{
  cairo_surface_t *surface = cairo_get_target (cr);
  const int stride = cairo_image_surface_get_stride (surface);
  const int width = cairo_image_surface_get_width (surface),
            height = cairo_image_surface_get_height (surface);
  int x0 = width, x1 = 0, y0 = height, y1 = 0;

  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_flush (surface);
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      if (cairo_image_surface_get_data (surface)[y * stride + x] > 32) {
        x0 = MIN (x0, x);
        x1 = MAX (x1, x + 1);
        y0 = MIN (y0, y);
        y1 = MAX (y1, y + 1);
      }
  cairo_destroy (cr);
  if (x1 <= x0)
    return (cairo_rectangle_t){ 0 };
  return (cairo_rectangle_t){ x0 / ZOOM - BEFORE, y0 / ZOOM - BEFORE, (x1 - x0) / ZOOM,
                              (y1 - y0) / ZOOM };
}

cairo_rectangle_t
sheet_block_ink (OfftakeBlock *block, guint from, guint to)
{
  cairo_t *cr = canvas_new ();

  block->class->draw (block, cr, from, to);
  return canvas_ink (cr);
}

cairo_rectangle_t
sheet_page_ink (OfftakePages *pages, guint page)
{
  cairo_t *cr = canvas_new ();

  offtake_pages_draw (pages, cr, page);
  return canvas_ink (cr);
}

char *
sheet_run (const char *const *argv, GBytes *input)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_newv (
      argv, (input ? G_SUBPROCESS_FLAGS_STDIN_PIPE : 0) | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_autoptr (GBytes) output = NULL;

  g_assert_no_error (error);
  g_subprocess_communicate (process, input, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));
  return g_strndup (g_bytes_get_data (output, NULL), g_bytes_get_size (output));
}

char *
sheet_pdf_text (GBytes *pdf)
{
  static const char *const argv[] = { "pdftotext", "-layout", "-", "-", NULL };

  return sheet_run (argv, pdf);
}

guint
sheet_count (const char *text, const char *needle)
{
  guint n = 0;

  for (const char *at = text; (at = strstr (at, needle)); at += strlen (needle))
    n++;
  return n;
}

OfftakePages *
sheet_pages (void)
{
  OfftakePageFormat format;

  offtake_page_format_init (&format, OFFTAKE_PAPER_A4);
  return offtake_pages_new (&format);
}

GBytes *
sheet_pdf (OfftakePages *pages)
{
  g_autoptr (GError) error = NULL;
  const OfftakePdfInfo info = { .title = "A plan",
                                .author = "A planner",
                                .created = offtake_day_parse ("2024-03-01") };
  GBytes *pdf = offtake_pdf_new (pages, &info, &error);

  g_assert_no_error (error);
  return pdf;
}
