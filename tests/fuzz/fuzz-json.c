/* SPDX-License-Identifier: MPL-2.0 */

/* What can be read is written as a canonical text, which reads and writes as itself. */

#include "base/json.h"
#include "fuzz/fuzz.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (json_t) tree = offtake_json_read ((const char *) data, size, "input", &error);

  g_assert_true ((tree != NULL) == (error == NULL));
  if (!tree)
    return 0;

  g_autofree char *text = offtake_json_write (tree);
  g_autoptr (json_t) again = offtake_json_read (text, strlen (text), "text", &error);
  g_assert_no_error (error);
  g_autofree char *same = offtake_json_write (again);
  g_assert_cmpstr (same, ==, text);
  return 0;
}
