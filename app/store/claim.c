/* SPDX-License-Identifier: MPL-2.0 */
#include "store/claim.h"

#include <glib/gi18n.h>
#include <sys/stat.h>

#include "base/error.h"

struct _OfftakeClaim {
  char *key;       /* NULL: there was no such file, and nobody is kept away */
  gpointer holder; /* NULL while it is only looked into */
  GThread *owner;
};

static GMutex mutex;
static GHashTable *claims; /* key to claim */

static char *
key_of (const char *path)
{
  struct stat info;

  if (stat (path, &info) != 0)
    return NULL;
  return g_strdup_printf ("%" G_GUINT64_FORMAT ":%" G_GUINT64_FORMAT, (guint64) info.st_dev,
                          (guint64) info.st_ino);
}

OfftakeClaim *
offtake_claim_new (const char *path, gpointer *holder, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);
  g_autofree char *key = key_of (path);

  if (!claims)
    claims = g_hash_table_new (g_str_hash, g_str_equal);
  OfftakeClaim *other = key ? g_hash_table_lookup (claims, key) : NULL;
  *holder = other && other->owner == g_thread_self () ? other->holder : NULL;
  if (*holder)
    return NULL;
  if (other) {
    g_set_error (
        error, OFFTAKE_ERROR, OFFTAKE_ERROR_LOCKED,
        _ ("%s: this program has the plan open, or is just opening, reading or changing it; "
           "close it there, or wait until that is done"),
        path);
    return NULL;
  }
  OfftakeClaim *self = g_new0 (OfftakeClaim, 1);
  self->key = g_steal_pointer (&key);
  if (self->key)
    g_hash_table_insert (claims, self->key, self);
  return self;
}

void
offtake_claim_free (OfftakeClaim *self)
{
  g_mutex_lock (&mutex);
  if (self->key)
    g_hash_table_remove (claims, self->key);
  g_mutex_unlock (&mutex);
  g_free (self->key);
  g_free (self);
}

void
offtake_claim_hold (OfftakeClaim *self, gpointer holder)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);

  self->holder = holder;
  self->owner = g_thread_self ();
}

void
offtake_claim_set_owner (OfftakeClaim *self, GThread *owner)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);

  self->owner = owner;
}
