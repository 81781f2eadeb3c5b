/* SPDX-License-Identifier: MPL-2.0 */
#include "cli/target.h"

#include <glib/gi18n.h>

#include "base/error.h"
#include "store/plan-file.h"

gboolean
offtake_target_create (const char *path, OfftakePlan *plan, gboolean replace, GError **error)
{
  if (g_file_test (path, G_FILE_TEST_IS_DIR)) {
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
                 _ ("%s: is a folder; name the plan file to write, such as plan.offtake"), path);
    return FALSE;
  }
  if (!replace && g_file_test (path, G_FILE_TEST_EXISTS)) {
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
                 _ ("%s: is there already; --replace puts the new plan in its place"), path);
    return FALSE;
  }
  return offtake_plan_file_create (path, plan, replace, error);
}
