/* SPDX-License-Identifier: MPL-2.0 */
#include "import/reading.h"

#include "lib/fixture.h"
#include "lib/wait.h"

typedef struct {
  char *dir, *path;
  guint n_done;
  OfftakeCells *cells;
  const char *table;
  OfftakeImport *import;
  char *error;
} Fixture;

static void
set_up (Fixture *self, gconstpointer unused)
{
  self->dir = fixture_dir ();
  self->path = g_build_filename (self->dir, "a.csv", NULL);
  g_assert_true (
      g_file_set_contents (self->path, "seller;buyer;material\nA;B;Ni\nA;B;Co\n", -1, NULL));
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  g_clear_pointer (&self->cells, offtake_cells_free);
  g_clear_pointer (&self->import, offtake_import_free);
  g_free (self->error);
  g_free (self->path);
  fixture_remove_dir (self->dir);
}

static void
on_done (OfftakeReading *reading, const GError *error, gpointer data)
{
  Fixture *self = data;

  self->n_done++;
  self->error = g_strdup (error ? error->message : NULL);
  self->cells = offtake_reading_take_cells (reading, &self->table);
  self->import = offtake_reading_take_import (reading);
}

static gboolean
is_done (gpointer data)
{
  return ((Fixture *) data)->n_done > 0;
}

static void
test_cells (Fixture *self, gconstpointer unused)
{
  OfftakeReading *reading = offtake_reading_new_cells (self->path, 0, NULL, on_done, self);

  g_assert_true (wait_until (is_done, self));
  offtake_reading_free (reading);
  g_assert_cmpuint (offtake_cells_n_rows (self->cells), ==, 3);
  g_assert_cmpstr (self->table, ==, "agreements");
  g_assert_null (self->error);
}

static void
test_import (Fixture *self, gconstpointer unused)
{
  OfftakeReading *reading =
      offtake_reading_new_import (self->path, offtake_mapping_new (), "EUR", on_done, self);

  g_assert_true (wait_until (is_done, self));
  g_assert_cmpfloat (offtake_reading_get_fraction (reading), ==, 1);
  offtake_reading_free (reading);
  g_assert_cmpuint (self->import->n_rows, ==, 2);
  g_assert_cmpstr (offtake_plan_get_head (self->import->plan)->currency, ==, "EUR");
}

static void
test_missing (Fixture *self, gconstpointer unused)
{
  OfftakeReading *reading = offtake_reading_new_cells ("/nowhere/a.csv", 0, NULL, on_done, self);

  g_assert_true (wait_until (is_done, self));
  offtake_reading_free (reading);
  g_assert_null (self->cells);
  g_assert_nonnull (self->error);
}

/* Of two, only the one that is still waited for is told. */
static void
test_stopped (Fixture *self, gconstpointer unused)
{
  Fixture other = { 0 };
  OfftakeReading *first =
      offtake_reading_new_import (self->path, offtake_mapping_new (), "EUR", on_done, self);

  g_assert_cmpfloat (offtake_reading_get_fraction (first), <=, 1);
  offtake_reading_free (first);
  OfftakeReading *second = offtake_reading_new_cells (self->path, ';', "UTF-8", on_done, &other);
  g_assert_true (wait_until (is_done, &other));
  offtake_reading_free (second);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (self->n_done, ==, 0);
  g_clear_pointer (&other.cells, offtake_cells_free);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/ui/reading/cells", test_cells);
  ADD ("/ui/reading/import", test_import);
  ADD ("/ui/reading/missing", test_missing);
  ADD ("/ui/reading/stopped", test_stopped);
#undef ADD
  return g_test_run ();
}
