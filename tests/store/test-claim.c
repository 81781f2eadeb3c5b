/* SPDX-License-Identifier: MPL-2.0 */
#include "store/claim.h"

#include <unistd.h>

#include "base/error.h"
#include "lib/fixture.h"

static char *
make_file (const char *dir)
{
  char *path = g_build_filename (dir, "plan", NULL);

  g_assert_true (g_file_set_contents (path, "x", 1, NULL));
  return path;
}

/* Whether another thread may claim the file; what it sees of a holder must be nothing. */
static gpointer
claim_elsewhere (gpointer path)
{
  gpointer holder = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakeClaim) claim = offtake_claim_new (path, &holder, &error);

  g_assert_null (holder);
  g_assert_true ((claim == NULL) == (error != NULL));
  if (error)
    g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_LOCKED);
  return GINT_TO_POINTER (claim != NULL);
}

static gboolean
can_claim_elsewhere (char *path)
{
  return GPOINTER_TO_INT (g_thread_join (g_thread_new ("claim", claim_elsewhere, path)));
}

/* By what the file is, not by what it is called; until the claim is freed. */
static void
test_one_at_a_time (void)
{
  char *dir = fixture_dir ();
  g_autofree char *path = make_file (dir);
  g_autofree char *link_path = g_build_filename (dir, "link", NULL);
  gpointer holder = NULL;
  OfftakeClaim *claim = offtake_claim_new (path, &holder, NULL);

  g_assert_cmpint (symlink (path, link_path), ==, 0);
  g_assert_nonnull (claim);
  g_assert_false (can_claim_elsewhere (link_path));
  g_assert_null (offtake_claim_new (link_path, &holder, NULL));
  g_assert_null (holder);
  offtake_claim_free (claim);
  g_assert_true (can_claim_elsewhere (path));
  fixture_remove_dir (dir);
}

/* Only the thread that has it open is told of what it has. */
static void
test_holder (void)
{
  char *dir = fixture_dir ();
  g_autofree char *path = make_file (dir);
  gpointer holder = NULL;
  int plan = 0;
  OfftakeClaim *claim = offtake_claim_new (path, &holder, NULL);
  g_autoptr (GError) error = NULL;

  offtake_claim_hold (claim, &plan);
  g_assert_null (offtake_claim_new (path, &holder, &error));
  g_assert_no_error (error);
  g_assert_true (holder == &plan);
  g_assert_false (can_claim_elsewhere (path));
  offtake_claim_set_owner (claim, NULL);
  g_assert_null (offtake_claim_new (path, &holder, &error));
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_LOCKED);
  g_assert_null (holder);
  offtake_claim_free (claim);
  fixture_remove_dir (dir);
}

/* What is not there keeps nobody away, also not when it is made meanwhile. */
static void
test_missing (void)
{
  char *dir = fixture_dir ();
  g_autofree char *path = g_build_filename (dir, "plan", NULL);
  gpointer holder = NULL;
  OfftakeClaim *claim = offtake_claim_new (path, &holder, NULL);

  g_assert_nonnull (claim);
  g_assert_true (can_claim_elsewhere (path));
  g_free (make_file (dir));
  g_assert_true (can_claim_elsewhere (path));
  offtake_claim_free (claim);
  fixture_remove_dir (dir);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/claim/one-at-a-time", test_one_at_a_time);
  g_test_add_func ("/store/claim/holder", test_holder);
  g_test_add_func ("/store/claim/missing", test_missing);
  return g_test_run ();
}
