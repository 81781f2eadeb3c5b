/* SPDX-License-Identifier: MPL-2.0 */
#include "cli/command.h"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cli/target.h"
#include "document/document.h"

#define DEFAULT_CURRENCY "USD"
#define DEFAULT_YEARS 10

/* A plan of nothing, named after its file, over the years to come. */
static OfftakePlan *
new_empty (const char *path)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  int year = g_date_time_get_year (now);
  char *ending = strrchr (name, '.');

  if (ending && ending != name)
    *ending = '\0';
  return offtake_plan_new (name, DEFAULT_CURRENCY, year, year + DEFAULT_YEARS);
}

static OfftakeExit
list_samples (void)
{
  const char *const *samples = offtake_document_samples ();

  for (guint i = 0; samples[i]; i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (OfftakePlan) plan = offtake_document_load_sample (samples[i], &error);

    if (!plan)
      return offtake_command_fail (error);
    g_print ("%-16s %s\n", samples[i], offtake_plan_get_head (plan)->title);
  }
  return OFFTAKE_EXIT_DONE;
}

OfftakeExit
offtake_command_new (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakePlan) plan = NULL;
  g_autofree char *sample = NULL;
  gboolean list = FALSE, replace = FALSE;
  const GOptionEntry entries[] = {
    { "sample", 0, 0, G_OPTION_ARG_STRING, &sample, N_ ("Begin with a sample"), "NAME" },
    { "list", 0, 0, G_OPTION_ARG_NONE, &list, N_ ("List the samples"), NULL },
    { "replace", 0, 0, G_OPTION_ARG_NONE, &replace, N_ ("Put it in the place of PLAN"), NULL },
    { NULL },
  };

  if (!offtake_command_parse ("new", entries, &argc, &argv, 0, 1))
    return OFFTAKE_EXIT_WRONG;
  if (list)
    return list_samples ();
  if (argc < 2) {
    g_printerr (
        _ ("offtake-cli new: says not where to; the call is \"offtake-cli new PLAN.offtake\"\n"));
    return OFFTAKE_EXIT_WRONG;
  }
  plan = sample ? offtake_document_load_sample (sample, &error) : new_empty (argv[1]);
  if (!plan || !offtake_target_create (argv[1], plan, replace, &error))
    return offtake_command_fail (error);
  return OFFTAKE_EXIT_DONE;
}
