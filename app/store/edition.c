/* SPDX-License-Identifier: MPL-2.0 */
#include "store/edition.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/error.h"
#include "store/fingerprint.h"
#include "store/packed.h"
#include "store/query.h"

#define TEXTS "title, made, prepared_by, scenario, program, digest, pages_digest"
#define N_TEXTS 7

OfftakeEdition *
offtake_edition_new (void)
{
  return g_new0 (OfftakeEdition, 1);
}

void
offtake_edition_free (OfftakeEdition *self)
{
  g_free (self->title);
  g_free (self->made);
  g_free (self->prepared_by);
  g_free (self->scenario);
  g_free (self->program);
  g_free (self->digest);
  g_free (self->pages_digest);
  g_clear_pointer (&self->model, g_bytes_unref);
  g_clear_pointer (&self->rules, g_bytes_unref);
  g_clear_pointer (&self->results, g_bytes_unref);
  g_clear_pointer (&self->pages, g_bytes_unref);
  g_free (self);
}

/* With the byte that ends it, so that no two lists of texts look the same. */
static void
add_text (GChecksum *checksum, const char *text)
{
  g_checksum_update (checksum, (const guchar *) text, (gssize) strlen (text) + 1);
}

static void
add_bytes (GChecksum *checksum, GBytes *bytes)
{
  g_autofree char *digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

  add_text (checksum, digest);
}

char *
offtake_edition_compute_digest (const OfftakeEdition *self)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, self->number);

  add_text (checksum, "offtake-edition/1");
  add_text (checksum, number);
  add_text (checksum, self->title);
  add_text (checksum, self->made);
  add_text (checksum, self->prepared_by);
  add_text (checksum, self->scenario);
  add_text (checksum, self->program);
  add_bytes (checksum, self->model);
  add_bytes (checksum, self->rules);
  add_bytes (checksum, self->results);
  return g_strdup (g_checksum_get_string (checksum));
}

char *
offtake_edition_compute_pages_digest (const OfftakeEdition *self)
{
  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, self->pages);
}

gint64
offtake_edition_next_number (OfftakeDatabase *database, GError **error)
{
  g_autoptr (OfftakeQuery) query =
      offtake_query (database, "SELECT coalesce (max (number), 0) + 1 FROM editions", "");
  gint64 number = offtake_query_next (query) ? offtake_query_integer (query, 0) : 0;

  return offtake_query_check (query, error) ? number : 0;
}

static gboolean
insert_row (OfftakeDatabase *database, const OfftakeEdition *self, GError **error)
{
  g_autoptr (GBytes) model = offtake_packed_new (self->model);
  g_autoptr (GBytes) rules = offtake_packed_new (self->rules);
  g_autoptr (GBytes) results = offtake_packed_new (self->results);
  g_autoptr (GBytes) pages = offtake_packed_new (self->pages);
  g_autoptr (OfftakeQuery) query = offtake_query (
      database,
      "INSERT INTO editions (number, " TEXTS ", model, rules, results, pages)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      "itttttttbbbb", self->number, self->title, self->made, self->prepared_by, self->scenario,
      self->program, self->digest, self->pages_digest, model, rules, results, pages);

  return offtake_query_run (query, error) &&
         offtake_fingerprint_add_edition (database, self->number, error);
}

gboolean
offtake_edition_insert (OfftakeDatabase *database, const OfftakeEdition *self, GError **error)
{
  if (!offtake_database_begin (database, error))
    return FALSE;
  if (insert_row (database, self, error))
    return offtake_database_commit (database, error);
  offtake_database_rollback (database);
  return FALSE;
}

/* Of a row whose first columns are the number and the texts. */
static OfftakeEdition *
read_texts (OfftakeQuery *query)
{
  OfftakeEdition *self = offtake_edition_new ();
  char **const texts[N_TEXTS] = { &self->title,       &self->made,    &self->prepared_by,
                                  &self->scenario,    &self->program, &self->digest,
                                  &self->pages_digest };

  self->number = offtake_query_integer (query, 0);
  for (int i = 0; i < N_TEXTS; i++)
    *texts[i] = g_strdup (offtake_query_text (query, i + 1, NULL));
  return self;
}

GPtrArray *
offtake_edition_list (OfftakeDatabase *database, GError **error)
{
  g_autoptr (GPtrArray) list =
      g_ptr_array_new_with_free_func ((GDestroyNotify) offtake_edition_free);
  g_autoptr (OfftakeQuery) query =
      offtake_query (database, "SELECT number, " TEXTS " FROM editions ORDER BY number", "");

  while (offtake_query_next (query))
    g_ptr_array_add (list, read_texts (query));
  return offtake_query_check (query, error) ? g_steal_pointer (&list) : NULL;
}

static GBytes *
read_packed (OfftakeQuery *query, int column, GError **error)
{
  g_autoptr (GBytes) packed = offtake_query_bytes (query, column);

  return packed ? offtake_packed_open (packed, error) : NULL;
}

static gboolean
read_contents (OfftakeEdition *self, OfftakeQuery *query, GError **error)
{
  GBytes **const contents[] = { &self->model, &self->rules, &self->results, &self->pages };

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++) {
    *contents[i] = read_packed (query, N_TEXTS + 1 + (int) i, error);
    if (!*contents[i])
      return FALSE;
  }
  return TRUE;
}

static gboolean
check (OfftakeDatabase *database, const OfftakeEdition *self, GError **error)
{
  g_autofree char *digest = offtake_edition_compute_digest (self);
  g_autofree char *pages_digest = offtake_edition_compute_pages_digest (self);

  if (strcmp (digest, self->digest) == 0 && strcmp (pages_digest, self->pages_digest) == 0)
    return TRUE;
  g_set_error (
      error, OFFTAKE_ERROR, OFFTAKE_ERROR_DAMAGED,
      _ ("%s: edition %u is not what was sealed: its content does not have the fingerprint %s"),
      offtake_database_get_name (database), (guint) self->number, self->digest);
  return FALSE;
}

static void
set_not_found (OfftakeDatabase *database, gint64 number, GError **error)
{
  gint64 last = offtake_edition_next_number (database, NULL) - 1;
  g_autofree char *asked = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  if (last > 0)
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_NOT_FOUND,
                 _ ("%s: there is no edition %s; the newest is %u"),
                 offtake_database_get_name (database), asked, (guint) last);
  else
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_NOT_FOUND,
                 _ ("%s: there is no edition %s; none was sealed yet"),
                 offtake_database_get_name (database), asked);
}

OfftakeEdition *
offtake_edition_load (OfftakeDatabase *database, gint64 number, GError **error)
{
  g_autoptr (OfftakeQuery) query = offtake_query (
      database,
      "SELECT number, " TEXTS ", model, rules, results, pages FROM editions WHERE number = ?", "i",
      number);

  if (!offtake_query_next (query)) {
    if (offtake_query_check (query, error))
      set_not_found (database, number, error);
    return NULL;
  }
  g_autoptr (OfftakeEdition) self = read_texts (query);
  if (!read_contents (self, query, error)) {
    g_prefix_error (error, "%s: ", offtake_database_get_name (database));
    return NULL;
  }
  return check (database, self, error) ? g_steal_pointer (&self) : NULL;
}
