/* SPDX-License-Identifier: MPL-2.0 */
#include "store/edition.h"

#include <string.h>

#include "base/error.h"
#include "lib/store.h"
#include "store/fingerprint.h"

static OfftakeEdition *
make (gint64 number)
{
  OfftakeEdition *self = offtake_edition_new ();

  self->number = number;
  self->title = g_strdup ("Board meeting");
  self->made = g_strdup ("2026-11-25");
  self->prepared_by = g_strdup ("");
  self->scenario = g_strdup ("");
  self->program = g_strdup ("1.2.3");
  self->model = g_bytes_new_static ("{}", 2);
  self->rules = g_bytes_new_static ("[]", 2);
  self->results = g_bytes_new_static ("[1]", 3);
  self->pages = g_bytes_new_static ("%PDF", 4);
  self->digest = offtake_edition_compute_digest (self);
  self->pages_digest = offtake_edition_compute_pages_digest (self);
  return self;
}

static OfftakeDatabase *
database_with_two (void)
{
  OfftakeDatabase *database = fixture_database ();
  g_autoptr (GError) error = NULL;

  for (gint64 number = 1; number <= 2; number++) {
    g_assert_cmpint (offtake_edition_next_number (database, &error), ==, number);
    g_autoptr (OfftakeEdition) edition = make (number);
    g_assert_true (offtake_edition_insert (database, edition, &error));
    g_assert_no_error (error);
  }
  return database;
}

static void
test_round_trip (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakeDatabase) database = database_with_two ();
  g_autoptr (GPtrArray) list = offtake_edition_list (database, &error);
  g_autoptr (OfftakeEdition) expected = make (2);
  g_autoptr (OfftakeEdition) edition = offtake_edition_load (database, 2, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 2);
  g_assert_null (((const OfftakeEdition *) list->pdata[0])->model);
  g_assert_cmpstr (edition->title, ==, expected->title);
  g_assert_cmpstr (edition->digest, ==, expected->digest);
  g_assert_true (g_bytes_equal (edition->results, expected->results));
  g_assert_true (g_bytes_equal (edition->pages, expected->pages));
  g_assert_true (offtake_fingerprint_check (database, &error));
}

/* Whatever is sealed is in the fingerprint, and texts do not run into each other. */
static void
test_digest (void)
{
  g_autoptr (OfftakeEdition) edition = make (1);
  g_autofree char *before = g_strdup (edition->digest);
  char **const texts[] = { &edition->title, &edition->made, &edition->prepared_by,
                           &edition->scenario, &edition->program };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autofree char *kept = g_steal_pointer (texts[i]);
    *texts[i] = g_strconcat (kept, "x", NULL);
    g_autofree char *after = offtake_edition_compute_digest (edition);
    g_assert_cmpstr (before, !=, after);
    g_free (*texts[i]);
    *texts[i] = g_steal_pointer (&kept);
  }
  edition->number = 2;
  g_autofree char *other = offtake_edition_compute_digest (edition);
  g_assert_cmpstr (before, !=, other);
  g_assert_cmpuint (strlen (before), ==, 64);
}

static void
test_not_found (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakeDatabase) empty = fixture_database (), database = database_with_two ();

  g_assert_null (offtake_edition_load (empty, 1, &error));
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (offtake_edition_load (database, 3, &error));
  g_assert_nonnull (strstr (error->message, "the newest is 2"));
}

static const char *const damages[] = {
  "UPDATE editions SET title = 'Other' WHERE number = 1",
  "UPDATE editions SET model = x'00' WHERE number = 1",
  "UPDATE editions SET model = rules WHERE number = 1",
  "UPDATE editions SET pages = model WHERE number = 1",
  "UPDATE editions SET digest = pages_digest WHERE number = 1",
};

static void
test_damaged (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (OfftakeDatabase) database = database_with_two ();
    fixture_execute (database, damages[i]);
    g_assert_null (offtake_edition_load (database, 1, &error));
    g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_DAMAGED);
    g_clear_error (&error);
    g_assert_false (offtake_fingerprint_check (database, &error));
    g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_DAMAGED);
  }
}

/* A number is given once; nothing is half-written. */
static void
test_twice (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakeDatabase) database = database_with_two ();
  g_autoptr (OfftakeEdition) edition = make (2);

  g_assert_false (offtake_edition_insert (database, edition, &error));
  g_assert_nonnull (error);
  g_assert_false (offtake_database_in_transaction (database));
  g_clear_error (&error);
  g_assert_true (offtake_fingerprint_check (database, &error));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/edition/round-trip", test_round_trip);
  g_test_add_func ("/store/edition/digest", test_digest);
  g_test_add_func ("/store/edition/not-found", test_not_found);
  g_test_add_func ("/store/edition/damaged", test_damaged);
  g_test_add_func ("/store/edition/twice", test_twice);
  return g_test_run ();
}
