/* SPDX-License-Identifier: MPL-2.0 */
#include "cli/command.h"

#include "config.h"

#include <glib/gi18n.h>

#include "base/error.h"
#include "base/period.h"
#include "cli/page-options.h"
#include "document/seal.h"
#include "engine/solve.h"
#include "store/plan-file.h"

typedef struct {
  OfftakePageOptions pages;
  char *title, *by, *date, *scenario;
} Options;

static void
options_clear (Options *self)
{
  offtake_page_options_clear (&self->pages);
  g_free (self->title);
  g_free (self->by);
  g_free (self->date);
  g_free (self->scenario);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
read_day (const char *text, guint32 *day, GError **error)
{
  guint32 given = text ? offtake_day_parse (text) : *day;

  if (given == 0) {
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
                 _ ("--date \"%s\": must be a day, as 2026-11-25"), text);
    return FALSE;
  }
  *day = given;
  return TRUE;
}

static OfftakeSolution *
solve (OfftakePlan *base, const char *scenario, GError **error)
{
  g_autoptr (OfftakePlan) plan =
      scenario ? offtake_plan_apply_scenario (base, scenario, error) : g_object_ref (base);
  g_autoptr (OfftakeNetwork) network = plan ? offtake_network_compile (plan, error) : NULL;

  return network ? offtake_solve (network, NULL, error) : NULL;
}

static OfftakePlanFile *
open_file (const char *path, GError **error)
{
  g_autoptr (OfftakePlanFile) file = offtake_plan_file_open (path, NULL, error);

  if (!file || offtake_plan_file_check_editable (file, error))
    return g_steal_pointer (&file);
  g_prefix_error (error, "%s: ", path);
  return NULL;
}

static OfftakeEdition *
seal (const char *path, Options *options, GError **error)
{
  OfftakeSealOptions seal_options;
  g_autoptr (OfftakePlanFile) file = NULL;

  offtake_seal_options_init (&seal_options);
  seal_options.title = options->title;
  seal_options.prepared_by = options->by;
  if (!offtake_page_options_apply (&options->pages, &seal_options.pages, error) ||
      !read_day (options->date, &seal_options.made, error))
    return NULL;
  file = open_file (path, error);
  g_autoptr (OfftakePlan) plan = file ? offtake_plan_file_load (file, error) : NULL;
  g_autoptr (OfftakeSolution) solution = plan ? solve (plan, options->scenario, error) : NULL;
  if (!solution)
    return NULL;

  OfftakeDatabase *database = offtake_plan_file_get_database (file);
  gint64 number = offtake_edition_next_number (database, error);
  g_autoptr (OfftakeEdition) edition =
      number > 0
          ? offtake_seal_new (plan, options->scenario, solution, number, &seal_options, error)
          : NULL;
  if (!edition || !offtake_edition_insert (database, edition, error))
    return NULL;
  return g_steal_pointer (&edition);
}

OfftakeExit
offtake_command_seal (int argc, char **argv)
{
  g_auto (Options) options = { { NULL } };
  const GOptionEntry entries[] = {
    { "title", 0, 0, G_OPTION_ARG_STRING, &options.title, NULL, NULL },
    { "by", 0, 0, G_OPTION_ARG_STRING, &options.by, NULL, NULL },
    { "date", 0, 0, G_OPTION_ARG_STRING, &options.date, NULL, NULL },
    { "scenario", 0, 0, G_OPTION_ARG_STRING, &options.scenario, NULL, NULL },
    OFFTAKE_PAGE_OPTION_ENTRIES (options.pages),
    { NULL },
  };
  g_autoptr (GError) error = NULL;

  if (!offtake_command_parse ("seal", entries, &argc, &argv, 1, 1))
    return OFFTAKE_EXIT_WRONG;
  g_autoptr (OfftakeEdition) edition = seal (argv[1], &options, &error);
  if (!edition)
    return offtake_command_fail (error);
  g_print (_ ("Edition %u: SHA-256 %s\n"), (guint) edition->number, edition->digest);
  return OFFTAKE_EXIT_DONE;
}
