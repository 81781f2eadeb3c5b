/* SPDX-License-Identifier: MPL-2.0 */
#include "scenarios/scenario-panel.h"

#include <glib/gi18n.h>

#include "document/scenario-edit.h"
#include "follow.h"
#include "list.h"
#include "scenarios/scenario-button.h"
#include "scenarios/scenario-mark.h"
#include "window.h"

struct _OfftakeScenarioPanel {
  OfftakePane parent_instance;

  OfftakeDocument *document; /* that is listened to */
  OfftakeRecord *record;     /* that is listened to */
  char *shown; /* what the rows say, so that they are made anew only when it changes */

  AdwExpanderRow *expander;
  GtkRoot *typed_into;     /* it waits until nothing is typed there; NULL where it does not */
  gboolean closing;        /* it opens and closes by itself */
  GtkWidget *reset_button; /* of all */
  GPtrArray *rows;         /* inside of it */
};

G_DEFINE_FINAL_TYPE (OfftakeScenarioPanel, offtake_scenario_panel, OFFTAKE_TYPE_PANE)

static OfftakeView *
view_of (OfftakeScenarioPanel *self)
{
  return offtake_pane_get_view (OFFTAKE_PANE (self));
}

static void
tell (OfftakeScenarioPanel *self, gboolean done, const GError *error)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (!done && OFFTAKE_IS_WINDOW (root))
    offtake_window_show_error (OFFTAKE_WINDOW (root), _ ("The change cannot be stored"), error);
}

static void
on_reset (GtkButton *button, OfftakeScenarioPanel *self)
{
  g_autoptr (GError) error = NULL;

  tell (self,
        offtake_document_reset (self->document, self->record,
                                g_object_get_data (G_OBJECT (button), "field"), &error),
        error);
}

static void
on_apply (GtkButton *button, OfftakeScenarioPanel *self)
{
  g_autoptr (GError) error = NULL;

  tell (self,
        offtake_document_apply_to_base (self->document, self->record,
                                        g_object_get_data (G_OBJECT (button), "field"), &error),
        error);
}

static gboolean
is_editable (OfftakeScenarioPanel *self)
{
  return self->document && !offtake_document_get_read_only_reason (self->document);
}

static GtkWidget *
button_new (OfftakeScenarioPanel *self,
            const char *icon,
            const char *words,
            const OfftakeField *field,
            GCallback act)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  g_autofree char *name = g_strdup_printf ("%s: %s", words, field ? _ (field->label) : "");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, words);
  gtk_widget_set_sensitive (button, is_editable (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  field ? name : words, -1);
  g_object_set_data (G_OBJECT (button), "field", (gpointer) (field ? field->name : NULL));
  g_signal_connect (button, "clicked", act, self);
  return button;
}

static void
add_row (OfftakeScenarioPanel *self, const OfftakeField *field, const char *detail)
{
  GtkWidget *row =
      offtake_list_row_new (field ? _ (field->label) : _ ("Added by the scenario"), detail);

  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (field)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), button_new (self, "object-select-symbolic",
                                                                 _ ("Apply to the Base Plan"),
                                                                 field, G_CALLBACK (on_apply)));
  adw_action_row_add_suffix (
      ADW_ACTION_ROW (row),
      button_new (self, "edit-undo-symbolic",
                  field ? _ ("Reset to the Base Plan") : _ ("Take Out of the Scenario"), field,
                  G_CALLBACK (on_reset)));
  adw_expander_row_add_row (self->expander, row);
  g_ptr_array_add (self->rows, row);
}

/* "Base plan: 30 %. Here: 40 %." */
static char *
detail_of (OfftakeScenarioPanel *self, OfftakeRecord *base, const OfftakeField *field)
{
  OfftakePlan *plan = offtake_view_get_plan (view_of (self));
  g_autofree char *before = offtake_scenario_mark_value (plan, base, self->record, field->name);
  g_autofree char *now = offtake_scenario_mark_value (plan, self->record, base, field->name);

  /* Translators: a value in the base plan, and in the scenario that is shown */
  return g_strdup_printf (_ ("Base plan: %s\nHere: %s"), before, now);
}

typedef struct {
  const OfftakeField *field;
  char *detail;
} Change;

static void
clear_change (gpointer data)
{
  g_free (((Change *) data)->detail);
}

/* The changed fields of the record; one without a field where the scenario has added it. */
static GArray *
find_changes (OfftakeScenarioPanel *self)
{
  GArray *changes = g_array_new (FALSE, TRUE, sizeof (Change));
  OfftakeRecord *base =
      self->record ? offtake_document_find_base (self->document, self->record) : NULL;
  const OfftakeStructure *structure =
      self->record ? offtake_record_get_structure (self->record) : NULL;

  g_array_set_clear_func (changes, clear_change);
  if (self->record && !base)
    g_array_append_val (changes, ((Change){ NULL, NULL }));
  for (guint i = 0; base && base != self->record && i < structure->n_fields; i++) {
    const OfftakeField *field = &structure->fields[i];

    if (offtake_document_is_changed (self->document, self->record, field->name)) {
      Change change = { field, detail_of (self, base, field) };
      g_array_append_val (changes, change);
    }
  }
  return changes;
}

/* "Quantity, End" */
static char *
summary_of (const GArray *changes)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < changes->len; i++) {
    const Change *change = &g_array_index (changes, Change, i);
    g_string_append_printf (text, "%s%s", i ? ", " : "",
                            change->field ? _ (change->field->label) : _ ("Added by the scenario"));
  }
  return g_string_free (text, FALSE);
}

static void
make_rows (OfftakeScenarioPanel *self, const GArray *changes)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_expander_row_remove (self->expander, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < changes->len; i++) {
    const Change *change = &g_array_index (changes, Change, i);
    add_row (self, change->field, change->detail);
  }
}

/* Rows stay while their texts change: new ones at each key would be measured anew. */
static void
show_rows (OfftakeScenarioPanel *self, const GArray *changes, const char *summary)
{
  if (!adw_expander_row_get_expanded (self->expander)) {
    g_clear_pointer (&self->shown, g_free);
    if (changes->len == 0)
      make_rows (self, changes);
    return;
  }
  if (g_strcmp0 (summary, self->shown) != 0) {
    g_free (self->shown);
    self->shown = g_strdup (summary);
    make_rows (self, changes);
    return;
  }
  for (guint i = 0; i < changes->len; i++) {
    const char *detail = g_array_index (changes, Change, i).detail;

    adw_action_row_set_subtitle (g_ptr_array_index (self->rows, i), detail ? detail : "");
  }
}

static void
show_head (OfftakeScenarioPanel *self, gboolean any, const char *summary)
{
  adw_expander_row_set_subtitle (self->expander, summary);
  gtk_widget_set_sensitive (self->reset_button, is_editable (self));
  /* It would open by itself and move what is typed into. */
  if (adw_expander_row_get_enable_expansion (self->expander) == any)
    return;
  self->closing = TRUE;
  adw_expander_row_set_enable_expansion (self->expander, any);
  adw_expander_row_set_expanded (self->expander, FALSE);
  self->closing = FALSE;
}

static void show (OfftakeScenarioPanel *self);

static void
wait_no_more (OfftakeScenarioPanel *self)
{
  if (!self->typed_into)
    return;
  g_signal_handlers_disconnect_by_func (self->typed_into, show, self);
  g_clear_weak_pointer (&self->typed_into);
}

static gboolean
is_typed_into (GtkRoot *root)
{
  return root && GTK_IS_EDITABLE (gtk_root_get_focus (root));
}

/* One that came with the first key would move what is typed into below. */
static void
show_itself (OfftakeScenarioPanel *self, gboolean any)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkRoot *root = gtk_widget_get_root (widget);

  wait_no_more (self);
  if (!any || gtk_widget_get_visible (widget) || !is_typed_into (root)) {
    gtk_widget_set_visible (widget, any);
    return;
  }
  g_set_weak_pointer (&self->typed_into, root);
  g_signal_connect_object (root, "notify::focus-widget", G_CALLBACK (show), self,
                           G_CONNECT_SWAPPED);
}

static void
show (OfftakeScenarioPanel *self)
{
  const char *scenario = self->document ? offtake_scenario_name (self->document) : NULL;
  g_autoptr (GArray) changes =
      scenario ? find_changes (self) : g_array_new (FALSE, TRUE, sizeof (Change));
  g_autofree char *summary = summary_of (changes);

  show_itself (self, changes->len > 0);
  show_head (self, changes->len > 0, summary);
  show_rows (self, changes, summary);
}

static void
on_expanded (OfftakeScenarioPanel *self)
{
  if (!self->closing)
    show (self);
}

static void
follow (OfftakeScenarioPanel *self, OfftakeDocument *document, OfftakeRecord *record)
{
  offtake_follow (&self->document, document, self);
  offtake_follow (&self->record, record, self);
  g_clear_pointer (&self->shown, g_free);
  if (document)
    g_signal_connect_object (document, "notify::scenario", G_CALLBACK (show), self,
                             G_CONNECT_SWAPPED);
  if (record)
    g_signal_connect_object (record, "notify", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
}

static void
offtake_scenario_panel_selection_changed (OfftakePane *pane)
{
  OfftakeScenarioPanel *self = OFFTAKE_SCENARIO_PANEL (pane);
  OfftakeView *view = offtake_pane_get_view (pane);

  /* What comes up for another record moves nothing. */
  if (self->record != offtake_view_get_selected (view))
    gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  follow (self, offtake_view_get_document (view), offtake_view_get_selected (view));
  show (self);
}

static void
offtake_scenario_panel_update (OfftakePane *pane)
{
  show (OFFTAKE_SCENARIO_PANEL (pane));
}

static void
offtake_scenario_panel_dispose (GObject *object)
{
  follow (OFFTAKE_SCENARIO_PANEL (object), NULL, NULL);
  wait_no_more (OFFTAKE_SCENARIO_PANEL (object));
  g_clear_pointer (&OFFTAKE_SCENARIO_PANEL (object)->shown, g_free);
  g_clear_pointer (&OFFTAKE_SCENARIO_PANEL (object)->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (offtake_scenario_panel_parent_class)->dispose (object);
}

static void
offtake_scenario_panel_class_init (OfftakeScenarioPanelClass *klass)
{
  OfftakePaneClass *pane_class = OFFTAKE_PANE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = offtake_scenario_panel_dispose;
  pane_class->document_changed = offtake_scenario_panel_selection_changed;
  pane_class->selection_changed = offtake_scenario_panel_selection_changed;
  pane_class->update = offtake_scenario_panel_update;
}

static void
offtake_scenario_panel_init (OfftakeScenarioPanel *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  self->rows = g_ptr_array_new ();
  self->expander = ADW_EXPANDER_ROW (adw_expander_row_new ());
  g_signal_connect_swapped (self->expander, "notify::expanded", G_CALLBACK (on_expanded), self);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->expander),
                                 _ ("Changed by the Scenario"));
  self->reset_button = button_new (self, "edit-undo-symbolic", _ ("Reset All to the Base Plan"),
                                   NULL, G_CALLBACK (on_reset));
  adw_expander_row_add_action (self->expander, self->reset_button);
  offtake_list_name_inner (GTK_WIDGET (self->expander), _ ("Changed by the Scenario"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->expander));
  gtk_widget_add_css_class (group, "scenario-panel");
  adw_bin_set_child (ADW_BIN (self), group);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
