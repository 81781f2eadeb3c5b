/* SPDX-License-Identifier: MPL-2.0 */
#include "scenarios/scenario-card.h"

#include <glib/gi18n.h>

#include "agreement-editor/field-row.h"
#include "css-class.h"
#include "document/scenario-edit.h"
#include "list.h"
#include "menu.h"
#include "pane.h"
#include "record-editor/field-widget.h"
#include "scenarios/scenario-changes-text.h"
#include "window.h"

#define MAX_CHANGES 200 /* rows; the rest is counted */

struct _OfftakeScenarioCard {
  AdwBin parent_instance;

  OfftakeScenario *scenario;
  char *shown; /* what the rows of the changes say */

  AdwPreferencesGroup *group;
  GtkWidget *show_button, *menu_button;
  GtkLabel *notes;
  OfftakeScenarioFigures *figures;
  AdwExpanderRow *changes, *words;
  GPtrArray *rows;    /* of the changes */
  GPtrArray *editors; /* of name and notes */
};

G_DEFINE_FINAL_TYPE (OfftakeScenarioCard, offtake_scenario_card, ADW_TYPE_BIN)

static OfftakeDocument *
document_of (OfftakeScenarioCard *self)
{
  OfftakeView *view = offtake_pane_find_view (GTK_WIDGET (self));

  return view ? offtake_view_get_document (view) : NULL;
}

static void
on_drop (GtkButton *button, OfftakeScenarioCard *self)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "index"));
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autoptr (GError) error = NULL;

  if (!offtake_scenario_drop_change (document_of (self), self->scenario, index, &error) &&
      OFFTAKE_IS_WINDOW (root))
    offtake_window_show_error (OFFTAKE_WINDOW (root), _ ("The change stays"), error);
}

static GtkWidget *
drop_button_new (OfftakeScenarioCard *self, guint index, const char *title)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-undo-symbolic");
  g_autofree char *name = g_strdup_printf (_ ("Reset to the Base Plan: %s"), title);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Reset to the Base Plan"));
  gtk_widget_set_sensitive (button, !offtake_document_get_read_only_reason (document_of (self)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "index", GUINT_TO_POINTER (index));
  g_signal_connect (button, "clicked", G_CALLBACK (on_drop), self);
  return button;
}

static void
add_change (OfftakeScenarioCard *self, guint index)
{
  OfftakePlan *base = offtake_document_get_plan (document_of (self));
  const OfftakeScenarioChange *change = g_ptr_array_index (self->scenario->changes, index);
  g_autofree char *title = offtake_scenario_change_title (base, change);
  g_autofree char *detail = offtake_scenario_change_detail (base, change);
  GtkWidget *row = offtake_list_text_row_new (title, detail);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row), drop_button_new (self, index, title));
  adw_expander_row_add_row (self->changes, row);
  g_ptr_array_add (self->rows, row);
}

static void
show_changes (OfftakeScenarioCard *self)
{
  guint n = self->scenario->changes ? self->scenario->changes->len : 0;
  g_autoptr (json_t) changes = offtake_record_get_json (OFFTAKE_RECORD (self->scenario), "changes");
  g_autofree char *text = changes ? offtake_json_write_compact (changes) : g_strdup ("");
  g_autofree char *title = g_strdup_printf (_ ("Changes (%u)"), n);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->changes), title);
  gtk_widget_set_visible (GTK_WIDGET (self->changes), n > 0);
  if (g_strcmp0 (text, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&text);
  for (guint i = 0; i < self->rows->len; i++)
    adw_expander_row_remove (self->changes, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < MIN (n, MAX_CHANGES); i++)
    add_change (self, i);
  if (n > MAX_CHANGES) {
    g_autofree char *more = g_strdup_printf (_ ("%u more"), n - MAX_CHANGES);
    GtkWidget *row = offtake_list_row_new (more, NULL);
    adw_expander_row_add_row (self->changes, row);
    g_ptr_array_add (self->rows, row);
  }
}

static void
show_words (OfftakeScenarioCard *self)
{
  OfftakeRecord *record = OFFTAKE_RECORD (self->scenario);
  g_autofree char *summary = offtake_scenario_summary (self->scenario);
  g_autofree char *title = g_markup_escape_text (offtake_record_get_title (record), -1);
  const char *notes = self->scenario->notes;

  adw_preferences_group_set_title (self->group, title);
  adw_preferences_group_set_description (self->group, summary);
  gtk_label_set_label (self->notes, notes ? notes : "");
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->notes)), notes && *notes);
}

static void
show_shown (OfftakeScenarioCard *self)
{
  const char *id = offtake_record_get_id (OFFTAKE_RECORD (self->scenario));
  gboolean is_shown = g_strcmp0 (offtake_document_get_scenario (document_of (self)), id) == 0;
  const char *label = is_shown ? _ ("Show Base Plan") : _ ("Show");
  g_autofree char *name =
      g_strdup_printf ("%s: %s", label, offtake_record_get_title (OFFTAKE_RECORD (self->scenario)));

  gtk_button_set_label (GTK_BUTTON (self->show_button), label);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->show_button), "s", is_shown ? "" : id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->show_button), "win.show-scenario");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->show_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  offtake_set_css_class (GTK_WIDGET (self), "shown", is_shown);
}

void
offtake_scenario_card_update (OfftakeScenarioCard *self)
{
  if (!document_of (self))
    return;
  for (guint i = 0; i < self->editors->len; i++)
    offtake_field_widget_set_record (g_ptr_array_index (self->editors, i),
                                     OFFTAKE_RECORD (self->scenario));
  show_words (self);
  show_changes (self);
  show_shown (self);
}

static GMenuModel *
menu_new (const char *id)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) looks = g_menu_new ();
  g_autoptr (GMenu) edits = g_menu_new ();

  offtake_menu_append (looks, _ ("Compare in the _Chart"), "win.compare-in-chart", id);
  offtake_menu_append (edits, _ ("_Duplicate"), "win.duplicate-scenario", id);
  offtake_menu_append (edits, _ ("_Apply to the Base Plan"), "win.apply-scenario", id);
  offtake_menu_append (edits, _ ("D_elete"), "win.delete-scenario", id);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (looks));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (edits));
  return G_MENU_MODEL (menu);
}

static void
set_scenario (OfftakeScenarioCard *self, OfftakeScenario *scenario)
{
  const char *id = offtake_record_get_id (OFFTAKE_RECORD (scenario));
  g_autoptr (GMenuModel) menu = menu_new (id);
  g_autofree char *name =
      g_strdup_printf (_ ("More for %s"), offtake_record_get_title (OFFTAKE_RECORD (scenario)));

  self->scenario = g_object_ref (scenario);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->menu_button), menu);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  g_signal_connect_object (scenario, "notify", G_CALLBACK (offtake_scenario_card_update), self,
                           G_CONNECT_SWAPPED);
}

static void
offtake_scenario_card_dispose (GObject *object)
{
  OfftakeScenarioCard *self = OFFTAKE_SCENARIO_CARD (object);

  g_clear_object (&self->scenario);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->editors, g_ptr_array_unref);
  g_clear_pointer (&self->shown, g_free);
  G_OBJECT_CLASS (offtake_scenario_card_parent_class)->dispose (object);
}

static void
offtake_scenario_card_class_init (OfftakeScenarioCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = offtake_scenario_card_dispose;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "scenariocard");
}

static GtkWidget *
row_around (GtkWidget *child)
{
  GtkWidget *row = adw_preferences_row_new ();

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), child);
  return row;
}

static void
add_words (OfftakeScenarioCard *self)
{
  static const char *const paths[] = { "name", "notes", "include_status" };
  g_autoptr (OfftakeRecordClass) klass = g_type_class_ref (OFFTAKE_TYPE_SCENARIO);

  self->words = ADW_EXPANDER_ROW (adw_expander_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->words), _ ("Name and Notes"));
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++) {
    GtkWidget *editor = offtake_field_widget_new (klass->structure, paths[i]);

    g_ptr_array_add (self->editors, editor);
    if (!ADW_IS_PREFERENCES_ROW (editor))
      gtk_widget_add_css_class (editor, "scenario-figures");
    adw_expander_row_add_row (self->words,
                              ADW_IS_PREFERENCES_ROW (editor) ? editor : row_around (editor));
  }
  offtake_list_name_inner (GTK_WIDGET (self->words), _ ("Name and Notes"));
  adw_preferences_group_add (self->group, GTK_WIDGET (self->words));
}

static GtkWidget *
buttons_new (OfftakeScenarioCard *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->show_button = gtk_button_new ();
  self->menu_button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->menu_button), "view-more-symbolic");
  gtk_widget_add_css_class (self->menu_button, "flat");
  gtk_widget_set_tooltip_text (self->menu_button, _ ("More"));
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), self->show_button);
  gtk_box_append (GTK_BOX (box), self->menu_button);
  return box;
}

static void
offtake_scenario_card_init (OfftakeScenarioCard *self)
{
  GtkWidget *notes = gtk_label_new (NULL);

  self->rows = g_ptr_array_new ();
  self->editors = g_ptr_array_new ();
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  self->notes = GTK_LABEL (notes);
  self->figures = g_object_new (OFFTAKE_TYPE_SCENARIO_FIGURES, NULL);
  self->changes = ADW_EXPANDER_ROW (adw_expander_row_new ());
  gtk_label_set_xalign (self->notes, 0);
  gtk_label_set_wrap (self->notes, TRUE);
  gtk_label_set_wrap_mode (self->notes, PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (notes, "scenario-figures");
  adw_preferences_group_set_header_suffix (self->group, buttons_new (self));
  adw_preferences_group_add (self->group, row_around (notes));
  adw_preferences_group_add (self->group, row_around (GTK_WIDGET (self->figures)));
  offtake_list_name_inner (GTK_WIDGET (self->changes), _ ("Changes"));
  adw_preferences_group_add (self->group, GTK_WIDGET (self->changes));
  add_words (self);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->group));
}

GtkWidget *
offtake_scenario_card_new (OfftakeScenario *scenario)
{
  OfftakeScenarioCard *self = g_object_new (OFFTAKE_TYPE_SCENARIO_CARD, NULL);

  set_scenario (self, scenario);
  return GTK_WIDGET (self);
}

OfftakeScenario *
offtake_scenario_card_get_scenario (OfftakeScenarioCard *self)
{
  return self->scenario;
}

OfftakeScenarioFigures *
offtake_scenario_card_get_figures (OfftakeScenarioCard *self)
{
  return self->figures;
}
