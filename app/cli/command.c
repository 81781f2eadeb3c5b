/* SPDX-License-Identifier: MPL-2.0 */
#include "cli/command.h"

#include "config.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"

static const OfftakeCommand commands[] = {
  { "bench", offtake_command_bench,
    "bench [engine] [--sites N]... [--topology regional|hub|random]... [--periods N] | "
    "bench edit [--plan PLAN | --sample NAME] | bench sankey [--sites N]...",
    N_ ("Measures the engine, the edits of a plan or charts, as JSON lines"),
    "offtake-cli bench engine --sites 10000 --topology hub" },
  { "new", offtake_command_new, "new PLAN.offtake [--sample NAME] [--replace] | new --list",
    N_ ("Makes a plan: an empty one, or a sample"),
    "offtake-cli new plan.offtake --sample founding" },
  { "import", offtake_command_import,
    "import SRC PLAN.offtake [--map FILE] [--into] [--replace] | import SRC --check [--map FILE]",
    N_ ("Makes a plan of plan JSON, agreements or flows, takes them into one, or checks what would "
        "come in"),
    "offtake-cli import plan.json plan.offtake" },
  { "export", offtake_command_export, "export PLAN OUT.json|OUT.csv|OUT.xlsx",
    N_ ("Writes a plan as plan JSON (to standard output for -), its agreements as CSV, or a workbook"),
    "offtake-cli export plan.offtake plan.json" },
  { "chart", offtake_command_chart,
    "chart PLAN OUT [--period P] [--scenario ID] [--measure goods|element|carbon|value] [--element E] "
    "[--colour material|origin|status|compliance] [--group site|party|country|stage] "
    "[--compare P] [--compare-scenario ID] [--print colour|patterns|bw] [--width W] [--height H] [--scale N] "
    "[--dpi N] [--text] [--with-data]",
    N_ ("The flows of a period as a Sankey diagram: SVG, PDF or PNG; --text keeps words as text in an "
        "SVG, --with-data writes the figures beside the picture"),
    "offtake-cli chart plan.offtake flows.svg --period 2030 --measure element --element Ni" },
  { "layout", offtake_command_layout, "layout GRAPH OUT [--width W] [--height H] [--time N]",
    N_ ("Lays out a graph as a Sankey diagram"), "offtake-cli layout graph.json layout.json" },
  { "report", offtake_command_report,
    "report PLAN OUT.pdf [--paper a4|letter] [--period P]... [--section NAME]... [--language LL] "
    "[--scenario ID] | report PLAN OUT.pdf --edition N",
    N_ ("The compliance summary as a PDF"),
    "offtake-cli report plan.offtake summary.pdf --period 2030" },
  { "seal", offtake_command_seal,
    "seal PLAN.offtake [--title T] [--by NAME] [--date D] [--scenario ID] [--paper a4|letter] "
    "[--period P]... [--section NAME]... [--language LL]",
    N_ ("Seals an edition: plan, rules, results and pages, kept in the file with a SHA-256"),
    "offtake-cli seal plan.offtake --title 'Board meeting' --by 'A. Planner'" },
  { "editions", offtake_command_editions,
    "editions PLAN [--json] | editions PLAN --compare N [--with M] [--json] | "
    "editions PLAN --extract N OUT.pdf|OUT.json|OUT.rules.json|OUT.results.json",
    N_ ("Lists sealed editions, compares them with the plan or another, or takes one out"),
    "offtake-cli editions plan.offtake --compare 1" },
  { "solve", offtake_command_solve,
    "solve PLAN [--period P]... [--scenario ID] [--mode contracted|optimised] [--json]",
    N_ ("Flows, balances, origins, carbon and money of every period"),
    "offtake-cli solve plan.offtake --period 2027 --json" },
  { "check", offtake_command_check,
    "check PLAN [--rule ID]... [--period P]... [--scenario ID] [--rules DIR] [--fix] [--json]",
    N_ ("Every rule on every product and year, with the evidence"),
    "offtake-cli check plan.offtake --rule eu-art8 --period 2031" },
  { "assess", offtake_command_assess, "assess [--rules DIR] [--json]",
    N_ ("One rule on the facts given as JSON on standard input"),
    "echo '{\"rule\": \"us-baba\", \"us_component_cost\": 56, \"component_cost\": 100}' | offtake-cli assess" },
  { "diff", offtake_command_diff, "diff A B [--json]",
    N_ ("What changed between two plans, by record and field"),
    "offtake-cli diff before.offtake after.offtake" },
  { "merge", offtake_command_merge, "merge BASE MINE THEIRS OUT [--ours|--theirs] [--replace]",
    N_ ("Brings two versions of a plan together, and lists conflicts"),
    "offtake-cli merge base.offtake mine.offtake theirs.offtake merged.offtake" },
  { "verify", offtake_command_verify, "verify PLAN",
    N_ ("Whether a plan is sound: file, schema, references, balances"),
    "offtake-cli verify plan.offtake" },
  { "version", offtake_command_version, "version", N_ ("The version of the program"),
    "offtake-cli version" },
  { NULL, NULL, NULL, NULL, NULL },
};

const OfftakeCommand *
offtake_commands (void)
{
  return commands;
}

static const OfftakeCommand *
find (const char *name)
{
  for (const OfftakeCommand *command = commands; command->name; command++)
    if (strcmp (command->name, name) == 0)
      return command;
  return NULL;
}

static OfftakeExit
help (const char *name)
{
  const OfftakeCommand *command = name ? find (name) : NULL;

  if (name && !command) {
    g_printerr (_ ("offtake-cli: there is no command \"%s\"; see \"offtake-cli help\"\n"), name);
    return OFFTAKE_EXIT_WRONG;
  }
  if (command) {
    g_print ("offtake-cli %s\n\n  %s\n\n%s\n  %s\n", command->synopsis, _ (command->summary),
             _ ("Example:"), command->example);
    return OFFTAKE_EXIT_DONE;
  }
  g_print ("%s\n\n", _ ("Usage: offtake-cli COMMAND [ARGUMENT]..."));
  for (command = commands; command->name; command++)
    g_print ("  %-10s %s\n", command->name, _ (command->summary));
  g_print ("\n%s\n", _ ("\"offtake-cli help COMMAND\" tells more about one."));
  return OFFTAKE_EXIT_DONE;
}

/* What was printed may never have arrived: on a full disk, nothing says so before. */
static int
check_output (OfftakeExit exit)
{
  g_autoptr (GError) error = NULL;

  if (exit == OFFTAKE_EXIT_SYSTEM || (fflush (stdout) == 0 && !ferror (stdout)))
    return exit;
  g_set_error (&error, OFFTAKE_ERROR, OFFTAKE_ERROR_SYSTEM,
               _ ("standard output: writing failed: %s"), g_strerror (errno));
  return offtake_command_fail (error);
}

static gboolean
asks_for_help (const char *argument)
{
  return strcmp (argument, "--help") == 0 || strcmp (argument, "-h") == 0;
}

int
offtake_command_run (int argc, char **argv)
{
  if (argc < 2) {
    help (NULL);
    return OFFTAKE_EXIT_WRONG;
  }
  if (strcmp (argv[1], "help") == 0 || asks_for_help (argv[1]))
    return help (argc > 2 ? argv[2] : NULL);

  const OfftakeCommand *command = find (argv[1]);
  if (!command || (argc == 3 && asks_for_help (argv[2])))
    return help (argv[1]);
  return check_output (command->run (argc - 1, argv + 1));
}

OfftakeExit
offtake_command_fail (const GError *error)
{
  g_printerr ("offtake-cli: %s\n", error->message);
  if (g_error_matches (error, OFFTAKE_ERROR, OFFTAKE_ERROR_SYSTEM) ||
      g_error_matches (error, OFFTAKE_ERROR, OFFTAKE_ERROR_DATABASE))
    return OFFTAKE_EXIT_SYSTEM;
  if (error->domain == G_FILE_ERROR || error->domain == G_IO_ERROR)
    return error->code == G_FILE_ERROR_NOENT ||
                   g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND)
               ? OFFTAKE_EXIT_WRONG
               : OFFTAKE_EXIT_SYSTEM;
  return OFFTAKE_EXIT_WRONG;
}

gboolean
offtake_command_parse (const char *name,
                       const GOptionEntry *entries,
                       int *argc,
                       char ***argv,
                       int min_arguments,
                       int max_arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);

  g_option_context_set_help_enabled (context, FALSE);
  if (entries)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, argc, argv, &error)) {
    g_printerr ("offtake-cli %s: %s\n", name, error->message);
    return FALSE;
  }
  if (*argc - 1 < min_arguments || *argc - 1 > max_arguments) {
    g_printerr (_ ("offtake-cli %s: wrong number of arguments; the call is \"offtake-cli %s\"\n"),
                name, find (name)->synopsis);
    return FALSE;
  }
  return TRUE;
}
