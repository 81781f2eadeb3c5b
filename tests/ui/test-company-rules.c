/* SPDX-License-Identifier: MPL-2.0 */
#include "dialogs/company-rules.h"

#include "document/plan-check.h"
#include "ui/stage.h"

static OfftakePlan *
plan_of (OfftakeWindow *window)
{
  return offtake_document_get_plan (offtake_window_get_document (window));
}

static GtkWidget *
row (GtkWidget *dialog, GType type, guint n)
{
  return stage_find (dialog, type, n);
}

static void
fill (GtkWidget *dialog, const char *title, const char *limit)
{
  gtk_editable_set_text (GTK_EDITABLE (row (dialog, ADW_TYPE_ENTRY_ROW, 0)), title);
  gtk_editable_set_text (GTK_EDITABLE (row (dialog, ADW_TYPE_ENTRY_ROW, 1)), limit);
}

/* The second choice of a customer is the first site; the rule is held against what it buys. */
static void
test_add_change_undo (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeDocument *document = offtake_window_get_document (window);
  GListModel *rules = offtake_plan_get_list (plan_of (window), "rules");
  guint before = g_list_model_get_n_items (rules);
  GtkWidget *dialog = offtake_company_rule_edit (window, NULL);

  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "store"));
  fill (dialog, "Ours", "x");
  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "store"));
  fill (dialog, "Ours", "20,5");
  g_assert_true (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "store"));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "store");
  stage_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (rules), ==, before + 1);

  g_autoptr (OfftakeCompanyRule) rule = g_list_model_get_item (rules, before);
  json_t *figure = json_array_get (json_object_get (rule->body, "figures"), 0);
  g_assert_cmpfloat (json_number_value (json_object_get (figure, "value")), ==, 20.5);
  const char *const ids[] = { offtake_record_get_id (OFFTAKE_RECORD (rule)), NULL };
  stage_solve (document);
  g_autoptr (OfftakeCompliance) compliance =
      offtake_compliance_new (plan_of (window), offtake_document_get_solution (document),
                              offtake_plan_check_get_book (), ids, NULL, 0);
  g_assert_cmpuint (compliance->findings->len, >, 10);

  dialog = offtake_company_rule_edit (window, rule);
  fill (dialog, "Ours, changed", "30");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "store");
  stage_settle ();
  g_assert_cmpstr (json_string_value (json_object_get (rule->body, "title")), ==, "Ours, changed");
  g_assert_true (offtake_document_undo (document, NULL));
  g_assert_cmpstr (json_string_value (json_object_get (rule->body, "title")), ==, "Ours");
  g_assert_true (offtake_document_undo (document, NULL));
  g_assert_cmpuint (g_list_model_get_n_items (rules), ==, before);
  stage_settle ();
  stage_close (window);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/company-rules/add-change-undo", test_add_change_undo);
  return stage_run ();
}
