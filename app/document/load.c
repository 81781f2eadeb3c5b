/* SPDX-License-Identifier: MPL-2.0 */
#include "document/document.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <string.h>

#include "base/error.h"
#include "base/resource.h"
#include "exchange/plan-json.h"
#include "store/plan-file.h"

#define SAMPLE_ENDING ".json"

static OfftakePlan *
load_file (const char *path, GError **error)
{
  g_autoptr (OfftakePlanFile) file = offtake_plan_file_read (path, error);

  return file ? offtake_plan_file_load (file, error) : NULL;
}

/* What it is counts, not what it is called; the ending decides what errors speak of. */
OfftakePlan *
offtake_document_load_plan (const char *path, GError **error)
{
  if (g_str_has_suffix (path, ".offtake") || offtake_plan_file_is_one (path))
    return load_file (path, error);
  if (!g_file_test (path, G_FILE_TEST_EXISTS)) {
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_NOT_FOUND, _ ("%s: there is no such file"),
                 path);
    return NULL;
  }
  OfftakePlan *plan = offtake_plan_json_read_file (path, error);
  if (!plan && !g_str_has_suffix (path, ".json"))
    g_prefix_error (error, "%s", _ ("Neither a plan file nor sound plan JSON: "));
  return plan;
}

const char *const *
offtake_document_samples (void)
{
  static char **names = NULL;

  if (names)
    return (const char *const *) names;
  names = offtake_resource_list ("samples");
  for (char **name = names; *name; name++)
    if (g_str_has_suffix (*name, SAMPLE_ENDING))
      (*name)[strlen (*name) - strlen (SAMPLE_ENDING)] = '\0';
  return (const char *const *) names;
}

OfftakePlan *
offtake_document_load_sample (const char *name, GError **error)
{
  g_autofree char *resource = g_strconcat ("samples/", name, SAMPLE_ENDING, NULL);
  g_autoptr (GBytes) bytes = NULL;
  gsize length = 0;

  if (g_strv_contains (offtake_document_samples (), name))
    bytes = offtake_resource_load (resource);
  if (!bytes) {
    g_autofree char *known = g_strjoinv (", ", (char **) offtake_document_samples ());
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_NOT_FOUND,
                 _ ("There is no sample \"%s\"; there are: %s"), name, known);
    return NULL;
  }
  const char *text = g_bytes_get_data (bytes, &length);
  return offtake_plan_json_read (text, length, resource, error);
}
