/* SPDX-License-Identifier: MPL-2.0 */
#include "network/record-columns.h"

#include <glib/gi18n.h>
#include <math.h>

#include "agreement-editor/field-text.h"
#include "agreements/table-cell.h"
#include "network/record-text.h"
#include "pane.h"
#include "scenarios/scenario-mark.h"

typedef struct {
  OfftakePlan *plan;
  const OfftakeField *field;
  gboolean first; /* it names the row */
} Column;

static void
column_free (gpointer data, GClosure *closure)
{
  g_object_unref (((Column *) data)->plan);
  g_free (data);
}

static gboolean
is_number (const OfftakeField *field)
{
  return field->kind == OFFTAKE_FIELD_REAL || field->kind == OFFTAKE_FIELD_INTEGER ||
         field->kind == OFFTAKE_FIELD_SERIES;
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  const Column *column = data;
  gboolean number = is_number (column->field);
  gboolean wide = column->first || column->field->kind == OFFTAKE_FIELD_FRACTIONS ||
                  column->field->kind == OFFTAKE_FIELD_TEXTS;

  GtkWidget *cell = offtake_table_cell_new (wide ? 16 : 8, wide ? 28 : 12, number);

  offtake_table_cell_set_place (OFFTAKE_TABLE_CELL (cell), item,
                                g_object_get_data (G_OBJECT (factory), "column"), NULL);
  gtk_list_item_set_child (item, cell);
}

static void
show (GtkListItem *item, const Column *column)
{
  OfftakeRecord *record = gtk_list_item_get_item (item);
  GtkWidget *cell = gtk_list_item_get_child (item);
  g_autofree char *stored = offtake_record_text (column->plan, record, column->field);
  const char *text = column->first && !*stored ? offtake_record_get_title (record) : stored;

  g_autofree char *mark =
      offtake_scenario_mark_text (offtake_pane_find_view (cell), record, column->field->name);
  offtake_table_cell_set_mark (OFFTAKE_TABLE_CELL (cell), mark);
  g_object_set (cell, "text", text, NULL);
  if (column->first)
    g_object_set (cell, "row-name", text, NULL);
}

static void
on_record_changed (OfftakeRecord *record, GParamSpec *pspec, GtkListItem *item)
{
  show (item, g_object_get_data (G_OBJECT (item), "column"));
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  g_object_set_data (G_OBJECT (item), "column", data);
  g_signal_connect (gtk_list_item_get_item (item), "notify", G_CALLBACK (on_record_changed), item);
  show (item, data);
}

static void
on_unbind (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  g_signal_handlers_disconnect_by_data (gtk_list_item_get_item (item), item);
}

static int
compare (gconstpointer a, gconstpointer b, gpointer data)
{
  const Column *column = data;
  OfftakeRecord *left = (OfftakeRecord *) a, *right = (OfftakeRecord *) b;

  if (is_number (column->field)) {
    double x = offtake_record_number (left, column->field);
    double y = offtake_record_number (right, column->field);

    if (isnan (x) || isnan (y))
      return isnan (x) - isnan (y);
    return x < y ? -1 : x > y;
  }
  g_autofree char *one = offtake_record_text (column->plan, left, column->field);
  g_autofree char *other = offtake_record_text (column->plan, right, column->field);
  return g_utf8_collate (one, other);
}

static Column *
column_data (OfftakePlan *plan, const OfftakeField *field, gboolean first)
{
  Column *column = g_new0 (Column, 1);

  column->plan = g_object_ref (plan);
  column->field = field;
  column->first = first;
  return column;
}

static void
free_data (gpointer data)
{
  column_free (data, NULL);
}

static void
append (GtkColumnView *view, OfftakePlan *plan, const OfftakeField *field, gboolean first)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autofree char *unit = offtake_field_text_unit (field, offtake_plan_get_head (plan)->currency);
  gboolean counted = unit && *unit && !(field->flags & OFFTAKE_FIELD_FRACTION);
  g_autofree char *title =
      counted ? g_strdup_printf ("%s (%s)", _ (field->label), unit) : g_strdup (_ (field->label));
  g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (title, factory);
  g_autoptr (GtkSorter) sorter =
      GTK_SORTER (gtk_custom_sorter_new (compare, column_data (plan, field, first), free_data));

  g_object_set_data (G_OBJECT (factory), "column", column); /* which holds the factory */
  g_signal_connect_data (factory, "setup", G_CALLBACK (on_setup), column_data (plan, field, first),
                         column_free, 0);
  g_signal_connect_data (factory, "bind", G_CALLBACK (on_bind), column_data (plan, field, first),
                         column_free, 0);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), NULL);
  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_expand (column, first);
  gtk_column_view_append_column (view, column);
}

/* Records are called by their names; deliveries, which have none, by their agreement. */
static const OfftakeField *
first_field (const OfftakeStructure *structure)
{
  const OfftakeField *name = offtake_structure_find (structure, "name", NULL);

  return name ? name : &structure->fields[1];
}

void
offtake_record_columns_set (GtkColumnView *view, OfftakePlan *plan, const char *list)
{
  g_autoptr (OfftakeRecordClass) klass = g_type_class_ref (offtake_record_type_for_list (list));
  GListModel *columns = gtk_column_view_get_columns (view);
  const OfftakeField *first = first_field (klass->structure);

  while (g_list_model_get_n_items (columns) > 0) {
    g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

    gtk_column_view_remove_column (view, column);
  }
  append (view, plan, first, TRUE);
  for (guint i = 1; i < klass->structure->n_fields; i++)
    if (&klass->structure->fields[i] != first)
      append (view, plan, &klass->structure->fields[i], FALSE);
  append (view, plan, &klass->structure->fields[0], FALSE);
}
