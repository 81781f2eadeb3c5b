/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* What a foreign file would bring, before anything is written: its columns with the fields that they
   are read as, the rows that are refused and why, and what is left open. What the person says of the
   columns is remembered for tables with the same header. */

#include "exchange/import.h"
#include "window.h"

G_BEGIN_DECLS

#define OFFTAKE_TYPE_IMPORT_DIALOG (offtake_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeImportDialog, offtake_import_dialog, OFFTAKE, IMPORT_DIALOG, AdwWindow)

/* Shows the dialog for @path over @window and reads the file on a worker; where it cannot be read, the
   dialog goes and the window says why. */
OfftakeImportDialog *offtake_import_dialog_show (OfftakeWindow *window, const char *path);

/* What would come in as the columns are read now; NULL where nothing would. */
OfftakeImport *offtake_import_dialog_get_import (OfftakeImportDialog *self);

G_END_DECLS
