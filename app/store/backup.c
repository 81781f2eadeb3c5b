/* SPDX-License-Identifier: MPL-2.0 */
#include "store/backup.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/error.h"
#include "store/fingerprint.h"

#define HOUR G_GINT64_CONSTANT (3600)
#define DAY (24 * HOUR)
#define WEEK (7 * DAY)
#define MAX_SIZE ((gsize) 512 << 20)
#define ENDING ".offtake"
#define FORMAT "%Y-%m-%dT%H%M%SZ"

/* One backup is kept for each slot of this length, up to this age. */
static const struct {
  gint64 age, slot;
} ages[] = {
  { DAY, HOUR },
  { 31 * DAY, DAY },
  { 366 * DAY, WEEK },
};

void
offtake_backup_free (OfftakeBackup *self)
{
  g_free (self->path);
  g_free (self);
}

/* The name of the plan, so that a person finds it, and a hash of its path, so that two plans of one
   name do not mix. */
char *
offtake_backup_folder (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, path, -1);
  g_autofree char *folder = g_strdup_printf ("%s-%.12s", name, hash);

  return g_build_filename (g_get_user_data_dir (), "offtake", "backups", folder, NULL);
}

/* 0 for a file that is no backup. */
static gint64
time_of_name (const char *name)
{
  int year, month, day, hour, minute, second, end = 0;

  if (sscanf (name, "%4d-%2d-%2dT%2d%2d%2dZ" ENDING "%n", &year, &month, &day, &hour, &minute,
              &second, &end) != 6 ||
      end == 0 || name[end] != '\0')
    return 0;
  g_autoptr (GDateTime) time = g_date_time_new_utc (year, month, day, hour, minute, second);
  return time ? g_date_time_to_unix (time) : 0;
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  const OfftakeBackup *first = *(OfftakeBackup *const *) a, *second = *(OfftakeBackup *const *) b;

  return first->time > second->time ? -1 : first->time < second->time;
}

GPtrArray *
offtake_backup_list (const char *folder)
{
  GPtrArray *backups = g_ptr_array_new_with_free_func ((GDestroyNotify) offtake_backup_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir))) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    gint64 time = time_of_name (name);
    GStatBuf info;
    if (time <= 0 || g_stat (path, &info) != 0)
      continue;
    OfftakeBackup *backup = g_new0 (OfftakeBackup, 1);
    backup->path = g_steal_pointer (&path);
    backup->time = time;
    backup->size = (gsize) info.st_size;
    g_ptr_array_add (backups, backup);
  }
  g_ptr_array_sort (backups, compare_newest_first);
  return backups;
}

/* Two backups of one slot are one too many. -1: too old for any. */
static gint64
slot_of (const OfftakeBackup *backup, gint64 now)
{
  for (guint i = 0; i < G_N_ELEMENTS (ages); i++)
    if (now - backup->time < ages[i].age)
      return backup->time / ages[i].slot * (gint64) G_N_ELEMENTS (ages) + i;
  return -1;
}

GPtrArray *
offtake_backup_choose_old (GPtrArray *backups, gint64 now, gsize max_size)
{
  GPtrArray *old = g_ptr_array_new ();
  gint64 last_slot = -1;
  gsize size = 0;

  for (guint i = 0; i < backups->len; i++) {
    OfftakeBackup *backup = g_ptr_array_index (backups, i);
    gint64 slot = slot_of (backup, now);
    gboolean fits = size + backup->size <= max_size;
    if (i > 0 && (slot < 0 || slot == last_slot || !fits)) {
      g_ptr_array_add (old, backup);
      continue;
    }
    last_slot = slot;
    size += backup->size;
  }
  return old;
}

/* Whether the newest backup can be opened and holds a plan of these sums. */
static gboolean
holds_the_same (const char *sums, const OfftakeBackup *backup)
{
  g_autoptr (OfftakePlanFile) other = offtake_plan_file_read (backup->path, NULL);

  if (!other)
    return FALSE;
  g_autofree char *its = offtake_fingerprint_text (offtake_plan_file_get_database (other), NULL);
  return g_strcmp0 (sums, its) == 0;
}

static const OfftakeBackup *
find_newest (GPtrArray *backups)
{
  return backups->len > 0 ? g_ptr_array_index (backups, 0) : NULL;
}

static gboolean
is_old (const OfftakeBackup *newest, gint64 now)
{
  return !newest || now - newest->time >= HOUR;
}

gboolean
offtake_backup_is_due (const char *folder, gint64 now)
{
  g_autoptr (GPtrArray) backups = offtake_backup_list (folder);

  return is_old (find_newest (backups), now);
}

static void
remove_old (const char *folder, gint64 now)
{
  g_autoptr (GPtrArray) all = offtake_backup_list (folder);
  g_autoptr (GPtrArray) old = offtake_backup_choose_old (all, now, MAX_SIZE);

  for (guint i = 0; i < old->len; i++)
    g_unlink (((OfftakeBackup *) g_ptr_array_index (old, i))->path);
}

gboolean
offtake_backup_write (
    GBytes *bytes, const char *sums, const char *folder, gint64 now, gboolean *made, GError **error)
{
  g_autoptr (GPtrArray) before = offtake_backup_list (folder);
  const OfftakeBackup *newest = find_newest (before);
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (now);
  g_autofree char *stamp = g_date_time_format (time, FORMAT);
  g_autofree char *path = g_strconcat (folder, G_DIR_SEPARATOR_S, stamp, ENDING, NULL);

  *made = FALSE;
  if (!is_old (newest, now) || (newest && holds_the_same (sums, newest)))
    return TRUE;
  /* As secret as the plan may be. */
  if (g_mkdir_with_parents (folder, 0700) != 0) {
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_SYSTEM,
                 _ ("%s: the folder for backups cannot be made: %s"), folder, g_strerror (errno));
    return FALSE;
  }
  if (!offtake_plan_file_write (path, bytes, FALSE, NULL, error))
    return FALSE;
  *made = TRUE;
  remove_old (folder, now);
  return TRUE;
}

gboolean
offtake_backup_make (
    OfftakePlanFile *file, const char *folder, gint64 now, gboolean *made, GError **error)
{
  OfftakeDatabase *database = offtake_plan_file_get_database (file);
  g_autoptr (GBytes) bytes = NULL;
  gboolean unused = FALSE;

  if (made)
    *made = FALSE;
  if (!offtake_backup_is_due (folder, now))
    return TRUE;
  g_autofree char *sums = offtake_fingerprint_text (database, error);
  bytes = sums ? offtake_database_to_bytes (database, error) : NULL;
  return bytes && offtake_backup_write (bytes, sums, folder, now, made ? made : &unused, error);
}
