/* SPDX-License-Identifier: MPL-2.0 */
#include "lib/memory.h"

#include <sqlite3.h>

static sqlite3_mem_methods below;
static struct {
  guint count, fail_at;
  gboolean for_ever;
} memory;

static gboolean
fails (void)
{
  memory.count++;
  if (memory.fail_at == 0)
    return FALSE;
  return memory.for_ever ? memory.count >= memory.fail_at : memory.count == memory.fail_at;
}

static void *
allocate (int size)
{
  return fails () ? NULL : below.xMalloc (size);
}

static void *
reallocate (void *block, int size)
{
  return fails () ? NULL : below.xRealloc (block, size);
}

void
memory_prepare (void)
{
  sqlite3_mem_methods methods;

  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_GETMALLOC, &below), ==, SQLITE_OK);
  methods = below;
  methods.xMalloc = allocate;
  methods.xRealloc = reallocate;
  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_MALLOC, &methods), ==, SQLITE_OK);
}

guint
memory_count (void)
{
  return memory.count;
}

void
memory_fail_at (guint allocation, gboolean for_ever)
{
  memory.count = 0;
  memory.fail_at = allocation;
  memory.for_ever = for_ever;
}

void
memory_heal (void)
{
  memory_fail_at (0, FALSE);
}
