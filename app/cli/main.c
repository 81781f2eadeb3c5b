/* SPDX-License-Identifier: MPL-2.0 */
#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <signal.h>

#include "base/locale.h"
#include "cli/command.h"

int
main (int argc, char **argv)
{
  signal (SIGXFSZ, SIG_IGN); /* a full quota is an error of write(), not our end */
  offtake_locale_init ();
  return offtake_command_run (argc, argv);
}
