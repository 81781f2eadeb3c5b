/* SPDX-License-Identifier: MPL-2.0 */
#include "cli/command.h"

#include "config.h"

OfftakeExit
offtake_command_version (int argc, char **argv)
{
  if (!offtake_command_parse ("version", NULL, &argc, &argv, 0, 0))
    return OFFTAKE_EXIT_WRONG;
  g_print ("offtake %s\n", OFFTAKE_VERSION);
  return OFFTAKE_EXIT_DONE;
}
