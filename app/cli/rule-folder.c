/* SPDX-License-Identifier: MPL-2.0 */
#include "cli/rule-folder.h"

#include "config.h"

#include <glib/gi18n.h>

#include "base/error.h"

OfftakeRuleBook *
offtake_rule_folder_load (const char *folder, GError **error)
{
  OfftakeRuleBook *book;

  if (folder && !g_file_test (folder, G_FILE_TEST_IS_DIR)) {
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_NOT_FOUND,
                 _ ("--rules \"%s\": must be a folder with rule packs"), folder);
    return NULL;
  }
  book = offtake_rule_book_load (folder);
  for (guint i = 0; i < book->faults->len; i++)
    g_printerr ("offtake-cli: %s\n", (const char *) book->faults->pdata[i]);
  return book;
}
