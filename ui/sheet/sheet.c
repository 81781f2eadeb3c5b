/* SPDX-License-Identifier: MPL-2.0 */
#include "sheet/sheet.h"

#include "sheet/sheet-cells.h"
#include "sheet/sheet-private.h"

enum { EDIT_ELSEWHERE, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (OfftakeSheet, offtake_sheet, G_TYPE_OBJECT)

/* What goes along with a move. */
typedef enum { SELECT_NOTHING, SELECT_ROW, SELECT_UP_TO } Selecting;

static GListModel *
rows_of (OfftakeSheet *self)
{
  return G_LIST_MODEL (gtk_column_view_get_model (self->table));
}

static OfftakeTableCell *
focused_cell (OfftakeSheet *self)
{
  return offtake_sheet_cells_focused (self->table);
}

gboolean
offtake_sheet_get_cursor (OfftakeSheet *self, guint *position, GtkColumnViewColumn **column)
{
  OfftakeTableCell *cell = self->editor ? self->cell : focused_cell (self);

  if (!cell)
    return FALSE;
  if (position)
    *position = gtk_list_item_get_position (offtake_table_cell_get_item (cell));
  if (column)
    *column = offtake_table_cell_get_column (cell);
  return TRUE;
}

static void
move (OfftakeSheet *self, guint position, GtkColumnViewColumn *column, Selecting selecting)
{
  guint n = g_list_model_get_n_items (rows_of (self));

  if (n == 0 || !column)
    return;
  position = MIN (position, n - 1);
  self->whole_row = FALSE;
  self->position = position;
  g_set_object (&self->column, column);
  offtake_sheet_cells_focus (self->table, position, column);
  if (selecting != SELECT_NOTHING)
    offtake_sheet_cells_select (self->table, position, selecting == SELECT_UP_TO);
}

void
offtake_sheet_move (OfftakeSheet *self, guint position, GtkColumnViewColumn *column)
{
  move (self, position, column, SELECT_NOTHING);
}

/* By so many columns, over the end of a row into the next where @wrap; FALSE beyond the last. */
static gboolean
move_across (OfftakeSheet *self, int columns, gboolean wrap)
{
  g_autoptr (GPtrArray) shown = offtake_sheet_cells_columns (self->table);
  GtkColumnViewColumn *column = NULL;
  guint position = 0, index = 0, n = g_list_model_get_n_items (rows_of (self));

  if (!offtake_sheet_get_cursor (self, &position, &column) ||
      !g_ptr_array_find (shown, column, &index))
    return FALSE;
  int to = (int) index + columns, last = (int) shown->len - 1;
  if (to >= 0 && to <= last) {
    move (self, position, shown->pdata[to], SELECT_NOTHING);
    return TRUE;
  }
  if (!wrap) {
    move (self, position, shown->pdata[to < 0 ? 0 : last], SELECT_NOTHING);
    return TRUE;
  }
  if ((to < 0 && position == 0) || (to > last && position + 1 >= n))
    return FALSE;
  move (self, to < 0 ? position - 1 : position + 1, shown->pdata[to < 0 ? last : 0], SELECT_ROW);
  return TRUE;
}

static void
move_along (OfftakeSheet *self, int rows, Selecting selecting)
{
  GtkColumnViewColumn *column = NULL;
  guint position = 0, n = g_list_model_get_n_items (rows_of (self));

  if (!offtake_sheet_get_cursor (self, &position, &column))
    return;
  gint64 to = CLAMP ((gint64) position + rows, 0, (gint64) n - 1);
  move (self, (guint) to, column, selecting);
}

/* A column's end: more rows than there can be. */
#define ALL_ROWS (G_MAXINT / 2)
#define ALL_COLUMNS 1000

void
offtake_sheet_go_on (OfftakeSheet *self, OfftakeLeave how)
{
  if (how == OFFTAKE_LEAVE_NEXT && !self->origin)
    g_set_object (&self->origin, self->column);
  if (how == OFFTAKE_LEAVE_DOWN && self->origin)
    g_set_object (&self->column, self->origin);
  if (how != OFFTAKE_LEAVE_NEXT && how != OFFTAKE_LEAVE_BEFORE)
    g_clear_object (&self->origin);
  switch (how) {
  case OFFTAKE_LEAVE_DOWN: {
    guint position = 0;

    if (offtake_sheet_get_cursor (self, &position, NULL))
      move (self, position + 1, self->column, SELECT_ROW);
    break;
  }
  case OFFTAKE_LEAVE_UP: move_along (self, -1, SELECT_ROW); break;
  case OFFTAKE_LEAVE_NEXT: move_across (self, 1, TRUE); break;
  case OFFTAKE_LEAVE_BEFORE: move_across (self, -1, TRUE); break;
  case OFFTAKE_LEAVE_LEFT: move_across (self, -1, FALSE); break;
  case OFFTAKE_LEAVE_RIGHT: move_across (self, 1, FALSE); break;
  case OFFTAKE_LEAVE_ALL:
  case OFFTAKE_LEAVE_HERE:
  case OFFTAKE_LEAVE_AWAY:
  case OFFTAKE_LEAVE_CANCEL:
  default: break;
  }
}

static gboolean
on_vertical (OfftakeSheet *self, guint key, GdkModifierType modifiers)
{
  Selecting selecting = modifiers & GDK_SHIFT_MASK ? SELECT_UP_TO
                        : modifiers & GDK_ALT_MASK ? SELECT_NOTHING
                                                   : SELECT_ROW;
  int page = offtake_sheet_cells_page (self->table);
  int all = modifiers & GDK_CONTROL_MASK ? ALL_ROWS : 1;

  switch (key) {
  case GDK_KEY_Up: move_along (self, -all, selecting); break;
  case GDK_KEY_Down: move_along (self, all, selecting); break;
  case GDK_KEY_Page_Up: move_along (self, -page, selecting); break;
  case GDK_KEY_Page_Down: move_along (self, page, selecting); break;
  default: return FALSE;
  }
  return TRUE;
}

static gboolean
on_horizontal (OfftakeSheet *self, guint key, GdkModifierType modifiers)
{
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self->table)) == GTK_TEXT_DIR_RTL;
  gboolean control = modifiers & GDK_CONTROL_MASK;
  int columns = control ? ALL_COLUMNS : 1;

  switch (key) {
  case GDK_KEY_Left: move_across (self, mirrored ? columns : -columns, FALSE); break;
  case GDK_KEY_Right: move_across (self, mirrored ? -columns : columns, FALSE); break;
  case GDK_KEY_Home:
  case GDK_KEY_End:
    move_across (self, key == GDK_KEY_Home ? -ALL_COLUMNS : ALL_COLUMNS, FALSE);
    if (control)
      move_along (self, key == GDK_KEY_Home ? -ALL_ROWS : ALL_ROWS,
                  modifiers & GDK_SHIFT_MASK ? SELECT_UP_TO : SELECT_ROW);
    break;
  default: return FALSE;
  }
  g_clear_object (&self->origin);
  return TRUE;
}

/* Inside the table Tab goes from cell to cell, with Ctrl out of it. */
static gboolean
on_tab (OfftakeSheet *self, gboolean back, gboolean control)
{
  if (control)
    return offtake_sheet_cells_leave (self->table, back);
  if (!self->origin && !back)
    g_set_object (&self->origin, self->column);
  return move_across (self, back ? -1 : 1, TRUE);
}

/* The row as a whole, as a heading of a spreadsheet selects it. */
static void
select_whole_row (OfftakeSheet *self)
{
  guint position = 0;

  if (!offtake_sheet_get_cursor (self, &position, NULL))
    return;
  if (!gtk_selection_model_is_selected (gtk_column_view_get_model (self->table), position))
    offtake_sheet_cells_select (self->table, position, FALSE);
  self->whole_row = TRUE;
}

gboolean
offtake_sheet_means_rows (OfftakeSheet *self)
{
  g_autoptr (GtkBitset) chosen =
      gtk_selection_model_get_selection (gtk_column_view_get_model (self->table));

  return gtk_bitset_get_size (chosen) > 1 || self->whole_row;
}

static gboolean
on_plain_key (OfftakeSheet *self, guint key)
{
  switch (key) {
  case GDK_KEY_Return:
  case GDK_KEY_KP_Enter:
  case GDK_KEY_F2: offtake_sheet_start (self, FALSE); return TRUE;
  case GDK_KEY_BackSpace: offtake_sheet_start (self, TRUE); return TRUE;
  case GDK_KEY_Delete:
  case GDK_KEY_KP_Delete: offtake_sheet_clear (self); return TRUE;
  case GDK_KEY_space: return offtake_sheet_toggle (self);
  default: return FALSE;
  }
}

static gboolean
is_writing (guint key)
{
  return g_unichar_isprint (gdk_keyval_to_unicode (key)) ||
         (key >= GDK_KEY_dead_grave && key <= GDK_KEY_dead_greek);
}

static gboolean
on_key_pressed (GtkEventControllerKey *controller,
                guint key,
                guint code,
                GdkModifierType state,
                OfftakeSheet *self)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  gboolean shifted = modifiers == GDK_SHIFT_MASK;
  GtkColumnViewColumn *column = NULL;

  if (self->editor || !offtake_sheet_get_cursor (self, NULL, &column))
    return FALSE;
  g_set_object (&self->column, column);
  if (key == GDK_KEY_Tab || key == GDK_KEY_ISO_Left_Tab)
    return on_tab (self, modifiers & GDK_SHIFT_MASK, modifiers & GDK_CONTROL_MASK);
  if (on_vertical (self, key, modifiers) ||
      (!(modifiers & GDK_ALT_MASK) && on_horizontal (self, key, modifiers)))
    return TRUE;
  if (modifiers == 0 && on_plain_key (self, key))
    return TRUE;
  if (shifted && key == GDK_KEY_space) {
    select_whole_row (self);
    return TRUE;
  }
  if ((modifiers != 0 && !shifted) || !is_writing (key) || key == GDK_KEY_space)
    return FALSE;
  if (offtake_sheet_start (self, TRUE))
    offtake_cell_editor_type (self->editor, controller, gdk_keyval_to_unicode (key));
  return TRUE;
}

static void
on_pressed (OfftakeSheet *self, int n, double x, double y)
{
  OfftakeTableCell *cell = offtake_sheet_cells_at (self->table, x, y);

  self->whole_row = FALSE;
  g_clear_weak_pointer (&self->pointed);
  if (cell && cell != self->cell)
    g_set_weak_pointer (&self->pointed, cell);
}

static gboolean
focus_pointed (gpointer data)
{
  OfftakeSheet *self = data;

  self->pointed_id = 0;
  if (self->pointed && !self->editor) {
    gtk_widget_grab_focus (gtk_widget_get_parent (GTK_WIDGET (self->pointed)));
    g_clear_object (&self->origin);
  }
  return G_SOURCE_REMOVE;
}

/* A row that is clicked gives the focus to the first of its cells; that comes after this. */
static void
on_click_end (OfftakeSheet *self)
{
  if (!self->pointed_id)
    self->pointed_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, focus_pointed, self, NULL);
}

/* A double click. */
static void
on_activate (OfftakeSheet *self)
{
  g_clear_handle_id (&self->pointed_id, g_source_remove);
  focus_pointed (self);
  if (!self->editor)
    offtake_sheet_start (self, FALSE);
}

void
offtake_sheet_focus (OfftakeSheet *self)
{
  if (!offtake_sheet_get_cursor (self, NULL, NULL))
    offtake_sheet_restore (self);
}

void
offtake_sheet_restore (OfftakeSheet *self)
{
  GtkSelectionModel *model = gtk_column_view_get_model (self->table);
  g_autoptr (GtkBitset) chosen = gtk_selection_model_get_selection (model);
  g_autoptr (GPtrArray) shown = offtake_sheet_cells_columns (self->table);
  guint position = gtk_bitset_contains (chosen, self->position) ? self->position
                   : gtk_bitset_is_empty (chosen)               ? 0
                                                                : gtk_bitset_get_minimum (chosen);

  if (shown->len == 0)
    return;
  if (!self->column || !g_ptr_array_find (shown, self->column, NULL))
    g_set_object (&self->column, shown->pdata[0]);
  move (self, position, self->column, SELECT_NOTHING);
}

static void
offtake_sheet_dispose (GObject *object)
{
  OfftakeSheet *self = OFFTAKE_SHEET (object);

  offtake_sheet_forget_editor (self);
  g_clear_handle_id (&self->pointed_id, g_source_remove);
  g_clear_weak_pointer (&self->pointed);
  g_clear_object (&self->column);
  g_clear_object (&self->origin);
  G_OBJECT_CLASS (offtake_sheet_parent_class)->dispose (object);
}

static void
offtake_sheet_class_init (OfftakeSheetClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = offtake_sheet_dispose;
  signals[EDIT_ELSEWHERE] = g_signal_new ("edit-elsewhere", OFFTAKE_TYPE_SHEET, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
offtake_sheet_init (OfftakeSheet *self)
{
}

OfftakeSheet *
offtake_sheet_new (GtkColumnView *table, const OfftakeSheetSource *source)
{
  OfftakeSheet *self = g_object_new (OFFTAKE_TYPE_SHEET, NULL);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->table = table;
  self->source = source;
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key_pressed), self, 0);
  g_signal_connect_object (table, "activate", G_CALLBACK (on_activate), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (on_pressed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (click, "end", G_CALLBACK (on_click_end), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (table), keys);
  gtk_widget_add_controller (GTK_WIDGET (table), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_css_class (GTK_WIDGET (table), "sheet");
  return self;
}
