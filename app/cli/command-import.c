/* SPDX-License-Identifier: MPL-2.0 */
#include "cli/command.h"

#include "config.h"

#include <glib/gi18n.h>

#include "base/error.h"
#include "cli/target.h"
#include "exchange/plan-json.h"
#include "store/plan-file.h"

static OfftakePlan *
read_source (const char *path, GError **error)
{
  if (offtake_plan_file_is_one (path)) {
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
                 _ ("%s: is a plan file already; import reads plan JSON"), path);
    return NULL;
  }
  if (g_str_has_suffix (path, ".csv") || g_str_has_suffix (path, ".xlsx")) {
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID, _ ("%s: import reads plan JSON only"),
                 path);
    return NULL;
  }
  return offtake_plan_json_read_file (path, error);
}

/* What would come in, one list a line. */
static void
print_contents (OfftakePlan *plan)
{
  const char *const *lists = offtake_record_lists ();

  g_print ("%s\n", offtake_plan_get_head (plan)->title);
  for (guint i = 0; lists[i]; i++)
    g_print ("%s: %u\n", lists[i],
             g_list_model_get_n_items (offtake_plan_get_list (plan, lists[i])));
}

OfftakeExit
offtake_command_import (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakePlan) plan = NULL;
  gboolean check_only = FALSE, replace = FALSE;
  const GOptionEntry entries[] = {
    { "check", 0, 0, G_OPTION_ARG_NONE, &check_only, N_ ("Print what would come in"), NULL },
    { "replace", 0, 0, G_OPTION_ARG_NONE, &replace, N_ ("Put it in the place of PLAN"), NULL },
    { NULL },
  };

  if (!offtake_command_parse ("import", entries, &argc, &argv, 1, 2))
    return OFFTAKE_EXIT_WRONG;
  if (!check_only && argc < 3) {
    g_printerr (_ (
        "offtake-cli import: says not where to; the call is \"offtake-cli import SRC PLAN.offtake\"\n"));
    return OFFTAKE_EXIT_WRONG;
  }
  plan = read_source (argv[1], &error);
  if (!plan)
    return offtake_command_fail (error);
  if (check_only)
    print_contents (plan);
  else if (!offtake_target_create (argv[2], plan, replace, &error))
    return offtake_command_fail (error);
  return OFFTAKE_EXIT_DONE;
}
