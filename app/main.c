/* SPDX-License-Identifier: MPL-2.0 */
#include "application.h"

int
main (int argc, char **argv)
{
  return offtake_ui_run (argc, argv);
}
