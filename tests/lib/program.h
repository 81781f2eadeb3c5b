/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* The real window program, run as a process of its own in a home of its own. */

#include "lib/atspi.h"

G_BEGIN_DECLS

typedef struct {
  GSubprocess *process;
  Accessible *root; /* of its accessible tree */
  char *log;        /* path of what it printed */
} Program;

/* Starts argv[0] with @home as home, settings and state kept there, and waits for its accessible
   tree. Any critical warning ends it. */
Program *program_start (const char *home, const char *const *argv);
/* Waits until it has ended by itself, asserts exit 0 and a log without warnings; frees. */
void program_finish (Program *self);
/* Kills it, as it stands (SIGKILL), and waits until it is gone; frees. */
void program_kill (Program *self);

/* Runs a program to its end and gives what it printed; asserts exit 0. (transfer full) */
char *program_output (const char *const *argv);

G_END_DECLS
