/* SPDX-License-Identifier: MPL-2.0 */
#include "period-bar.h"

#include <glib/gi18n.h>
#include <math.h>

#include "base/text.h"
#include "mass.h"
#include "period-strip.h"
#include "problems.h"
#include "scenarios/scenario-button.h"

struct _OfftakePeriodBar {
  OfftakePane parent_instance;

  GtkLabel *period_label;
  GtkWidget *totals;
  GtkWidget *strip;
  OfftakeScenarioButton *scenario_button;
  GtkLabel *totals_label;
  GtkLabel *value_label;
  OfftakeProblems *problems;
  GtkButton *play_button;

  guint play_id; /* while the periods are stepped through */
};

enum { PROP_PLAYING = 1, N_PROPERTIES };
static GParamSpec *properties[N_PROPERTIES];

/* Long enough to see what has changed. */
#define PLAY_MS 1200

G_DEFINE_FINAL_TYPE (OfftakePeriodBar, offtake_period_bar, OFFTAKE_TYPE_PANE)

/* The metals that agreements are made about, in the order in which planners name them. */
static const char *const metals[] = { "Ni", "Li", "Co" };

static char *
format_recycled (OfftakeView *view)
{
  OfftakeNetwork *network = offtake_solution_get_network (offtake_view_get_solution (view));
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (metals); i++) {
    guint element = offtake_network_find_element (network, metals[i]);
    double tonnes = element == OFFTAKE_NONE ? 0 : offtake_view_recycled_mass (view, element);
    g_autofree char *mass = offtake_mass_text (tonnes);

    if (tonnes > 0)
      g_string_append_printf (text, "%s%s %s", text->len ? " · " : "", metals[i], mass);
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
show_totals (OfftakePeriodBar *self, OfftakeView *view)
{
  const char *currency = offtake_plan_get_head (offtake_view_get_plan (view))->currency;
  double total = offtake_view_total_value (view); /* NAN where nothing has a price */
  g_autofree char *recycled = format_recycled (view);
  g_autofree char *value = isnan (total) ? g_strdup ("") : offtake_text_money (total, currency);
  g_autofree char *all = !*value ? g_strdup ("")
                         : *recycled
                             ? g_strdup_printf (_ ("Recycled %s   Agreements %s"), recycled, value)
                             : g_strdup_printf (_ ("Nothing recycled   Agreements %s"), value);

  gtk_label_set_label (self->totals_label, all);
  gtk_label_set_label (self->value_label, value);
}

static void
offtake_period_bar_update (OfftakePane *pane)
{
  OfftakePeriodBar *self = OFFTAKE_PERIOD_BAR (pane);
  OfftakeView *view = offtake_pane_get_view (pane);
  const OfftakePeriod *shown = offtake_view_get_period_info (view);
  const char *label = shown ? shown->label : "";
  const gboolean stays = g_str_equal (label, gtk_label_get_label (self->period_label));

  gtk_label_set_label (self->period_label, label);
  if (offtake_view_get_solved_period (view) == OFFTAKE_NONE) {
    gtk_label_set_label (self->totals_label, "");
    gtk_label_set_label (self->value_label, "");
  } else if (!stays || offtake_view_is_whole (view)) {
    /* Of a large plan some metals are still to come, and asking for them would keep the window. */
    show_totals (self, view);
  }
}

static void
show_playing (OfftakePeriodBar *self)
{
  const gboolean playing = self->play_id != 0;
  const char *label = playing ? _ ("Stop") : _ ("Play the Periods");

  gtk_button_set_icon_name (self->play_button, playing ? "media-playback-pause-symbolic"
                                                       : "media-playback-start-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->play_button), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->play_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLAYING]);
}

static gboolean
on_play (gpointer data)
{
  OfftakePeriodBar *self = data;
  OfftakeView *view = offtake_pane_get_view (OFFTAKE_PANE (self));
  const guint next = offtake_view_get_period (view) + 1;

  if (next < offtake_view_n_periods (view)) {
    offtake_view_set_period (view, next);
    if (next + 1 < offtake_view_n_periods (view))
      return G_SOURCE_CONTINUE;
  }
  self->play_id = 0;
  show_playing (self);
  return G_SOURCE_REMOVE;
}

/* From the last period it begins again with the first. */
static void
set_playing (OfftakePeriodBar *self, gboolean playing)
{
  OfftakeView *view = offtake_pane_get_view (OFFTAKE_PANE (self));

  if (playing == (self->play_id != 0) || !view || offtake_view_n_periods (view) < 2)
    return;
  g_clear_handle_id (&self->play_id, g_source_remove);
  if (playing) {
    if (offtake_view_get_period (view) + 1 >= offtake_view_n_periods (view))
      offtake_view_set_period (view, 0);
    self->play_id = g_timeout_add (PLAY_MS, on_play, self);
  }
  show_playing (self);
}

static void
offtake_period_bar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_PLAYING)
    g_value_set_boolean (value, OFFTAKE_PERIOD_BAR (object)->play_id != 0);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
offtake_period_bar_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_PLAYING)
    set_playing (OFFTAKE_PERIOD_BAR (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
offtake_period_bar_document_changed (OfftakePane *pane)
{
  OfftakePeriodBar *self = OFFTAKE_PERIOD_BAR (pane);

  g_clear_handle_id (&self->play_id, g_source_remove);
  show_playing (self);
}

void
offtake_period_bar_set_narrow (OfftakePeriodBar *self, gboolean narrow)
{
  gtk_widget_set_visible (self->totals, !narrow);
  gtk_widget_set_hexpand (self->strip, narrow);
  offtake_scenario_button_set_short (self->scenario_button, narrow);
  offtake_problems_set_short (self->problems, narrow);
}

void
offtake_period_bar_show_problems (OfftakePeriodBar *self)
{
  offtake_problems_popup (self->problems);
}

static void
offtake_period_bar_dispose (GObject *object)
{
  g_clear_handle_id (&OFFTAKE_PERIOD_BAR (object)->play_id, g_source_remove);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), OFFTAKE_TYPE_PERIOD_BAR);
  G_OBJECT_CLASS (offtake_period_bar_parent_class)->dispose (object);
}

static void
offtake_period_bar_class_init (OfftakePeriodBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = offtake_period_bar_get_property;
  object_class->set_property = offtake_period_bar_set_property;
  object_class->dispose = offtake_period_bar_dispose;
  properties[PROP_PLAYING] =
      g_param_spec_boolean ("playing", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  gtk_widget_class_install_property_action (widget_class, "period.play", "playing");
  OFFTAKE_PANE_CLASS (klass)->document_changed = offtake_period_bar_document_changed;
  OFFTAKE_PANE_CLASS (klass)->update = offtake_period_bar_update;
  g_type_ensure (OFFTAKE_TYPE_PERIOD_STRIP);
  g_type_ensure (OFFTAKE_TYPE_PROBLEMS);
  g_type_ensure (OFFTAKE_TYPE_SCENARIO_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/offtake/Offtake/ui/period-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, OfftakePeriodBar, period_label);
  gtk_widget_class_bind_template_child (widget_class, OfftakePeriodBar, strip);
  gtk_widget_class_bind_template_child (widget_class, OfftakePeriodBar, totals);
  gtk_widget_class_bind_template_child (widget_class, OfftakePeriodBar, totals_label);
  gtk_widget_class_bind_template_child (widget_class, OfftakePeriodBar, value_label);
  gtk_widget_class_bind_template_child (widget_class, OfftakePeriodBar, scenario_button);
  gtk_widget_class_bind_template_child (widget_class, OfftakePeriodBar, problems);
  gtk_widget_class_bind_template_child (widget_class, OfftakePeriodBar, play_button);
}

static void
offtake_period_bar_init (OfftakePeriodBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
