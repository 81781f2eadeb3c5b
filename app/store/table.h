/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Records and rows. All SQL on the plan's own tables is here, built from the field tables of the model:
   a list is a table, a field is a column; NULL is an absent field, composite values are canonical
   JSON text without white space, and "position" orders the rows. The plan's own fields are the one
   row of table "plan". */

#include "model/plan.h"
#include "store/database.h"

G_BEGIN_DECLS

/* The tables: "plan" and offtake_record_lists(), NULL-ended. */
const char *const *offtake_table_names (void);
gboolean           offtake_table_is_known (const char *name);
/* Of a known table: how many columns it has, and which of them is its key, the id. */
guint offtake_table_n_columns (const char *name);
guint offtake_table_key_column (const char *name);

/* The whole plan; rows that are no records of their class are OFFTAKE_ERROR_DAMAGED. References are
   not checked. (transfer full) */
OfftakePlan *offtake_table_load_plan (OfftakeDatabase *database, GError **error);
gboolean     offtake_table_insert_plan (OfftakeDatabase *database, OfftakePlan *plan, GError **error);

/* For a damaged file: the plan's own fields alone (transfer full), and the records of a list that can be
   read, in their order (transfer full). @losses gets a sentence for each row, or end of a table, that
   cannot. */
OfftakePlanHead *offtake_table_read_head (OfftakeDatabase *database, GError **error);
GPtrArray       *offtake_table_read_sound (OfftakeDatabase *database, const char *list, GPtrArray *losses);

/* One row as a new record. @record becomes NULL where there is none. */
gboolean offtake_table_read (OfftakeDatabase *database, const char *list, const char *id,
                             OfftakeRecord **record, GError **error);
/* The place of each id among the rows of its table: char * to guint. (transfer full) */
GHashTable *offtake_table_read_order (OfftakeDatabase *database, const char *list, GError **error);

/* Appends a row. */
gboolean offtake_table_insert (OfftakeDatabase *database, OfftakeRecord *record, GError **error);
/* Writes one field as it stands in @record. */
gboolean offtake_table_update (OfftakeDatabase *database, OfftakeRecord *record, const char *field, GError **error);
gboolean offtake_table_delete (OfftakeDatabase *database, const char *list, const char *id, GError **error);

G_END_DECLS
