/* SPDX-License-Identifier: MPL-2.0 */
#include "compliance/verdict-cell.h"

#include <glib/gi18n.h>

struct _OfftakeVerdictCell {
  GtkWidget parent_instance;

  int year;
  OfftakeVerdictRow *row;

  GtkWidget *button;
  GtkWidget *standing_box;
  GtkImage *image;
  GtkLabel *word;
  GtkLabel *margin;
};

enum { OPENED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (OfftakeVerdictCell, offtake_verdict_cell, GTK_TYPE_WIDGET)

static void
on_clicked (OfftakeVerdictCell *self)
{
  g_signal_emit (self, signals[OPENED], 0);
}

/* One sentence for a screen reader: the headings of a table are far away from its cells. */
static void
name_cell (OfftakeVerdictCell *self, OfftakeStanding standing, const OfftakeFinding *finding)
{
  g_autofree char *value = offtake_finding_value_text (finding);
  g_autofree char *margin = offtake_finding_margin_text (finding);
  /* Translators: subject, rule, year: verdict; value; margin */
  g_autofree char *name = g_strdup_printf (
      _ ("%s, %s, %d: %s; %s; %s"), offtake_verdict_row_get_subject (self->row),
      offtake_verdict_row_get_rule_title (self->row), self->year, offtake_standing_title (standing),
      *value ? value : _ ("no value"), *margin ? margin : _ ("no margin"));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  gtk_widget_set_tooltip_text (self->button, name);
}

static void
show (OfftakeVerdictCell *self, const GPtrArray *findings)
{
  OfftakeStanding standing = offtake_verdict_row_get_standing (self->row, self->year);
  const char *style = offtake_standing_style (standing);
  const char *classes[] = { style, NULL };
  g_autofree char *margin = offtake_finding_margin_text (findings->pdata[0]);
  g_autofree char *more = NULL;

  if (findings->len > 1)
    /* Translators: the margin of the verdict shown, and how many more there are in the cell. */
    more = g_strdup_printf (_ ("%s (+%u more)"), margin, findings->len - 1);
  gtk_image_set_from_icon_name (self->image, offtake_standing_icon (standing));
  gtk_label_set_label (self->word, offtake_standing_title (standing));
  gtk_label_set_label (self->margin, more ? more : margin);
  gtk_widget_set_css_classes (self->standing_box, classes);
  name_cell (self, standing, findings->pdata[0]);
}

void
offtake_verdict_cell_set_row (OfftakeVerdictCell *self, OfftakeVerdictRow *row)
{
  const GPtrArray *findings = row ? offtake_verdict_row_get_findings (row, self->year) : NULL;

  g_set_object (&self->row, row);
  gtk_widget_set_visible (self->button, findings != NULL);
  if (findings)
    show (self, findings);
}

OfftakeVerdictRow *
offtake_verdict_cell_get_row (OfftakeVerdictCell *self)
{
  return self->row;
}

int
offtake_verdict_cell_get_year (OfftakeVerdictCell *self)
{
  return self->year;
}

static void
offtake_verdict_cell_dispose (GObject *object)
{
  OfftakeVerdictCell *self = OFFTAKE_VERDICT_CELL (object);

  g_clear_object (&self->row);
  gtk_widget_dispose_template (GTK_WIDGET (object), OFFTAKE_TYPE_VERDICT_CELL);
  G_OBJECT_CLASS (offtake_verdict_cell_parent_class)->dispose (object);
}

static gboolean
offtake_verdict_cell_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (OFFTAKE_VERDICT_CELL (widget)->button);
}

static void
offtake_verdict_cell_class_init (OfftakeVerdictCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = offtake_verdict_cell_dispose;
  widget_class->grab_focus = offtake_verdict_cell_grab_focus;
  signals[OPENED] = g_signal_new ("opened", OFFTAKE_TYPE_VERDICT_CELL, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/offtake/Offtake/ui/compliance/verdict-cell.ui");
  gtk_widget_class_bind_template_child (widget_class, OfftakeVerdictCell, button);
  gtk_widget_class_bind_template_child (widget_class, OfftakeVerdictCell, standing_box);
  gtk_widget_class_bind_template_child (widget_class, OfftakeVerdictCell, image);
  gtk_widget_class_bind_template_child (widget_class, OfftakeVerdictCell, word);
  gtk_widget_class_bind_template_child (widget_class, OfftakeVerdictCell, margin);
  gtk_widget_class_bind_template_callback (widget_class, on_clicked);
}

static void
offtake_verdict_cell_init (OfftakeVerdictCell *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
offtake_verdict_cell_new (int year)
{
  OfftakeVerdictCell *self = g_object_new (OFFTAKE_TYPE_VERDICT_CELL, NULL);

  self->year = year;
  return GTK_WIDGET (self);
}
