/* SPDX-License-Identifier: MPL-2.0 */
#include "lib/disk.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#define SECTOR 512

/* A write, or a truncation where there are no bytes. */
typedef struct {
  GBytes *bytes;
  gsize offset;
} Change;

/* A file's content as it is synced, and what has been done to it since. */
typedef struct {
  GByteArray *synced;
  GArray *changes; /* Change */
} Node;

/* A name that a folder got or lost since it was synced. Both halves of a rename have one number. */
typedef struct {
  char *path;
  Node *node; /* NULL: lost */
  guint number;
} Entry;

static struct {
  sqlite3_vfs vfs, *below;
  char *dir;
  GHashTable *live, *synced; /* path to Node */
  GArray *entries;           /* Entry */
  GPtrArray *nodes;          /* all there were: they live until the disk is detached */
  guint n_entries, count, cut_at, fail_at;
  int status;
  gboolean attached, cut, for_ever, reads_too;
} disk;

typedef struct {
  sqlite3_file base;
  Node *node;
  char *folder;
  gboolean syncs_folder; /* at its first sync, as SQLite does for a new journal */
  sqlite3_file *below;
} File;

static void
clear_change (gpointer data)
{
  g_clear_pointer (&((Change *) data)->bytes, g_bytes_unref);
}

static void
clear_entry (gpointer data)
{
  g_free (((Entry *) data)->path);
}

static void
node_free (gpointer data)
{
  Node *node = data;

  g_byte_array_unref (node->synced);
  g_array_unref (node->changes);
  g_free (node);
}

static Node *
node_new (void)
{
  Node *node = g_new0 (Node, 1);

  node->synced = g_byte_array_new ();
  node->changes = g_array_new (FALSE, FALSE, sizeof (Change));
  g_array_set_clear_func (node->changes, clear_change);
  g_ptr_array_add (disk.nodes, node);
  return node;
}

static void
put (GByteArray *bytes, gsize offset, const guchar *data, gsize size)
{
  gsize before = bytes->len;

  if (offset + size > before) {
    g_byte_array_set_size (bytes, (guint) (offset + size));
    memset (bytes->data + before, 0, offset + size - before);
  }
  memcpy (bytes->data + offset, data, size);
}

/* All of a change, or with @by_chance each of its sectors or not. */
static void
apply (GByteArray *bytes, const Change *change, gboolean by_chance)
{
  gsize size = 0, done = 0;
  const guchar *data = change->bytes ? g_bytes_get_data (change->bytes, &size) : NULL;

  if (!data) {
    if (change->offset < bytes->len && (!by_chance || g_test_rand_bit ()))
      g_byte_array_set_size (bytes, (guint) change->offset);
    return;
  }
  while (done < size) {
    gsize at = change->offset + done;
    gsize part = MIN (size - done, SECTOR - at % SECTOR);
    if (!by_chance || g_test_rand_bit ())
      put (bytes, at, data + done, part);
    done += part;
  }
}

static void
sync_node (Node *node)
{
  for (guint i = 0; i < node->changes->len; i++)
    apply (node->synced, &g_array_index (node->changes, Change, i), FALSE);
  g_array_set_size (node->changes, 0);
}

static void
set_entry (GHashTable *table, const char *path, Node *node)
{
  if (node)
    g_hash_table_insert (table, g_strdup (path), node);
  else
    g_hash_table_remove (table, path);
}

static void
change_entry (const char *path, Node *node, guint number)
{
  Entry entry = { g_strdup (path), node, number };

  g_array_append_val (disk.entries, entry);
  set_entry (disk.live, path, node);
}

/* There is one folder. */
static void
sync_folder (void)
{
  for (guint i = 0; i < disk.entries->len; i++) {
    Entry *entry = &g_array_index (disk.entries, Entry, i);
    set_entry (disk.synced, entry->path, entry->node);
  }
  g_array_set_size (disk.entries, 0);
}

/* Counts an operation. Not SQLITE_OK: it does not happen. */
static int
operate (gboolean is_read)
{
  if (is_read && !disk.reads_too)
    return disk.cut ? SQLITE_IOERR : SQLITE_OK;
  disk.count++;
  if (disk.cut_at && disk.count >= disk.cut_at)
    disk.cut = TRUE;
  if (disk.cut)
    return SQLITE_IOERR;
  if (disk.fail_at && (disk.for_ever ? disk.count >= disk.fail_at : disk.count == disk.fail_at))
    return disk.status;
  return SQLITE_OK;
}

static void
add_change (Node *node, GBytes *bytes, gsize offset)
{
  Change change = { bytes, offset };

  g_array_append_val (node->changes, change);
}

static int
file_close (sqlite3_file *base)
{
  File *file = (File *) base;
  int status = file->below->pMethods ? file->below->pMethods->xClose (file->below) : SQLITE_OK;

  g_free (file->below);
  g_free (file->folder);
  return status;
}

static int
file_read (sqlite3_file *base, void *data, int size, sqlite3_int64 offset)
{
  File *file = (File *) base;
  int status = operate (TRUE);

  return status ? status : file->below->pMethods->xRead (file->below, data, size, offset);
}

static int
file_write (sqlite3_file *base, const void *data, int size, sqlite3_int64 offset)
{
  File *file = (File *) base;
  int status = operate (FALSE);

  if (status)
    return status;
  add_change (file->node, g_bytes_new (data, (gsize) size), (gsize) offset);
  return file->below->pMethods->xWrite (file->below, data, size, offset);
}

static int
file_truncate (sqlite3_file *base, sqlite3_int64 size)
{
  File *file = (File *) base;
  int status = operate (FALSE);

  if (status)
    return status;
  add_change (file->node, NULL, (gsize) size);
  return file->below->pMethods->xTruncate (file->below, size);
}

static int
file_sync (sqlite3_file *base, int flags)
{
  File *file = (File *) base;
  int status = operate (FALSE);

  if (status)
    return status;
  sync_node (file->node);
  if (file->syncs_folder)
    sync_folder ();
  file->syncs_folder = FALSE;
  return SQLITE_OK;
}

static int
file_size (sqlite3_file *base, sqlite3_int64 *size)
{
  File *file = (File *) base;

  return file->below->pMethods->xFileSize (file->below, size);
}

static int
file_lock (sqlite3_file *base, int level)
{
  File *file = (File *) base;

  return file->below->pMethods->xLock (file->below, level);
}

static int
file_unlock (sqlite3_file *base, int level)
{
  File *file = (File *) base;

  return file->below->pMethods->xUnlock (file->below, level);
}

static int
file_check_lock (sqlite3_file *base, int *reserved)
{
  File *file = (File *) base;

  return file->below->pMethods->xCheckReservedLock (file->below, reserved);
}

static int
file_control (sqlite3_file *base, int operation, void *argument)
{
  return SQLITE_NOTFOUND;
}

static int
file_sector_size (sqlite3_file *base)
{
  return SECTOR;
}

static int
file_characteristics (sqlite3_file *base)
{
  return 0; /* promises nothing */
}

static const sqlite3_io_methods methods = {
  .iVersion = 1,
  .xClose = file_close,
  .xRead = file_read,
  .xWrite = file_write,
  .xTruncate = file_truncate,
  .xSync = file_sync,
  .xFileSize = file_size,
  .xLock = file_lock,
  .xUnlock = file_unlock,
  .xCheckReservedLock = file_check_lock,
  .xFileControl = file_control,
  .xSectorSize = file_sector_size,
  .xDeviceCharacteristics = file_characteristics,
};

static int
vfs_open (sqlite3_vfs *vfs, const char *path, sqlite3_file *base, int flags, int *out_flags)
{
  File *file = (File *) base;
  gboolean is_new = path && !g_hash_table_contains (disk.live, path);
  gboolean makes = is_new && flags & SQLITE_OPEN_CREATE;

  memset (file, 0, sizeof *file);
  int status = makes ? operate (FALSE) : SQLITE_OK;
  if (status)
    return status == SQLITE_FULL ? SQLITE_FULL : SQLITE_CANTOPEN;
  file->below = g_malloc0 ((gsize) disk.below->szOsFile);
  status = disk.below->xOpen (disk.below, path, file->below, flags, out_flags);
  if (status) {
    g_clear_pointer (&file->below, g_free);
    return status;
  }
  if (is_new)
    change_entry (path, node_new (), ++disk.n_entries);
  /* A file without a name is gone after a cut. */
  file->node = path ? g_hash_table_lookup (disk.live, path) : node_new ();
  file->syncs_folder = makes && flags & SQLITE_OPEN_MAIN_JOURNAL;
  file->base.pMethods = &methods;
  return SQLITE_OK;
}

static int
vfs_delete (sqlite3_vfs *vfs, const char *path, int syncs_folder)
{
  int status = operate (FALSE);

  if (status)
    return SQLITE_IOERR_DELETE;
  status = disk.below->xDelete (disk.below, path, 0);
  if (status == SQLITE_OK)
    change_entry (path, NULL, ++disk.n_entries);
  if (status == SQLITE_OK && syncs_folder)
    sync_folder ();
  return status;
}

static Node *
find_node (const char *path)
{
  return disk.attached && path ? g_hash_table_lookup (disk.live, path) : NULL;
}

/* These stand in for the library's functions in the whole test program. */
int
fsync (int descriptor)
{
  g_autofree char *link = g_strdup_printf ("/proc/self/fd/%d", descriptor);
  g_autofree char *path = disk.attached ? g_file_read_link (link, NULL) : NULL;
  Node *node = find_node (path);
  gboolean is_folder = path && strcmp (path, disk.dir) == 0;

  if (!node && !is_folder)
    return (int) syscall (SYS_fsync, descriptor);
  if (operate (FALSE)) {
    errno = EIO;
    return -1;
  }
  if (node)
    sync_node (node);
  else
    sync_folder ();
  return 0;
}

int
renameat2 (int from_folder, const char *from, int to_folder, const char *to, unsigned flags)
{
  Node *node = find_node (from);

  if (node && operate (FALSE)) {
    errno = EIO;
    return -1;
  }
  int status = (int) syscall (SYS_renameat2, from_folder, from, to_folder, to, flags);
  if (status == 0 && node) {
    disk.n_entries++;
    change_entry (to, node, disk.n_entries);
    change_entry (from, NULL, disk.n_entries);
  }
  return status;
}

int
rename (const char *from, const char *to)
{
  return renameat2 (AT_FDCWD, from, AT_FDCWD, to, 0);
}

static void
take_files (void)
{
  g_autoptr (GDir) folder = g_dir_open (disk.dir, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder))) {
    g_autofree char *path = g_build_filename (disk.dir, name, NULL);
    g_autofree char *bytes = NULL;
    gsize size = 0;
    Node *node = node_new ();
    g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
    g_byte_array_append (node->synced, (const guint8 *) bytes, (guint) size);
    set_entry (disk.live, path, node);
    set_entry (disk.synced, path, node);
  }
}

static void
prepare_vfs (void)
{
  disk.below = sqlite3_vfs_find (NULL);
  disk.vfs = *disk.below;
  disk.vfs.zName = "disk";
  disk.vfs.szOsFile = sizeof (File);
  disk.vfs.xOpen = vfs_open;
  disk.vfs.xDelete = vfs_delete;
}

void
disk_attach (const char *dir)
{
  g_assert_false (disk.attached);
  if (!disk.below)
    prepare_vfs ();
  disk.dir = g_strdup (dir);
  disk.live = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  disk.synced = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  disk.nodes = g_ptr_array_new_with_free_func (node_free);
  disk.entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (disk.entries, clear_entry);
  disk.count = disk.cut_at = disk.n_entries = 0;
  disk.cut = FALSE;
  disk_heal ();
  take_files ();
  sqlite3_vfs_register (&disk.vfs, 1);
  disk.attached = TRUE;
}

void
disk_detach (void)
{
  sqlite3_vfs_unregister (&disk.vfs);
  disk.attached = FALSE;
  g_clear_pointer (&disk.live, g_hash_table_unref);
  g_clear_pointer (&disk.synced, g_hash_table_unref);
  g_clear_pointer (&disk.entries, g_array_unref);
  g_clear_pointer (&disk.nodes, g_ptr_array_unref);
  g_clear_pointer (&disk.dir, g_free);
}

guint
disk_count (void)
{
  return disk.count;
}

void
disk_cut_at (guint operation)
{
  disk.cut_at = operation;
}

gboolean
disk_is_cut (void)
{
  return disk.cut;
}

static void
settle_entries (void)
{
  guint number = 0;
  gboolean lands = FALSE;

  for (guint i = 0; i < disk.entries->len; i++) {
    Entry *entry = &g_array_index (disk.entries, Entry, i);
    if (entry->number != number)
      lands = g_test_rand_bit ();
    number = entry->number;
    if (lands)
      set_entry (disk.synced, entry->path, entry->node);
  }
  g_array_set_size (disk.entries, 0);
}

void
disk_save (const char *target)
{
  GHashTableIter iterator;
  gpointer path, value;

  settle_entries ();
  g_hash_table_iter_init (&iterator, disk.synced);
  while (g_hash_table_iter_next (&iterator, &path, &value)) {
    Node *node = value;
    g_autofree char *name = g_path_get_basename (path);
    g_autofree char *copy = g_build_filename (target, name, NULL);
    for (guint i = 0; i < node->changes->len; i++)
      apply (node->synced, &g_array_index (node->changes, Change, i), TRUE);
    g_array_set_size (node->changes, 0);
    g_assert_true (g_file_set_contents_full (copy, (const char *) node->synced->data,
                                             node->synced->len, G_FILE_SET_CONTENTS_NONE, 0600,
                                             NULL));
  }
}

void
disk_fail_at (guint operation, int status, gboolean for_ever, gboolean reads_too)
{
  disk.fail_at = operation;
  disk.status = status;
  disk.for_ever = for_ever;
  disk.reads_too = reads_too;
}

void
disk_heal (void)
{
  disk_fail_at (0, SQLITE_OK, FALSE, FALSE);
}
