/* SPDX-License-Identifier: MPL-2.0 */
#include "cli/command.h"

#include "config.h"

#include <glib/gi18n.h>

#include "base/error.h"
#include "cli/target.h"
#include "document/bring-in.h"
#include "exchange/foreign.h"
#include "store/plan-file.h"

#define CURRENCY "USD" /* of what names none */

static OfftakeImport *
read_source (const char *path, const char *map, const char *currency, GError **error)
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
  return offtake_foreign_read_file (path, mapping, g_date_time_get_year (now), currency, error);
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

static gboolean
bring_in (OfftakeImport *import, const char *path, GError **error)
{
  g_autoptr (OfftakeDocument) document = offtake_document_open (path, error);
  OfftakeBroughtIn brought;

  if (!document)
    return FALSE;
  if (!offtake_document_bring_in (document, import, &brought, error)) {
    g_prefix_error (error, "%s: ", path);
    return FALSE;
  }
  g_printerr (_ ("agreements added: %u, changed: %u; other records added: %u\n"), brought.added,
              brought.changed, brought.others);
  return TRUE;
}

/* The currency of the plan that is to take it in, where the source names none. */
static char *
currency_of (const char *path)
{
  g_autoptr (OfftakePlan) plan = path ? offtake_document_load_plan (path, NULL) : NULL;

  return g_strdup (plan ? offtake_plan_get_head (plan)->currency : CURRENCY);
}

OfftakeExit
offtake_command_import (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakeImport) import = NULL;
  g_autofree char *map = NULL;
  gboolean check_only = FALSE, replace = FALSE, into = FALSE;
  const GOptionEntry entries[] = {
    { "check", 0, 0, G_OPTION_ARG_NONE, &check_only, N_ ("Print what would come in"), NULL },
    { "into", 0, 0, G_OPTION_ARG_NONE, &into, N_ ("Into PLAN as it is, as one step of undo"),
      NULL },
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
  g_autofree char *currency = currency_of (into && argc > 2 ? argv[2] : NULL);
  import = read_source (argv[1], map, currency, &error);
  if (!import)
    return offtake_command_fail (error);
  if (check_only) {
    print_contents (import->plan);
    print_notes (import, TRUE, g_print);
    return OFFTAKE_EXIT_DONE;
  }
  if (into ? !bring_in (import, argv[2], &error)
           : !offtake_target_create (argv[2], import->plan, replace, &error))
    return offtake_command_fail (error);
  print_notes (import, FALSE, g_printerr);
  return OFFTAKE_EXIT_DONE;
}
