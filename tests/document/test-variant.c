/* SPDX-License-Identifier: MPL-2.0 */
#include "document/variant.h"

#include "base/error.h"
#include "lib/fixture.h"
#include "lib/wait.h"

typedef struct {
  char *dir;
  OfftakeDocument *document;
} Founding;

static void
set_up (Founding *self, gconstpointer unused)
{
  g_autoptr (OfftakePlan) plan = offtake_document_load_sample ("founding", NULL);
  g_autoptr (GError) error = NULL;

  self->dir = fixture_dir ();
  g_autofree char *path = g_build_filename (self->dir, "plan.offtake", NULL);
  self->document = offtake_document_create (path, plan, FALSE, &error);
  g_assert_no_error (error);
}

static void
tear_down (Founding *self, gconstpointer unused)
{
  g_clear_object (&self->document);
  fixture_remove_dir (self->dir);
}

static void
on_ready (GObject *source, GAsyncResult *result, gpointer data)
{
  g_assert_true (OFFTAKE_IS_DOCUMENT (source));
  *(GAsyncResult **) data = g_object_ref (result);
}

static gboolean
is_there (gpointer data)
{
  return *(gpointer *) data != NULL;
}

static gboolean
is_solved (gpointer document)
{
  return offtake_document_is_solved (document);
}

/* (transfer full); NULL with @error. */
static OfftakeVariant *
wait_for (GAsyncResult **result, GError **error)
{
  g_assert_true (wait_until (is_there, result));
  OfftakeVariant *variant = offtake_variant_finish (*result, error);

  g_clear_object (result);
  return variant;
}

static double
capacity (OfftakeSolution *solution)
{
  OfftakeNetwork *network = offtake_solution_get_network (solution);

  return offtake_solution_site (solution, offtake_network_find_period (network, "2030"),
                                offtake_network_find_site (network, "sierra-arc"))
      ->capacity_t;
}

/* The base plan is solved while a scenario is shown, and the reverse; the document stays as it is.
 */
static void
test_beside_what_is_shown (Founding *self, gconstpointer unused)
{
  GAsyncResult *first = NULL, *second = NULL;
  g_autoptr (GError) error = NULL;

  offtake_document_set_scenario (self->document, "phase-1-only");
  g_assert_true (wait_until (is_solved, self->document));
  offtake_variant_async (self->document, NULL, FALSE, NULL, on_ready, &first);
  offtake_variant_async (self->document, "phase-1-only", TRUE, NULL, on_ready, &second);
  g_autoptr (OfftakeVariant) base = wait_for (&first, &error);
  g_assert_no_error (error);
  g_autoptr (OfftakeVariant) phase = wait_for (&second, &error);
  g_assert_no_error (error);
  g_assert_null (base->checks);
  g_assert_nonnull (phase->checks);
  g_assert_cmpfloat (capacity (phase->solution), ==,
                     capacity (offtake_document_get_solution (self->document)));
  g_assert_cmpfloat (capacity (base->solution), >, capacity (phase->solution));
  g_assert_cmpstr (offtake_document_get_scenario (self->document), ==, "phase-1-only");
}

/* Of what is shown, not of the base plan; the document keeps the agreement. */
static void
test_without_agreement (Founding *self, gconstpointer unused)
{
  GAsyncResult *result = NULL;
  g_autoptr (GError) error = NULL;

  offtake_document_set_scenario (self->document, "phase-1-only");
  g_assert_true (wait_until (is_solved, self->document));
  offtake_variant_without_async (self->document, "aqms-6k-ni", NULL, on_ready, &result);
  g_autoptr (OfftakeVariant) without = wait_for (&result, &error);
  g_assert_no_error (error);
  OfftakeNetwork *network = offtake_solution_get_network (without->solution);
  g_assert_cmpuint (offtake_network_find_agreement (network, "aqms-6k-ni"), ==, OFFTAKE_NONE);
  g_assert_cmpuint (offtake_network_find_agreement (network, "aqms-6k-li"), !=, OFFTAKE_NONE);
  g_assert_cmpfloat (capacity (without->solution), ==,
                     capacity (offtake_document_get_solution (self->document)));
  g_assert_nonnull (without->checks);
  g_assert_nonnull (
      offtake_plan_find (offtake_document_get_plan (self->document), "agreements", "aqms-6k-ni"));
}

static void
test_unknown (Founding *self, gconstpointer unused)
{
  GAsyncResult *result = NULL;
  g_autoptr (GError) error = NULL;

  offtake_variant_async (self->document, "no-such", FALSE, NULL, on_ready, &result);
  g_assert_null (wait_for (&result, &error));
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  offtake_variant_without_async (self->document, "no-such", NULL, on_ready, &result);
  g_assert_null (wait_for (&result, &error));
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_NOT_FOUND);
}

/* The document may go while its variant is worked out. */
static void
test_cancelled (Founding *self, gconstpointer unused)
{
  GAsyncResult *result = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  offtake_variant_async (self->document, NULL, FALSE, cancellable, on_ready, &result);
  g_clear_object (&self->document);
  g_cancellable_cancel (cancellable);
  g_assert_null (wait_for (&result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, Founding, NULL, set_up, function, tear_down)
  ADD ("/document/variant/beside-what-is-shown", test_beside_what_is_shown);
  ADD ("/document/variant/without-agreement", test_without_agreement);
  ADD ("/document/variant/unknown", test_unknown);
  ADD ("/document/variant/cancelled", test_cancelled);
#undef ADD
  return g_test_run ();
}
