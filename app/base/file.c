/* SPDX-License-Identifier: MPL-2.0 */
#include "base/file.h"

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"

static gboolean
fail (const char *path, int number, GError **error)
{
  const gboolean missing = number == ENOENT || number == ENOTDIR || number == EISDIR;

  g_set_error (error, OFFTAKE_ERROR, missing ? OFFTAKE_ERROR_NOT_FOUND : OFFTAKE_ERROR_SYSTEM,
               _ ("%s: cannot be written: %s"), path, g_strerror (number));
  return FALSE;
}

static gboolean
write_all (int fd, const char *data, gsize size)
{
  while (size > 0) {
    const ssize_t written = write (fd, data, size);
    if (written < 0 && errno == EINTR)
      continue;
    if (written <= 0)
      return FALSE;
    data += written;
    size -= (gsize) written;
  }
  return TRUE;
}

static gboolean
write_through (const char *path, const char *data, gsize size, GError **error)
{
  const int fd = g_open (path, O_WRONLY | O_CLOEXEC, 0);
  int number;

  if (fd < 0)
    return fail (path, errno, error);
  number = write_all (fd, data, size) ? 0 : errno;
  if (close (fd) != 0 && number == 0)
    number = errno;
  return number == 0 || fail (path, number, error);
}

/* The same folder and a temporary name, as GLib makes it; errors of GLib tell no errno, so the
   folder is looked at first. */
static gboolean
replace (const char *path, const char *data, gsize size, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *folder = g_path_get_dirname (path);
  struct stat info;

  if (g_stat (folder, &info) != 0)
    return fail (path, errno, error);
  if (!S_ISDIR (info.st_mode))
    return fail (path, ENOTDIR, error);
  if (g_file_set_contents_full (path, data, (gssize) size,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0666,
                                &local))
    return TRUE;
  g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_SYSTEM, _ ("%s: cannot be written: %s"), path,
               local->message);
  return FALSE;
}

gboolean
offtake_file_write (const char *path, GBytes *bytes, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *resolved =
      realpath (path, NULL); /* a link stays, what it leads to is replaced */
  struct stat info;

  if (!resolved || g_stat (resolved, &info) != 0)
    return replace (path, data, size, error);
  if (S_ISDIR (info.st_mode))
    return fail (path, EISDIR, error);
  if (!S_ISREG (info.st_mode))
    return write_through (path, data, size, error);
  return replace (resolved, data, size, error);
}
