/* SPDX-License-Identifier: MPL-2.0 */
#include "scenarios/scenario-button.h"

#include <glib/gi18n.h>

#include "follow.h"
#include "menu.h"

struct _OfftakeScenarioButton {
  OfftakePane parent_instance;

  GtkMenuButton *button;
  GSimpleAction *action;     /* "scenario.show", whose state is an id, "" for the base plan */
  OfftakeDocument *document; /* that is listened to */
  GListModel *scenarios;     /* of its plan */
  gboolean is_short;         /* the name is left to the tooltip */
};

G_DEFINE_FINAL_TYPE (OfftakeScenarioButton, offtake_scenario_button, OFFTAKE_TYPE_PANE)

const char *
offtake_scenario_name (OfftakeDocument *document)
{
  const char *id = document ? offtake_document_get_scenario (document) : NULL;
  OfftakeRecord *record =
      id ? offtake_plan_find (offtake_document_get_shown_plan (document), "scenarios", id) : NULL;

  return record ? offtake_record_get_title (record) : NULL;
}

/* An underscore in a name is no mnemonic. */
static char *
escape (const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, "_", -1);

  return g_strjoinv ("__", parts);
}

GListModel *
offtake_scenario_list (OfftakeDocument *document)
{
  return document ? offtake_plan_get_list (offtake_document_get_shown_plan (document), "scenarios")
                  : NULL;
}

static void
offer (OfftakeScenarioButton *self)
{
  const guint n = self->scenarios ? g_list_model_get_n_items (self->scenarios) : 0;
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) base = g_menu_new ();
  g_autoptr (GMenu) scenarios = g_menu_new ();
  g_autoptr (GMenu) compare = g_menu_new ();

  offtake_menu_append (base, _ ("Base Plan"), "scenario.show", "");
  for (guint i = 0; i < n; i++) {
    g_autoptr (OfftakeRecord) record = g_list_model_get_item (self->scenarios, i);
    g_autofree char *label = escape (offtake_record_get_title (record));

    offtake_menu_append (scenarios, label, "scenario.show", offtake_record_get_id (record));
  }
  g_menu_append (compare, _ ("Compare with the Base Plan…"), "win.compare-scenario");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (base));
  g_menu_append_section (menu, _ ("Scenarios"), G_MENU_MODEL (scenarios));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (compare));
  gtk_menu_button_set_menu_model (self->button, G_MENU_MODEL (menu));
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
}

static GtkWidget *
picture_new (void)
{
  return gtk_image_new_from_icon_name ("io.github.offtake.Offtake-scenario-symbolic");
}

static GtkWidget *
name_new (const char *name)
{
  GtkWidget *label = gtk_label_new (name);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 22);
  return label;
}

static void
show_choice (OfftakeScenarioButton *self)
{
  const char *name = offtake_scenario_name (self->document);
  const char *id = name ? offtake_document_get_scenario (self->document) : "";
  const char *label = name ? name : _ ("Base Plan");
  g_autofree char *spoken =
      /* Translators: what is shown: the base plan, or a scenario by its name. */
      g_strdup_printf (_ ("Scenario: %s"), label);

  gtk_menu_button_set_child (self->button, self->is_short ? picture_new () : name_new (label));
  gtk_menu_button_set_always_show_arrow (self->button, !self->is_short);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
  g_simple_action_set_state (self->action, g_variant_new_string (id));
}

void
offtake_scenario_button_set_short (OfftakeScenarioButton *self, gboolean is_short)
{
  if (self->is_short == is_short)
    return;
  self->is_short = is_short;
  show_choice (self);
}

static void
on_change_state (GSimpleAction *action, GVariant *value, gpointer data)
{
  OfftakeScenarioButton *self = data;
  const char *id = g_variant_get_string (value, NULL);

  if (self->document)
    offtake_document_set_scenario (self->document, *id ? id : NULL);
}

static void
set_document (OfftakeScenarioButton *self, OfftakeDocument *document)
{
  offtake_follow (&self->document, document, self);
  offtake_follow (&self->scenarios, offtake_scenario_list (document), self);
  if (!document)
    return;
  g_signal_connect_object (document, "notify::scenario", G_CALLBACK (show_choice), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->scenarios, "items-changed", G_CALLBACK (offer), self,
                           G_CONNECT_SWAPPED);
}

static void
offtake_scenario_button_document_changed (OfftakePane *pane)
{
  OfftakeScenarioButton *self = OFFTAKE_SCENARIO_BUTTON (pane);

  set_document (self, offtake_view_get_document (offtake_pane_get_view (pane)));
  offer (self);
  show_choice (self);
}

static void
offtake_scenario_button_dispose (GObject *object)
{
  OfftakeScenarioButton *self = OFFTAKE_SCENARIO_BUTTON (object);

  set_document (self, NULL);
  g_clear_object (&self->action);
  G_OBJECT_CLASS (offtake_scenario_button_parent_class)->dispose (object);
}

static void
offtake_scenario_button_class_init (OfftakeScenarioButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = offtake_scenario_button_dispose;
  OFFTAKE_PANE_CLASS (klass)->document_changed = offtake_scenario_button_document_changed;
}

static void
offtake_scenario_button_init (OfftakeScenarioButton *self)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  self->action =
      g_simple_action_new_stateful ("show", G_VARIANT_TYPE_STRING, g_variant_new_string (""));
  g_signal_connect_object (self->action, "change-state", G_CALLBACK (on_change_state), self, 0);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (self->action));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "scenario", G_ACTION_GROUP (group));
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_direction (self->button, GTK_ARROW_UP);
  gtk_menu_button_set_always_show_arrow (self->button, TRUE);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->button));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
