/* SPDX-License-Identifier: MPL-2.0 */
#include "cli/difference-list.h"

#include <string.h>

#include "cli/output.h"

static char *
write_json (const GPtrArray *differences)
{
  g_autoptr (json_t) list = json_array ();

  for (guint i = 0; i < differences->len; i++)
    json_array_append_new (list, offtake_difference_to_json (differences->pdata[i]));
  return offtake_json_write (list);
}

static void
print_lines (const GPtrArray *differences)
{
  for (guint i = 0; i < differences->len; i++) {
    g_autofree char *line = offtake_difference_format (differences->pdata[i]);
    g_print ("%s\n", line);
  }
}

gboolean
offtake_difference_list_print (const GPtrArray *differences, gboolean json, GError **error)
{
  if (!json) {
    print_lines (differences);
    return TRUE;
  }
  g_autofree char *text = write_json (differences);
  return offtake_output_write ("-", text, strlen (text), error);
}
