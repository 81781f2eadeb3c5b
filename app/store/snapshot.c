/* SPDX-License-Identifier: MPL-2.0 */
#include "store/snapshot.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"

/* The holder keeps SQLite's lock for as long as it has the plan open, so that SQLite itself would
   not let anyone read. Its edits, though, are over in milliseconds, and while one is under way the
   header of the journal says so: a file that reads the same twice with a quiet journal before,
   between and after is a state between two edits. */

#define MAX_SIZE (G_GINT64_CONSTANT (1) << 30)
#define MAX_TRIES 50
#define PAUSE (10 * G_TIME_SPAN_MILLISECOND)
#define LOCK_BYTE 0x40000000 /* SQLite's lock range */
#define LOCK_LENGTH 512
#define JOURNAL_HEAD 8

static int
open_file (const char *path, GError **error)
{
  int descriptor = open (path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);

  if (descriptor >= 0)
    return descriptor;
  if (errno == ENOENT || errno == ENOTDIR)
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_NOT_FOUND, _ ("%s: there is no such file"),
                 path);
  else
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_SYSTEM, _ ("%s: cannot be read: %s"), path,
                 g_strerror (errno));
  return -1;
}

/* As many bytes as there are, up to @size. */
static gssize
read_all (int descriptor, guchar *bytes, gsize size)
{
  gsize done = 0;

  while (done < size) {
    gssize n = read (descriptor, bytes + done, size - done);
    if (n < 0 && errno == EINTR)
      continue;
    if (n < 0)
      return -1;
    if (n == 0)
      break;
    done += (gsize) n;
  }
  return (gssize) done;
}

static GBytes *
read_up_to (const char *path, gsize size, GError **error)
{
  int descriptor = open_file (path, error);

  if (descriptor < 0)
    return NULL;
  g_autofree guchar *bytes = g_malloc (MAX (size, 1));
  gssize n = read_all (descriptor, bytes, size);
  int number = errno;
  close (descriptor);
  if (n < 0) {
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_SYSTEM, _ ("%s: cannot be read: %s"), path,
                 g_strerror (number));
    return NULL;
  }
  return g_bytes_new_take (g_steal_pointer (&bytes), (gsize) n);
}

GBytes *
offtake_snapshot_header (const char *path, gsize size, GError **error)
{
  return read_up_to (path, size, error);
}

char *
offtake_snapshot_holder (const char *path)
{
  struct flock lock = {
    .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = LOCK_BYTE, .l_len = LOCK_LENGTH
  };
  int descriptor = open (path, O_RDWR | O_CLOEXEC);

  if (descriptor < 0)
    return NULL;
  int status = fcntl (descriptor, F_GETLK, &lock);
  close (descriptor);
  if (status != 0 || lock.l_type == F_UNLCK)
    return NULL;
  if (lock.l_pid <= 0)
    return g_strdup (_ ("a program on another computer"));

  g_autofree char *file = g_strdup_printf ("/proc/%d/comm", (int) lock.l_pid);
  g_autofree char *name = NULL;
  if (!g_file_get_contents (file, &name, NULL, NULL))
    return g_strdup_printf (_ ("process %d"), (int) lock.l_pid);
  return g_strdup_printf (_ ("%s (process %d)"), g_strstrip (name), (int) lock.l_pid);
}

gboolean
offtake_snapshot_has_hot_journal (const char *path)
{
  static const guchar quiet[JOURNAL_HEAD] = { 0 };
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  g_autoptr (GBytes) head = read_up_to (journal, JOURNAL_HEAD, NULL);

  return head && g_bytes_get_size (head) == JOURNAL_HEAD &&
         memcmp (g_bytes_get_data (head, NULL), quiet, JOURNAL_HEAD) != 0;
}

static GBytes *
read_once (const char *path, GError **error)
{
  GStatBuf info = { 0 };

  if (g_stat (path, &info) == 0 && info.st_size > MAX_SIZE) {
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
                 _ ("%s: the file is larger than 1 GB, which no plan is"), path);
    return NULL;
  }
  return read_up_to (path, (gsize) info.st_size, error);
}

GBytes *
offtake_snapshot_read (const char *path, GError **error)
{
  for (int try = 0; try < MAX_TRIES; try++) {
    if (try > 0)
      g_usleep (PAUSE);
    if (offtake_snapshot_has_hot_journal (path))
      continue;
    g_autoptr (GBytes) first = read_once (path, error);
    if (!first)
      return NULL;
    if (offtake_snapshot_has_hot_journal (path))
      continue;
    g_autoptr (GBytes) second = read_once (path, error);
    if (!second)
      return NULL;
    if (!offtake_snapshot_has_hot_journal (path) && g_bytes_equal (first, second))
      return g_steal_pointer (&first);
  }
  g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_LOCKED,
               _ ("%s: another program is writing the plan all the time; try again later"), path);
  return NULL;
}
