/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Zips and workbooks written out in a test. */

#include <glib.h>

G_BEGIN_DECLS

/* A zip of texts: path, text, path, text, ... NULL. (transfer full) */
GBytes *zip_new (const char *path, ...) G_GNUC_NULL_TERMINATED;

/* A workbook of one sheet "S" with @rows in its sheetData; style 1 is a day, style 2 a number with a
   word in its format. @texts are the shared ones, "<si><t>a</t></si>", or NULL. */
GBytes *zip_workbook (const char *rows, const char *texts);

G_END_DECLS
