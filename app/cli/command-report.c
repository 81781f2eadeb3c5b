/* SPDX-License-Identifier: MPL-2.0 */
#include "cli/command.h"

#include "config.h"

#include <glib/gi18n.h>

#include "base/error.h"
#include "base/file.h"
#include "cli/page-options.h"
#include "cli/solved-plan.h"
#include "store/edition.h"
#include "store/plan-file.h"

typedef struct {
  OfftakePageOptions pages;
  char *scenario;
  gint64 edition; /* 0: the plan as it stands */
} Options;

static void
options_clear (Options *self)
{
  offtake_page_options_clear (&self->pages);
  g_free (self->scenario);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
check_ending (const char *out, GError **error)
{
  g_autofree char *small = g_ascii_strdown (out, -1);

  if (g_str_has_suffix (small, ".pdf"))
    return TRUE;
  g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
               _ ("%s: the summary is a PDF; its name must end in .pdf"), out);
  return FALSE;
}

/* The pages as they were sealed. */
static gboolean
run_edition (const char *path, const char *out, gint64 number, GError **error)
{
  g_autoptr (OfftakePlanFile) file = offtake_plan_file_read (path, error);
  g_autoptr (OfftakeEdition) edition =
      file ? offtake_edition_load (offtake_plan_file_get_database (file), number, error) : NULL;

  return edition && offtake_file_write (out, edition->pages, error);
}

static gboolean
run (const char *path, const char *out, Options *options, GError **error)
{
  g_autoptr (OfftakeSolvedPlan) solved = NULL;
  g_autoptr (OfftakeSummary) summary = NULL;
  OfftakeSummaryOptions summary_options;

  if (!check_ending (out, error) ||
      !offtake_page_options_apply (&options->pages, &summary_options, error))
    return FALSE;
  if (options->edition != 0)
    return run_edition (path, out, options->edition, error);
  solved = offtake_solved_plan_new (path, options->scenario, error);
  if (!solved)
    return FALSE;
  summary_options.scenario = options->scenario;
  summary_options.fingerprint = solved->fingerprint;
  summary = offtake_summary_new (solved->plan, solved->solution, &summary_options, error);
  return summary && offtake_summary_write_pdf (summary, out, error);
}

OfftakeExit
offtake_command_report (int argc, char **argv)
{
  g_auto (Options) options = { { NULL } };
  const GOptionEntry entries[] = {
    OFFTAKE_PAGE_OPTION_ENTRIES (options.pages),
    { "scenario", 0, 0, G_OPTION_ARG_STRING, &options.scenario, NULL, NULL },
    { "edition", 0, 0, G_OPTION_ARG_INT64, &options.edition, NULL, NULL },
    { NULL },
  };
  g_autoptr (GError) error = NULL;

  if (!offtake_command_parse ("report", entries, &argc, &argv, 2, 2))
    return OFFTAKE_EXIT_WRONG;
  return run (argv[1], argv[2], &options, &error) ? OFFTAKE_EXIT_DONE
                                                  : offtake_command_fail (error);
}
