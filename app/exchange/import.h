/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* What a foreign file brings: a plan, the rows that were refused, and what is to be asked. */

#include "model/plan.h"

G_BEGIN_DECLS

typedef struct {
  char *place;  /* "line 7", "links[3]" */
  char *reason; /* a sentence without the place */
} OfftakeImportNote;

/* Where a reading stands, for another thread to look at and to stop; each is read and set atomically. */
typedef struct {
  gint done, total; /* rows; total is 0 until they are counted */
  gint stop;
} OfftakeImportProgress;

typedef struct {
  OfftakeImportProgress *progress; /* not owned; NULL where nobody looks */
  OfftakePlan *plan;
  gboolean     is_plan;   /* the source is a whole plan as JSON */
  gboolean     has_ids;   /* its agreements have ids of its own, and none was made up */
  guint        n_rows;    /* of the source that hold data */
  GPtrArray   *refused;   /* OfftakeImportNote: rows that do not come in */
  GPtrArray   *questions; /* OfftakeImportNote: what the source leaves open or was left out */
} OfftakeImport;

OfftakeImport *offtake_import_new (void);
void           offtake_import_free (OfftakeImport *self);

void offtake_import_refuse (OfftakeImport *self, const char *place, const char *format, ...) G_GNUC_PRINTF (3, 4);
void offtake_import_ask (OfftakeImport *self, const char *place, const char *format, ...) G_GNUC_PRINTF (3, 4);

/* Tells that @done rows of @total have been read. FALSE with G_IO_ERROR_CANCELLED where it is to stop. */
gboolean offtake_import_step (OfftakeImport *self, guint done, guint total, GError **error);

/* Whether anything comes in; else @error names the first refused row. */
gboolean offtake_import_check_any (OfftakeImport *self, guint n_accepted, GError **error);

/* Adds a record from its JSON (consumed). One that is not sound is a bug of the caller or a limit of
   the plan: the error says which. */
gboolean offtake_import_add (OfftakeImport *self, const char *list, json_t *record, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfftakeImport, offtake_import_free)

G_END_DECLS
