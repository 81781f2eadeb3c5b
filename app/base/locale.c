/* SPDX-License-Identifier: MPL-2.0 */
#include "base/locale.h"

#include "config.h"

#include <libintl.h>
#include <locale.h>

void
offtake_locale_init (void)
{
  const char *dir = g_file_test (OFFTAKE_BUILD_LOCALE_DIR, G_FILE_TEST_IS_DIR)
                        ? OFFTAKE_BUILD_LOCALE_DIR
                        : OFFTAKE_LOCALE_DIR;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, dir);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
