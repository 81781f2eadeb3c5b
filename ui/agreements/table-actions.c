/* SPDX-License-Identifier: MPL-2.0 */
#include "agreements/table-actions.h"

#include <glib/gi18n.h>

#include "agreements/agreement-columns.h"
#include "agreements/cell-clipboard.h"
#include "menu.h"
#include "sheet/sheet-cells.h"

#define WIDTH_STEP 24 /* pixels */
#define LEAST_WIDTH 48

struct _OfftakeTableActions {
  GtkWidget *page;
  GtkColumnView *table;
  OfftakeSheet *sheet;
  OfftakeFilterBar *bar;
  OfftakeTableRows *rows;
  GSimpleActionGroup *group;
  GtkWidget *menu;           /* of a cell */
  GtkEventController *click; /* that opens it; the table's */
  gboolean returning; /* a filter was asked for from the table, where the focus goes back to */
};

/* The column and the row under the cursor; FALSE where no cell has the focus. */
static gboolean
get_cursor (OfftakeTableActions *self, const char **column, OfftakeAgreementRow **row)
{
  GtkColumnViewColumn *found = NULL;
  guint position = 0;

  if (!offtake_sheet_get_cursor (self->sheet, &position, &found) ||
      position >= offtake_table_rows_n_shown (self->rows))
    return FALSE;
  *column = offtake_agreement_columns_get_id (found);
  *row = offtake_shown_rows_peek (offtake_table_rows_get_shown (self->rows), position);
  return TRUE;
}

static GtkColumnViewColumn *
column_of (OfftakeTableActions *self, GVariant *id)
{
  return offtake_agreement_columns_find (self->table, g_variant_get_string (id, NULL));
}

static void
sort (OfftakeTableActions *self, const char *column, gboolean down)
{
  GActionGroup *group = G_ACTION_GROUP (self->group);

  g_action_group_change_action_state (group, "descending", g_variant_new_boolean (down));
  g_action_group_change_action_state (group, "sort-by", g_variant_new_string (column));
}

static void
action_sort_up (GSimpleAction *action, GVariant *column, gpointer data)
{
  sort (data, g_variant_get_string (column, NULL), FALSE);
}

static void
action_sort_down (GSimpleAction *action, GVariant *column, gpointer data)
{
  sort (data, g_variant_get_string (column, NULL), TRUE);
}

/* Up, down, and back to the order of the plan. */
static void
action_sort_cell (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  OfftakeTableActions *self = data;
  g_autoptr (GVariant) by =
      g_action_group_get_action_state (G_ACTION_GROUP (self->group), "sort-by");
  g_autoptr (GVariant) down =
      g_action_group_get_action_state (G_ACTION_GROUP (self->group), "descending");
  OfftakeAgreementRow *row = NULL;
  const char *column = NULL;

  if (!get_cursor (self, &column, &row))
    return;
  if (!g_str_equal (g_variant_get_string (by, NULL), column))
    sort (self, column, FALSE);
  else if (!g_variant_get_boolean (down))
    sort (self, column, TRUE);
  else
    sort (self, "", FALSE);
}

static void
edit_filter (OfftakeTableActions *self, const char *column)
{
  self->returning = TRUE;
  offtake_filter_bar_edit (self->bar, column);
}

static void
on_filter_left (OfftakeTableActions *self)
{
  if (self->returning && offtake_table_rows_n_shown (self->rows) > 0)
    offtake_sheet_restore (self->sheet);
  self->returning = FALSE;
}

static void
action_filter (GSimpleAction *action, GVariant *column, gpointer data)
{
  edit_filter (data, g_variant_get_string (column, NULL));
}

static void
action_filter_cell (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  OfftakeTableActions *self = data;
  OfftakeAgreementRow *row = NULL;
  const char *column = NULL;

  if (get_cursor (self, &column, &row))
    edit_filter (self, column);
}

static void
action_filter_same (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  OfftakeTableActions *self = data;
  OfftakeAgreementRow *row = NULL;
  const char *column = NULL;

  if (!get_cursor (self, &column, &row))
    return;
  self->returning = TRUE; /* the row under the cursor may stand elsewhere now */
  offtake_filter_bar_set_same (self->bar, column, row);
}

static void
action_clear_filters (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  offtake_filter_bar_clear (((OfftakeTableActions *) data)->bar);
}

static void
action_hide (GSimpleAction *action, GVariant *id, gpointer data)
{
  OfftakeTableActions *self = data;
  g_autoptr (GPtrArray) shown = offtake_sheet_cells_columns (self->table);

  if (shown->len > 1)
    gtk_column_view_column_set_visible (column_of (self, id), FALSE);
}

static void
action_copy (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  OfftakeTableActions *self = data;

  offtake_cell_clipboard_copy (self->sheet, self->page);
}

static void
action_paste (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  OfftakeTableActions *self = data;

  offtake_cell_clipboard_paste (self->sheet, self->page);
}

static void
action_fill_down (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  offtake_sheet_fill_down (((OfftakeTableActions *) data)->sheet);
}

/* As wide as its text wants to be. */
static void
action_fit (GSimpleAction *action, GVariant *id, gpointer data)
{
  gtk_column_view_column_set_fixed_width (column_of (data, id), -1);
}

/* Of the column under the cursor: wider, narrower or, with 0, natural. */
static void
action_width (GSimpleAction *action, GVariant *steps, gpointer data)
{
  OfftakeTableActions *self = data;
  OfftakeTableCell *cell = offtake_sheet_cells_focused (self->table);
  int by = g_variant_get_int32 (steps) * WIDTH_STEP;

  if (!cell)
    return;
  int width = gtk_widget_get_width (gtk_widget_get_parent (GTK_WIDGET (cell)));
  gtk_column_view_column_set_fixed_width (offtake_table_cell_get_column (cell),
                                          by ? MAX (LEAST_WIDTH, width + by) : -1);
}

static void
append_section (GMenu *menu, GMenu *section)
{
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

/* What a heading offers where it is pressed with the other button. */
static void
add_header_menu (GtkColumnViewColumn *column)
{
  const char *id = offtake_agreement_columns_get_id (column);
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) sorting = g_menu_new (), shape = g_menu_new ();

  offtake_menu_append (sorting, _ ("Sort _Up"), "agreements.sort-up", id);
  offtake_menu_append (sorting, _ ("Sort _Down"), "agreements.sort-down", id);
  offtake_menu_append (sorting, _ ("_Filter…"), "agreements.filter", id);
  offtake_menu_append (shape, _ ("Natural _Width"), "agreements.fit", id);
  offtake_menu_append (shape, _ ("_Hide Column"), "agreements.hide", id);
  append_section (menu, sorting);
  append_section (menu, shape);
  gtk_column_view_column_set_header_menu (column, G_MENU_MODEL (menu));
}

static GMenuModel *
cell_menu (void)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) cell = g_menu_new (), filter = g_menu_new (), rows = g_menu_new ();
  g_autoptr (GMenu) width = g_menu_new ();

  offtake_menu_append (cell, _ ("_Copy"), "agreements.copy", NULL);
  offtake_menu_append (cell, _ ("_Paste"), "agreements.paste", NULL);
  offtake_menu_append (cell, _ ("Fill Do_wn"), "agreements.fill-down", NULL);

  offtake_menu_append (filter, _ ("_Only What Is the Same"), "agreements.filter-same", NULL);
  offtake_menu_append (filter, _ ("_Filter This Column…"), "agreements.filter-cell", NULL);
  offtake_menu_append (filter, _ ("_Sort by This Column"), "agreements.sort-cell", NULL);
  g_menu_append (width, _ ("_Wider"), "agreements.width(1)");
  g_menu_append (width, _ ("_Narrower"), "agreements.width(-1)");
  g_menu_append (width, _ ("Natural _Width"), "agreements.width(0)");
  g_menu_append_submenu (filter, _ ("Column Wi_dth"), G_MENU_MODEL (width));
  offtake_menu_append (rows, _ ("Copy _Agreements for a Spreadsheet"), "win.copy-agreements", NULL);
  offtake_menu_append (rows, _ ("D_uplicate What Is Selected"), "win.duplicate", NULL);
  offtake_menu_append (rows, _ ("De_lete What Is Selected…"), "win.delete", NULL);
  append_section (menu, cell);
  append_section (menu, filter);
  append_section (menu, rows);
  return G_MENU_MODEL (g_steal_pointer (&menu));
}

/* At that place of the table. */
static void
show_menu (OfftakeTableActions *self, double x, double y)
{
  graphene_point_t at = GRAPHENE_POINT_INIT ((float) x, (float) y);

  if (!gtk_widget_compute_point (GTK_WIDGET (self->table), self->page, &at, &at))
    return;
  const GdkRectangle place = { (int) at.x, (int) at.y, 1, 1 };
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &place);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

/* Under the cell that has the focus. */
static gboolean
show_menu_of_cursor (OfftakeTableActions *self)
{
  OfftakeTableCell *cell = offtake_sheet_cells_focused (self->table);
  graphene_rect_t bounds;

  if (!cell || !gtk_widget_compute_bounds (GTK_WIDGET (cell), GTK_WIDGET (self->table), &bounds))
    return FALSE;
  show_menu (self, bounds.origin.x + bounds.size.width / 2, bounds.origin.y + bounds.size.height);
  return TRUE;
}

/* The cell that is pointed at is what the menu is about. */
static void
on_pressed (OfftakeTableActions *self, int n, double x, double y)
{
  OfftakeTableCell *cell = offtake_sheet_cells_at (self->table, x, y);

  if (!cell || offtake_sheet_is_editing (self->sheet))
    return;
  guint position = gtk_list_item_get_position (offtake_table_cell_get_item (cell));
  GtkSelectionModel *model = gtk_column_view_get_model (self->table);
  offtake_sheet_move (self->sheet, position, offtake_table_cell_get_column (cell));
  if (!gtk_selection_model_is_selected (model, position))
    gtk_selection_model_select_item (model, position, TRUE);
  show_menu (self, x, y);
}

static void
on_menu_closed (OfftakeTableActions *self)
{
  offtake_sheet_focus (self->sheet);
}

static void
add_cell_menu (OfftakeTableActions *self)
{
  g_autoptr (GMenuModel) model = cell_menu ();

  self->click = GTK_EVENT_CONTROLLER (gtk_gesture_click_new ());
  self->menu = gtk_popover_menu_new_from_model (model);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  gtk_widget_set_parent (self->menu, self->page);
  g_signal_connect_swapped (self->menu, "closed", G_CALLBACK (on_menu_closed), self);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (self->click), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (self->click, "pressed", G_CALLBACK (on_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self->table), self->click);
}

static void
on_sort_state (OfftakeTableActions *self)
{
  GActionGroup *group = G_ACTION_GROUP (self->group);
  g_autoptr (GVariant) column = g_action_group_get_action_state (group, "sort-by");
  g_autoptr (GVariant) down = g_action_group_get_action_state (group, "descending");

  offtake_agreement_columns_sort (self->table, g_variant_get_string (column, NULL),
                                  g_variant_get_boolean (down) ? GTK_SORT_DESCENDING
                                                               : GTK_SORT_ASCENDING);
}

static void
add_actions (OfftakeTableActions *self)
{
  static const GActionEntry entries[] = {
    { "sort-by", NULL, "s", "''" },
    { "descending", NULL, NULL, "false" },
    { "sort-up", action_sort_up, "s" },
    { "sort-down", action_sort_down, "s" },
    { "sort-cell", action_sort_cell },
    { "filter", action_filter, "s" },
    { "filter-cell", action_filter_cell },
    { "filter-same", action_filter_same },
    { "clear-filters", action_clear_filters },
    { "copy", action_copy },
    { "paste", action_paste },
    { "fill-down", action_fill_down },
    { "hide", action_hide, "s" },
    { "fit", action_fit, "s" },
    { "width", action_width, "i" },
  };

  self->group = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->group), entries, G_N_ELEMENTS (entries),
                                   self);
  g_signal_connect_swapped (self->group, "action-state-changed", G_CALLBACK (on_sort_state), self);
  gtk_widget_insert_action_group (self->page, "agreements", G_ACTION_GROUP (self->group));
}

OfftakeTableActions *
offtake_table_actions_new (GtkWidget *page,
                           GtkColumnView *table,
                           OfftakeSheet *sheet,
                           OfftakeFilterBar *bar,
                           OfftakeTableRows *rows)
{
  OfftakeTableActions *self = g_new0 (OfftakeTableActions, 1);
  GListModel *columns = gtk_column_view_get_columns (table);

  *self = (OfftakeTableActions){ page, table, sheet, bar, rows };
  add_actions (self);
  add_cell_menu (self);
  g_signal_connect_swapped (bar, "left", G_CALLBACK (on_filter_left), self);
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++) {
    g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

    add_header_menu (column);
  }
  return self;
}

void
offtake_table_actions_free (OfftakeTableActions *self)
{
  g_signal_handlers_disconnect_by_data (self->group, self);
  g_signal_handlers_disconnect_by_data (self->bar, self);
  gtk_widget_insert_action_group (self->page, "agreements", NULL);
  g_object_unref (self->group);
  gtk_widget_remove_controller (GTK_WIDGET (self->table), self->click);
  g_signal_handlers_disconnect_by_data (self->menu, self);
  gtk_widget_unparent (self->menu);
  g_free (self);
}

GMenuModel *
offtake_table_actions_sort_menu (void)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) direction = g_menu_new ();
  g_autoptr (GMenuModel) columns = offtake_agreement_columns_menu ("agreements.sort-by");

  g_menu_append (direction, _ ("Largest or Last First"), "agreements.descending");
  g_menu_append_section (menu, _ ("Sort by"), columns);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (direction));
  return G_MENU_MODEL (g_steal_pointer (&menu));
}

gboolean
offtake_table_actions_key (OfftakeTableActions *self, guint key, GdkModifierType modifiers)
{
  static const struct {
    guint key;
    GdkModifierType modifiers;
    const char *action;
  } keys[] = {
    { GDK_KEY_Delete, GDK_CONTROL_MASK, "win.delete" },
    { GDK_KEY_c, GDK_CONTROL_MASK, "agreements.copy" },
    { GDK_KEY_c, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.copy-agreements" },
    { GDK_KEY_v, GDK_CONTROL_MASK, "agreements.paste" },
    { GDK_KEY_d, GDK_CONTROL_MASK, "agreements.fill-down" },
    { GDK_KEY_l, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "agreements.filter-cell" },
    { GDK_KEY_k, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "agreements.filter-same" },
    { GDK_KEY_o, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "agreements.sort-cell" },
  };

  if (key == GDK_KEY_Menu || (key == GDK_KEY_F10 && modifiers == GDK_SHIFT_MASK))
    return show_menu_of_cursor (self);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (gdk_keyval_to_lower (key) == keys[i].key && modifiers == keys[i].modifiers)
      return gtk_widget_activate_action (self->page, keys[i].action, NULL);
  return FALSE;
}
