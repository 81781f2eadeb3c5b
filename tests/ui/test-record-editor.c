/* SPDX-License-Identifier: MPL-2.0 */
#include "record-editor/record-editor.h"

#include "record-editor/part-list.h"
#include "record-editor/texts-editor.h"
#include "ui/stage.h"

static GtkWidget *
select_record (OfftakeWindow *window, const char *list, const char *id)
{
  OfftakeView *view = offtake_window_get_view (window);

  offtake_view_select (view, offtake_plan_find (offtake_view_get_plan (view), list, id));
  stage_settle ();
  return stage_find (window, OFFTAKE_TYPE_RECORD_EDITOR, 0);
}

/* A recipe shows the fields of its form, and who uses it. */
static void
test_fields_and_users (void)
{
  OfftakeWindow *window = stage_open ("founding");
  GtkWidget *editor = select_record (window, "recipes", "hydromet");

  g_assert_true (stage_says (editor, "Sierra ARC"));
  g_assert_true (stage_says (editor, "Feeds"));
  g_assert_false (stage_says (editor, "Inputs"));
  select_record (window, "parties", "6k");
  g_assert_true (stage_says (editor, "PlusCAM"));
  g_assert_false (stage_says (editor, "Feeds"));
  stage_close (window);
}

/* Which fields a site has follows its kind. */
static void
test_fields_follow_the_kind (void)
{
  OfftakeWindow *window = stage_open ("founding");
  GtkWidget *editor = select_record (window, "sites", "ev-market");
  OfftakeRecord *site = offtake_view_get_selected (offtake_window_get_view (window));
  g_autoptr (json_t) source = json_string ("source");

  g_assert_false (stage_says (editor, "Country of extraction"));
  g_assert_true (
      offtake_document_set (offtake_window_get_document (window), site, "kind", source, NULL));
  stage_settle ();
  g_assert_true (stage_says (editor, "Country of extraction"));
  stage_close (window);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/record-editor/fields-and-users", test_fields_and_users);
  g_test_add_func ("/ui/record-editor/fields-follow-the-kind", test_fields_follow_the_kind);
  return stage_run ();
}
