/* SPDX-License-Identifier: MPL-2.0 */
#include "exchange/picture.h"

#include "config.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "base/period.h"
#include "exchange/picture-check.h"
#include "exchange/picture-data.h"
#include "exchange/png-density.h"
#include "exchange/svg-items.h"
#include "exchange/svg-text.h"
#include "sankey/show-text.h"

#define MAX_PIXELS 64e6
#define PIXELS_PER_INCH 96
#define EFFORT 400 /* a picture is looked at longer than it takes to make */

static const struct {
  const char *ending;
  OfftakePictureFormat format;
} endings[] = {
  { ".svg", OFFTAKE_PICTURE_SVG },
  { ".pdf", OFFTAKE_PICTURE_PDF },
  { ".png", OFFTAKE_PICTURE_PNG },
};

gboolean
offtake_picture_format_for (const char *path, OfftakePictureFormat *format, GError **error)
{
  g_autofree char *small = g_ascii_strdown (path, -1);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (small, endings[i].ending)) {
      *format = endings[i].format;
      return TRUE;
    }
  g_set_error (
      error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
      _ ("%s: a chart is written as .svg, .pdf or .png; the name has none of these endings"), path);
  return FALSE;
}

void
offtake_picture_options_init (OfftakePictureOptions *options)
{
  *options = (OfftakePictureOptions){ .width = 1200, .height = 675, .scale = 1 };
}

static cairo_status_t
append_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
set_metadata (cairo_surface_t *surface, const OfftakeSheet *sheet, guint32 created)
{
  g_autofree char *day = created ? offtake_day_format (created) : g_strdup ("1970-01-01");
  g_autofree char *date = g_strdup_printf ("%sT00:00:00Z", day);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Offtake " OFFTAKE_VERSION);
  if (sheet->title)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, sheet->title);
}

static cairo_surface_t *
surface_new (OfftakePictureFormat format,
             const OfftakeSheet *sheet,
             const OfftakePictureOptions *options,
             double width,
             double height,
             GByteArray *bytes)
{
  cairo_surface_t *surface;

  switch (format) {
  case OFFTAKE_PICTURE_SVG:
    surface = cairo_svg_surface_create_for_stream (append_bytes, bytes, width, height);
    cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PX);
    return surface;
  case OFFTAKE_PICTURE_PDF:
    surface = cairo_pdf_surface_create_for_stream (append_bytes, bytes, width, height);
    set_metadata (surface, sheet, options->created);
    return surface;
  case OFFTAKE_PICTURE_PNG:
  default:
    return cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) ceil (width), (int) ceil (height));
  }
}

/* Graph, layout and scene of a picture. */
typedef struct {
  OfftakeLayout *layout;
  OfftakeScene *scene;
  double width, height; /* of the sheet */
} Drawing;

static void
drawing_init (Drawing *self,
              const OfftakeGraph *graph,
              const OfftakeSheet *sheet,
              const OfftakePictureOptions *options,
              double band_scale)
{
  OfftakeLayoutOptions layout;
  double top, bottom;

  offtake_sheet_margins (sheet, graph, options->width, &top, &bottom);
  offtake_layout_options_init (&layout, MAX (options->width - 2 * sheet->padding, 1),
                               MAX (options->height - top - bottom, 1));
  layout.scale = band_scale;
  layout.labels = TRUE;
  layout.effort = EFFORT;
  layout.right_to_left = sheet->right_to_left;
  self->layout = offtake_layout_new (graph, &layout, NULL);
  self->scene = offtake_scene_new (graph, self->layout);
  offtake_sheet_size (sheet, graph, self->scene, &self->width, &self->height);
  self->width = MAX (self->width, options->width);
  self->height = MAX (self->height, options->height);
}

static void
drawing_clear (Drawing *self)
{
  offtake_scene_unref (self->scene);
  offtake_layout_free (self->layout);
}

static gboolean
check_size (OfftakePictureFormat format, double width, double height, GError **error)
{
  if (format != OFFTAKE_PICTURE_PNG || width * height <= MAX_PIXELS)
    return TRUE;
  g_set_error (
      error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
      _ ("A PNG of %.0f by %.0f pixels is too large: at most 64 million pixels are written; take a "
         "smaller scale, or SVG or PDF"),
      width, height);
  return FALSE;
}

static void
draw (const Drawing *self,
      const OfftakeGraph *graph,
      const OfftakeSheet *sheet,
      OfftakeTheme theme,
      double scale,
      cairo_t *cr)
{
  cairo_scale (cr, scale, scale);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  offtake_sheet_draw (sheet, graph, self->scene, self->layout->scale, theme, cr);
}

static GString *
items_of (const Drawing *self, const OfftakeGraph *graph, const OfftakeSheet *sheet, double scale)
{
  GString *items = g_string_new (NULL);
  double width, height, top, bottom;

  offtake_sheet_size (sheet, graph, self->scene, &width, &height);
  offtake_sheet_margins (sheet, graph, width, &top, &bottom);
  offtake_svg_append_items (items, graph, self->layout, self->scene, sheet->padding * scale,
                            top * scale, scale);
  return items;
}

static cairo_status_t
finish_surface (cairo_surface_t *surface, OfftakePictureFormat format, GByteArray *bytes)
{
  cairo_status_t status = CAIRO_STATUS_SUCCESS;

  if (format == OFFTAKE_PICTURE_PNG)
    status = cairo_surface_write_to_png_stream (surface, append_bytes, bytes);
  cairo_surface_finish (surface);
  return status != CAIRO_STATUS_SUCCESS ? status : cairo_surface_status (surface);
}

GBytes *
offtake_picture_new (const OfftakeGraph *graph,
                     const OfftakeSheet *sheet,
                     OfftakePictureFormat format,
                     const OfftakePictureOptions *options,
                     double band_scale,
                     GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  const double scale = options->scale > 0 ? options->scale : 1;
  Drawing drawing;

  drawing_init (&drawing, graph, sheet, options, band_scale);
  if (g_cancellable_set_error_if_cancelled (options->cancellable, error) ||
      !check_size (format, drawing.width * scale, drawing.height * scale, error)) {
    drawing_clear (&drawing);
    return NULL;
  }

  cairo_surface_t *surface =
      surface_new (format, sheet, options, drawing.width * scale, drawing.height * scale, bytes);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GString) more = g_string_new (NULL);
  if (format == OFFTAKE_PICTURE_SVG && options->text)
    offtake_show_text_to (cr, offtake_svg_append_text, more);
  draw (&drawing, graph, sheet, options->theme, scale, cr);
  g_autoptr (GString) items = items_of (&drawing, graph, sheet, scale);
  g_string_append_len (more, items->str, (gssize) items->len);
  drawing_clear (&drawing);
  cairo_status_t status = cairo_status (cr);
  cairo_destroy (cr);
  if (status == CAIRO_STATUS_SUCCESS)
    status = finish_surface (surface, format, bytes);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS) {
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_SYSTEM, _ ("The picture cannot be drawn: %s"),
                 cairo_status_to_string (status));
    return NULL;
  }
  if (format == OFFTAKE_PICTURE_PNG)
    offtake_png_set_density (bytes, PIXELS_PER_INCH * scale);
  if (format == OFFTAKE_PICTURE_SVG)
    offtake_svg_finish (bytes, sheet->title, more->str);
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

static gboolean
check_file (const char *path, OfftakePictureFormat format, GError **error)
{
  char *contents = NULL;
  gsize size = 0;

  if (!g_file_get_contents (path, &contents, &size, error))
    return FALSE;
  g_autoptr (GBytes) bytes = g_bytes_new_take (contents, size);
  if (offtake_picture_check (bytes, format, error))
    return TRUE;
  g_prefix_error (error, "%s: ", path);
  return FALSE;
}

static gboolean
write_data (const OfftakeGraph *graph, const char *picture, GError **error)
{
  g_autofree char *path = offtake_picture_data_path (picture);
  char *text = offtake_picture_data_new (graph);
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));

  return offtake_file_write (path, bytes, error);
}

gboolean
offtake_picture_write (const OfftakeGraph *graph,
                       const OfftakeSheet *sheet,
                       const char *path,
                       const OfftakePictureOptions *options,
                       double band_scale,
                       GError **error)
{
  OfftakePictureFormat format;
  g_autoptr (GBytes) bytes = NULL;

  if (!offtake_picture_format_for (path, &format, error))
    return FALSE;
  bytes = offtake_picture_new (graph, sheet, format, options, band_scale, error);
  if (!bytes) {
    g_prefix_error (error, "%s: ", path);
    return FALSE;
  }
  if (g_cancellable_set_error_if_cancelled (options->cancellable, error))
    return FALSE;
  return offtake_file_write (path, bytes, error) && check_file (path, format, error) &&
         (!options->data || write_data (graph, path, error));
}
