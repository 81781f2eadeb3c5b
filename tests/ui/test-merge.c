/* SPDX-License-Identifier: MPL-2.0 */
#include "dialogs/merge.h"

#include <string.h>

#include "exchange/plan-json.h"
#include "lib/fixture.h"
#include "ui/stage.h"

static OfftakeAgreement *
first_of (OfftakePlan *plan)
{
  g_autoptr (OfftakeAgreement) first =
      g_list_model_get_item (offtake_plan_get_list (plan, "agreements"), 0);

  return first; /* the plan holds it */
}

static char *
write_plan (const char *dir, const char *name, OfftakePlan *plan)
{
  g_autofree char *text = offtake_plan_json_write (plan);
  char *path = g_build_filename (dir, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

/* Mine and theirs change the same title, theirs the notes too; theirs is chosen. One step of undo.
 */
static void
test_choice_for_a_conflict (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeDocument *document = offtake_window_get_document (window);
  OfftakeAgreement *mine = first_of (offtake_document_get_plan (document));
  g_autoptr (OfftakePlan) other = offtake_document_load_sample ("founding", NULL);
  g_autoptr (json_t) title = json_string ("Mine");
  char *dir = fixture_dir ();
  g_autofree char *base = write_plan (dir, "base.json", other);
  g_object_set (first_of (other), "title", "Theirs", "notes", "Of theirs", NULL);
  g_autofree char *theirs = write_plan (dir, "theirs.json", other);

  g_assert_true (offtake_document_set (document, OFFTAKE_RECORD (mine), "title", title, NULL));
  OfftakeMergeDialog *dialog = offtake_merge_show (window, theirs, base);
  g_assert_cmpuint (offtake_merge_dialog_n_conflicts (dialog), ==, 1);
  g_assert_true (stage_says (dialog, "Theirs"));
  offtake_merge_dialog_choose (dialog, 0, TRUE);
  g_assert_true (gtk_widget_get_sensitive (GTK_WIDGET (dialog)));
  for (guint i = 0;; i++) {
    GtkWidget *button = stage_find (dialog, GTK_TYPE_BUTTON, i);
    g_assert_nonnull (button);
    if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), "_Merge") == 0) {
      g_signal_emit_by_name (button, "clicked");
      break;
    }
  }
  stage_settle ();
  g_assert_cmpstr (mine->title, ==, "Theirs");
  g_assert_cmpstr (mine->notes, ==, "Of theirs");
  g_assert_true (offtake_document_undo (document, NULL));
  g_assert_cmpstr (mine->title, ==, "Mine");
  fixture_remove_dir (dir);
  stage_close (window);
}

static void
test_unreadable (void)
{
  OfftakeWindow *window = stage_open ("founding");

  g_assert_null (offtake_merge_show (window, "/no/such/plan.json", "/no/such/plan.json"));
  stage_settle ();
  stage_close (window);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/merge/choice", test_choice_for_a_conflict);
  g_test_add_func ("/ui/merge/unreadable", test_unreadable);
  return stage_run ();
}
