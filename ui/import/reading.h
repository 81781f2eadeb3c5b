/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* A foreign file that is read on a worker, so that a large one does not hold the window up. */

#include "exchange/import.h"
#include "exchange/mapping.h"

G_BEGIN_DECLS

typedef struct _OfftakeReading OfftakeReading;

/* On the main thread, once; @error says why nothing was read. */
typedef void (*OfftakeReadingDone) (OfftakeReading *reading, const GError *error, gpointer data);

/* The table as it stands: offtake_foreign_read_cells() by this delimiter and encoding (nullable). */
OfftakeReading *offtake_reading_new_cells (const char *path, char delimiter, const char *encoding,
                                           OfftakeReadingDone done, gpointer data);
/* What would come in by @mapping (transfer full): offtake_foreign_read_file(). */
OfftakeReading *offtake_reading_new_import (const char *path, OfftakeMapping *mapping, const char *currency,
                                            OfftakeReadingDone done, gpointer data);
/* Stops it where it goes on: done is not called any more. */
void            offtake_reading_free (OfftakeReading *self);

/* How much is read, 0 to 1; below 0 where that is not known. */
double         offtake_reading_get_fraction (OfftakeReading *self);
/* What was read, while done is called. NULL for JSON or an error; @table as offtake_foreign_read_cells()
   sets it. (transfer full) */
OfftakeCells  *offtake_reading_take_cells (OfftakeReading *self, const char **table);
OfftakeImport *offtake_reading_take_import (OfftakeReading *self);

/* "3 agreements · 4 sites · 2 materials": what was read. (transfer full) */
char *offtake_reading_describe (OfftakePlan *plan);

G_END_DECLS
