/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Rows of agreements from a spreadsheet that are to join a plan which is there already: read as a
   table of agreements is, with what is wrong told cell by cell. Cells and the meaning of columns can
   be put right before anything is taken. Names have to stand for sites and materials of the plan. A
   row with the id of an agreement changes that one, in the columns that there are. */

#include "exchange/agreement-row.h"

G_BEGIN_DECLS

typedef enum {
  OFFTAKE_PASTE_REFUSED,   /* it has faults */
  OFFTAKE_PASTE_NEW,       /* it is another agreement */
  OFFTAKE_PASTE_CHANGED,   /* it changes one of the plan */
  OFFTAKE_PASTE_UNCHANGED, /* it says what the plan says */
  OFFTAKE_N_PASTE_FATES
} OfftakePasteFate;

typedef struct {
  OfftakePasteFate fate;
  guint            line;   /* of the text, from 1 */
  OfftakeRecord   *record; /* as it would stand in the plan; NULL where refused */
  GPtrArray       *faults; /* OfftakeRowFault */
  GPtrArray       *open;   /* char *: what a new one leaves open; these become its conditions */
} OfftakePasteRow;

typedef struct _OfftakePaste OfftakePaste;

/* @plan must not change while this is there. Where no column of the first row is known by its name, all
   rows are data. Refused: what is no table. */
OfftakePaste *offtake_paste_new (OfftakePlan *plan, const char *text, GError **error);
void          offtake_paste_free (OfftakePaste *self);

guint       offtake_paste_n_columns (const OfftakePaste *self);
/* What the column is called in the text; a letter where it has no name. */
const char *offtake_paste_header (const OfftakePaste *self, guint column);
/* What it is read as; NULL where it goes into the notes. Given to one, a field leaves another. */
const char *offtake_paste_field (const OfftakePaste *self, guint column);
void        offtake_paste_set_field (OfftakePaste *self, guint column, const char *field);

guint                  offtake_paste_n_rows (const OfftakePaste *self);
const OfftakePasteRow *offtake_paste_row (const OfftakePaste *self, guint row);
const char            *offtake_paste_cell (const OfftakePaste *self, guint row, guint column);
void                   offtake_paste_set_cell (OfftakePaste *self, guint row, guint column, const char *text);
/* Why that cell is refused; NULL where it is not. */
const char *offtake_paste_cell_fault (const OfftakePaste *self, guint row, guint column);
/* All faults of a row in one text, NULL where there is none. (transfer full) */
char       *offtake_paste_row_fault (const OfftakePaste *self, guint row);
/* Notes a fault of the row that showed itself only when it was taken. Takes over @error. */
void        offtake_paste_refuse_row (OfftakePaste *self, guint row, GError *error);

guint offtake_paste_count (const OfftakePaste *self, OfftakePasteFate fate);

/* The fields that a column may have, in order (transfer container), and what one is called. */
GPtrArray  *offtake_paste_fields (void);
const char *offtake_paste_field_label (const char *field);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfftakePaste, offtake_paste_free)

G_END_DECLS
