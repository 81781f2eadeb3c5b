/* SPDX-License-Identifier: MPL-2.0 */
#include "dialogs/new-record.h"

#include "ui/stage.h"

static void
type (GtkWidget *dialog, guint row, const char *text)
{
  GtkWidget *entry = stage_find (dialog, ADW_TYPE_ENTRY_ROW, row);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

static gboolean
can_add (GtkWidget *dialog)
{
  return adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "add");
}

static void
add (GtkWidget *dialog)
{
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "add");
  gtk_window_destroy (GTK_WINDOW (dialog));
  stage_settle ();
}

/* Adding waits until what is asked for is there and right. */
static void
test_waits_for_answers (void)
{
  OfftakeWindow *window = stage_open ("founding");
  GtkWidget *dialog = offtake_new_record_show (window, "parties");

  g_assert_false (can_add (dialog));
  type (dialog, 0, "Acme");
  g_assert_false (can_add (dialog));
  type (dialog, 1, "XX");
  g_assert_false (can_add (dialog));
  type (dialog, 1, "fr");
  g_assert_true (can_add (dialog));
  add (dialog);
  g_assert_cmpstr (OFFTAKE_PARTY (stage_selected (window))->country, ==, "FR");
  stage_close (window);
}

static void
test_composition_from_formula (void)
{
  OfftakeWindow *window = stage_open ("founding");
  GtkWidget *dialog = offtake_new_record_show (window, "materials");

  type (dialog, 0, "Nickel hydroxide");
  type (dialog, 1, "Ni(OH");
  g_assert_false (can_add (dialog));
  type (dialog, 1, "Ni(OH)2");
  g_assert_true (can_add (dialog));
  add (dialog);
  g_assert_cmpfloat_with_epsilon (
      offtake_fractions_get (OFFTAKE_MATERIAL (stage_selected (window))->composition, "Ni"),
      0.633102139, 1e-9);
  stage_close (window);
}

/* A site with a party of its own is one step. */
static void
test_made_along (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeView *view = offtake_window_get_view (window);
  GListModel *parties = offtake_plan_get_list (offtake_view_get_plan (view), "parties");
  GListModel *sites = offtake_plan_get_list (offtake_view_get_plan (view), "sites");
  guint n_parties = g_list_model_get_n_items (parties), n_sites = g_list_model_get_n_items (sites);
  GtkWidget *dialog = offtake_new_record_show (window, "sites");
  GtkDropDown *party = GTK_DROP_DOWN (stage_find (dialog, GTK_TYPE_DROP_DOWN, 0));

  type (dialog, 0, "Mine");
  g_assert_true (can_add (dialog));
  gtk_drop_down_set_selected (party, n_parties);
  g_assert_false (can_add (dialog));
  type (dialog, 1, "Acme");
  type (dialog, 2, "US");
  g_assert_true (can_add (dialog));
  add (dialog);
  g_assert_cmpstr (OFFTAKE_SITE (stage_selected (window))->party, ==, "acme");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  g_assert_cmpuint (g_list_model_get_n_items (parties), ==, n_parties);
  g_assert_cmpuint (g_list_model_get_n_items (sites), ==, n_sites);
  stage_close (window);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/new-record/waits-for-answers", test_waits_for_answers);
  g_test_add_func ("/ui/new-record/composition-from-formula", test_composition_from_formula);
  g_test_add_func ("/ui/new-record/made-along", test_made_along);
  return stage_run ();
}
