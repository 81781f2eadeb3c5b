/* SPDX-License-Identifier: MPL-2.0 */
#include "config.h"

#include <glib/gi18n.h>

#include "report/paragraph.h"
#include "report/summary-private.h"

static char *
document_text (const OfftakeDocumentLink *document)
{
  g_autoptr (GString) text = g_string_new (document->title ? document->title : "");

  if (document->uri && *document->uri)
    g_string_append_printf (text, "%s%s", text->len ? "\n" : "", document->uri);
  if (document->sha256 && *document->sha256)
    g_string_append_printf (text, "%sSHA-256 %s", text->len ? "\n" : "", document->sha256);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_documents (const OfftakeSummaryBrief *brief)
{
  const OfftakeColumn columns[] = {
    { _ ("Agreement"), OFFTAKE_ALIGN_START, 0 },
    { _ ("Document"), OFFTAKE_ALIGN_START, 1 },
  };
  GListModel *agreements = offtake_plan_get_list (brief->plan, "agreements");
  OfftakeBlock *table = offtake_table_new (columns, G_N_ELEMENTS (columns));

  offtake_table_set_empty_text (table, _ ("No agreement names a document."));
  for (guint i = 0; i < g_list_model_get_n_items (agreements); i++) {
    g_autoptr (OfftakeAgreement) agreement = g_list_model_get_item (agreements, i);
    const char *name = agreement->number && *agreement->number ? agreement->number : agreement->id;
    for (guint k = 0; agreement->documents && k < agreement->documents->len; k++) {
      char *cells[] = { g_strdup (k == 0 ? name : ""),
                        document_text (agreement->documents->pdata[k]) };
      offtake_brief_row (table, OFFTAKE_ROW_NORMAL, cells, G_N_ELEMENTS (cells));
    }
  }
  offtake_brief_heading (brief, 2, _ ("Documents of the agreements"));
  offtake_pages_add (brief->pages, table);
}

static void
add_indices (const OfftakeSummaryBrief *brief)
{
  const OfftakeColumn columns[] = {
    { _ ("Price index"), OFFTAKE_ALIGN_START, 0.3 },
    { _ ("Source"), OFFTAKE_ALIGN_START, 1 },
  };
  GListModel *indices = offtake_plan_get_list (brief->plan, "indices");
  OfftakeBlock *table;

  if (g_list_model_get_n_items (indices) == 0)
    return;
  table = offtake_table_new (columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < g_list_model_get_n_items (indices); i++) {
    g_autoptr (OfftakePriceIndex) index = g_list_model_get_item (indices, i);
    const char *source =
        index->source && *index->source ? index->source : _ ("No source is given.");
    char *cells[] = { g_strdup (offtake_record_get_title (OFFTAKE_RECORD (index))),
                      g_strdup (source) };
    offtake_brief_row (table, OFFTAKE_ROW_NORMAL, cells, G_N_ELEMENTS (cells));
  }
  offtake_brief_heading (brief, 2, _ ("Prices"));
  offtake_pages_add (brief->pages, table);
}

static void
add_notes (const OfftakeSummaryBrief *brief)
{
  const char *notes = offtake_plan_get_head (brief->plan)->notes;
  g_auto (GStrv) paragraphs = g_strsplit (notes ? notes : "", "\n\n", -1);

  if (!notes || !*notes)
    return;
  offtake_brief_heading (brief, 2, _ ("Notes of the plan"));
  for (guint i = 0; paragraphs[i]; i++)
    if (*g_strstrip (paragraphs[i]))
      offtake_pages_add (brief->pages, offtake_paragraph_new (OFFTAKE_TEXT_BODY, paragraphs[i]));
}

void
offtake_summary_add_sources (const OfftakeSummaryBrief *brief)
{
  offtake_brief_heading (brief, 1, _ ("Sources and assumptions"));
  add_notes (brief);
  add_documents (brief);
  add_indices (brief);
}
