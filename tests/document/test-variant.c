/* SPDX-License-Identifier: MPL-2.0 */
#include "document/variant.h"

#include "lib/fixture.h"
#include "lib/wait.h"

static void
on_variant (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  *(OfftakeVariant **) data = offtake_variant_finish (result, &error);
  g_assert_no_error (error);
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
test_beside_what_is_shown (void)
{
  char *dir = fixture_dir ();
  g_autofree char *path = g_build_filename (dir, "plan.offtake", NULL);
  g_autoptr (OfftakePlan) plan = offtake_document_load_sample ("founding", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakeDocument) document = offtake_document_create (path, plan, FALSE, &error);
  OfftakeVariant *base = NULL, *phase = NULL;

  g_assert_no_error (error);
  offtake_document_set_scenario (document, "phase-1-only");
  g_assert_true (wait_until (is_solved, document));
  offtake_variant_async (document, NULL, FALSE, NULL, on_variant, &base);
  offtake_variant_async (document, "phase-1-only", TRUE, NULL, on_variant, &phase);
  g_assert_true (wait_until (is_there, &base));
  g_assert_true (wait_until (is_there, &phase));
  g_assert_null (base->checks);
  g_assert_nonnull (phase->checks);
  g_assert_cmpfloat (capacity (phase->solution), ==,
                     capacity (offtake_document_get_solution (document)));
  g_assert_cmpfloat (capacity (base->solution), >, capacity (phase->solution));
  offtake_variant_free (base);
  offtake_variant_free (phase);
  offtake_document_close (document);
  fixture_remove_dir (dir);
}

static void
on_failed (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static void
test_unknown_scenario (void)
{
  char *dir = fixture_dir ();
  g_autofree char *path = g_build_filename (dir, "plan.offtake", NULL);
  g_autoptr (OfftakePlan) plan = offtake_document_load_sample ("founding", NULL);
  g_autoptr (OfftakeDocument) document = offtake_document_create (path, plan, FALSE, NULL);
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;

  offtake_variant_async (document, "no-such", FALSE, NULL, on_failed, &result);
  g_assert_true (wait_until (is_there, &result));
  g_assert_null (offtake_variant_finish (result, &error));
  g_assert_nonnull (error);
  g_object_unref (result);
  offtake_document_close (document);
  fixture_remove_dir (dir);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/variant/beside-what-is-shown", test_beside_what_is_shown);
  g_test_add_func ("/document/variant/unknown-scenario", test_unknown_scenario);
  return g_test_run ();
}
