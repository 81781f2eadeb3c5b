/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* One row of a table of agreements as the tree that plan JSON has for it. */

#include "base/json.h"
#include "exchange/draft-plan.h"
#include "exchange/mapping.h"

G_BEGIN_DECLS

/* What a cell is refused for. */
typedef struct {
  char *field;  /* "quantity.tpa", "seller"; NULL: the row as a whole */
  char *reason; /* a sentence without the field */
} OfftakeRowFault;

/* Who knows what the names of a table stand for. @data is that of the row. */
typedef struct {
  /* The ids; NULL with @error. At least one of the texts is not "". */
  const char *(*site) (gpointer data, const OfftakeDraftSide *side, const char *place, GError **error);
  const char *(*material) (gpointer data, const char *id, const char *name, const char *composition,
                           const char *place, GError **error);
  gboolean (*holds) (gpointer data, const char *material, const char *element);
} OfftakeRowNames;

/* A row and what its cells are read by. */
typedef struct {
  const OfftakeCells    *cells;
  const GArray          *columns;
  guint                  row;
  char                   decimal;
  const char            *place; /* "line 7" */
  OfftakeImport         *import;    /* what is asked of it, too; NULL for none */
  json_t                *agreement; /* being made */
  GPtrArray             *open;      /* char *: what the row leaves open */
  GPtrArray             *faults;    /* OfftakeRowFault: why it cannot stand */
  const OfftakeRowNames *names;
  gpointer               data;
} OfftakeAgreementRow;

void offtake_row_fault_free (OfftakeRowFault *self);

/* The text of a field, "" if there is none; what an export guarded is stripped. */
const char *offtake_agreement_row_text (const OfftakeAgreementRow *self, const char *field);

/* Notes that @format is to be asked. */
void offtake_agreement_row_ask (OfftakeAgreementRow *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* Notes why the row cannot stand. */
void offtake_agreement_row_refuse (OfftakeAgreementRow *self, const char *field, const char *format, ...)
    G_GNUC_PRINTF (3, 4);
/* The same for an error, which may name the field at its beginning: "quantity.tpa: ...". */
void offtake_agreement_row_refuse_error (OfftakeAgreementRow *self, const char *field, GError *error);

/* Reads everything but the id, which the agreement has already. Goes on after a fault, so that all of
   a row are told at once. */
void offtake_agreement_row_read (OfftakeAgreementRow *self);
/* Whether what was read is an agreement by its shape. */
void offtake_agreement_row_check (OfftakeAgreementRow *self);

/* The quantity alone (agreement-quantity.c). */
void offtake_agreement_row_read_quantity (OfftakeAgreementRow *self);
/* A cell as a series: a number, or JSON as plan JSON has it. NULL where it is empty or refused.
   (transfer full) */
json_t *offtake_agreement_row_read_series (OfftakeAgreementRow *self, const char *field);

G_END_DECLS
