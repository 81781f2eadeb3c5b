/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* One row of a table of agreements as the tree that plan JSON has for it. */

#include "base/json.h"
#include "exchange/import.h"
#include "exchange/mapping.h"

G_BEGIN_DECLS

/* A row and what its cells are read by. */
typedef struct {
  const OfftakeCells *cells;
  const GArray       *columns;
  guint               row;
  char                decimal;
  const char         *place; /* "line 7" */
  OfftakeImport      *import;
  json_t             *agreement; /* being made */
  GPtrArray          *open;      /* char *: what the row leaves open */
  gboolean          (*holds) (gpointer data, const char *material, const char *element);
  gpointer            data;
} OfftakeAgreementRow;

/* The text of a field, "" if there is none; what an export guarded is stripped. */
const char *offtake_agreement_row_text (const OfftakeAgreementRow *self, const char *field);

/* Notes that @format is to be asked. */
void offtake_agreement_row_ask (OfftakeAgreementRow *self, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* Reads everything but id, seller, buyer and material, which the agreement has already. FALSE with
   @error if the row cannot stand: a number or a date that is none, a word that is no status. */
gboolean offtake_agreement_row_read (OfftakeAgreementRow *self, GError **error);

/* The quantity alone (agreement-quantity.c). */
gboolean offtake_agreement_row_read_quantity (OfftakeAgreementRow *self, GError **error);
/* A cell as a series: a number, or JSON as plan JSON has it. @value is NULL where it is empty. */
gboolean offtake_agreement_row_read_series (const OfftakeAgreementRow *self, const char *field, json_t **value, GError **error);

G_END_DECLS
