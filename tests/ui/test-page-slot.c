/* SPDX-License-Identifier: MPL-2.0 */
#include "page-slot.h"

#include "period-bar.h"
#include "ui/stage.h"

/* Any pane will do. */
static void
test_makes_its_page_when_it_is_asked_for (void)
{
  g_autoptr (OfftakeView) view = stage_view ("founding");
  OfftakePageSlot *slot = g_object_ref_sink (g_object_new (
      OFFTAKE_TYPE_PAGE_SLOT, "page-type", OFFTAKE_TYPE_PERIOD_BAR, "view", view, NULL));

  g_assert_null (adw_bin_get_child (ADW_BIN (slot)));
  gpointer page = offtake_page_slot_get_page (slot);
  g_assert_true (OFFTAKE_IS_PERIOD_BAR (page));
  g_assert_true (offtake_pane_get_view (page) == view);
  g_assert_true (offtake_page_slot_get_page (slot) == page);
  g_object_set (slot, "view", NULL, NULL);
  g_assert_null (offtake_pane_get_view (page));
  g_assert_finalize_object (slot);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/page-slot/makes-its-page-when-it-is-asked-for",
                   test_makes_its_page_when_it_is_asked_for);
  return stage_run ();
}
