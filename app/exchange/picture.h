/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* A chart as a picture file for other programs: SVG, PDF or PNG, always on white paper. */

#include <gio/gio.h>

#include "sankey/sheet.h"

G_BEGIN_DECLS

typedef enum { OFFTAKE_PICTURE_SVG, OFFTAKE_PICTURE_PDF, OFFTAKE_PICTURE_PNG } OfftakePictureFormat;

typedef struct {
  double  width, height; /* of the whole picture in px (SVG, PNG) or points (PDF); it comes out larger
                            where the chart needs it */
  double  scale;         /* PNG: device pixels per px; SVG and PDF: all lengths are multiplied */
  OfftakeTheme theme;    /* of those for paper; light if not set */
  gboolean text;         /* SVG: words are text, to be edited and found, and not outlines, which look the
                            same everywhere */
  gboolean data;         /* the figures are written beside the picture, as CSV */
  guint32 created;       /* PDF: its date as a julian day, 0 for none; never now */
  GCancellable *cancellable; /* looked at between laying out, drawing and writing; NULL: none */
} OfftakePictureOptions;

/* By the ending of @path, in any case: OFFTAKE_ERROR_INVALID names the endings there are. */
gboolean offtake_picture_format_for (const char *path, OfftakePictureFormat *format, GError **error);

/* 1200 by 675 px at scale 1. */
void offtake_picture_options_init (OfftakePictureOptions *options);

/* Lays @graph out and draws it. @band_scale: px per unit of value, 0 to fit the picture. The same
   input gives the same bytes.

   Returns: (transfer full): NULL with OFFTAKE_ERROR_INVALID for a PNG of more than 64 million
   pixels, OFFTAKE_ERROR_SYSTEM otherwise; G_IO_ERROR_CANCELLED. */
GBytes *offtake_picture_new (const OfftakeGraph *graph, const OfftakeSheet *sheet, OfftakePictureFormat format,
                             const OfftakePictureOptions *options, double band_scale, GError **error);

/* The same into a file: written whole or not at all, opened again and checked. */
gboolean offtake_picture_write (const OfftakeGraph *graph, const OfftakeSheet *sheet, const char *path,
                                const OfftakePictureOptions *options, double band_scale, GError **error);

G_END_DECLS
