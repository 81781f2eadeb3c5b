/* SPDX-License-Identifier: MPL-2.0 */
#include "flows/compare-button.h"

#include <glib/gi18n.h>

#include "menu.h"

struct _OfftakeCompareButton {
  AdwBin parent_instance;

  GtkMenuButton *button;
  GSimpleActionGroup *actions;
  GSimpleAction *action; /* its state is what is chosen */
  GStrv periods;         /* labels that the menu offers; NULL before the first network */
  GStrv states, names;   /* other states that it offers, "=id", and what they are called */
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

static const char *
choice_of (OfftakeCompareButton *self)
{
  g_autoptr (GVariant) state = g_action_get_state (G_ACTION (self->action));

  return g_variant_get_string (state, NULL); /* the action keeps it */
}

const char *
offtake_compare_button_get_state (OfftakeCompareButton *self)
{
  const char *choice = choice_of (self);

  return *choice == '=' ? choice + 1 : NULL;
}

/* NULL if it is none that the menu offers. */
static const char *
name_of_state (OfftakeCompareButton *self, const char *choice)
{
  for (guint i = 0; self->states && self->states[i]; i++)
    if (g_str_equal (self->states[i], choice))
      return self->names[i];
  return NULL;
}

static void
show_choice (OfftakeCompareButton *self)
{
  const char *choice = choice_of (self);
  const char *name = *choice == '=' ? name_of_state (self, choice) : choice;
  /* Translators: the chart shows what is more or less than in a period: "Against 2027". */
  g_autofree char *label = name && *name ? g_strdup_printf (_ ("Against %s"), name) : NULL;
  GtkWidget *shown = gtk_label_new (label ? label : _ ("Compare"));

  gtk_label_set_ellipsize (GTK_LABEL (shown), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (shown), 24);
  gtk_menu_button_set_child (self->button, shown);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label ? label : _ ("Compare"), -1);
}

static void
set_against (OfftakeCompareButton *self, const char *choice)
{
  const gboolean is_state = *choice == '=' && name_of_state (self, choice);
  const guint against = find_period (self, choice);
  g_autofree char *before = g_strdup (choice_of (self));
  g_autofree char *now = g_strdup (against || is_state ? choice : "");

  g_simple_action_set_state (self->action, g_variant_new_string (now));
  show_choice (self);
  if (self->against == against && g_str_equal (before, now))
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
  g_strfreev (self->states);
  g_strfreev (self->names);
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
  gtk_widget_set_tooltip_text (
      GTK_WIDGET (self->button),
      _ ("Show what is more and what is less than in another period, in the base plan or in a scenario"));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->button));
  show_choice (self);
}

static void
offer (OfftakeCompareButton *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) none = g_menu_new ();
  g_autoptr (GMenu) periods = g_menu_new ();
  g_autoptr (GMenu) states = g_menu_new ();

  offtake_menu_append (none, _ ("With Nothing"), "compare.against", "");
  for (guint i = 0; self->states && self->states[i]; i++)
    offtake_menu_append (states, self->names[i], "compare.against", self->states[i]);
  for (guint i = 0; self->periods && self->periods[i]; i++)
    offtake_menu_append (periods, self->periods[i], "compare.against", self->periods[i]);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (none));
  if (g_menu_model_get_n_items (G_MENU_MODEL (states)) > 0)
    g_menu_append_section (menu, _ ("State of the Plan"), G_MENU_MODEL (states));
  g_menu_append_section (menu, _ ("Compare With"), G_MENU_MODEL (periods));
  gtk_menu_button_set_menu_model (self->button, G_MENU_MODEL (menu));
}

/* What is chosen stays where it is still offered. */
static void
offer_again (OfftakeCompareButton *self)
{
  g_autofree char *choice = g_strdup (choice_of (self));

  offer (self);
  set_against (self, choice);
}

static void
show_whether_any (OfftakeCompareButton *self)
{
  guint n_periods = self->periods ? g_strv_length (self->periods) : 0;
  guint n_states = self->states ? g_strv_length (self->states) : 0;

  gtk_widget_set_visible (GTK_WIDGET (self), n_periods > 1 || (n_periods == 1 && n_states > 0));
}

void
offtake_compare_button_set_network (OfftakeCompareButton *self, OfftakeNetwork *network)
{
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();

  for (guint i = 0; network && i < offtake_network_n_periods (network); i++)
    g_strv_builder_add (labels, offtake_network_period (network, i)->label);
  g_auto (GStrv) periods = g_strv_builder_end (labels);
  if (!self->periods ||
      !g_strv_equal ((const char *const *) periods, (const char *const *) self->periods)) {
    g_strfreev (self->periods);
    self->periods = g_steal_pointer (&periods);
    offer_again (self);
  }
  show_whether_any (self);
}

static gboolean
is_same_list (GStrv a, GStrv b)
{
  return a && b && g_strv_equal ((const char *const *) a, (const char *const *) b);
}

void
offtake_compare_button_set_states (OfftakeCompareButton *self, OfftakePlan *plan, const char *shown)
{
  GListModel *scenarios = plan ? offtake_plan_get_list (plan, "scenarios") : NULL;
  g_autoptr (GStrvBuilder) state_builder = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) name_builder = g_strv_builder_new ();

  if (shown) {
    g_strv_builder_add (state_builder, "=");
    g_strv_builder_add (name_builder, _ ("Base Plan"));
  }
  for (guint i = 0; scenarios && i < g_list_model_get_n_items (scenarios); i++) {
    g_autoptr (OfftakeRecord) record = g_list_model_get_item (scenarios, i);
    g_autofree char *state = g_strconcat ("=", offtake_record_get_id (record), NULL);

    if (g_strcmp0 (offtake_record_get_id (record), shown) == 0)
      continue;
    g_strv_builder_add (state_builder, state);
    g_strv_builder_add (name_builder, offtake_record_get_title (record));
  }
  g_auto (GStrv) states = g_strv_builder_end (state_builder);
  g_auto (GStrv) names = g_strv_builder_end (name_builder);
  if (!is_same_list (states, self->states) || !is_same_list (names, self->names)) {
    g_strfreev (self->states);
    g_strfreev (self->names);
    self->states = g_steal_pointer (&states);
    self->names = g_steal_pointer (&names);
    offer_again (self);
  }
  show_whether_any (self);
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
