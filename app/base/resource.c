/* SPDX-License-Identifier: MPL-2.0 */
#include "base/resource.h"

#include <gio/gio.h>
#include <stdlib.h>
#include <string.h>

#include "core-resources.h"

#define PREFIX "/io/github/offtake/Offtake/"

/* Through the whole of GIO's resources and not through our own alone, so that a test can lay a
   resource of its own over them (G_RESOURCE_OVERLAYS). */
static char *
path_of (const char *name)
{
  offtake_core_get_resource (); /* registers it */
  return g_strconcat (PREFIX, name, NULL);
}

GBytes *
offtake_resource_load (const char *name)
{
  g_autofree char *path = path_of (name);

  return g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
}

static int
compare (const void *a, const void *b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

char **
offtake_resource_list (const char *folder)
{
  g_autofree char *path = path_of (folder);
  char **names = g_resources_enumerate_children (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  if (!names)
    return g_new0 (char *, 1);
  qsort (names, g_strv_length (names), sizeof (char *), compare);
  return names;
}
