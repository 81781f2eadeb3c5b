/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Exit codes of spec "offtake-cli". */
typedef enum {
  OFFTAKE_EXIT_DONE = 0,
  OFFTAKE_EXIT_NO = 1,     /* the answer is no: a rule fails, plans differ, a file is damaged */
  OFFTAKE_EXIT_WRONG = 2,  /* the call or the input is wrong */
  OFFTAKE_EXIT_SYSTEM = 3, /* disk full, permission */
} OfftakeExit;

/* A subcommand: argv[0] is its name. */
typedef struct {
  const char *name;
  OfftakeExit (*run) (int argc, char **argv);
  const char *synopsis; /* "import SRC PLAN.offtake [--check]" */
  const char *summary;  /* marked N_(): one line */
  const char *example;  /* a call that works */
} OfftakeCommand;

/* Every command, in the order of the help, ended by one without a name. */
const OfftakeCommand *offtake_commands (void);

/* Runs the command that argv[1] names. */
int offtake_command_run (int argc, char **argv);

/* Prints "offtake-cli: MESSAGE" on standard error and gives the exit code that fits the error. */
OfftakeExit offtake_command_fail (const GError *error);

/* Parses options and checks the number of what remains (argv without options, name first). On
   failure the message is printed and FALSE returned: exit with OFFTAKE_EXIT_WRONG. */
gboolean offtake_command_parse (const char *name, const GOptionEntry *entries, int *argc, char ***argv,
                                int min_arguments, int max_arguments);

/* One function per command, each in command-NAME.c. */
OfftakeExit offtake_command_assess (int argc, char **argv);
OfftakeExit offtake_command_bench (int argc, char **argv);
OfftakeExit offtake_command_chart (int argc, char **argv);
OfftakeExit offtake_command_check (int argc, char **argv);
OfftakeExit offtake_command_diff (int argc, char **argv);
OfftakeExit offtake_command_editions (int argc, char **argv);
OfftakeExit offtake_command_export (int argc, char **argv);
OfftakeExit offtake_command_import (int argc, char **argv);
OfftakeExit offtake_command_layout (int argc, char **argv);
OfftakeExit offtake_command_merge (int argc, char **argv);
OfftakeExit offtake_command_new (int argc, char **argv);
OfftakeExit offtake_command_report (int argc, char **argv);
OfftakeExit offtake_command_seal (int argc, char **argv);
OfftakeExit offtake_command_solve (int argc, char **argv);
OfftakeExit offtake_command_verify (int argc, char **argv);
OfftakeExit offtake_command_version (int argc, char **argv);

G_END_DECLS
