/* SPDX-License-Identifier: MPL-2.0 */
#include "record-actions.h"

#include <glib/gi18n.h>

#include "dialogs/new-record.h"
#include "document/draft.h"
#include "document/removal.h"
#include "model/check.h"

#define MAX_NAMED 8 /* users that a question lists */

static const struct {
  const char *action, *list;
} additions[] = {
  { "win.add-agreement", "agreements" }, { "win.add-site", "sites" },
  { "win.add-party", "parties" },        { "win.add-material", "materials" },
  { "win.add-recipe", "recipes" },       { "win.add-index", "indices" },
  { "win.add-delivery", "deliveries" },
};

static guint
count (OfftakeWindow *window, const char *list)
{
  OfftakePlan *plan = offtake_view_get_plan (offtake_window_get_view (window));

  return g_list_model_get_n_items (offtake_plan_get_list (plan, list));
}

static void
action_add (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OfftakeWindow *window = OFFTAKE_WINDOW (widget);

  offtake_window_commit_field (window);
  for (guint i = 0; i < G_N_ELEMENTS (additions); i++) {
    if (!g_str_equal (additions[i].action, name))
      continue;
    if (g_str_equal (additions[i].list, "agreements") && count (window, "sites") < 2)
      offtake_window_show_toast (window, _ ("An agreement joins two sites; add those first."),
                                 _ ("Add Site"), "win.add-site");
    else
      offtake_new_record_show (window, additions[i].list);
  }
}

static void
action_duplicate (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OfftakeWindow *window = OFFTAKE_WINDOW (widget);
  OfftakeView *view = offtake_window_get_view (window);
  OfftakeDocument *document = offtake_view_get_document (view);
  OfftakePlan *plan = offtake_view_get_plan (view);
  g_autoptr (GError) error = NULL;

  offtake_window_commit_field (window);
  g_autoptr (OfftakeRecord) copy = offtake_draft_copy (plan, offtake_view_get_selected (view));

  if (!offtake_document_add (document, copy, &error)) {
    offtake_window_show_error (window, _ ("It cannot be copied"), error);
    return;
  }
  offtake_view_select (
      view, offtake_plan_find (plan, offtake_record_get_list (copy), offtake_record_get_id (copy)));
  g_autofree char *text = g_strdup_printf (_ ("Added: %s"), offtake_record_get_title (copy));
  offtake_window_show_toast (window, text, _ ("Undo"), "win.undo");
}

static void
delete_record (OfftakeWindow *window, OfftakeRecord *record)
{
  OfftakeDocument *document = offtake_window_get_document (window);
  g_autoptr (OfftakeRemoval) removal =
      offtake_removal_new (offtake_document_get_plan (document), record);
  g_autofree char *title = g_strdup (offtake_record_get_title (record));
  g_autofree char *label = g_strdup_printf (_ ("Delete %s"), title);
  g_autoptr (GError) error = NULL;

  if (!offtake_removal_apply (removal, document, label, &error)) {
    offtake_window_show_error (window, _ ("It cannot be deleted"), error);
    return;
  }
  offtake_view_select (offtake_window_get_view (window), NULL);
  g_autofree char *text =
      removal->removed->len > 1
          ? g_strdup_printf (ngettext ("Deleted: %s and %u other", "Deleted: %s and %u others",
                                       removal->removed->len - 1),
                             title, removal->removed->len - 1)
          : g_strdup_printf (_ ("Deleted: %s"), title);
  offtake_window_show_toast (window, text, _ ("Undo"), "win.undo");
}

static void
append_names (GString *text, const GPtrArray *records, guint n)
{
  for (guint i = 0; i < MIN (n, MAX_NAMED); i++) {
    OfftakeRecord *record = g_ptr_array_index (records, i);

    /* Translators: what a record is, and its name */
    g_string_append_printf (text, _ ("\n• %s %s"), _ (OFFTAKE_RECORD_GET_CLASS (record)->noun),
                            offtake_record_get_title (record));
  }
  if (n > MAX_NAMED)
    g_string_append_printf (text, ngettext ("\n… and %u more", "\n… and %u more", n - MAX_NAMED),
                            n - MAX_NAMED);
}

static char *
question_of (const OfftakeRemoval *removal)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (removal->removed->len > 1) {
    g_string_append (text, _ ("With it would go what cannot be without it:"));
    append_names (text, removal->removed, removal->removed->len - 1);
  }
  if (removal->changed->len > 0) {
    g_string_append_printf (text, "%s%s", text->len ? "\n\n" : "",
                            _ ("These stay, but no longer name it:"));
    append_names (text, removal->changed, removal->changed->len);
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
on_delete_response (AdwMessageDialog *dialog, const char *response, OfftakeWindow *window)
{
  OfftakeRecord *record = g_object_get_data (G_OBJECT (dialog), "record");
  OfftakeRecord *user = g_object_get_data (G_OBJECT (dialog), "user");

  if (!offtake_window_get_document (window))
    return;
  if (g_str_equal (response, "delete")) {
    delete_record (window, record);
  } else if (g_str_equal (response, "show")) {
    OfftakeView *view = offtake_window_get_view (window);

    offtake_window_show_page (window, OFFTAKE_IS_AGREEMENT (user) ? "agreements" : "network");
    offtake_view_select (view, user);
    offtake_view_request_edit (view);
  }
}

static void
ask_and_delete (OfftakeWindow *window, OfftakeRecord *record, const OfftakeRemoval *removal)
{
  OfftakeRecord *user = removal->removed->len > 1 ? g_ptr_array_index (removal->removed, 0)
                                                  : g_ptr_array_index (removal->changed, 0);
  g_autofree char *heading =
      g_strdup_printf (_ ("“%s” Is in Use"), offtake_record_get_title (record));
  g_autofree char *body = question_of (removal);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (window), heading, body);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "show",
                                    _ ("_Show the First"), "delete", _ ("_Delete All"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "delete",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "record", g_object_ref (record), g_object_unref);
  g_object_set_data_full (G_OBJECT (dialog), "user", g_object_ref (user), g_object_unref);
  g_signal_connect (dialog, "response", G_CALLBACK (on_delete_response), window);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
action_delete (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OfftakeWindow *window = OFFTAKE_WINDOW (widget);
  OfftakeView *view = offtake_window_get_view (window);
  g_autoptr (OfftakeRecord) record = g_object_ref (offtake_view_get_selected (view));
  g_autoptr (OfftakeRemoval) removal = offtake_removal_new (offtake_view_get_plan (view), record);

  if (removal->removed->len > 1 || removal->changed->len > 0)
    ask_and_delete (window, record, removal);
  else
    delete_record (window, record);
}

void
offtake_record_actions_install (GtkWidgetClass *klass)
{
  for (guint i = 0; i < G_N_ELEMENTS (additions); i++)
    gtk_widget_class_install_action (klass, additions[i].action, NULL, action_add);
  gtk_widget_class_install_action (klass, "win.duplicate", NULL, action_duplicate);
  gtk_widget_class_install_action (klass, "win.delete", NULL, action_delete);
}

void
offtake_record_actions_update (OfftakeWindow *window)
{
  OfftakeView *view = offtake_window_get_view (window);
  OfftakeDocument *document = offtake_view_get_document (view);
  gboolean editable = document && !offtake_document_get_read_only_reason (document);
  gboolean selected = editable && offtake_view_get_selected (view);

  for (guint i = 0; i < G_N_ELEMENTS (additions); i++)
    offtake_window_set_enabled (window, additions[i].action, editable);
  offtake_window_set_enabled (window, "win.duplicate", selected);
  offtake_window_set_enabled (window, "win.delete", selected);
}
