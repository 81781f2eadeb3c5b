/* SPDX-License-Identifier: MPL-2.0 */
#include "agreements/agreement-columns.h"

#include <glib/gi18n.h>

#include "agreement-editor/field-text.h"
#include "agreements/agreement-row.h"
#include "agreements/row-slots.h"
#include "agreements/table-cell.h"
#include "closures.h"
#include "mass.h"
#include "menu.h"

typedef struct {
  const char *id;       /* a property of the row, or the path of a term */
  const char *title;    /* with a %s for the currency, of a mass for its unit */
  guint least, natural; /* characters */
  GCallback format;     /* of a number; NULL for a text */
  gboolean at_end;
  const OfftakeField *field; /* of a term; NULL: a property */
  const char *part;          /* what the term stands in; NULL: the agreement itself */
} Column;

/* The unit stands in the title. */
static char *
format_mass (gpointer self, double tonnes)
{
  return offtake_format_number (self, tonnes * offtake_mass_unit_per_tonne (offtake_mass_unit ()));
}

/* What an agreement is, then its figures: they stay in sight where the window is narrow. */
static const Column first_columns[] = {
  { "number", N_ ("Number"), 10, 10 },
  { "title", N_ ("Title"), 16, 30 },
  { "mass", N_ ("Quantity (%s)"), 9, 9, G_CALLBACK (format_mass), TRUE },
  { "price", N_ ("Price (%s/t)"), 9, 9, G_CALLBACK (offtake_format_number), TRUE },
  { "value", N_ ("Value (%s)"), 12, 12, G_CALLBACK (offtake_format_number), TRUE },
  { "material", N_ ("Material"), 14, 22 },
  { "seller", N_ ("Seller"), 12, 18 },
  { "buyer", N_ ("Buyer"), 12, 18 },
  { "status", N_ ("Status"), 8, 9 },
  { "start", N_ ("Start"), 10, 10, G_CALLBACK (offtake_format_day) },
  { "end", N_ ("End"), 10, 10, G_CALLBACK (offtake_format_day) },
};

static gboolean
is_number (const OfftakeField *field)
{
  return field->kind == OFFTAKE_FIELD_REAL || field->kind == OFFTAKE_FIELD_INTEGER ||
         field->kind == OFFTAKE_FIELD_SERIES;
}

static void
add_term (GArray *columns, const char *path, const OfftakeField *field, const char *part)
{
  gboolean number = is_number (field);
  Column column = { g_strdup (path), field->label, 8, number ? 12 : 18, NULL, number, field, part };

  for (guint i = 0; i < columns->len; i++)
    if (g_str_equal (g_array_index (columns, Column, i).id, path)) {
      g_free ((char *) column.id);
      return;
    }
  g_array_append_val (columns, column);
}

/* Each term of the plan format that the columns above do not show; of a part each of its terms. */
static GArray *
make_columns (void)
{
  g_autoptr (OfftakeRecordClass) klass = g_type_class_ref (OFFTAKE_TYPE_AGREEMENT);
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (Column));

  g_array_append_vals (columns, first_columns, G_N_ELEMENTS (first_columns));
  for (guint i = 0; i < klass->structure->n_fields; i++) {
    const OfftakeField *field = &klass->structure->fields[i];

    if (field->kind != OFFTAKE_FIELD_STRUCTURE) {
      add_term (columns, field->name, field, NULL);
      continue;
    }
    for (guint j = 0; j < field->structure->n_fields; j++) {
      const OfftakeField *inner = &field->structure->fields[j];
      g_autofree char *path = g_strconcat (field->name, ".", inner->name, NULL);

      add_term (columns, path, inner, field->label);
    }
  }
  return columns;
}

/* All that there can be; made once and kept. */
static const GArray *
all_columns (void)
{
  static GArray *columns;

  if (!columns)
    columns = make_columns ();
  return columns;
}

static const Column *
column_at (guint i)
{
  return &g_array_index (all_columns (), Column, i);
}

static char *
format_term (OfftakeAgreementRow *row, const char *trigger, const Column *column)
{
  return offtake_agreement_row_dup_term (row, column->id);
}

static double
read_term (OfftakeAgreementRow *row, const char *trigger, const Column *column)
{
  return offtake_agreement_row_get_term (row, column->id);
}

static char *
format_term_in_slot (OfftakeRowSlot *slot, const char *trigger, const Column *column)
{
  OfftakeAgreementRow *row = offtake_row_slot_get_row (slot);

  return row ? format_term (row, trigger, column) : g_strdup ("");
}

/* A property of the row that is sorted, or of the one in the slot that is shown. */
static GtkExpression *
property_expression (const char *property, gboolean in_slot)
{
  GtkExpression *row =
      in_slot ? gtk_property_expression_new (OFFTAKE_TYPE_ROW_SLOT, NULL, "row") : NULL;

  return gtk_property_expression_new (OFFTAKE_TYPE_AGREEMENT_ROW, row, property);
}

/* A term of the row; its title changes along with whatever changes in the agreement. */
static GtkExpression *
term_expression (const Column *column, gboolean in_slot, GType type, GCallback read)
{
  GtkExpression *trigger = property_expression ("title", in_slot);

  return gtk_cclosure_expression_new (type, NULL, 1, &trigger, read, (gpointer) column, NULL);
}

/* The cell's text. */
static GtkExpression *
text_expression (const Column *column)
{
  if (column->field)
    return term_expression (column, TRUE, G_TYPE_STRING, G_CALLBACK (format_term_in_slot));

  GtkExpression *property = property_expression (column->id, TRUE);
  if (!column->format)
    return property;
  return gtk_cclosure_expression_new (G_TYPE_STRING, NULL, 1, &property, column->format, NULL,
                                      NULL);
}

static GtkSorter *
sorter_new (const Column *column)
{
  gboolean number =
      column->field && (is_number (column->field) || column->field->kind == OFFTAKE_FIELD_DATE);

  if (column->field && number)
    return GTK_SORTER (gtk_numeric_sorter_new (
        term_expression (column, FALSE, G_TYPE_DOUBLE, G_CALLBACK (read_term))));
  if (column->field)
    return GTK_SORTER (gtk_string_sorter_new (
        term_expression (column, FALSE, G_TYPE_STRING, G_CALLBACK (format_term))));
  GtkExpression *property = property_expression (column->id, FALSE);
  return column->format ? GTK_SORTER (gtk_numeric_sorter_new (property))
                        : GTK_SORTER (gtk_string_sorter_new (property));
}

static char *
dup_row_name (gpointer slot)
{
  OfftakeAgreementRow *row = offtake_row_slot_get_row (slot);

  return row ? offtake_agreement_row_dup_name (row) : g_strdup ("");
}

/* A quantity and a price are marked by their terms, a value by neither. */
static char *
mark_cell (OfftakeTableCell *cell)
{
  GtkColumnViewColumn *column = offtake_table_cell_get_column (cell);
  OfftakeRowSlot *slot = gtk_list_item_get_item (offtake_table_cell_get_item (cell));
  gpointer row = slot ? offtake_row_slot_get_row (slot) : NULL;
  const char *path = offtake_agreement_columns_get_path (column, NULL);

  if (!row || !path || g_str_equal (offtake_agreement_columns_get_id (column), "value"))
    return NULL;
  return offtake_agreement_row_dup_mark (row, path);
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  const Column *column = data;
  GtkWidget *cell = offtake_table_cell_new (column->least, column->natural, column->at_end);

  offtake_table_cell_set_place (OFFTAKE_TABLE_CELL (cell), item,
                                g_object_get_data (G_OBJECT (factory), "column"), dup_row_name);
  offtake_table_cell_set_marker (OFFTAKE_TABLE_CELL (cell), mark_cell);
  gtk_list_item_set_child (item, cell);
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
  if (g_str_equal (column->id, "number"))
    bind (item, property_expression ("description", TRUE), "row-name");
}

static void
on_unbind (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  unbind (item, "text");
  unbind (item, "row-name");
}

static void
rename_column (GtkColumnViewColumn *column, const Column *data, const char *currency)
{
  g_auto (GStrv) parts = g_strsplit (_ (data->title), "%s", 2);
  const char *unit =
      g_str_equal (data->id, "mass") ? offtake_mass_unit_label (offtake_mass_unit ()) : currency;
  g_autofree char *title = g_strjoinv (unit, parts);
  /* Translators: a part of an agreement, a term of it: "Quantity: Share" */
  g_autofree char *whole =
      data->part ? g_strdup_printf (_ ("%s: %s"), _ (data->part), title) : g_strdup (title);
  g_autofree char *measured = data->field && !offtake_field_text_is_percent (data->field)
                                  ? offtake_field_text_unit (data->field, currency)
                                  : NULL;
  g_autofree char *named = measured ? g_strdup_printf ("%s (%s)", whole, measured) : NULL;

  gtk_column_view_column_set_title (column, named ? named : whole);
}

static GtkColumnViewColumn *
column_new (const Column *column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *added = gtk_column_view_column_new (NULL, factory);
  g_autoptr (GtkSorter) sorter = sorter_new (column);

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), (gpointer) column);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), (gpointer) column);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), (gpointer) column);
  g_object_set_data (G_OBJECT (factory), "column", added);
  rename_column (added, column, "");
  gtk_column_view_column_set_sorter (added, sorter);
  gtk_column_view_column_set_resizable (added, TRUE);
  gtk_column_view_column_set_expand (added, column->natural > column->least);
  gtk_column_view_column_set_visible (added, column->field == NULL);
  g_object_set_data (G_OBJECT (added), "column", (gpointer) column);
  return added;
}

static const Column *
data_of (GtkColumnViewColumn *column)
{
  return g_object_get_data (G_OBJECT (column), "column");
}

const char *
offtake_agreement_columns_get_id (GtkColumnViewColumn *column)
{
  return data_of (column)->id;
}

const char *
offtake_agreement_columns_nth_id (guint n)
{
  return n < all_columns ()->len ? column_at (n)->id : NULL;
}

gboolean
offtake_agreement_columns_is_figure (const char *id)
{
  return g_str_equal (id, "mass") || g_str_equal (id, "price") || g_str_equal (id, "value");
}

const char *
offtake_agreement_columns_get_path (GtkColumnViewColumn *column, gboolean *figure)
{
  const char *id = data_of (column)->id;
  gboolean is_figure = offtake_agreement_columns_is_figure (id);

  if (figure)
    *figure = is_figure;
  if (is_figure)
    return g_str_equal (id, "mass") ? "quantity" : "price";
  return g_str_equal (id, "id") ? NULL : id;
}

void
offtake_agreement_columns_add (GtkColumnView *view)
{
  for (guint i = 0; i < all_columns ()->len; i++) {
    g_autoptr (GtkColumnViewColumn) column = column_new (column_at (i));

    gtk_column_view_append_column (view, column);
  }
}

void
offtake_agreement_columns_set_units (GtkColumnView *view, const char *currency)
{
  GListModel *list = gtk_column_view_get_columns (view);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++) {
    g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (list, i);

    rename_column (column, data_of (column), currency);
  }
}

GtkColumnViewColumn *
offtake_agreement_columns_find (GtkColumnView *view, const char *id)
{
  GListModel *list = gtk_column_view_get_columns (view);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++) {
    g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (list, i);

    if (g_str_equal (data_of (column)->id, id))
      return column; /* the view keeps it */
  }
  return NULL;
}

void
offtake_agreement_columns_sort (GtkColumnView *view, const char *id, GtkSortType direction)
{
  GtkColumnViewColumn *column = offtake_agreement_columns_find (view, id);

  gtk_column_view_sort_by_column (view, column, direction);
}

char **
offtake_agreement_columns_dup_shown (GtkColumnView *view)
{
  GListModel *list = gtk_column_view_get_columns (view);
  g_autoptr (GStrvBuilder) shown = g_strv_builder_new ();

  for (guint i = 0; i < g_list_model_get_n_items (list); i++) {
    g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (list, i);

    if (gtk_column_view_column_get_visible (column))
      g_strv_builder_add (shown, data_of (column)->id);
  }
  return g_strv_builder_end (shown);
}

void
offtake_agreement_columns_show (GtkColumnView *view, const char *const *ids)
{
  GListModel *list = gtk_column_view_get_columns (view);
  guint n = g_list_model_get_n_items (list), position = 0;

  for (guint i = 0; ids[i]; i++) {
    GtkColumnViewColumn *found = offtake_agreement_columns_find (view, ids[i]);
    g_autoptr (GtkColumnViewColumn) column = found ? g_object_ref (found) : NULL;

    if (column)
      gtk_column_view_insert_column (view, position++, column);
  }
  for (guint i = 0; position > 0 && i < n; i++) {
    g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (list, i);

    gtk_column_view_column_set_visible (column, i < position);
  }
}

GVariant *
offtake_agreement_columns_dup_widths (GtkColumnView *view)
{
  GListModel *list = gtk_column_view_get_columns (view);
  GVariantBuilder widths;

  g_variant_builder_init (&widths, G_VARIANT_TYPE ("a{si}"));
  for (guint i = 0; i < g_list_model_get_n_items (list); i++) {
    g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (list, i);
    int width = gtk_column_view_column_get_fixed_width (column);

    if (width > 0)
      g_variant_builder_add (&widths, "{si}", data_of (column)->id, width);
  }
  return g_variant_ref_sink (g_variant_builder_end (&widths));
}

void
offtake_agreement_columns_set_widths (GtkColumnView *view, GVariant *widths)
{
  GVariantIter iter;
  const char *id = NULL;
  gint32 width = 0;

  g_variant_iter_init (&iter, widths);
  while (g_variant_iter_next (&iter, "{&si}", &id, &width)) {
    GtkColumnViewColumn *column = offtake_agreement_columns_find (view, id);

    if (column && width > 0)
      gtk_column_view_column_set_fixed_width (column, width);
  }
}

/* A title without what it says about its unit. */
static char *
bare_title (const char *title)
{
  const char *unit = strstr (title, " (");

  return unit ? g_strndup (title, (gsize) (unit - title)) : g_strdup (title);
}

/* The kind of a part names the part itself. */
char *
offtake_agreement_columns_dup_title (const char *id)
{
  for (guint i = 0; i < all_columns ()->len; i++) {
    const Column *column = column_at (i);
    gboolean alone = !column->part || g_str_has_suffix (column->id, ".kind");
    g_autofree char *title = bare_title (_ (column->title));

    if (g_str_equal (column->id, id))
      /* Translators: a part of an agreement, a term of it: "Quantity: Share" */
      return alone ? g_steal_pointer (&title)
                   : g_strdup_printf (_ ("%s: %s"), _ (column->part), title);
  }
  return g_strdup (id);
}

GMenuModel *
offtake_agreement_columns_menu (const char *action)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (first_columns); i++) {
    g_autofree char *label = bare_title (_ (first_columns[i].title));

    offtake_menu_append (menu, label, action, first_columns[i].id);
  }
  return G_MENU_MODEL (menu);
}
