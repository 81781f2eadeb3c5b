/* SPDX-License-Identifier: MPL-2.0 */
#include "flows/compare-other.h"

#include "ui/stage.h"

static gboolean
is_there (gpointer other)
{
  return offtake_compare_other_get (other) != NULL;
}

static void
count (guint *n)
{
  (*n)++;
}

/* Another state comes in the background, and goes at once. */
static void
test_choose (void)
{
  g_autoptr (OfftakeView) view = stage_view ("founding");
  OfftakeDocument *document = offtake_view_get_document (view);
  g_autoptr (OfftakeCompareOther) other = offtake_compare_other_new ();
  guint n_changes = 0;

  g_signal_connect_swapped (other, "changed", G_CALLBACK (count), &n_changes);
  offtake_compare_other_choose (other, document, NULL);
  g_assert_false (is_there (other));
  offtake_compare_other_choose (other, document, "phase-1-only");
  stage_wait (is_there, other);
  g_assert_cmpstr (offtake_compare_other_get (other)->name, ==, "Phase 1 only");
  g_assert_cmpuint (n_changes, ==, 1);
  offtake_compare_other_refresh (other);
  g_assert_true (is_there (other));
  offtake_compare_other_choose (other, document, NULL);
  g_assert_false (is_there (other));
  g_assert_cmpuint (n_changes, ==, 2);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/compare-other/choose", test_choose);
  return stage_run ();
}
