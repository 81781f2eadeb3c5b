/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Tables of agreements for tests. */

#include "exchange/import.h"

G_BEGIN_DECLS

/* Reads CSV @text as a table of agreements; @mapping is JSON or NULL. */
OfftakeImport *table_read (const char *text, const char *mapping, GError **error);
/* The same; asserts that nothing is refused. */
OfftakeImport *table_read_all (const char *text);

OfftakeAgreement *table_agreement (OfftakeImport *import, const char *id);
/* "line 3: reason" of a refused row or a question. (transfer full) */
char *table_note (const GPtrArray *notes, guint i);
/* Whether one of the questions has @words in it. */
gboolean table_asks (OfftakeImport *import, const char *words);

G_END_DECLS
