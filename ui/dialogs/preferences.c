/* SPDX-License-Identifier: MPL-2.0 */
#include "dialogs/preferences.h"

#include "settings.h"

struct _OfftakePreferences {
  AdwPreferencesWindow parent_instance;

  AdwComboRow *color_scheme;
  GtkSwitch *animations;
  AdwComboRow *first_period;
  AdwComboRow *paper;
  AdwComboRow *mass_unit;
  GtkSpinButton *at_risk;
  GtkSwitch *backups;
};

G_DEFINE_FINAL_TYPE (OfftakePreferences, offtake_preferences, ADW_TYPE_PREFERENCES_WINDOW)

/* A choice of the schema and its place in the row, in one order. */
static const char *const color_schemes[] = { "system", "light", "dark", NULL };
static const char *const first_periods[] = { "today", "first", "last", NULL };
static const char *const mass_units[] = { "t", "kg", "lb", "short-ton", "kt", NULL };
static const char *const papers[] = { "locale", "a4", "letter", NULL };

static gboolean
word_to_place (GValue *value, GVariant *variant, gpointer words)
{
  const char *word = g_variant_get_string (variant, NULL);
  guint place = 0;

  for (const char *const *at = words; *at && !g_str_equal (*at, word); at++)
    place++;
  g_value_set_uint (value, place);
  return place < g_strv_length (words);
}

static GVariant *
place_to_word (const GValue *value, const GVariantType *type, gpointer words)
{
  guint place = g_value_get_uint (value);

  return place < g_strv_length (words) ? g_variant_new_string (((const char *const *) words)[place])
                                       : NULL;
}

static void
bind_choice (AdwComboRow *row, const char *key, const char *const *words)
{
  g_settings_bind_with_mapping (offtake_settings_get (), key, row, "selected",
                                G_SETTINGS_BIND_DEFAULT, word_to_place, place_to_word,
                                (gpointer) words, NULL);
}

static void
offtake_preferences_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), OFFTAKE_TYPE_PREFERENCES);
  G_OBJECT_CLASS (offtake_preferences_parent_class)->dispose (object);
}

static void
offtake_preferences_class_init (OfftakePreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = offtake_preferences_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/offtake/Offtake/ui/dialogs/preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, OfftakePreferences, color_scheme);
  gtk_widget_class_bind_template_child (widget_class, OfftakePreferences, animations);
  gtk_widget_class_bind_template_child (widget_class, OfftakePreferences, first_period);
  gtk_widget_class_bind_template_child (widget_class, OfftakePreferences, paper);
  gtk_widget_class_bind_template_child (widget_class, OfftakePreferences, mass_unit);
  gtk_widget_class_bind_template_child (widget_class, OfftakePreferences, at_risk);
  gtk_widget_class_bind_template_child (widget_class, OfftakePreferences, backups);
}

static void
offtake_preferences_init (OfftakePreferences *self)
{
  GSettings *settings = offtake_settings_get ();

  gtk_widget_init_template (GTK_WIDGET (self));
  bind_choice (self->color_scheme, "color-scheme", color_schemes);
  bind_choice (self->first_period, "first-period", first_periods);
  bind_choice (self->paper, "paper", papers);
  bind_choice (self->mass_unit, "mass-unit", mass_units);
  g_settings_bind (settings, "animations", self->animations, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "backups", self->backups, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "at-risk", self->at_risk, "value", G_SETTINGS_BIND_DEFAULT);
}

GtkWidget *
offtake_preferences_new (GtkWindow *parent)
{
  return g_object_new (OFFTAKE_TYPE_PREFERENCES, "transient-for", parent, NULL);
}
