/* SPDX-License-Identifier: MPL-2.0 */
#include "scenarios/scenario-actions.h"

#include <glib/gi18n.h>

#include "dialogs/merge.h"
#include "document/draft.h"
#include "document/scenario-edit.h"
#include "page-stack.h"
#include "scenarios/scenario-button.h"

static OfftakeDocument *
document_of (gpointer window)
{
  return offtake_window_get_document (OFFTAKE_WINDOW (window));
}

/* NULL where @id is none of the plan. */
static OfftakeRecord *
find (gpointer window, GVariant *id)
{
  return offtake_plan_find (offtake_document_get_shown_plan (document_of (window)), "scenarios",
                            g_variant_get_string (id, NULL));
}

static void
action_show (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *id = g_variant_get_string (parameter, NULL);

  offtake_window_commit_field (OFFTAKE_WINDOW (widget));
  offtake_document_set_scenario (document_of (widget), *id ? id : NULL);
}

static void
action_base_plan (GtkWidget *widget, const char *name, GVariant *parameter)
{
  offtake_window_commit_field (OFFTAKE_WINDOW (widget));
  offtake_document_set_scenario (document_of (widget), NULL);
}

static void
action_edit_base (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OfftakeDocument *document = document_of (widget);

  offtake_window_commit_field (OFFTAKE_WINDOW (widget));
  offtake_document_set_edits_base (document, !offtake_document_get_edits_base (document));
}

static void
action_compare (GtkWidget *widget, const char *name, GVariant *parameter)
{
  offtake_window_commit_field (OFFTAKE_WINDOW (widget));
  offtake_compare_show_scenario (OFFTAKE_WINDOW (widget));
}

/* The scenario against the base plan, at one scale. */
static void
action_compare_in_chart (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OfftakeWindow *window = OFFTAKE_WINDOW (widget);

  action_show (widget, name, parameter);
  offtake_page_stack_compare (offtake_window_get_pages (window), "=");
}

static void
tell_added (OfftakeWindow *window, OfftakeRecord *scenario)
{
  g_autofree char *text =
      g_strdup_printf (_ ("Added: %s. It is shown now."), offtake_record_get_title (scenario));

  offtake_document_set_scenario (document_of (window), offtake_record_get_id (scenario));
  offtake_window_show_toast (window, text, _ ("Undo"), "win.undo");
}

static void
add (OfftakeWindow *window, OfftakeRecord *scenario)
{
  g_autoptr (GError) error = NULL;

  if (offtake_document_add (document_of (window), scenario, &error))
    tell_added (window, scenario);
  else
    offtake_window_show_error (window, _ ("The scenario cannot be added"), error);
}

static void
on_named (AdwMessageDialog *dialog, const char *response, OfftakeWindow *window)
{
  GtkEditable *entry = g_object_get_data (G_OBJECT (dialog), "entry");
  OfftakeDocument *document = document_of (window);

  if (!g_str_equal (response, "add") || !document)
    return;
  g_autoptr (json_t) given = json_pack ("{s:s}", "name", gtk_editable_get_text (entry));
  g_autoptr (OfftakeRecord) scenario =
      offtake_draft_new (offtake_document_get_plan (document), "scenarios", given, NULL);
  g_assert (scenario); /* a name makes one */
  add (window, scenario);
}

static void
on_name_changed (GtkEditable *entry, AdwMessageDialog *dialog)
{
  adw_message_dialog_set_response_enabled (dialog, "add", *gtk_editable_get_text (entry) != '\0');
}

static void
action_add (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWidget *dialog = adw_message_dialog_new (
      GTK_WINDOW (widget), _ ("New Scenario"),
      _ ("It begins as the base plan is. What you edit while it is shown changes it alone."));
  GtkWidget *entry = gtk_entry_new ();

  offtake_window_commit_field (OFFTAKE_WINDOW (widget));
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("What if…"));
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Name"),
                                  -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "add",
                                    _ ("_Add"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "add",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "add");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "add", FALSE);
  g_object_set_data (G_OBJECT (dialog), "entry", entry);
  g_signal_connect (entry, "changed", G_CALLBACK (on_name_changed), dialog);
  g_signal_connect (dialog, "response", G_CALLBACK (on_named), widget);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (entry);
}

static void
action_duplicate (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OfftakeRecord *scenario = find (widget, parameter);

  if (!scenario)
    return;
  g_autoptr (OfftakeRecord) copy =
      offtake_draft_copy (offtake_document_get_plan (document_of (widget)), scenario);
  add (OFFTAKE_WINDOW (widget), copy);
}

static void
action_delete (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OfftakeWindow *window = OFFTAKE_WINDOW (widget);
  g_autoptr (OfftakeRecord) scenario = NULL;
  g_autoptr (GError) error = NULL;

  g_set_object (&scenario, find (widget, parameter));
  if (!scenario)
    return;
  if (!offtake_document_remove (document_of (widget), scenario, &error)) {
    offtake_window_show_error (window, _ ("It cannot be deleted"), error);
    return;
  }
  g_autofree char *text = g_strdup_printf (_ ("Deleted: %s"), offtake_record_get_title (scenario));
  offtake_window_show_toast (window, text, _ ("Undo"), "win.undo");
}

/* The base plan is shown then: it is what the scenario was, but for what moves material in it
 * alone. */
static void
action_apply (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OfftakeWindow *window = OFFTAKE_WINDOW (widget);
  OfftakeRecord *scenario = find (widget, parameter);
  g_autoptr (GError) error = NULL;

  offtake_window_commit_field (window);
  if (!scenario)
    return;
  if (!offtake_scenario_apply (document_of (widget), OFFTAKE_SCENARIO (scenario), &error)) {
    offtake_window_show_error (window, _ ("It cannot be applied to the base plan"), error);
    return;
  }
  const GPtrArray *statuses = OFFTAKE_SCENARIO (scenario)->include_status;
  g_autofree char *text = g_strdup_printf (
      statuses && statuses->len > 0
          ? _ ("Applied: %s. Which statuses move material stays a matter of the scenario.")
          : _ ("Applied to the base plan: %s"),
      offtake_record_get_title (scenario));
  offtake_document_set_scenario (document_of (widget), NULL);
  offtake_window_show_toast (window, text, _ ("Undo"), "win.undo");
}

void
offtake_scenario_actions_install (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.show-scenario", "s", action_show);
  gtk_widget_class_install_action (klass, "win.base-plan", NULL, action_base_plan);
  gtk_widget_class_install_action (klass, "win.edit-base-plan", NULL, action_edit_base);
  gtk_widget_class_install_action (klass, "win.compare-scenario", NULL, action_compare);
  gtk_widget_class_install_action (klass, "win.compare-in-chart", "s", action_compare_in_chart);
  gtk_widget_class_install_action (klass, "win.add-scenario", NULL, action_add);
  gtk_widget_class_install_action (klass, "win.duplicate-scenario", "s", action_duplicate);
  gtk_widget_class_install_action (klass, "win.delete-scenario", "s", action_delete);
  gtk_widget_class_install_action (klass, "win.apply-scenario", "s", action_apply);
}

void
offtake_scenario_actions_update (OfftakeWindow *window)
{
  OfftakeDocument *document = document_of (window);
  gboolean editable = document && !offtake_document_get_read_only_reason (document);
  gboolean shown = document && offtake_scenario_name (document);

  offtake_window_set_enabled (window, "win.show-scenario", document != NULL);
  offtake_window_set_enabled (window, "win.compare-in-chart", document != NULL);
  offtake_window_set_enabled (window, "win.base-plan", shown);
  offtake_window_set_enabled (window, "win.edit-base-plan", shown && editable);
  offtake_window_set_enabled (window, "win.compare-scenario", shown);
  offtake_window_set_enabled (window, "win.add-scenario", editable);
  offtake_window_set_enabled (window, "win.duplicate-scenario", editable);
  offtake_window_set_enabled (window, "win.delete-scenario", editable);
  offtake_window_set_enabled (window, "win.apply-scenario", editable);
}
