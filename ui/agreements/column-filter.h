/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* What one column of the agreements table lets through: some of its values, a range of numbers or days,
   a text that stands in it, only what is empty or what is not. */

#include "agreements/agreement-row.h"

G_BEGIN_DECLS

typedef enum {
  OFFTAKE_FILTER_TEXT,   /* what contains a text */
  OFFTAKE_FILTER_NUMBER, /* a range, of what is shown; of a series any of its values */
  OFFTAKE_FILTER_DAY,    /* a range of julian days */
  OFFTAKE_FILTER_CHOICE, /* some keys: words, ids, codes */
} OfftakeFilterKind;

typedef enum { OFFTAKE_FILTER_ANY, OFFTAKE_FILTER_GIVEN, OFFTAKE_FILTER_EMPTY } OfftakeFilterPresence;

#define OFFTAKE_FILTER_NO_KEY "" /* the key of what is empty */

typedef struct {
  char *column; /* its id */
  OfftakeFilterKind kind;
  const OfftakeField *field, *part; /* NULL: a figure; the agreement itself */

  OfftakeFilterPresence presence;
  double low, high;  /* NAN: open; in the plan's units */
  char *text;        /* "": any */
  GHashTable *keys;  /* char *; empty: all */
} OfftakeColumnFilter;

/* For the column of that id (agreement-columns.h), letting everything through. */
OfftakeColumnFilter *offtake_column_filter_new (const char *column);
void offtake_column_filter_free (OfftakeColumnFilter *self);
void offtake_column_filter_clear (OfftakeColumnFilter *self);

gboolean offtake_column_filter_is_set (const OfftakeColumnFilter *self);
/* Whether it goes by figures of the shown period. */
gboolean offtake_column_filter_is_figure (const OfftakeColumnFilter *self);
gboolean offtake_column_filter_accepts (const OfftakeColumnFilter *self, OfftakeAgreementRow *row);
/* Lets through only what stands in @row. */
void offtake_column_filter_set_same (OfftakeColumnFilter *self, OfftakeAgreementRow *row);

/* Of a choice: the key that @row has, borrowed, and what a key is called, borrowed from the plan. */
const char *offtake_column_filter_key (const OfftakeColumnFilter *self, OfftakeAgreementRow *row);
const char *offtake_column_filter_key_title (const OfftakeColumnFilter *self, OfftakePlan *plan, const char *key);

/* A number as a person types it there and reads it: 0.3 as 30 of a share, 1 t as 1000 of kilograms; and
   its unit (transfer full), NULL for none. */
double offtake_column_filter_to_shown (const OfftakeColumnFilter *self, double number);
double offtake_column_filter_from_shown (const OfftakeColumnFilter *self, double shown);
char *offtake_column_filter_dup_unit (const OfftakeColumnFilter *self, OfftakePlan *plan);

/* "Seller: Sierra ARC", "Share: 10 – 30 %", "Notes: “steel”"; the title of the column where it is not set.
   (transfer full) */
char *offtake_column_filter_describe (const OfftakeColumnFilter *self, OfftakePlan *plan);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfftakeColumnFilter, offtake_column_filter_free)

G_END_DECLS
