/* SPDX-License-Identifier: MPL-2.0 */
#include "flows/compare-button.h"

#include <glib/gi18n.h>

struct _OfftakeCompareButton {
  AdwBin parent_instance;

  GtkMenuButton *button;
  GSimpleActionGroup *actions;
  GSimpleAction *action; /* its state is the label of the period, "" for none */
  GStrv periods;         /* labels that the menu offers */
  guint against;
};

enum { PROP_AGAINST = 1, N_PROPERTIES };
static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (OfftakeCompareButton, offtake_compare_button, ADW_TYPE_BIN)

static guint
find_period (OfftakeCompareButton *self, const char *label)
{
  for (guint i = 0; self->periods && self->periods[i]; i++)
    if (g_str_equal (self->periods[i], label))
      return i + 1;
  return 0;
}

static void
show_choice (OfftakeCompareButton *self)
{
  g_autoptr (GVariant) state = g_action_get_state (G_ACTION (self->action));
  const char *period = g_variant_get_string (state, NULL);
  /* Translators: the chart shows what is more or less than in a period: "Against 2027". */
  g_autofree char *label = *period ? g_strdup_printf (_ ("Against %s"), period) : NULL;

  gtk_menu_button_set_label (self->button, label ? label : _ ("Compare"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label ? label : _ ("Compare"), -1);
}

static void
set_against (OfftakeCompareButton *self, const char *label)
{
  const guint against = find_period (self, label);

  g_simple_action_set_state (self->action, g_variant_new_string (against ? label : ""));
  show_choice (self);
  if (self->against == against)
    return;
  self->against = against;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_AGAINST]);
}

static void
on_change_state (GSimpleAction *action, GVariant *value, gpointer data)
{
  set_against (data, g_variant_get_string (value, NULL));
}

static void
offtake_compare_button_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_AGAINST)
    g_value_set_uint (value, OFFTAKE_COMPARE_BUTTON (object)->against);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
offtake_compare_button_finalize (GObject *object)
{
  OfftakeCompareButton *self = OFFTAKE_COMPARE_BUTTON (object);

  g_clear_object (&self->action);
  g_clear_object (&self->actions);
  g_strfreev (self->periods);
  G_OBJECT_CLASS (offtake_compare_button_parent_class)->finalize (object);
}

static void
offtake_compare_button_class_init (OfftakeCompareButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = offtake_compare_button_get_property;
  object_class->finalize = offtake_compare_button_finalize;
  properties[PROP_AGAINST] = g_param_spec_uint ("against", NULL, NULL, 0, G_MAXUINT, 0,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
offtake_compare_button_init (OfftakeCompareButton *self)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  self->action =
      g_simple_action_new_stateful ("against", G_VARIANT_TYPE_STRING, g_variant_new_string (""));
  g_signal_connect (self->action, "change-state", G_CALLBACK (on_change_state), self);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (self->action));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "compare", G_ACTION_GROUP (group));
  self->actions = g_steal_pointer (&group);
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button),
                               _ ("Show what is more and what is less than in another period"));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->button));
  show_choice (self);
}

static void
add_item (GMenu *menu, const char *label, const char *period)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "compare.against", "s", period);
  g_menu_append_item (menu, item);
}

static void
offer (OfftakeCompareButton *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) none = g_menu_new ();
  g_autoptr (GMenu) periods = g_menu_new ();

  add_item (none, _ ("With Nothing"), "");
  for (guint i = 0; self->periods[i]; i++)
    add_item (periods, self->periods[i], self->periods[i]);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (none));
  g_menu_append_section (menu, _ ("Compare With"), G_MENU_MODEL (periods));
  gtk_menu_button_set_menu_model (self->button, G_MENU_MODEL (menu));
}

void
offtake_compare_button_set_network (OfftakeCompareButton *self, OfftakeNetwork *network)
{
  g_autoptr (GVariant) state = g_action_get_state (G_ACTION (self->action));
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();

  for (guint i = 0; network && i < offtake_network_n_periods (network); i++)
    g_strv_builder_add (labels, offtake_network_period (network, i)->label);
  g_auto (GStrv) periods = g_strv_builder_end (labels);
  gtk_widget_set_visible (GTK_WIDGET (self), g_strv_length (periods) > 1);
  if (self->periods &&
      g_strv_equal ((const char *const *) periods, (const char *const *) self->periods))
    return;
  g_strfreev (self->periods);
  self->periods = g_steal_pointer (&periods);
  offer (self);
  set_against (self, g_variant_get_string (state, NULL));
}

guint
offtake_compare_button_get_against (OfftakeCompareButton *self)
{
  return self->against;
}

GMenuModel *
offtake_compare_button_get_menu (OfftakeCompareButton *self)
{
  return gtk_menu_button_get_menu_model (self->button);
}

GActionGroup *
offtake_compare_button_get_actions (OfftakeCompareButton *self)
{
  return G_ACTION_GROUP (self->actions);
}
