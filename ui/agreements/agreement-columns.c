/* SPDX-License-Identifier: MPL-2.0 */
#include "agreements/agreement-columns.h"

#include <glib/gi18n.h>

#include "agreements/agreement-row.h"
#include "agreements/table-cell.h"
#include "closures.h"

typedef struct {
  const char *property;
  const char *title;    /* with a %s for the currency if it is money */
  guint least, natural; /* characters */
  GCallback format;     /* of a number; NULL for a text */
  gboolean at_end;
} Column;

/* What an agreement is, then its figures: they stay in sight where the window is narrow. */
static const Column columns[] = {
  { "number", N_ ("Number"), 10, 10 },
  { "title", N_ ("Title"), 16, 30 },
  { "mass", N_ ("Quantity (t)"), 9, 9, G_CALLBACK (offtake_format_number), TRUE },
  { "price", N_ ("Price (%s/t)"), 9, 9, G_CALLBACK (offtake_format_number), TRUE },
  { "value", N_ ("Value (%s)"), 12, 12, G_CALLBACK (offtake_format_number), TRUE },
  { "material", N_ ("Material"), 14, 22 },
  { "seller", N_ ("Seller"), 12, 18 },
  { "buyer", N_ ("Buyer"), 12, 18 },
  { "status", N_ ("Status"), 8, 9 },
  { "start", N_ ("Start"), 10, 10, G_CALLBACK (offtake_format_day) },
  { "end", N_ ("End"), 10, 10, G_CALLBACK (offtake_format_day) },
};

static GtkExpression *
property_expression (const Column *column)
{
  return gtk_property_expression_new (OFFTAKE_TYPE_AGREEMENT_ROW, NULL, column->property);
}

/* The cell's text. */
static GtkExpression *
text_expression (const Column *column)
{
  GtkExpression *property = property_expression (column);

  if (!column->format)
    return property;
  return gtk_cclosure_expression_new (G_TYPE_STRING, NULL, 1, &property, column->format, NULL,
                                      NULL);
}

static GtkSorter *
sorter_new (const Column *column)
{
  GtkExpression *property = property_expression (column);

  return column->format ? GTK_SORTER (gtk_numeric_sorter_new (property))
                        : GTK_SORTER (gtk_string_sorter_new (property));
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  const Column *column = data;

  gtk_list_item_set_child (item,
                           offtake_table_cell_new (column->least, column->natural, column->at_end));
}

static void
bind (GtkListItem *item, GtkExpression *expression, const char *property)
{
  GtkWidget *cell = gtk_list_item_get_child (item);
  GtkExpressionWatch *watch =
      gtk_expression_bind (expression, cell, property, gtk_list_item_get_item (item));

  g_object_set_data_full (G_OBJECT (item), property, gtk_expression_watch_ref (watch),
                          (GDestroyNotify) gtk_expression_watch_unref);
}

static void
unbind (GtkListItem *item, const char *property)
{
  GtkExpressionWatch *watch = g_object_get_data (G_OBJECT (item), property);

  if (watch)
    gtk_expression_watch_unwatch (watch);
  g_object_set_data (G_OBJECT (item), property, NULL);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  const Column *column = data;

  bind (item, text_expression (column), "text");
  if (column == columns)
    bind (item, gtk_property_expression_new (OFFTAKE_TYPE_AGREEMENT_ROW, NULL, "description"),
          "row-name");
}

static void
on_unbind (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  unbind (item, "text");
  unbind (item, "row-name");
}

static GtkColumnViewColumn *
column_new (const Column *column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *added = gtk_column_view_column_new (_ (column->title), factory);
  g_autoptr (GtkSorter) sorter = sorter_new (column);

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), (gpointer) column);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), (gpointer) column);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), (gpointer) column);
  gtk_column_view_column_set_sorter (added, sorter);
  gtk_column_view_column_set_resizable (added, TRUE);
  gtk_column_view_column_set_expand (added, column->natural > column->least);
  return added;
}

void
offtake_agreement_columns_add (GtkColumnView *view)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++) {
    g_autoptr (GtkColumnViewColumn) column = column_new (&columns[i]);

    gtk_column_view_append_column (view, column);
  }
}

/* The one place where a title is filled in. */
static char *
title_with (const char *title, const char *currency)
{
  g_auto (GStrv) parts = g_strsplit (title, "%s", 2);

  return g_strjoinv (currency, parts);
}

void
offtake_agreement_columns_set_currency (GtkColumnView *view, const char *currency)
{
  GListModel *list = gtk_column_view_get_columns (view);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++) {
    g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (list, i);
    g_autofree char *title = title_with (_ (columns[i].title), currency);

    gtk_column_view_column_set_title (column, title);
  }
}

void
offtake_agreement_columns_sort (GtkColumnView *view, const char *property, GtkSortType direction)
{
  GListModel *list = gtk_column_view_get_columns (view);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++) {
    if (!g_str_equal (columns[i].property, property))
      continue;
    g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (list, i);
    gtk_column_view_sort_by_column (view, column, direction);
    return;
  }
  gtk_column_view_sort_by_column (view, NULL, direction);
}

/* A title without what it says about its unit. */
static char *
bare_title (const char *title)
{
  const char *unit = strstr (title, " (");

  return unit ? g_strndup (title, (gsize) (unit - title)) : g_strdup (title);
}

GMenuModel *
offtake_agreement_columns_menu (const char *action)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++) {
    g_autofree char *label = bare_title (_ (columns[i].title));
    g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

    g_menu_item_set_action_and_target (item, action, "s", columns[i].property);
    g_menu_append_item (menu, item);
  }
  return G_MENU_MODEL (menu);
}
