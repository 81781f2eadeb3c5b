/* SPDX-License-Identifier: MPL-2.0 */
#include "document/opening.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <stdlib.h>

#include "document/opening-private.h"
#include "store/salvage.h"

OfftakeOpening *
offtake_opening_new_known (const char *path,
                           OfftakePlan *plan,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (OfftakeOpening) self = g_new0 (OfftakeOpening, 1);

  self->file = offtake_plan_file_open (path, cancellable, error);
  if (!self->file)
    return NULL;
  self->path = g_strdup (offtake_plan_file_get_path (self->file));
  self->read_only_reason = g_strdup (offtake_plan_file_get_read_only_reason (self->file));
  self->plan = plan ? g_object_ref (plan) : offtake_plan_file_load (self->file, error);
  if (!self->plan)
    return NULL;
  if (!self->read_only_reason) {
    self->journal = offtake_journal_new (offtake_plan_file_get_database (self->file), error);
    if (!self->journal)
      return NULL;
  }
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  offtake_plan_file_give_away (self->file);
  return g_steal_pointer (&self);
}

OfftakeOpening *
offtake_opening_new (const char *path, GCancellable *cancellable, GError **error)
{
  return offtake_opening_new_known (path, NULL, cancellable, error);
}

OfftakeOpening *
offtake_opening_new_plan (const char *path,
                          OfftakePlan *plan,
                          gboolean replace,
                          GCancellable *cancellable,
                          GError **error)
{
  if (!offtake_plan_file_create (path, plan, replace, error))
    return NULL;
  OfftakeOpening *self = offtake_opening_new_known (path, plan, cancellable, error);
  if (!self && !replace)
    g_unlink (path); /* so that it can be made again under this name */
  if (self)
    self->is_made = !replace;
  return self;
}

OfftakeOpening *
offtake_opening_new_copy (const char *from,
                          const char *path,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (OfftakePlanFile) file = offtake_plan_file_read (from, error);

  if (!file || g_cancellable_set_error_if_cancelled (cancellable, error) ||
      !offtake_plan_file_save_copy (file, path, FALSE, error))
    return NULL;
  OfftakeOpening *self = offtake_opening_new (path, cancellable, error);
  if (self)
    self->is_made = TRUE;
  else
    g_unlink (path);
  return self;
}

OfftakeOpening *
offtake_opening_new_salvaged (const char *path, GPtrArray **losses, GError **error)
{
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (OfftakePlan) plan = offtake_salvage_plan (path, &found, error);

  if (!plan)
    return NULL;
  OfftakeOpening *self = g_new0 (OfftakeOpening, 1);
  char *real = realpath (path, NULL);
  self->path = g_strdup (real ? real : path);
  free (real);
  self->plan = g_steal_pointer (&plan);
  self->read_only_reason = g_strdup (
      found->len > 0
          ? _ ("This is what is sound of a damaged plan file. Save a copy to go on with it.")
          : _ ("The plan was read without its file. Save a copy to go on with it."));
  *losses = g_steal_pointer (&found);
  return self;
}

void
offtake_opening_free (OfftakeOpening *self)
{
  if (self->is_made)
    g_unlink (self->path); /* while nobody else can open it */
  g_clear_pointer (&self->journal, offtake_journal_free);
  g_clear_pointer (&self->file, offtake_plan_file_free);
  g_clear_object (&self->plan);
  g_free (self->path);
  g_free (self->read_only_reason);
  g_free (self);
}
