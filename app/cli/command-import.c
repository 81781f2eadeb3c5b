/* SPDX-License-Identifier: MPL-2.0 */
#include "cli/command.h"

#include "config.h"

#include <glib/gi18n.h>

#include "base/error.h"
#include "cli/target.h"
#include "exchange/foreign.h"
#include "store/plan-file.h"

#define CURRENCY "USD" /* of what names none */

static OfftakeImport *
read_source (const char *path, const char *map, GError **error)
{
  g_autoptr (OfftakeMapping) mapping = map ? offtake_mapping_read_file (map, error) : NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  if (map && !mapping)
    return NULL;
  if (offtake_plan_file_is_one (path)) {
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
                 _ ("%s: is a plan file already; import reads plan JSON and other programs' files"),
                 path);
    return NULL;
  }
  return offtake_foreign_read_file (path, mapping, g_date_time_get_year (now), CURRENCY, error);
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

static void
print_lines (const GPtrArray *notes, void (*print) (const char *format, ...))
{
  for (guint i = 0; i < notes->len; i++) {
    const OfftakeImportNote *note = notes->pdata[i];
    print ("  %s: %s\n", note->place, note->reason);
  }
}

/* What does not come in, line by line, and what is left open: a dry run lists that too. */
static void
print_notes (const OfftakeImport *import, gboolean dry, void (*print) (const char *format, ...))
{
  if (import->refused->len > 0)
    print (_ ("refused: %u of %u\n"), import->refused->len, import->n_rows);
  print_lines (import->refused, print);
  if (import->questions->len == 0)
    return;
  print (dry ? _ ("open questions: %u\n") : _ ("open questions: %u; --check lists them\n"),
         import->questions->len);
  if (dry)
    print_lines (import->questions, print);
}

OfftakeExit
offtake_command_import (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakeImport) import = NULL;
  g_autofree char *map = NULL;
  gboolean check_only = FALSE, replace = FALSE;
  const GOptionEntry entries[] = {
    { "check", 0, 0, G_OPTION_ARG_NONE, &check_only, N_ ("Print what would come in"), NULL },
    { "replace", 0, 0, G_OPTION_ARG_NONE, &replace, N_ ("Put it in the place of PLAN"), NULL },
    { "map", 0, 0, G_OPTION_ARG_FILENAME, &map, N_ ("Which column is which field"), N_ ("FILE") },
    { NULL },
  };

  if (!offtake_command_parse ("import", entries, &argc, &argv, 1, 2))
    return OFFTAKE_EXIT_WRONG;
  if (!check_only && argc < 3) {
    g_printerr (_ (
        "offtake-cli import: says not where to; the call is \"offtake-cli import SRC PLAN.offtake\"\n"));
    return OFFTAKE_EXIT_WRONG;
  }
  import = read_source (argv[1], map, &error);
  if (!import)
    return offtake_command_fail (error);
  if (check_only) {
    print_contents (import->plan);
    print_notes (import, TRUE, g_print);
    return OFFTAKE_EXIT_DONE;
  }
  if (!offtake_target_create (argv[2], import->plan, replace, &error))
    return offtake_command_fail (error);
  print_notes (import, FALSE, g_printerr);
  return OFFTAKE_EXIT_DONE;
}
