/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Runs offtake-cli's commands in the process of the test and keeps what they print. */

#include "cli/command.h"

G_BEGIN_DECLS

typedef struct {
  OfftakeExit exit;
  char *output; /* what went to standard output */
  char *errors; /* what went to standard error */
} CliResult;

/* Runs "offtake-cli ARGUMENT..."; the arguments end with NULL. */
CliResult *cli_run (const char *argument, ...) G_GNUC_NULL_TERMINATED;
void       cli_result_free (CliResult *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliResult, cli_result_free)

/* Runs it, asserts exit 0 and silence on standard error, gives the output. (transfer full) */
char *cli_output (const char *argument, ...) G_GNUC_NULL_TERMINATED;

G_END_DECLS
