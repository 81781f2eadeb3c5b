/* SPDX-License-Identifier: MPL-2.0 */
#include "cli/command.h"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/error.h"
#include "cli/output.h"
#include "document/document.h"
#include "exchange/plan-json.h"

static gboolean export(const char *path, const char *out, GError **error)
{
  g_autoptr (OfftakePlan) plan = NULL;
  g_autofree char *text = NULL;

  if (strcmp (out, "-") != 0 && !g_str_has_suffix (out, ".json")) {
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
                 _ ("%s: the name must end in .json, or be - for standard output"), out);
    return FALSE;
  }
  plan = offtake_document_load_plan (path, error);
  if (!plan)
    return FALSE;
  text = offtake_plan_json_write (plan);
  return offtake_output_write (out, text, strlen (text), error);
}

OfftakeExit
offtake_command_export (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  if (!offtake_command_parse ("export", NULL, &argc, &argv, 2, 2))
    return OFFTAKE_EXIT_WRONG;
  if (!export(argv[1], argv[2], &error))
    return offtake_command_fail (error);
  return OFFTAKE_EXIT_DONE;
}
