/* SPDX-License-Identifier: MPL-2.0 */
#include "document/relocation.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "document/document-private.h"
#include "document/opening-private.h"
#include "store/fingerprint.h"
#include "store/migrate.h"
#include "store/table.h"

struct _OfftakeRelocation {
  OfftakeDocument *document;
  char *path;
  GBytes *bytes;     /* the file as it was; NULL where the plan was salvaged */
  OfftakePlan *plan; /* the salvaged plan, in records of its own that nobody changes */
  OfftakePlan
      *kept;        /* what goes over into the copy, for the main thread; NULL where nothing does */
  char *sums;       /* what the copy must hold */
  gint64 n_changes; /* that the document's connection had made */
  gboolean is_new;  /* nothing was at `path` */
  gboolean written, finished;
  OfftakeOpening *copy;
};

/* What was salvaged is not written over its damaged file, which may hold more. */
static gboolean
check_place (OfftakeDocument *document, const char *path, GError **error)
{
  char *real = realpath (path, NULL);
  gboolean same = g_strcmp0 (real, document->path) == 0;

  free (real);
  if (!document->salvaged || !same)
    return TRUE;
  g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
               _ ("%s: the damaged file is kept as it is; choose another name"), path);
  return FALSE;
}

gboolean
offtake_document_can_relocate (OfftakeDocument *self)
{
  if (self->salvaged)
    return TRUE;
  return self->file && !self->stale && !self->batch &&
         offtake_database_is_alive (offtake_plan_file_get_database (self->file), NULL);
}

/* The records that a scenario is shown in are the document's own, so that even its base plan does
   not stay as it is while a worker reads it. */
static OfftakePlan *
copy_records (OfftakePlan *plan)
{
  OfftakeRecord *head = offtake_record_copy (OFFTAKE_RECORD (offtake_plan_get_head (plan)));
  OfftakePlan *copy = offtake_plan_new_with_head (OFFTAKE_PLAN_HEAD (head));

  for (const char *const *name = offtake_record_lists (); *name; name++) {
    GListModel *list = offtake_plan_get_list (plan, *name);
    g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

    for (guint i = 0; i < g_list_model_get_n_items (list); i++) {
      g_autoptr (OfftakeRecord) record = g_list_model_get_item (list, i);
      g_ptr_array_add (records, offtake_record_copy (record));
    }
    offtake_plan_append_all (copy, *name, records);
  }
  return copy;
}

static void
drop_state (OfftakeRelocation *self)
{
  g_clear_pointer (&self->copy, offtake_opening_free);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->sums, g_free);
  g_clear_object (&self->plan);
  g_clear_object (&self->kept);
}

static gboolean
take_state (OfftakeRelocation *self, GError **error)
{
  OfftakeDocument *document = self->document;

  if (document->salvaged) {
    self->plan = copy_records (document->plan);
    return TRUE;
  }
  if (!offtake_document_check_idle (document, error))
    return FALSE;
  if (!document->file || document->group_label) {
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
                 _ ("%s: an edit is under way; finish it before a copy is saved"), document->path);
    return FALSE;
  }
  OfftakeDatabase *database = offtake_plan_file_get_database (document->file);
  self->kept = document->journal ? g_object_ref (document->plan) : NULL;
  self->n_changes = offtake_database_get_n_changes (database);
  self->sums = offtake_fingerprint_text (database, error);
  self->bytes = self->sums ? offtake_database_to_bytes (database, error) : NULL;
  return self->bytes != NULL;
}

OfftakeRelocation *
offtake_relocation_new (OfftakeDocument *document, const char *path, GError **error)
{
  g_autoptr (OfftakeRelocation) self = NULL;

  if (!check_place (document, path, error))
    return NULL;
  self = g_new0 (OfftakeRelocation, 1);
  self->document = g_object_ref (document);
  self->path = g_strdup (path);
  self->is_new = !g_file_test (path, G_FILE_TEST_EXISTS);
  return take_state (self, error) ? g_steal_pointer (&self) : NULL;
}

gboolean
offtake_relocation_renew (OfftakeRelocation *self, GError **error)
{
  drop_state (self);
  return take_state (self, error);
}

void
offtake_relocation_free (OfftakeRelocation *self)
{
  if (self->is_new && self->written && !self->finished)
    g_unlink (self->path); /* it was given up */
  drop_state (self);
  g_object_unref (self->document);
  g_free (self->path);
  g_free (self);
}

/* Whether the copy can be edited and holds what it should. */
static gboolean
check_copy (OfftakeRelocation *self, GError **error)
{
  OfftakeDatabase *database = offtake_plan_file_get_database (self->copy->file);
  g_autofree char *sums = NULL;

  if (!offtake_plan_file_check_editable (self->copy->file, error) ||
      !offtake_fingerprint_check (database, error))
    return FALSE;
  sums = offtake_fingerprint_text (database, error);
  if (!sums || strcmp (sums, self->sums) == 0)
    return sums != NULL;
  g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_DAMAGED,
               _ ("%s: the copy does not hold what the plan holds"), self->path);
  return FALSE;
}

static char *
sums_of (OfftakePlan *plan, GError **error)
{
  g_autoptr (OfftakeDatabase) database = offtake_database_open_memory (error);

  if (!database || !offtake_schema_migrate (database, 0, error) ||
      !offtake_database_begin (database, error) ||
      !offtake_table_insert_plan (database, plan, error) ||
      !offtake_fingerprint_write (database, error) || !offtake_database_commit (database, error))
    return NULL;
  return offtake_fingerprint_text (database, error);
}

static gboolean
write_salvaged (OfftakeRelocation *self, GCancellable *cancellable, GError **error)
{
  g_free (self->sums);
  self->sums = sums_of (self->plan, error);
  return self->sums && !g_cancellable_set_error_if_cancelled (cancellable, error) &&
         offtake_plan_file_create (self->path, self->plan, TRUE, error);
}

static gboolean
write_file (OfftakeRelocation *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) problem = NULL;

  if (self->plan ? write_salvaged (self, cancellable, &problem)
                 : offtake_plan_file_write (self->path, self->bytes, TRUE, cancellable, &problem)) {
    self->written = TRUE;
    return TRUE;
  }
  /* Between two attempts it can be opened by somebody, whose it is then. */
  if (g_error_matches (problem, OFFTAKE_ERROR, OFFTAKE_ERROR_LOCKED))
    self->written = FALSE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

gboolean
offtake_relocation_write (OfftakeRelocation *self, GCancellable *cancellable, GError **error)
{
  if (!write_file (self, cancellable, error))
    return FALSE;
  self->copy = offtake_opening_new_known (self->path, self->kept, cancellable, error);
  if (self->copy && check_copy (self, error))
    return TRUE;
  if (error)
    g_prefix_error (error, "%s ", _ ("The plan stays where it is, for the copy cannot be opened:"));
  return FALSE;
}

/* Whether no row has been written since. */
static gboolean
is_as_taken (OfftakeRelocation *self)
{
  OfftakeDocument *document = self->document;

  if (document->salvaged)
    return TRUE;
  return document->file && !document->group_label && !document->stale &&
         offtake_database_get_n_changes (offtake_plan_file_get_database (document->file)) ==
             self->n_changes;
}

OfftakeDocument *
offtake_relocation_finish (OfftakeRelocation *self)
{
  g_return_val_if_fail (self->copy, NULL);

  if (!is_as_taken (self))
    return NULL;
  self->finished = TRUE;
  if (!self->kept)
    return offtake_document_new_opened (g_steal_pointer (&self->copy));
  offtake_document_go_over (self->document, g_steal_pointer (&self->copy));
  return g_object_ref (self->document);
}
