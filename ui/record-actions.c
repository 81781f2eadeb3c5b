/* SPDX-License-Identifier: MPL-2.0 */
#include "record-actions.h"

#include <glib/gi18n.h>

#include "dialogs/new-record.h"
#include "document/draft.h"
#include "document/removal.h"
#include "document/replacement.h"
#include "document/scenario-edit.h"
#include "list.h"
#include "model/check.h"
#include "record-editor/record-choice.h"

#define MAX_NAMED 20 /* users that a question lists */
#define USERS_HEIGHT 260
#define FORM_WIDTH 290 /* px, so that the dialog just fits a narrow screen */

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

/* Adds a copy of each of @records and gives their ids; NULL with @error. */
static GPtrArray *
add_copies (OfftakeDocument *document, const GPtrArray *records, GError **error)
{
  OfftakePlan *plan = offtake_document_get_edited_plan (document);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < records->len; i++) {
    g_autoptr (OfftakeRecord) copy = offtake_draft_copy (plan, records->pdata[i]);

    if (!offtake_document_add (document, copy, error))
      return NULL;
    g_ptr_array_add (ids, g_strdup (offtake_record_get_id (copy)));
  }
  return g_steal_pointer (&ids);
}

/* One is a step of its own, several are one step. */
static GPtrArray *
duplicate (OfftakeDocument *document, const GPtrArray *records, GError **error)
{
  g_autoptr (GPtrArray) ids = NULL;

  if (records->len == 1)
    return add_copies (document, records, error);
  g_autofree char *label = g_strdup_printf (
      ngettext ("Duplicate %'u record", "Duplicate %'u records", records->len), records->len);
  if (!offtake_document_begin_group (document, label, error))
    return NULL;
  ids = add_copies (document, records, error);
  if (!ids)
    offtake_document_abort_group (document);
  else if (offtake_document_end_group (document, error))
    return g_steal_pointer (&ids);
  return NULL;
}

static void
select_ids (OfftakeView *view, const char *list, const GPtrArray *ids)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();

  for (guint i = 0; i < ids->len; i++)
    g_ptr_array_add (records,
                     offtake_plan_find (offtake_view_get_plan (view), list, ids->pdata[i]));
  offtake_view_select_several (view, records);
}

/* What is selected, kept while it is being changed. */
static GPtrArray *
dup_selection (OfftakeView *view)
{
  const GPtrArray *selection = offtake_view_get_selection (view);
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < selection->len; i++)
    g_ptr_array_add (records, g_object_ref (selection->pdata[i]));
  return records;
}

static void
action_duplicate (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OfftakeWindow *window = OFFTAKE_WINDOW (widget);
  OfftakeView *view = offtake_window_get_view (window);
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GError) error = NULL;

  offtake_window_commit_field (window);
  records = dup_selection (view);
  g_autoptr (GPtrArray) ids = duplicate (offtake_view_get_document (view), records, &error);
  if (!ids) {
    offtake_window_show_error (window, _ ("It Cannot Be Copied"), error);
    return;
  }
  select_ids (view, offtake_record_get_list (records->pdata[0]), ids);
  OfftakeRecord *first = g_ptr_array_index (offtake_view_get_selection (view), 0);
  g_autofree char *text =
      ids->len == 1 ? g_strdup_printf (_ ("Added: %s"), offtake_record_get_title (first))
                    : g_strdup_printf (ngettext ("Added %'u record", "Added %'u records", ids->len),
                                       ids->len);
  offtake_window_show_toast (window, text, _ ("Undo"), "win.undo");
}

/* "Delete 003", "Delete 12 agreements". */
static char *
deletion_label (const GPtrArray *records)
{
  guint n = records->len;

  if (n == 1)
    return g_strdup_printf (_ ("Delete %s"), offtake_record_get_title (records->pdata[0]));
  return OFFTAKE_IS_AGREEMENT (records->pdata[0])
             ? g_strdup_printf (ngettext ("Delete %'u agreement", "Delete %'u agreements", n), n)
             : g_strdup_printf (ngettext ("Delete %'u record", "Delete %'u records", n), n);
}

static char *
deletion_toast (const GPtrArray *records, guint n_removed)
{
  guint n = records->len, others = n_removed - n;

  if (n > 1)
    return g_strdup_printf (ngettext ("Deleted %'u record", "Deleted %'u records", n_removed),
                            n_removed);
  const char *title = offtake_record_get_title (records->pdata[0]);
  return others > 0 ? g_strdup_printf (ngettext ("Deleted: %s and %'u other",
                                                 "Deleted: %s and %'u others", others),
                                       title, others)
                    : g_strdup_printf (_ ("Deleted: %s"), title);
}

static void
delete_records (OfftakeWindow *window, const GPtrArray *records)
{
  OfftakeDocument *document = offtake_window_get_document (window);
  g_autoptr (OfftakeRemoval) removal =
      offtake_removal_new_several (offtake_document_get_edited_plan (document), records);
  g_autofree char *label = deletion_label (records);
  g_autofree char *text = deletion_toast (records, removal->removed->len);
  g_autoptr (GError) error = NULL;

  if (!offtake_removal_apply (removal, document, label, &error)) {
    offtake_window_show_error (window, _ ("It Cannot Be Deleted"), error);
    return;
  }
  offtake_view_select (offtake_window_get_view (window), NULL);
  offtake_window_show_toast (window, text, _ ("Undo"), "win.undo");
}

/* "Agreement": what a record is, as a line of its own. */
static char *
kind_of (OfftakeRecord *record)
{
  const char *noun = _ (OFFTAKE_RECORD_GET_CLASS (record)->noun);
  g_autofree char *first = g_utf8_strup (noun, g_utf8_next_char (noun) - noun);

  return g_strconcat (first, g_utf8_next_char (noun), NULL);
}

static GtkWidget *
names_new (const char *title, const GPtrArray *records)
{
  GtkWidget *group = adw_preferences_group_new ();
  const guint n = records->len;

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  for (guint i = 0; i < MIN (n, MAX_NAMED); i++) {
    g_autofree char *kind = kind_of (records->pdata[i]);

    adw_preferences_group_add (
        ADW_PREFERENCES_GROUP (group),
        offtake_list_row_new (offtake_record_get_title (records->pdata[i]), kind));
  }
  if (n > MAX_NAMED) {
    g_autofree char *more = g_strdup_printf (
        ngettext ("… and %'u more", "… and %'u more", n - MAX_NAMED), n - MAX_NAMED);

    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), offtake_list_row_new (more, NULL));
  }
  return group;
}

/* What goes without having been asked for. */
static GPtrArray *
others_of (const OfftakeRemoval *removal, const GPtrArray *records)
{
  GPtrArray *others = g_ptr_array_new ();

  for (guint i = 0; i < removal->removed->len; i++)
    if (!g_ptr_array_find ((GPtrArray *) records, removal->removed->pdata[i], NULL))
      g_ptr_array_add (others, removal->removed->pdata[i]);
  return others;
}

/* What would go with it and what would be changed, as a list that scrolls. */
static GtkWidget *
users_new (const GPtrArray *others, const GPtrArray *changed)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  if (others->len > 0)
    gtk_box_append (GTK_BOX (box), names_new (_ ("Would Go With It"), others));
  if (changed->len > 0)
    gtk_box_append (GTK_BOX (box), names_new (_ ("Would No Longer Name It"), changed));
  gtk_widget_add_css_class (box, "listed-users");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), USERS_HEIGHT);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  return scrolled;
}

static void
replace_record (OfftakeWindow *window, OfftakeRecord *record, OfftakeRecord *other)
{
  OfftakeDocument *document = offtake_window_get_document (window);
  g_autofree char *label = g_strdup_printf (
      _ ("Replace %s by %s"), offtake_record_get_title (record), offtake_record_get_title (other));
  g_autoptr (GError) error = NULL;

  if (!offtake_replacement_apply (document, record, other, label, &error)) {
    offtake_window_show_error (window, _ ("It Does Not Fit in Its Place"), error);
    return;
  }
  offtake_view_select (offtake_window_get_view (window), other);
  offtake_window_show_toast (window, label, _ ("Undo"), "win.undo");
}

static void
on_delete_response (AdwMessageDialog *dialog, const char *response, OfftakeWindow *window)
{
  const GPtrArray *records = g_object_get_data (G_OBJECT (dialog), "records");
  OfftakeRecord *user = g_object_get_data (G_OBJECT (dialog), "user");

  if (!offtake_window_get_document (window))
    return;
  if (g_str_equal (response, "delete")) {
    delete_records (window, records);
  } else if (g_str_equal (response, "replace")) {
    OfftakePlan *plan = offtake_view_get_plan (offtake_window_get_view (window));
    OfftakeRecord *record = g_ptr_array_index (records, 0);
    const char *id = offtake_record_choice_get (g_object_get_data (G_OBJECT (dialog), "choice"));

    replace_record (window, record, offtake_plan_find (plan, offtake_record_get_list (record), id));
  } else if (g_str_equal (response, "show")) {
    OfftakeView *view = offtake_window_get_view (window);

    offtake_window_show_page (window, OFFTAKE_IS_AGREEMENT (user) ? "agreements" : "network");
    offtake_view_select (view, user);
    offtake_view_request_edit (view);
  }
}

static void
on_other_chosen (OfftakeRecordChoice *choice, AdwMessageDialog *dialog)
{
  GPtrArray *records = g_object_get_data (G_OBJECT (dialog), "records");
  OfftakeRecord *record = g_ptr_array_index (records, 0);
  const char *id = offtake_record_choice_get (choice);

  adw_message_dialog_set_response_enabled (dialog, "replace",
                                           id && !g_str_equal (id, offtake_record_get_id (record)));
}

/* Another of its kind can take its place in all that uses it. */
static GtkWidget *
offer_others (AdwMessageDialog *dialog, OfftakePlan *plan, OfftakeRecord *record)
{
  GtkWidget *choice = offtake_record_choice_new (_ ("In Its Place"));
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row = adw_action_row_new ();

  offtake_record_choice_fill (OFFTAKE_RECORD_CHOICE (choice), plan,
                              offtake_record_get_list (record), _ ("Nothing"), NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("In Its Place"));
  gtk_widget_set_valign (choice, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), choice);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  adw_message_dialog_set_response_enabled (dialog, "replace", FALSE);
  g_object_set_data (G_OBJECT (dialog), "choice", choice);
  g_signal_connect (choice, "chosen", G_CALLBACK (on_other_chosen), dialog);
  return group;
}

static void
ask_and_delete (OfftakeWindow *window,
                const GPtrArray *records,
                const GPtrArray *others,
                const GPtrArray *changed)
{
  OfftakeRecord *user = others->len ? others->pdata[0] : changed->pdata[0];
  g_autofree char *heading =
      records->len == 1
          ? g_strdup_printf (_ ("“%s” Is in Use"), offtake_record_get_title (records->pdata[0]))
          : g_strdup (_ ("Some of These Are in Use"));
  GtkWidget *dialog = adw_message_dialog_new (
      GTK_WINDOW (window), heading, _ ("Whatever you choose is one step that can be undone."));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "show",
                                    _ ("_Show the First"), NULL);
  if (records->len == 1)
    adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "replace", _ ("_Replace"));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "delete", _ ("_Delete All"));
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "delete",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "records", g_ptr_array_ref ((GPtrArray *) records),
                          (GDestroyNotify) g_ptr_array_unref);
  g_object_set_data_full (G_OBJECT (dialog), "user", g_object_ref (user), g_object_unref);
  gtk_widget_set_size_request (box, FORM_WIDTH, -1);
  gtk_box_append (GTK_BOX (box), users_new (others, changed));
  if (records->len == 1)
    gtk_box_append (GTK_BOX (box),
                    offer_others (ADW_MESSAGE_DIALOG (dialog),
                                  offtake_view_get_plan (offtake_window_get_view (window)),
                                  records->pdata[0]));
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), box);
  g_signal_connect (dialog, "response", G_CALLBACK (on_delete_response), window);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
action_delete (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OfftakeWindow *window = OFFTAKE_WINDOW (widget);
  OfftakeView *view = offtake_window_get_view (window);
  g_autoptr (GPtrArray) records = dup_selection (view);
  g_autoptr (OfftakeRemoval) removal = offtake_removal_new_several (
      offtake_document_get_edited_plan (offtake_view_get_document (view)), records);
  g_autoptr (GPtrArray) others = others_of (removal, records);

  if (others->len > 0 || removal->changed->len > 0)
    ask_and_delete (window, records, others, removal->changed);
  else
    delete_records (window, records);
}

void
offtake_record_actions_install (GtkWidgetClass *klass)
{
  for (guint i = 0; i < G_N_ELEMENTS (additions); i++)
    gtk_widget_class_install_action (klass, additions[i].action, NULL, action_add);
  gtk_widget_class_install_action (klass, "win.duplicate", NULL, action_duplicate);
  /* No accelerator, which would come before the cells of a table: there it fills them. */
  gtk_widget_class_add_binding_action (klass, GDK_KEY_d, GDK_CONTROL_MASK, "win.duplicate", NULL);
  gtk_widget_class_install_action (klass, "win.delete", NULL, action_delete);
}

void
offtake_record_actions_update (OfftakeWindow *window)
{
  OfftakeView *view = offtake_window_get_view (window);
  OfftakeDocument *document = offtake_view_get_document (view);
  gboolean editable = document && !offtake_document_get_read_only_reason (document);
  gboolean selected = editable && offtake_view_get_selection (view)->len > 0;

  for (guint i = 0; i < G_N_ELEMENTS (additions); i++)
    offtake_window_set_enabled (window, additions[i].action, editable);
  offtake_window_set_enabled (window, "win.duplicate", selected);
  offtake_window_set_enabled (window, "win.delete", selected);
}
