/* SPDX-License-Identifier: MPL-2.0 */
#include "lib/record.h"

#include <string.h>

gpointer
fixture_record (GType type, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *quoted = g_strdelimit (g_strdup (text), "'", '"');
  g_autoptr (json_t) value = offtake_json_read (quoted, strlen (quoted), "record", &error);
  OfftakeRecord *record;

  g_assert_no_error (error);
  record = offtake_record_from_json (type, value, NULL, &error);
  g_assert_no_error (error);
  return record;
}

void
fixture_assert_record (gpointer record, const char *text)
{
  g_autofree char *quoted = g_strdelimit (g_strdup (text), "'", '"');
  g_autoptr (json_t) value = offtake_record_to_json (record);
  g_autofree char *written = offtake_json_write_compact (value);

  g_assert_cmpstr (written, ==, quoted);
}

void
fixture_assert_choices (GType type, const char *field, const char *words)
{
  g_autoptr (OfftakeRecord) record = g_object_new (type, NULL);
  const OfftakeField *found =
      offtake_structure_find (offtake_record_get_structure (record), field, NULL);
  g_autofree char *joined = NULL;

  g_assert_nonnull (found);
  joined = g_strjoinv (" ", (char **) found->choices);
  g_assert_cmpstr (joined, ==, words);
}
