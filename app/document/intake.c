/* SPDX-License-Identifier: MPL-2.0 */
#include "document/intake.h"

#include <glib/gi18n.h>

#include "base/error.h"
#include "document/scenario-edit.h"

static gboolean
take (const OfftakePasteRow *row, OfftakeDocument *document, GError **error)
{
  g_autoptr (GPtrArray) changed = g_ptr_array_new ();

  if (!offtake_plan_find (offtake_document_get_edited_plan (document), "agreements",
                          offtake_record_get_id (row->record)))
    return offtake_document_add (document, row->record, error);
  g_ptr_array_add (changed, row->record);
  return offtake_document_set_records (document, changed, error);
}

gboolean
offtake_intake_apply (OfftakePaste *paste, OfftakeDocument *document, GError **error)
{
  guint n = offtake_paste_count (paste, OFFTAKE_PASTE_NEW) +
            offtake_paste_count (paste, OFFTAKE_PASTE_CHANGED);
  g_autofree char *label =
      g_strdup_printf (ngettext ("Paste %u agreement", "Paste %u agreements", n), n);

  if (!offtake_document_begin_group (document, label, error))
    return FALSE;
  for (guint i = 0; i < offtake_paste_n_rows (paste); i++) {
    const OfftakePasteRow *row = offtake_paste_row (paste, i);
    g_autoptr (GError) cause = NULL;

    if (row->fate != OFFTAKE_PASTE_NEW && row->fate != OFFTAKE_PASTE_CHANGED)
      continue;
    if (take (row, document, &cause))
      continue;
    offtake_document_abort_group (document);
    if (g_error_matches (cause, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID))
      offtake_paste_refuse_row (paste, i, g_error_copy (cause));
    g_propagate_prefixed_error (error, g_steal_pointer (&cause), _ ("line %u: "), row->line);
    return FALSE;
  }
  return offtake_document_end_group (document, error);
}
