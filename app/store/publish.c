/* SPDX-License-Identifier: MPL-2.0 */
#include "store/publish.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/error.h"

static gboolean
fail (const char *path, int number, GError **error)
{
  if (number == EEXIST)
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
                 _ ("%s: there is a file of this name already; choose another name"), path);
  else if (number == ENOENT || number == ENOTDIR)
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_NOT_FOUND,
                 _ ("%s: the folder does not exist; choose another"), path);
  else
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_SYSTEM, _ ("%s: cannot be written: %s"), path,
                 g_strerror (number));
  return FALSE;
}

char *
offtake_publish_begin (const char *target, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (target);
  g_autofree char *name = g_path_get_basename (target);
  char *real = realpath (folder, NULL);

  if (!real) {
    fail (target, errno, error);
    return NULL;
  }
  g_autofree char *temporary = g_strdup_printf ("%s/.%s.XXXXXX", real, name);
  free (real);
  int descriptor = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0666);
  if (descriptor < 0) {
    fail (target, errno, error);
    return NULL;
  }
  close (descriptor);
  return g_steal_pointer (&temporary);
}

/* A folder is synced as a file is: the new name in it lasts only after this. */
static int
sync_path (const char *path, int flags)
{
  int descriptor = open (path, flags | O_CLOEXEC);

  if (descriptor < 0)
    return errno;
  int number = fsync (descriptor) == 0 ? 0 : errno;
  close (descriptor);
  return number;
}

static int
move (const char *temporary, const char *target, gboolean replace)
{
  if (replace)
    return rename (temporary, target) == 0 ? 0 : errno;
  if (renameat2 (AT_FDCWD, temporary, AT_FDCWD, target, RENAME_NOREPLACE) == 0)
    return 0;
  if (errno != EINVAL && errno != ENOSYS)
    return errno;
  /* A file system without RENAME_NOREPLACE: a link fails too where the name is taken. */
  if (link (temporary, target) != 0)
    return errno;
  return unlink (temporary) == 0 ? 0 : errno;
}

gboolean
offtake_publish_finish (const char *temporary, const char *target, gboolean replace, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (temporary);
  int number = sync_path (temporary, O_RDONLY);

  if (number == 0)
    number = move (temporary, target, replace);
  if (number == 0)
    number = sync_path (folder, O_RDONLY | O_DIRECTORY);
  if (number == 0)
    return TRUE;
  offtake_publish_abort (temporary);
  return fail (target, number, error);
}

void
offtake_publish_abort (const char *temporary)
{
  g_autofree char *journal = g_strconcat (temporary, "-journal", NULL);

  g_unlink (temporary);
  g_unlink (journal);
}
