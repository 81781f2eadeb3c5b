/* SPDX-License-Identifier: MPL-2.0 */
#include "cli/command.h"

#include "config.h"

#include "cli/difference-list.h"
#include "document/document.h"

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
  if (!offtake_difference_list_print (differences, json, &error))
    return offtake_command_fail (error);
  return differences->len > 0 ? OFFTAKE_EXIT_NO : OFFTAKE_EXIT_DONE;
}
