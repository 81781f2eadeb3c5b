/* SPDX-License-Identifier: MPL-2.0 */
#include "exchange/mapping-store.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#include "base/error.h"
#include "base/file.h"

#define ENDING ".json"

static void
set_text (json_t *object, const char *key, const char *text)
{
  if (text)
    json_object_set_new (object, key, json_string (text));
}

json_t *
offtake_mapping_to_json (const OfftakeMapping *self)
{
  const char delimiter[] = { self->delimiter, '\0' }, decimal[] = { self->decimal, '\0' };
  json_t *object = json_object ();

  if (self->columns)
    json_object_set_new (object, "columns", json_deep_copy (self->columns));
  set_text (object, "delimiter", *delimiter ? delimiter : NULL);
  set_text (object, "decimal", *decimal ? decimal : NULL);
  set_text (object, "encoding", self->encoding);
  set_text (object, "currency", self->currency);
  set_text (object, "title", self->title);
  return object;
}

/* By the columns' names in their order, whatever file they stand in. */
static char *
path_for (const char *folder, const OfftakeCells *cells)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  guint n = offtake_cells_n_rows (cells) > 0 ? offtake_cells_row (cells, 0)->n : 0;

  for (guint i = 0; i < n; i++) {
    const char *header = offtake_cells_get (cells, 0, i);
    g_checksum_update (sum, (const guchar *) header, (gssize) strlen (header) + 1);
  }
  g_autofree char *name = g_strconcat (g_checksum_get_string (sum), ENDING, NULL);
  return g_build_filename (folder, name, NULL);
}

OfftakeMapping *
offtake_mapping_recall (const char *folder, const OfftakeCells *cells)
{
  g_autofree char *path = path_for (folder, cells);

  return g_file_test (path, G_FILE_TEST_IS_REGULAR) ? offtake_mapping_read_file (path, NULL) : NULL;
}

gboolean
offtake_mapping_keep (const OfftakeMapping *self,
                      const char *folder,
                      const OfftakeCells *cells,
                      GError **error)
{
  g_autofree char *path = path_for (folder, cells);
  g_autoptr (json_t) tree = offtake_mapping_to_json (self);
  g_autofree char *text = offtake_json_write (tree);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  if (g_mkdir_with_parents (folder, 0700) != 0) {
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_SYSTEM,
                 _ ("%s: the folder cannot be made: %s"), folder, g_strerror (errno));
    return FALSE;
  }
  return offtake_file_write (path, bytes, error);
}
