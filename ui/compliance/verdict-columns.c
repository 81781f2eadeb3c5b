/* SPDX-License-Identifier: MPL-2.0 */
#include "compliance/verdict-columns.h"

#include <glib/gi18n.h>

#define SUBJECT_CHARS 26 /* that the first column has room for */

/* What the cells of a year call. */
typedef struct {
  int year;
  OfftakeVerdictFunc func;
  gpointer data;
} Year;

static GtkWidget *
label_new (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (style)
    gtk_widget_add_css_class (label, style);
  return label;
}

static void
set_up_subject (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), label_new (NULL));
  gtk_box_append (GTK_BOX (box), label_new ("caption"));
  gtk_list_item_set_child (item, box);
}

/* The child stands in a cell, and that in the row, which GTK names after its type. */
static void
name_row (GtkWidget *child, const char *subject, const char *rule)
{
  GtkWidget *cell = gtk_widget_get_parent (child);
  GtkWidget *row = cell ? gtk_widget_get_parent (cell) : NULL;
  g_autofree char *name = g_strdup_printf ("%s, %s", subject, rule);

  if (row) {
    gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  }
}

static void
bind_subject (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  OfftakeVerdictRow *row = gtk_list_item_get_item (item);
  GtkWidget *box = gtk_list_item_get_child (item);
  const char *subject = offtake_verdict_row_get_subject (row);
  const char *rule = offtake_verdict_row_get_rule_title (row);
  g_autofree char *both = g_strdup_printf ("%s\n%s", subject, rule);

  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (box)), subject);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (box)), rule);
  gtk_widget_set_tooltip_text (box, both);
  name_row (box, subject, rule);
}

static void
on_opened (OfftakeVerdictCell *cell, Year *year)
{
  year->func (cell, year->data);
}

static void
set_up_year (GtkSignalListItemFactory *factory, GtkListItem *item, Year *year)
{
  GtkWidget *cell = offtake_verdict_cell_new (year->year);

  g_signal_connect (cell, "opened", G_CALLBACK (on_opened), year);
  gtk_list_item_set_child (item, cell);
}

static void
bind_year (GtkSignalListItemFactory *factory, GtkListItem *item, Year *year)
{
  offtake_verdict_cell_set_row (OFFTAKE_VERDICT_CELL (gtk_list_item_get_child (item)),
                                gtk_list_item_get_item (item));
}

static void
unbind_year (GtkSignalListItemFactory *factory, GtkListItem *item, Year *year)
{
  offtake_verdict_cell_set_row (OFFTAKE_VERDICT_CELL (gtk_list_item_get_child (item)), NULL);
}

static void
append (GtkColumnView *table, const char *title, GtkListItemFactory *factory, int width)
{
  g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (title, factory);

  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_fixed_width (column, width);
  gtk_column_view_append_column (table, column);
}

/* Grows with the text, as the other columns do by themselves. */
static int
subject_width (GtkWidget *table)
{
  PangoFontMetrics *metrics =
      pango_context_get_metrics (gtk_widget_get_pango_context (table), NULL, NULL);
  const int width = pango_font_metrics_get_approximate_char_width (metrics);

  pango_font_metrics_unref (metrics);
  return PANGO_PIXELS (SUBJECT_CHARS * width);
}

static void
append_subject (GtkColumnView *table)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (set_up_subject), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_subject), NULL);
  append (table, _ ("Subject and Rule"), factory, subject_width (GTK_WIDGET (table)));
}

static void
append_year (GtkColumnView *table, Year *year)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autofree char *title = g_strdup_printf ("%d", year->year);

  g_object_set_data_full (G_OBJECT (factory), "year", year, g_free);
  g_signal_connect (factory, "setup", G_CALLBACK (set_up_year), year);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_year), year);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_year), year);
  append (table, title, factory, -1);
}

void
offtake_verdict_columns_set (
    GtkColumnView *table, int first, int last, OfftakeVerdictFunc func, gpointer data)
{
  GListModel *columns = gtk_column_view_get_columns (table);

  while (g_list_model_get_n_items (columns) > 0) {
    g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

    gtk_column_view_remove_column (table, column);
  }
  append_subject (table);
  for (int year = first; year <= last; year++) {
    Year *own = g_new (Year, 1);

    *own = (Year){ year, func, data };
    append_year (table, own);
  }
}
