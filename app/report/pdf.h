/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Pages as a PDF: tagged, with an outline, page labels and metadata, fonts embedded; the same pages
   give the same bytes on each run. */

#include "report/page.h"

G_BEGIN_DECLS

typedef struct {
  const char *title, *author, *subject; /* NULL for none */
  guint32     created;                  /* julian day that the file gives as its date: never now */
} OfftakePdfInfo;

/* Returns: (transfer full): NULL with OFFTAKE_ERROR_SYSTEM. */
GBytes *offtake_pdf_new (OfftakePages *pages, const OfftakePdfInfo *info, GError **error);

G_END_DECLS
