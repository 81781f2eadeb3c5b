/* SPDX-License-Identifier: MPL-2.0 */
#include "lib/table.h"

#include <string.h>

#include "exchange/agreements-table.h"
#include "exchange/csv.h"

OfftakeImport *
table_read (const char *text, const char *mapping, GError **error)
{
  g_autoptr (OfftakeMapping) map =
      mapping ? offtake_mapping_read (mapping, strlen (mapping), "map", NULL)
              : offtake_mapping_new ();
  g_autoptr (OfftakeCells) cells = offtake_csv_read (text, strlen (text), 0, NULL);
  g_autoptr (OfftakeImport) import = offtake_import_new ();

  return offtake_agreements_table_read (import, map, cells, "Table", "USD", 2030, error)
             ? g_steal_pointer (&import)
             : NULL;
}

OfftakeImport *
table_read_all (const char *text)
{
  g_autoptr (GError) error = NULL;
  OfftakeImport *import = table_read (text, NULL, &error);

  g_assert_no_error (error);
  if (import->refused->len > 0)
    g_error ("%s", table_note (import->refused, 0));
  return import;
}

OfftakeAgreement *
table_agreement (OfftakeImport *import, const char *id)
{
  OfftakeRecord *record = offtake_plan_find (import->plan, "agreements", id);

  g_assert_nonnull (record);
  return OFFTAKE_AGREEMENT (record);
}

char *
table_note (const GPtrArray *notes, guint i)
{
  const OfftakeImportNote *note = notes->pdata[i];

  return g_strdup_printf ("%s: %s", note->place, note->reason);
}

gboolean
table_asks (OfftakeImport *import, const char *words)
{
  for (guint i = 0; i < import->questions->len; i++)
    if (strstr (((OfftakeImportNote *) import->questions->pdata[i])->reason, words))
      return TRUE;
  return FALSE;
}
