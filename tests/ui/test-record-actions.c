/* SPDX-License-Identifier: MPL-2.0 */
#include "record-actions.h"

#include "dialogs/new-record.h"
#include "ui/stage.h"

static void
act (OfftakeWindow *window, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (window), action, NULL);
  stage_settle ();
}

static GtkWindow *
dialog_of (OfftakeWindow *window)
{
  g_autoptr (GList) all = gtk_window_list_toplevels ();

  for (GList *l = all; l; l = l->next)
    if (ADW_IS_MESSAGE_DIALOG (l->data) &&
        gtk_window_get_transient_for (l->data) == (void *) window)
      return l->data;
  return NULL;
}

static void
respond (OfftakeWindow *window, const char *response)
{
  GtkWindow *dialog = dialog_of (window);

  g_assert_nonnull (dialog);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), response);
  gtk_window_destroy (dialog);
  stage_settle ();
}

static guint
count (OfftakeWindow *window, const char *list)
{
  return g_list_model_get_n_items (
      offtake_plan_get_list (offtake_view_get_plan (offtake_window_get_view (window)), list));
}

static OfftakeRecord *
select_record (OfftakeWindow *window, const char *list, const char *id)
{
  OfftakeView *view = offtake_window_get_view (window);
  OfftakeRecord *record = offtake_plan_find (offtake_view_get_plan (view), list, id);

  g_assert_nonnull (record);
  offtake_view_select (view, record);
  return record;
}

/* The copy is selected; undo takes it away again. */
static void
test_duplicate (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeView *view = offtake_window_get_view (window);
  guint n = count (window, "agreements");

  select_record (window, "agreements", "packs-in");
  act (window, "win.duplicate");
  g_assert_cmpuint (count (window, "agreements"), ==, n + 1);
  g_assert_cmpstr (offtake_record_get_id (offtake_view_get_selected (view)), ==, "packs-in-2");
  act (window, "win.undo");
  g_assert_cmpuint (count (window, "agreements"), ==, n);
  stage_close (window);
}

/* What nothing uses goes at once, and comes back. */
static void
test_delete_unused (void)
{
  OfftakeWindow *window = stage_open ("founding");
  guint n = count (window, "agreements");

  select_record (window, "agreements", "packs-in");
  act (window, "win.duplicate");
  act (window, "win.delete");
  g_assert_null (dialog_of (window));
  g_assert_cmpuint (count (window, "agreements"), ==, n);
  g_assert_null (offtake_view_get_selected (offtake_window_get_view (window)));
  act (window, "win.undo");
  g_assert_cmpuint (count (window, "agreements"), ==, n + 1);
  stage_close (window);
}

/* What is in use asks first, and says what would go with it; all of it is one step. */
static void
test_delete_used (void)
{
  OfftakeWindow *window = stage_open ("founding");
  guint sites = count (window, "sites"), agreements = count (window, "agreements");

  select_record (window, "sites", "pluscam");
  act (window, "win.delete");
  g_assert_true (stage_says (dialog_of (window), "Would Go With It"));
  g_assert_true (stage_says (dialog_of (window), "Agreement"));
  g_assert_true (stage_says (dialog_of (window), "Recycled nickel, Sierra ARC to PlusCAM"));
  respond (window, "cancel");
  g_assert_cmpuint (count (window, "sites"), ==, sites);

  act (window, "win.delete");
  respond (window, "delete");
  g_assert_cmpuint (count (window, "sites"), ==, sites - 1);
  g_assert_cmpuint (count (window, "agreements"), <, agreements);
  act (window, "win.undo");
  g_assert_cmpuint (count (window, "sites"), ==, sites);
  g_assert_cmpuint (count (window, "agreements"), ==, agreements);
  stage_close (window);
}

static void
test_add (void)
{
  OfftakeWindow *window = stage_open ("founding");
  guint n = count (window, "agreements");

  act (window, "win.add-agreement");
  g_assert_true (OFFTAKE_IS_NEW_RECORD (dialog_of (window)));
  respond (window, "add");
  g_assert_cmpuint (count (window, "agreements"), ==, n + 1);
  stage_close (window);
}

/* Another takes its place in all that used it; one undo brings it back. */
static void
test_replace_used (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakePlan *plan = offtake_view_get_plan (offtake_window_get_view (window));
  OfftakeSite *site = OFFTAKE_SITE (offtake_plan_find (plan, "sites", "sierra-arc"));
  g_autofree char *party = g_strdup (site->party);
  guint before = count (window, "parties");

  select_record (window, "parties", party);
  act (window, "win.delete");
  GtkDropDown *choice = GTK_DROP_DOWN (stage_find (dialog_of (window), GTK_TYPE_DROP_DOWN, 0));
  for (guint i = 1; g_strcmp0 (party, site->party) == 0; i++) {
    g_autoptr (OfftakeRecord) other =
        g_list_model_get_item (offtake_plan_get_list (plan, "parties"), i - 1);

    if (g_strcmp0 (offtake_record_get_id (other), party) == 0)
      continue;
    gtk_drop_down_set_selected (choice, i);
    respond (window, "replace");
    g_assert_cmpstr (site->party, ==, offtake_record_get_id (other));
  }
  g_assert_cmpuint (count (window, "parties"), ==, before - 1);
  act (window, "win.undo");
  g_assert_cmpstr (site->party, ==, party);
  g_assert_cmpuint (count (window, "parties"), ==, before);
  stage_close (window);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/record-actions/duplicate", test_duplicate);
  g_test_add_func ("/ui/record-actions/delete-unused", test_delete_unused);
  g_test_add_func ("/ui/record-actions/delete-used", test_delete_used);
  g_test_add_func ("/ui/record-actions/replace-used", test_replace_used);
  g_test_add_func ("/ui/record-actions/add", test_add);
  return stage_run ();
}
