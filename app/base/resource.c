/* SPDX-License-Identifier: MPL-2.0 */
#include "base/resource.h"

#include <gio/gio.h>
#include <stdlib.h>
#include <string.h>

#include "core-resources.h"

#define PREFIX "/io/github/offtake/Offtake/"

GBytes *
offtake_resource_load (const char *name)
{
  g_autofree char *path = g_strconcat (PREFIX, name, NULL);

  return g_resource_lookup_data (offtake_core_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE,
                                 NULL);
}

static int
compare (const void *a, const void *b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

char **
offtake_resource_list (const char *folder)
{
  g_autofree char *path = g_strconcat (PREFIX, folder, NULL);
  char **names = g_resource_enumerate_children (offtake_core_get_resource (), path,
                                                G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  if (!names)
    return g_new0 (char *, 1);
  qsort (names, g_strv_length (names), sizeof (char *), compare);
  return names;
}
