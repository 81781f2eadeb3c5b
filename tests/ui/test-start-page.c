/* SPDX-License-Identifier: MPL-2.0 */
#include "start-page.h"

#include "lib/fixture.h"
#include "plan-files.h"
#include "settings.h"
#include "ui/stage.h"

static void
test_offers_samples_and_recent_plans (void)
{
  char *dir = fixture_dir ();
  g_autofree char *path = g_build_filename (dir, "Our market.offtake", NULL);
  GtkWidget *window = g_object_new (OFFTAKE_TYPE_WINDOW, NULL);

  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  g_settings_reset (offtake_settings_get (), "recent-plans");
  offtake_plan_files_remember (path);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);

  GtkWidget *page = stage_find (window, OFFTAKE_TYPE_START_PAGE, 0);
  g_assert_true (stage_says (page, "Our market"));
  g_assert_true (stage_says (page, dir));
  g_assert_true (stage_says (page, "Sierra ARC to PlusCAM"));
  stage_close (OFFTAKE_WINDOW (window));
  fixture_remove_dir (dir);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/start-page/offers-samples-and-recent-plans",
                   test_offers_samples_and_recent_plans);
  return stage_run ();
}
