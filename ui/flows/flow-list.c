/* SPDX-License-Identifier: MPL-2.0 */
#include "flows/flow-list.h"

#include <glib/gi18n.h>

#include "agreements/table-cell.h"
#include "closures.h"
#include "flows/flow-row.h"
#include "follow.h"

typedef struct {
  const char *property, *title;
  guint least, natural; /* characters */
  GCallback format;     /* of a number; NULL for a text */
} Column;

static const Column columns[] = {
  { "from", N_ ("From"), 12, 20 },
  { "to", N_ ("To"), 12, 20 },
  { "value", "", 9, 10, G_CALLBACK (offtake_format_number) },
  { "share", N_ ("Share"), 7, 8, G_CALLBACK (offtake_format_percent) },
  { "material", N_ ("Goods"), 12, 20 },
  { "status", N_ ("Status"), 8, 10 },
  { "agreements", N_ ("Agreements"), 10, 16 },
};

struct _OfftakeFlowList {
  OfftakePane parent_instance;

  GtkColumnView *table;
  GtkColumnViewColumn *value_column; /* titled with the unit */
  GListStore *rows;
  GtkSingleSelection *selection;
  gboolean following; /* the view's selection, not the person's */
};

G_DEFINE_FINAL_TYPE (OfftakeFlowList, offtake_flow_list, OFFTAKE_TYPE_PANE)

static GtkExpression *
property_expression (const char *property)
{
  return gtk_property_expression_new (OFFTAKE_TYPE_FLOW_ROW, NULL, property);
}

static GtkExpression *
text_expression (const Column *column)
{
  GtkExpression *property = property_expression (column->property);

  return column->format ? gtk_cclosure_expression_new (G_TYPE_STRING, NULL, 1, &property,
                                                       column->format, NULL, NULL)
                        : property;
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  const Column *column = data;

  gtk_list_item_set_child (
      item, offtake_table_cell_new (column->least, column->natural, column->format != NULL));
}

/* Rows do not change: they are read once. */
static void
read_into (GtkListItem *item, GtkExpression *expression, const char *property)
{
  GValue value = G_VALUE_INIT;

  if (gtk_expression_evaluate (expression, gtk_list_item_get_item (item), &value))
    g_object_set_property (G_OBJECT (gtk_list_item_get_child (item)), property, &value);
  if (G_IS_VALUE (&value))
    g_value_unset (&value);
  gtk_expression_unref (expression);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  const Column *column = data;

  read_into (item, text_expression (column), "text");
  if (column == columns)
    read_into (item, property_expression ("description"), "row-name");
}

static GtkColumnViewColumn *
column_new (const Column *column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkExpression *property = property_expression (column->property);
  g_autoptr (GtkSorter) sorter = column->format ? GTK_SORTER (gtk_numeric_sorter_new (property))
                                                : GTK_SORTER (gtk_string_sorter_new (property));

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), (gpointer) column);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), (gpointer) column);
  GtkColumnViewColumn *made =
      gtk_column_view_column_new (*column->title ? _ (column->title) : "", factory);
  gtk_column_view_column_set_sorter (made, sorter);
  gtk_column_view_column_set_resizable (made, TRUE);
  gtk_column_view_column_set_expand (made, !column->format);
  return made;
}

static guint
position_of (OfftakeFlowList *self, OfftakeRecord *record)
{
  GListModel *shown = G_LIST_MODEL (self->selection);

  for (guint i = 0; record && i < g_list_model_get_n_items (shown); i++) {
    g_autoptr (OfftakeFlowRow) row = g_list_model_get_item (shown, i);

    if (offtake_flow_row_has_agreement (row, offtake_record_get_id (record)))
      return i;
  }
  return GTK_INVALID_LIST_POSITION;
}

/* The list inside the column view scrolls; the view itself has no such function yet. */
static GtkWidget *
list_of (OfftakeFlowList *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->table)); child;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LIST_BASE (child))
      return child;
  return NULL;
}

static void
offtake_flow_list_selection_changed (OfftakePane *pane)
{
  OfftakeFlowList *self = OFFTAKE_FLOW_LIST (pane);
  OfftakeRecord *selected = offtake_view_get_selected (offtake_pane_get_view (pane));
  const guint position =
      position_of (self, selected && OFFTAKE_IS_AGREEMENT (selected) ? selected : NULL);

  if (gtk_single_selection_get_selected (self->selection) == position)
    return;
  self->following = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->following = FALSE;
  if (position != GTK_INVALID_LIST_POSITION && list_of (self))
    gtk_widget_activate_action (list_of (self), "list.scroll-to-item", "u", position);
}

static void
on_selected_item (OfftakeFlowList *self)
{
  OfftakeView *view = offtake_pane_get_view (OFFTAKE_PANE (self));
  OfftakeFlowRow *row = gtk_single_selection_get_selected_item (self->selection);

  if (!self->following && row)
    offtake_view_select (view, offtake_flow_row_get_agreement (row, view));
}

static void
on_activate (OfftakeFlowList *self, guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
  offtake_view_request_edit (offtake_pane_get_view (OFFTAKE_PANE (self)));
}

static void
show_unit (OfftakeFlowList *self, const OfftakeGraph *graph)
{
  /* Translators: the title of a column of numbers, with their unit */
  g_autofree char *title = g_strdup_printf (_ ("Amount (%s)"), graph->unit);

  gtk_column_view_column_set_title (self->value_column, title);
}

void
offtake_flow_list_set_graph (OfftakeFlowList *self, const OfftakeGraph *graph)
{
  OfftakeView *view = offtake_pane_get_view (OFFTAKE_PANE (self));
  g_autoptr (GPtrArray) rows = graph ? offtake_flow_rows_new (view, graph) : NULL;

  self->following = TRUE;
  g_list_store_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)),
                       rows ? rows->pdata : NULL, rows ? rows->len : 0);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  self->following = FALSE;
  if (graph)
    show_unit (self, graph);
  if (view)
    offtake_flow_list_selection_changed (OFFTAKE_PANE (self));
}

void
offtake_flow_list_focus (OfftakeFlowList *self)
{
  if (list_of (self))
    gtk_widget_child_focus (list_of (self), GTK_DIR_TAB_FORWARD);
}

static void
offtake_flow_list_dispose (GObject *object)
{
  OfftakeFlowList *self = OFFTAKE_FLOW_LIST (object);

  offtake_follow (&self->selection, NULL, self);
  g_clear_object (&self->rows);
  g_clear_object (&self->value_column);
  G_OBJECT_CLASS (offtake_flow_list_parent_class)->dispose (object);
}

static void
offtake_flow_list_class_init (OfftakeFlowListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = offtake_flow_list_dispose;
  OFFTAKE_PANE_CLASS (klass)->selection_changed = offtake_flow_list_selection_changed;
}

static void
make_models (OfftakeFlowList *self)
{
  GtkSorter *sorter = gtk_column_view_get_sorter (self->table);

  self->rows = g_list_store_new (OFFTAKE_TYPE_FLOW_ROW);
  GtkSortListModel *sorted =
      gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self->rows)), g_object_ref (sorter));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (sorted));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_column_view_set_model (self->table, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (on_selected_item),
                            self);
}

static void
offtake_flow_list_init (OfftakeFlowList *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->table = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_column_view_set_show_row_separators (self->table, TRUE);
  gtk_column_view_set_reorderable (self->table, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->table), "data-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->table), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Flows"), -1);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++) {
    g_autoptr (GtkColumnViewColumn) column = column_new (&columns[i]);

    gtk_column_view_append_column (self->table, column);
    if (g_str_equal (columns[i].property, "value"))
      g_set_object (&self->value_column, column);
  }
  make_models (self);
  g_signal_connect_swapped (self->table, "activate", G_CALLBACK (on_activate), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->table));
  gtk_widget_set_vexpand (scroller, TRUE);
  adw_bin_set_child (ADW_BIN (self), scroller);
}
