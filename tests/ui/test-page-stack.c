/* SPDX-License-Identifier: MPL-2.0 */
#include "page-stack.h"

#include "agreements/agreements-page.h"
#include "network/network-page.h"
#include "ui/stage.h"

static void
test_a_page_is_made_when_it_is_shown (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakePageStack *pages = offtake_window_get_pages (window);

  offtake_page_stack_show (pages, "flows");
  g_assert_null (stage_find (window, OFFTAKE_TYPE_NETWORK_PAGE, 0));
  offtake_page_stack_show (pages, "network");
  g_assert_cmpstr (offtake_page_stack_get_shown (pages), ==, "network");
  g_assert_nonnull (stage_find (window, OFFTAKE_TYPE_NETWORK_PAGE, 0));
  stage_close (window);
}

/* A page that is made late knows the plan, and one that was out of sight has caught up. */
static void
test_shows_records (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakePageStack *pages = offtake_window_get_pages (window);
  OfftakeView *view = offtake_window_get_view (window);

  offtake_page_stack_show_record (pages, OFFTAKE_RECORD (stage_agreement (view, "aqms-6k-ni")));
  g_assert_cmpstr (offtake_page_stack_get_shown (pages), ==, "agreements");
  g_assert_cmpstr (offtake_record_get_id (stage_selected (window)), ==, "aqms-6k-ni");
  offtake_page_stack_show_record (
      pages, offtake_plan_find (offtake_view_get_plan (view), "sites", "sierra-arc"));
  g_assert_cmpstr (offtake_page_stack_get_shown (pages), ==, "network");
  g_assert_cmpstr (offtake_record_get_id (stage_selected (window)), ==, "sierra-arc");
  stage_close (window);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/page-stack/a-page-is-made-when-it-is-shown",
                   test_a_page_is_made_when_it_is_shown);
  g_test_add_func ("/ui/page-stack/shows-records", test_shows_records);
  return stage_run ();
}
