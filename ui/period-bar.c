/* SPDX-License-Identifier: MPL-2.0 */
#include "period-bar.h"

#include <glib/gi18n.h>
#include <math.h>

#include "base/text.h"
#include "period-strip.h"
#include "problems.h"

struct _OfftakePeriodBar {
  OfftakePane parent_instance;

  GtkLabel *period_label;
  GtkLabel *totals_label;
  GtkLabel *value_label;
  OfftakeProblems *problems;
};

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
    g_autofree char *mass = offtake_text_tonnes (tonnes);

    if (tonnes > 0)
      g_string_append_printf (text, "%s%s %s", text->len ? " · " : "", metals[i], mass);
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
show_totals (OfftakePeriodBar *self, OfftakeView *view)
{
  const char *currency = offtake_plan_get_head (offtake_view_get_plan (view))->currency;
  double total = offtake_view_total_value (view);
  g_autofree char *recycled = format_recycled (view);
  g_autofree char *value = isnan (total) ? g_strdup ("") : offtake_text_money (total, currency);
  g_autofree char *all = *recycled
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

  gtk_label_set_label (self->period_label, shown ? shown->label : "");
  if (offtake_view_get_solved_period (view) == OFFTAKE_NONE) {
    gtk_label_set_label (self->totals_label, "");
    gtk_label_set_label (self->value_label, "");
  } else {
    show_totals (self, view);
  }
}

void
offtake_period_bar_show_problems (OfftakePeriodBar *self)
{
  offtake_problems_popup (self->problems);
}

static void
offtake_period_bar_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), OFFTAKE_TYPE_PERIOD_BAR);
  G_OBJECT_CLASS (offtake_period_bar_parent_class)->dispose (object);
}

static void
offtake_period_bar_class_init (OfftakePeriodBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = offtake_period_bar_dispose;
  OFFTAKE_PANE_CLASS (klass)->update = offtake_period_bar_update;
  g_type_ensure (OFFTAKE_TYPE_PERIOD_STRIP);
  g_type_ensure (OFFTAKE_TYPE_PROBLEMS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/offtake/Offtake/ui/period-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, OfftakePeriodBar, period_label);
  gtk_widget_class_bind_template_child (widget_class, OfftakePeriodBar, totals_label);
  gtk_widget_class_bind_template_child (widget_class, OfftakePeriodBar, value_label);
  gtk_widget_class_bind_template_child (widget_class, OfftakePeriodBar, problems);
}

static void
offtake_period_bar_init (OfftakePeriodBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
