/* SPDX-License-Identifier: MPL-2.0 */
#include "cli/command.h"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cli/output.h"
#include "cli/target.h"
#include "document/document.h"
#include "document/merge.h"
#include "exchange/plan-json.h"

static OfftakeMerge *
merge_files (char **paths, OfftakePrefer prefer, GError **error)
{
  g_autoptr (OfftakePlan) base = offtake_document_load_plan (paths[0], error);
  g_autoptr (OfftakePlan) mine = base ? offtake_document_load_plan (paths[1], error) : NULL;
  g_autoptr (OfftakePlan) theirs = mine ? offtake_document_load_plan (paths[2], error) : NULL;

  return theirs ? offtake_merge_plans (base, mine, theirs, prefer) : NULL;
}

static void
print_conflicts (const OfftakeMerge *merge)
{
  g_printerr (
      ngettext (
          "offtake-cli merge: %u conflict; nothing is written. --ours or --theirs settles it\n",
          "offtake-cli merge: %u conflicts; nothing is written. --ours or --theirs settles them\n",
          merge->conflicts->len),
      merge->conflicts->len);
  for (guint i = 0; i < merge->conflicts->len; i++) {
    g_autofree char *line = offtake_conflict_format (merge->conflicts->pdata[i]);
    g_print ("%s\n", line);
  }
}

static gboolean
write_plan (const char *out, OfftakePlan *plan, gboolean replace, GError **error)
{
  if (strcmp (out, "-") != 0 && !g_str_has_suffix (out, ".json"))
    return offtake_target_create (out, plan, replace, error);
  g_autofree char *text = offtake_plan_json_write (plan);
  return offtake_output_write (out, text, strlen (text), error);
}

OfftakeExit
offtake_command_merge (int argc, char **argv)
{
  gboolean ours = FALSE, theirs = FALSE, replace = FALSE;
  const GOptionEntry entries[] = {
    { "ours", 0, 0, G_OPTION_ARG_NONE, &ours, N_ ("In a conflict take MINE"), NULL },
    { "theirs", 0, 0, G_OPTION_ARG_NONE, &theirs, N_ ("In a conflict take THEIRS"), NULL },
    { "replace", 0, 0, G_OPTION_ARG_NONE, &replace, N_ ("Put it in the place of OUT"), NULL },
    { NULL },
  };
  g_autoptr (GError) error = NULL;

  if (!offtake_command_parse ("merge", entries, &argc, &argv, 4, 4))
    return OFFTAKE_EXIT_WRONG;
  if (ours && theirs) {
    g_printerr (_ ("offtake-cli merge: --ours and --theirs exclude each other\n"));
    return OFFTAKE_EXIT_WRONG;
  }
  OfftakePrefer prefer = ours     ? OFFTAKE_PREFER_MINE
                         : theirs ? OFFTAKE_PREFER_THEIRS
                                  : OFFTAKE_PREFER_NONE;
  g_autoptr (OfftakeMerge) merge = merge_files (argv + 1, prefer, &error);
  if (!merge)
    return offtake_command_fail (error);
  if (merge->conflicts->len > 0) {
    print_conflicts (merge);
    return OFFTAKE_EXIT_NO;
  }
  if (!merge->plan) {
    g_printerr (_ ("offtake-cli merge: the changes do not fit together; nothing is written: %s\n"),
                merge->unsound);
    return OFFTAKE_EXIT_NO;
  }
  if (!write_plan (argv[4], merge->plan, replace, &error))
    return offtake_command_fail (error);
  return OFFTAKE_EXIT_DONE;
}
