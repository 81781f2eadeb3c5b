/* SPDX-License-Identifier: MPL-2.0 */
#include "cli/command.h"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "cli/output.h"
#include "cli/solved-plan.h"
#include "document/document.h"
#include "exchange/agreements-table.h"
#include "exchange/plan-json.h"
#include "exchange/workbook.h"
#include "store/edition.h"
#include "store/plan-file.h"

static char *
write_plan (OfftakePlan *plan, const char *out)
{
  return g_str_has_suffix (out, ".csv") ? offtake_agreements_table_write_csv (plan)
                                        : offtake_plan_json_write (plan);
}

static gboolean
check_ending (const char *out, GError **error)
{
  static const char *const endings[] = { ".json", ".csv", ".xlsx" };

  if (strcmp (out, "-") == 0)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (out, endings[i]))
      return TRUE;
  g_set_error (
      error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
      _ ("%s: the name must end in .json, .csv or .xlsx, or be - for plan JSON on standard output"),
      out);
  return FALSE;
}

static gboolean
export_workbook (const char *path, const char *out, GError **error)
{
  g_autoptr (OfftakeSolvedPlan) solved = offtake_solved_plan_new (path, NULL, error);
  g_autoptr (OfftakeRuleBook) book = offtake_rule_book_load (NULL);

  if (!solved)
    return FALSE;
  g_autoptr (OfftakeCompliance) compliance =
      offtake_compliance_new (solved->plan, solved->solution, book, NULL, NULL, 0);
  g_autoptr (GBytes) bytes =
      offtake_workbook_write (solved->plan, solved->solution, compliance, error);
  return bytes && offtake_file_write (out, bytes, error);
}

/* Says on standard error what stays in the file alone. */
static void
tell_editions (const char *path)
{
  g_autoptr (OfftakePlanFile) file =
      offtake_plan_file_is_one (path) ? offtake_plan_file_read (path, NULL) : NULL;
  g_autoptr (GPtrArray) editions =
      file ? offtake_edition_list (offtake_plan_file_get_database (file), NULL) : NULL;

  if (editions && editions->len > 0)
    g_printerr (ngettext ("offtake-cli: %u sealed edition stays in %s alone\n",
                          "offtake-cli: %u sealed editions stay in %s alone\n", editions->len),
                editions->len, path);
}

static gboolean
export_plan (const char *path, const char *out, GError **error)
{
  g_autoptr (OfftakePlan) plan = NULL;
  g_autofree char *text = NULL;

  if (!check_ending (out, error))
    return FALSE;
  if (g_str_has_suffix (out, ".xlsx"))
    return export_workbook (path, out, error);
  plan = offtake_document_load_plan (path, error);
  if (!plan)
    return FALSE;
  text = write_plan (plan, out);
  if (!offtake_output_write (out, text, strlen (text), error))
    return FALSE;
  tell_editions (path);
  return TRUE;
}

OfftakeExit
offtake_command_export (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  if (!offtake_command_parse ("export", NULL, &argc, &argv, 2, 2))
    return OFFTAKE_EXIT_WRONG;
  if (!export_plan (argv[1], argv[2], &error))
    return offtake_command_fail (error);
  return OFFTAKE_EXIT_DONE;
}
