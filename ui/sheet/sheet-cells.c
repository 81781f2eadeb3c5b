/* SPDX-License-Identifier: MPL-2.0 */
#include "sheet/sheet-cells.h"

/* The widgets inside of a column view have no public types: the list among its children holds rows,
   a row holds the list's cells, and each of these holds what the factory made, our own cell, which
   knows its place. */

GPtrArray *
offtake_sheet_cells_columns (GtkColumnView *table)
{
  GListModel *columns = gtk_column_view_get_columns (table);
  GPtrArray *shown = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++) {
    g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

    if (gtk_column_view_column_get_visible (column))
      g_ptr_array_add (shown, column);
  }
  return shown;
}

static GtkWidget *
list_of (GtkColumnView *table)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (table));

  while (child && !GTK_IS_LIST_BASE (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

/* Ours in the list's cell. */
static OfftakeTableCell *
content_of (GtkWidget *cell)
{
  GtkWidget *content = cell ? gtk_widget_get_first_child (cell) : NULL;

  return content && OFFTAKE_IS_TABLE_CELL (content) &&
                 offtake_table_cell_get_column (OFFTAKE_TABLE_CELL (content))
             ? OFFTAKE_TABLE_CELL (content)
             : NULL;
}

OfftakeTableCell *
offtake_sheet_cells_focused (GtkColumnView *table)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (table));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  return focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (table)) ? content_of (focus) : NULL;
}

OfftakeTableCell *
offtake_sheet_cells_at (GtkColumnView *table, double x, double y)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (table), x, y, GTK_PICK_DEFAULT);

  /* The list's cell is wider than ours. */
  for (; widget && widget != GTK_WIDGET (table); widget = gtk_widget_get_parent (widget)) {
    OfftakeTableCell *content = content_of (widget);

    if (content)
      return content;
  }
  return NULL;
}

static GtkWidget *
find_row (GtkColumnView *table, guint position)
{
  for (GtkWidget *row = gtk_widget_get_first_child (list_of (table)); row;
       row = gtk_widget_get_next_sibling (row)) {
    GtkWidget *first = gtk_widget_get_first_child (row);
    OfftakeTableCell *content = content_of (first);
    GtkListItem *item = content ? offtake_table_cell_get_item (content) : NULL;

    if (item && gtk_list_item_get_item (item) && gtk_list_item_get_position (item) == position)
      return row;
  }
  return NULL;
}

static GtkWidget *
find_cell (GtkColumnView *table, guint position, GtkColumnViewColumn *column)
{
  GtkWidget *row = find_row (table, position);

  for (GtkWidget *cell = row ? gtk_widget_get_first_child (row) : NULL; cell;
       cell = gtk_widget_get_next_sibling (cell)) {
    OfftakeTableCell *content = content_of (cell);

    if (content && offtake_table_cell_get_column (content) == column)
      return cell;
  }
  return NULL;
}

/* The list scrolls to a row by itself, but knows no columns. */
void
offtake_sheet_cells_show (GtkColumnView *table, GtkWidget *cell)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (table));
  graphene_rect_t bounds;

  if (!adjustment || !gtk_widget_compute_bounds (cell, GTK_WIDGET (table), &bounds))
    return;
  double from = gtk_adjustment_get_value (adjustment) + bounds.origin.x;
  gtk_adjustment_clamp_page (adjustment, from, from + bounds.size.width);
}

void
offtake_sheet_cells_focus (GtkColumnView *table, guint position, GtkColumnViewColumn *column)
{
  GtkWidget *cell = find_cell (table, position, column);

  /* Scrolling makes the widgets of the rows that come into view at once. */
  if (!cell) {
    gtk_widget_activate_action (list_of (table), "list.scroll-to-item", "u", position);
    cell = find_cell (table, position, column);
  }
  if (!cell)
    return;
  gtk_widget_grab_focus (cell);
  offtake_sheet_cells_show (table, cell);
}

void
offtake_sheet_cells_select (GtkColumnView *table, guint position, gboolean up_to)
{
  gtk_widget_activate_action (list_of (table), "list.select-item", "(ubb)", position, FALSE, up_to);
}

int
offtake_sheet_cells_page (GtkColumnView *table)
{
  OfftakeTableCell *focused = offtake_sheet_cells_focused (table);
  GtkWidget *cell = focused ? gtk_widget_get_parent (GTK_WIDGET (focused)) : NULL;
  int row = cell ? gtk_widget_get_height (gtk_widget_get_parent (cell)) : 0;

  return row > 0 ? MAX (1, gtk_widget_get_height (list_of (table)) / row - 1) : 1;
}

gboolean
offtake_sheet_cells_leave (GtkColumnView *table, gboolean back)
{
  GtkDirectionType direction = back ? GTK_DIR_TAB_BACKWARD : GTK_DIR_TAB_FORWARD;

  for (GtkWidget *inside = GTK_WIDGET (table); inside; inside = gtk_widget_get_parent (inside))
    for (GtkWidget *other = inside; other;) {
      other = back ? gtk_widget_get_prev_sibling (other) : gtk_widget_get_next_sibling (other);
      if (other && gtk_widget_get_mapped (other) && gtk_widget_child_focus (other, direction))
        return TRUE;
    }
  return FALSE;
}
