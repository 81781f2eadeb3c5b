/* SPDX-License-Identifier: MPL-2.0 */
#include "cli/command.h"

#include "config.h"

#include <glib/gi18n.h>

#include "base/error.h"
#include "document/verify.h"

static void
print (const char *path, const OfftakeVerification *result)
{
  if (result->version > 0) {
    g_print (_ ("%s: sound, file format %u\n"), path, result->version);
    g_print (ngettext ("%u undo step\n", "%u undo steps\n", result->n_steps), result->n_steps);
    if (result->n_editions > 0)
      g_print (ngettext ("%u sealed edition, as it was sealed\n",
                         "%u sealed editions, as they were sealed\n", result->n_editions),
               result->n_editions);
  } else {
    g_print (_ ("%s: sound plan JSON\n"), path);
  }
  g_print (ngettext ("%u record, every reference resolved\n",
                     "%u records, every reference resolved\n", result->n_records),
           result->n_records);
  g_print (ngettext ("%u balance, closed\n", "%u balances, all closed\n", result->n_balances),
           result->n_balances);
  if (result->n_open > 0)
    g_print (ngettext ("%u balance of a loop without a finite answer\n",
                       "%u balances of loops without a finite answer\n", result->n_open),
             result->n_open);
}

OfftakeExit
offtake_command_verify (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  OfftakeVerification result;

  if (!offtake_command_parse ("verify", NULL, &argc, &argv, 1, 1))
    return OFFTAKE_EXIT_WRONG;
  if (offtake_document_verify (argv[1], &result, &error)) {
    print (argv[1], &result);
    return OFFTAKE_EXIT_DONE;
  }
  OfftakeExit code = offtake_command_fail (error);
  gboolean is_file = g_file_test (argv[1], G_FILE_TEST_IS_REGULAR);
  return code == OFFTAKE_EXIT_WRONG && is_file ? OFFTAKE_EXIT_NO : code;
}
