/* SPDX-License-Identifier: MPL-2.0 */
#include "dialogs/merge.h"

#include <glib/gi18n.h>

#include "dialogs/difference-text.h"
#include "document/compare.h"
#include "document/merge.h"
#include "document/take-over.h"
#include "list.h"
#include "scenarios/scenario-button.h"

#define MAX_SHOWN 500

struct _OfftakeMergeDialog {
  AdwWindow parent_instance;

  OfftakePlan *base, *theirs;
  GPtrArray *conflicts; /* OfftakeConflict, owned by merge */
  OfftakeMerge *merge;  /* with nothing settled */
  GPtrArray *choices;   /* GtkDropDown for each: mine or theirs; owned by the page */
  AdwPreferencesPage *page;
  GtkWidget *merge_button;
};

G_DEFINE_FINAL_TYPE (OfftakeMergeDialog, offtake_merge_dialog, ADW_TYPE_WINDOW)

static OfftakeWindow *
window_of (OfftakeMergeDialog *self)
{
  return OFFTAKE_WINDOW (gtk_window_get_transient_for (GTK_WINDOW (self)));
}

static OfftakePlan *
plan_of (OfftakeWindow *window)
{
  return offtake_document_get_plan (offtake_window_get_document (window));
}

static GtkWidget *
difference_row (const OfftakeDifference *difference)
{
  const char *const kinds[] = { _ ("Added"), _ ("Removed"), _ ("Changed"), _ ("In another order") };
  json_t *const versions[] = { difference->before, difference->after };
  g_autofree char *before =
      offtake_difference_value (difference->list, difference->field, versions, 2, 0);
  g_autofree char *after =
      offtake_difference_value (difference->list, difference->field, versions, 2, 1);
  g_autofree char *subject =
      offtake_difference_subject (difference->list, difference->title, difference->field);
  g_autofree char *title = difference->kind == OFFTAKE_DIFFERENCE_CHANGED
                               ? g_strdup (subject)
                               : g_strdup_printf ("%s: %s", kinds[difference->kind], subject);
  /* Translators: what a field held before and holds after a change */
  g_autofree char *detail =
      difference->field ? g_strdup_printf (_ ("%s → %s"), before, after) : NULL;
  return offtake_list_text_row_new (title, detail);
}

static AdwPreferencesGroup *
differences_new (const GPtrArray *differences, const char *title)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, title);
  for (guint i = 0; i < MIN (differences->len, MAX_SHOWN); i++)
    adw_preferences_group_add (group, difference_row (g_ptr_array_index (differences, i)));
  if (differences->len > MAX_SHOWN) {
    g_autofree char *more = g_strdup_printf (_ ("%'u more"), differences->len - MAX_SHOWN);
    adw_preferences_group_add (group, offtake_list_row_new (more, NULL));
  }
  if (differences->len == 0)
    adw_preferences_group_add (group, offtake_list_row_new (_ ("Both plans are the same"), NULL));
  return group;
}

static void
close_by_escape (GtkWidget *window)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys), gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                        gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, keys);
}

/* A header bar over a page; @action (nullable) stands at the end of the bar. */
static void
fill_window (AdwWindow *window,
             const char *title,
             const char *path,
             AdwPreferencesPage *page,
             GtkWidget *action)
{
  g_autofree char *name = g_filename_display_basename (path);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *bar = adw_header_bar_new ();

  gtk_window_set_title (GTK_WINDOW (window), title);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (bar), adw_window_title_new (title, name));
  if (action)
    adw_header_bar_pack_end (ADW_HEADER_BAR (bar), action);
  gtk_widget_set_vexpand (GTK_WIDGET (page), TRUE);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (page));
  adw_window_set_content (window, box);
  close_by_escape (GTK_WIDGET (window));
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (window), 680, 560);
}

static void
show_differences (OfftakeWindow *window,
                  OfftakePlan *before,
                  OfftakePlan *after,
                  const char *heading,
                  const char *subtitle)
{
  g_autoptr (GPtrArray) differences = offtake_compare_plans (before, after);
  GtkWidget *dialog = g_object_new (ADW_TYPE_WINDOW, "transient-for", window, NULL);
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());

  adw_preferences_page_add (page, differences_new (differences, heading));
  fill_window (ADW_WINDOW (dialog), _ ("Compare"), subtitle, page, NULL);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
offtake_compare_show (OfftakeWindow *window, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakePlan) other = offtake_document_load_plan (path, &error);

  if (other)
    show_differences (window, plan_of (window), other, _ ("From This Plan to the Other"), path);
  else
    offtake_window_show_error (window, _ ("The Plan Cannot Be Read"), error);
}

void
offtake_compare_show_scenario (OfftakeWindow *window)
{
  OfftakeDocument *document = offtake_window_get_document (window);
  const char *name = offtake_scenario_name (document);

  if (name)
    show_differences (window, offtake_document_get_plan (document),
                      offtake_document_get_shown_plan (document),
                      _ ("From the Base Plan to the Scenario"), name);
}

static OfftakePrefer
choice_of (OfftakeMergeDialog *self, guint conflict)
{
  GtkDropDown *choice = g_ptr_array_index (self->choices, conflict);

  return gtk_drop_down_get_selected (choice) == 1 ? OFFTAKE_PREFER_THEIRS : OFFTAKE_PREFER_MINE;
}

static OfftakePrefer
settle (const OfftakeConflict *conflict, gpointer data)
{
  OfftakeMergeDialog *self = data;

  for (guint i = 0; i < self->conflicts->len; i++) {
    const OfftakeConflict *known = g_ptr_array_index (self->conflicts, i);
    if (g_strcmp0 (known->list, conflict->list) == 0 && g_strcmp0 (known->id, conflict->id) == 0 &&
        g_strcmp0 (known->field, conflict->field) == 0)
      return choice_of (self, i);
  }
  return OFFTAKE_PREFER_NONE;
}

static void
on_merge (OfftakeMergeDialog *self)
{
  g_autoptr (OfftakeWindow) window = g_object_ref (window_of (self));
  OfftakeDocument *document = offtake_window_get_document (window);
  g_autoptr (OfftakeMerge) merge =
      offtake_merge_plans_asking (self->base, plan_of (window), self->theirs, settle, self);
  g_autoptr (GError) error = NULL;

  if (!merge->plan)
    g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                         merge->unsound ? merge->unsound : _ ("A conflict is left."));
  else if (offtake_document_take_over (document, merge->plan, _ ("Merge another version"),
                                       &error)) {
    gtk_window_close (GTK_WINDOW (self));
    offtake_window_show_toast (window, _ ("Merged."), _ ("Undo"), "win.undo");
    return;
  }
  offtake_window_show_error (window, _ ("The Two Do Not Fit Together"), error);
}

static char *
conflict_detail (const OfftakeConflict *conflict)
{
  json_t *const versions[] = { conflict->mine, conflict->theirs, conflict->base };
  char *texts[G_N_ELEMENTS (versions)];

  if (!conflict->field)
    return g_strdup (conflict->mine ? _ ("changed in mine, removed in theirs")
                                    : _ ("removed in mine, changed in theirs"));
  for (guint i = 0; i < G_N_ELEMENTS (versions); i++)
    texts[i] = offtake_difference_value (conflict->list, conflict->field, versions,
                                         G_N_ELEMENTS (versions), i);
  char *detail =
      g_strdup_printf (_ ("Mine: %s\nTheirs: %s\nBefore: %s"), texts[0], texts[1], texts[2]);
  for (guint i = 0; i < G_N_ELEMENTS (versions); i++)
    g_free (texts[i]);
  return detail;
}

/* The choice keeps its width beside the longest of values, which a combo row's does not. */
static GtkWidget *
conflict_row (OfftakeMergeDialog *self, const OfftakeConflict *conflict)
{
  OfftakeRecord *record =
      offtake_plan_find (plan_of (window_of (self)), conflict->list, conflict->id);
  g_autofree char *title = offtake_difference_subject (
      conflict->list, record ? offtake_record_get_title (record) : conflict->id, conflict->field);
  g_autofree char *detail = conflict_detail (conflict);
  const char *const words[] = { C_ ("version of the plan", "Mine"), _ ("Theirs"), NULL };
  GtkWidget *choice = gtk_drop_down_new_from_strings (words);
  GtkWidget *row = offtake_list_text_row_new (title, detail);

  gtk_widget_set_valign (choice, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), choice);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), choice);
  g_ptr_array_add (self->choices, choice);
  return row;
}

static void
add_conflicts (OfftakeMergeDialog *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, _ ("Conflicts"));
  adw_preferences_group_set_description (
      group, self->conflicts->len > 0 ? _ ("Both versions changed these, each in its own way.")
                                      : _ ("There are none: nothing was changed by both."));
  for (guint i = 0; i < self->conflicts->len; i++)
    adw_preferences_group_add (group, conflict_row (self, g_ptr_array_index (self->conflicts, i)));
  adw_preferences_page_add (self->page, group);
}

static gboolean
load (OfftakeMergeDialog *self, const char *theirs, const char *base, GError **error)
{
  self->theirs = offtake_document_load_plan (theirs, error);
  self->base = self->theirs ? offtake_document_load_plan (base, error) : NULL;
  return self->base != NULL;
}

OfftakeMergeDialog *
offtake_merge_show (OfftakeWindow *window, const char *theirs, const char *base)
{
  OfftakeMergeDialog *self =
      g_object_new (OFFTAKE_TYPE_MERGE_DIALOG, "transient-for", window, NULL);
  OfftakeDocument *document = offtake_window_get_document (window);
  g_autoptr (GError) error = NULL;

  if (!load (self, theirs, base, &error)) {
    offtake_window_show_error (window, _ ("The Plan Cannot Be Read"), error);
    gtk_window_destroy (GTK_WINDOW (self));
    return NULL;
  }
  self->merge =
      offtake_merge_plans (self->base, plan_of (window), self->theirs, OFFTAKE_PREFER_NONE);
  self->conflicts = self->merge->conflicts;
  add_conflicts (self);
  g_autoptr (GPtrArray) differences = offtake_compare_plans (self->base, self->theirs);
  adw_preferences_page_add (self->page,
                            differences_new (differences, _ ("What the Other Changed")));
  fill_window (ADW_WINDOW (self), _ ("Merge"), theirs, self->page, self->merge_button);
  gtk_widget_set_sensitive (self->merge_button, !offtake_document_get_read_only_reason (document));
  gtk_window_present (GTK_WINDOW (self));
  return self;
}

guint
offtake_merge_dialog_n_conflicts (OfftakeMergeDialog *self)
{
  return self->conflicts->len;
}

void
offtake_merge_dialog_choose (OfftakeMergeDialog *self, guint conflict, gboolean theirs)
{
  gtk_drop_down_set_selected (g_ptr_array_index (self->choices, conflict), theirs ? 1 : 0);
}

static void
offtake_merge_dialog_finalize (GObject *object)
{
  OfftakeMergeDialog *self = OFFTAKE_MERGE_DIALOG (object);

  g_clear_object (&self->base);
  g_clear_object (&self->theirs);
  g_clear_pointer (&self->merge, offtake_merge_free);
  g_ptr_array_unref (self->choices);
  G_OBJECT_CLASS (offtake_merge_dialog_parent_class)->finalize (object);
}

static void
offtake_merge_dialog_dispose (GObject *object)
{
  OfftakeMergeDialog *self = OFFTAKE_MERGE_DIALOG (object);

  g_clear_object (&self->page);
  g_clear_object (&self->merge_button);
  G_OBJECT_CLASS (offtake_merge_dialog_parent_class)->dispose (object);
}

static void
offtake_merge_dialog_class_init (OfftakeMergeDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = offtake_merge_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = offtake_merge_dialog_finalize;
}

static void
offtake_merge_dialog_init (OfftakeMergeDialog *self)
{
  self->choices = g_ptr_array_new ();
  self->page = g_object_ref_sink (ADW_PREFERENCES_PAGE (adw_preferences_page_new ()));
  self->merge_button = g_object_ref_sink (gtk_button_new_with_mnemonic (_ ("_Merge")));
  gtk_widget_add_css_class (self->merge_button, "suggested-action");
  g_signal_connect_swapped (self->merge_button, "clicked", G_CALLBACK (on_merge), self);
}
