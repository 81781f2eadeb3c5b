/* SPDX-License-Identifier: MPL-2.0 */
#include "cli/command.h"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cli/output.h"
#include "document/compare.h"
#include "document/document.h"

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

OfftakeExit
offtake_command_diff (int argc, char **argv)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, NULL, NULL },
    { NULL },
  };
  g_autoptr (GError) error = NULL;

  if (!offtake_command_parse ("diff", entries, &argc, &argv, 2, 2))
    return OFFTAKE_EXIT_WRONG;
  g_autoptr (OfftakePlan) before = offtake_document_load_plan (argv[1], &error);
  g_autoptr (OfftakePlan) after = before ? offtake_document_load_plan (argv[2], &error) : NULL;
  if (!after)
    return offtake_command_fail (error);

  g_autoptr (GPtrArray) differences = offtake_compare_plans (before, after);
  if (json) {
    g_autofree char *text = write_json (differences);
    if (!offtake_output_write ("-", text, strlen (text), &error))
      return offtake_command_fail (error);
  } else {
    print_lines (differences);
  }
  return differences->len > 0 ? OFFTAKE_EXIT_NO : OFFTAKE_EXIT_DONE;
}
