/* SPDX-License-Identifier: MPL-2.0 */
#include "document/document.h"

#include <glib/gi18n.h>
#include <stdlib.h>

#include "document/document-private.h"
#include "store/salvage.h"

OfftakeDocument *
offtake_document_salvage (const char *path, GPtrArray **losses, GError **error)
{
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (OfftakePlan) plan = offtake_salvage_plan (path, &found, error);

  if (!plan)
    return NULL;
  OfftakeDocument *self = g_object_new (OFFTAKE_TYPE_DOCUMENT, NULL);
  char *real = realpath (path, NULL);
  self->path = g_strdup (real ? real : path);
  free (real);
  self->plan = g_steal_pointer (&plan);
  self->salvaged = TRUE;
  self->read_only_reason = g_strdup (
      found->len > 0
          ? _ ("This is what is sound of a damaged plan file. Save a copy to go on with it.")
          : _ ("The plan was read without its file. Save a copy to go on with it."));
  offtake_document_changed (self);
  *losses = g_steal_pointer (&found);
  return self;
}
