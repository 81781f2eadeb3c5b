/* SPDX-License-Identifier: MPL-2.0 */
#include "cli/command.h"

#include "config.h"

#include <glib/gi18n.h>

#include "base/error.h"
#include "cli/solved-plan.h"
#include "report/summary.h"

typedef struct {
  char **periods;
  char *paper, *scenario;
} Options;

static void
options_clear (Options *self)
{
  g_strfreev (self->periods);
  g_free (self->paper);
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

static gboolean
read_paper (const char *name, OfftakePageFormat *format, GError **error)
{
  OfftakePaper paper = OFFTAKE_PAPER_A4;

  if (name && !offtake_paper_parse (name, &paper)) {
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
                 _ ("--paper \"%s\": must be one of a4, letter"), name);
    return FALSE;
  }
  offtake_page_format_init (format, paper);
  return TRUE;
}

static gboolean
run (const char *path, const char *out, const Options *options, GError **error)
{
  g_autoptr (OfftakeSolvedPlan) solved = NULL;
  g_autoptr (OfftakeSummary) summary = NULL;
  OfftakeSummaryOptions summary_options;

  offtake_summary_options_init (&summary_options);
  if (!check_ending (out, error) || !read_paper (options->paper, &summary_options.format, error))
    return FALSE;
  solved = offtake_solved_plan_new (path, options->scenario, error);
  if (!solved)
    return FALSE;
  summary_options.periods = (const char *const *) options->periods;
  summary_options.scenario = options->scenario;
  summary_options.fingerprint = solved->fingerprint;
  summary = offtake_summary_new (solved->plan, solved->solution, &summary_options, error);
  return summary && offtake_summary_write_pdf (summary, out, error);
}

OfftakeExit
offtake_command_report (int argc, char **argv)
{
  g_auto (Options) options = { NULL };
  const GOptionEntry entries[] = {
    { "paper", 0, 0, G_OPTION_ARG_STRING, &options.paper, NULL, NULL },
    { "period", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.periods, NULL, NULL },
    { "scenario", 0, 0, G_OPTION_ARG_STRING, &options.scenario, NULL, NULL },
    { NULL },
  };
  g_autoptr (GError) error = NULL;

  if (!offtake_command_parse ("report", entries, &argc, &argv, 2, 2))
    return OFFTAKE_EXIT_WRONG;
  return run (argv[1], argv[2], &options, &error) ? OFFTAKE_EXIT_DONE
                                                  : offtake_command_fail (error);
}
