/* SPDX-License-Identifier: MPL-2.0 */
#include "scenarios/scenario-figures.h"

#include <glib/gi18n.h>
#include <math.h>

#include "base/text.h"
#include "mass.h"
#include "report/key-figures.h"

struct _OfftakeScenarioFigures {
  GtkWidget parent_instance;

  GtkGrid *grid;
};

G_DEFINE_FINAL_TYPE (OfftakeScenarioFigures, offtake_scenario_figures, GTK_TYPE_WIDGET)

static char *
format (const OfftakeKeyFigure *figure, double value, const char *currency)
{
  if (isnan (value))
    return g_strdup ("–");
  switch (figure->kind) {
  case OFFTAKE_KEY_MASS: return offtake_mass_text (value);
  case OFFTAKE_KEY_MONEY: return offtake_text_money (value, currency);
  case OFFTAKE_KEY_CARBON: {
    g_autofree char *number = offtake_text_number (value);
    return g_strdup_printf (_ ("%s kg CO₂e/t"), number);
  }
  case OFFTAKE_KEY_COUNT:
  default: return g_strdup_printf ("%.0f", value);
  }
}

/* With its sign; "=" where nothing changes. */
static char *
format_difference (const OfftakeKeyFigure *base, const OfftakeKeyFigure *now, const char *currency)
{
  double difference = now->value - base->value;

  if (isnan (difference))
    return g_strdup ("–");
  if (fabs (difference) <= 1e-9 * fmax (fabs (base->value), fabs (now->value)))
    return g_strdup ("=");
  g_autofree char *text = format (now, fabs (difference), currency);
  return g_strdup_printf ("%s%s", difference > 0 ? "+" : "−", text);
}

static GtkWidget *
add (OfftakeScenarioFigures *self, const char *text, int column, int row)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0 : 1);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (column == 0)
    gtk_widget_set_hexpand (label, TRUE);
  else
    gtk_widget_add_css_class (label, "numeric");
  gtk_grid_attach (self->grid, label, column, row, 1, 1);
  return label;
}

static void
add_head (OfftakeScenarioFigures *self, const char *period)
{
  const char *heads[] = { period, _ ("Base Plan"), _ ("Scenario"), "±" };

  for (int i = 0; i < (int) G_N_ELEMENTS (heads); i++)
    gtk_widget_add_css_class (add (self, heads[i], i, 0), "caption-heading");
}

static void
clear (OfftakeScenarioFigures *self)
{
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))))
    gtk_grid_remove (self->grid, child);
}

void
offtake_scenario_figures_show (OfftakeScenarioFigures *self,
                               const GArray *base,
                               const GArray *scenario,
                               const char *period,
                               const char *currency)
{
  clear (self);
  if (!base || !scenario) {
    gtk_widget_add_css_class (add (self, _ ("Being worked out…"), 0, 0), "dim-label");
    return;
  }
  add_head (self, period);
  for (guint i = 0; i < base->len; i++) {
    const OfftakeKeyFigure *was = &g_array_index (base, OfftakeKeyFigure, i);
    const OfftakeKeyFigure *is = &g_array_index (scenario, OfftakeKeyFigure, i);
    g_autofree char *before = format (was, was->value, currency);
    g_autofree char *now = format (is, is->value, currency);
    g_autofree char *difference = format_difference (was, is, currency);
    /* Translators: a figure: what it is in the base plan, in the scenario, and the difference. */
    g_autofree char *spoken = g_strdup_printf (_ ("%s: base plan %s, scenario %s, difference %s"),
                                               is->name, before, now, difference);
    int row = (int) i + 1;

    GtkWidget *name = add (self, is->name, 0, row);
    gtk_accessible_update_property (GTK_ACCESSIBLE (name), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    spoken, -1);
    add (self, before, 1, row);
    add (self, now, 2, row);
    gtk_widget_add_css_class (add (self, difference, 3, row), "heading");
  }
}

void
offtake_scenario_figures_show_problem (OfftakeScenarioFigures *self, const char *problem)
{
  /* Translators: why there are no figures of a scenario */
  g_autofree char *text = g_strdup_printf (_ ("No figures: %s"), problem);

  clear (self);
  add (self, text, 0, 0);
}

static void
offtake_scenario_figures_dispose (GObject *object)
{
  OfftakeScenarioFigures *self = OFFTAKE_SCENARIO_FIGURES (object);

  if (self->grid)
    gtk_widget_unparent (GTK_WIDGET (self->grid));
  self->grid = NULL;
  G_OBJECT_CLASS (offtake_scenario_figures_parent_class)->dispose (object);
}

static void
offtake_scenario_figures_class_init (OfftakeScenarioFiguresClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = offtake_scenario_figures_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
offtake_scenario_figures_init (OfftakeScenarioFigures *self)
{
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_spacing (self->grid, 12);
  gtk_grid_set_row_spacing (self->grid, 4);
  gtk_widget_add_css_class (GTK_WIDGET (self->grid), "scenario-figures");
  gtk_widget_set_parent (GTK_WIDGET (self->grid), GTK_WIDGET (self));
}
