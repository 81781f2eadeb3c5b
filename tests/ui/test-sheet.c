/* SPDX-License-Identifier: MPL-2.0 */
#include "sheet/sheet.h"

#include <string.h>

#include "agreements/agreement-columns.h"
#include "agreements/agreement-row.h"
#include "agreements/agreements-page.h"
#include "sheet/cell-editor.h"
#include "sheet/sheet-cells.h"
#include "ui/stage.h"

static GtkColumnView *
table_of (OfftakeWindow *window)
{
  return GTK_COLUMN_VIEW (
      stage_find (stage_find (window, OFFTAKE_TYPE_AGREEMENTS_PAGE, 0), GTK_TYPE_COLUMN_VIEW, 0));
}

static OfftakeWindow *
open_table (void)
{
  static const char *const columns[] = { "number",         "title",     "material",
                                         "status",         "start",     "mass",
                                         "quantity.share", "exclusive", "take_or_pay",
                                         "notes",          NULL };
  OfftakeWindow *window = stage_open ("founding");

  offtake_window_show_page (window, "agreements");
  stage_settle ();
  offtake_agreement_columns_show (table_of (window), columns);
  stage_settle ();
  return window;
}

/* A key where the focus is: in the cell's entry, or in the table. */
static gboolean
press_with (OfftakeWindow *window, guint key, GdkModifierType state)
{
  GtkWidget *editor = stage_find (table_of (window), OFFTAKE_TYPE_CELL_EDITOR, 0);
  gpointer target =
      editor ? (gpointer) stage_find (editor, GTK_TYPE_ENTRY, 0) : (gpointer) table_of (window);
  gboolean handled = FALSE;

  g_signal_emit_by_name (stage_controller (target, GTK_TYPE_EVENT_CONTROLLER_KEY, 0), "key-pressed",
                         key, 0u, state, &handled);
  stage_settle ();
  return handled;
}

static void
press (OfftakeWindow *window, guint key)
{
  g_assert_true (press_with (window, key, 0));
}

static GtkEntry *
entry_of (OfftakeWindow *window)
{
  GtkWidget *editor = stage_find (table_of (window), OFFTAKE_TYPE_CELL_EDITOR, 0);

  return editor ? GTK_ENTRY (stage_find (editor, GTK_TYPE_ENTRY, 0)) : NULL;
}

static void
write_text (OfftakeWindow *window, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (entry_of (window)), text);
  stage_settle ();
}

static void
assert_cursor (OfftakeWindow *window, guint row, const char *column)
{
  OfftakeTableCell *cell = offtake_sheet_cells_focused (table_of (window));

  g_assert_nonnull (cell);
  g_assert_cmpuint (gtk_list_item_get_position (offtake_table_cell_get_item (cell)), ==, row);
  g_assert_cmpstr (offtake_agreement_columns_get_id (offtake_table_cell_get_column (cell)), ==,
                   column);
}

static OfftakeAgreement *
nickel_of (OfftakeWindow *window)
{
  return stage_agreement (offtake_window_get_view (window), "aqms-6k-ni");
}

static const char *
undo_label (OfftakeWindow *window)
{
  return offtake_document_get_undo_label (offtake_window_get_document (window));
}

static void
test_keys_move_the_cursor (void)
{
  static const struct {
    guint key;
    GdkModifierType state;
    guint row;
    const char *column;
  } moves[] = {
    { GDK_KEY_Right, 0, 0, "title" },
    { GDK_KEY_Down, 0, 1, "title" },
    { GDK_KEY_End, 0, 1, "notes" },
    { GDK_KEY_Right, 0, 1, "notes" },
    { GDK_KEY_Tab, 0, 2, "number" },
    { GDK_KEY_ISO_Left_Tab, GDK_SHIFT_MASK, 1, "notes" },
    { GDK_KEY_Home, 0, 1, "number" },
    { GDK_KEY_Left, 0, 1, "number" },
    { GDK_KEY_Down, GDK_CONTROL_MASK, 20, "number" },
    { GDK_KEY_Down, 0, 20, "number" },
    { GDK_KEY_Home, GDK_CONTROL_MASK, 0, "number" },
    { GDK_KEY_End, GDK_CONTROL_MASK, 20, "notes" },
    { GDK_KEY_Up, GDK_CONTROL_MASK, 0, "notes" },
    { GDK_KEY_Left, GDK_CONTROL_MASK, 0, "number" },
    { GDK_KEY_Up, 0, 0, "number" },
  };
  OfftakeWindow *window = open_table ();

  assert_cursor (window, 0, "number");
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++) {
    press_with (window, moves[i].key, moves[i].state);
    assert_cursor (window, moves[i].row, moves[i].column);
  }
  stage_close (window);
}

/* Rows are selected along with the cursor; Shift selects several, Alt none. */
static void
rows_are_selected (OfftakeWindow *window)
{
  OfftakeView *view = offtake_window_get_view (window);

  press (window, GDK_KEY_Down);
  g_assert_cmpuint (offtake_view_get_selection (view)->len, ==, 1);
  press_with (window, GDK_KEY_Down, GDK_SHIFT_MASK);
  press_with (window, GDK_KEY_Down, GDK_SHIFT_MASK);
  g_assert_cmpuint (offtake_view_get_selection (view)->len, ==, 3);
  press_with (window, GDK_KEY_Up, GDK_ALT_MASK);
  g_assert_cmpuint (offtake_view_get_selection (view)->len, ==, 3);
  assert_cursor (window, 2, "number");
}

static void
enter_takes_and_goes_down (OfftakeWindow *window)
{
  press (window, GDK_KEY_Right);
  press (window, GDK_KEY_Return);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry_of (window))), ==,
                   nickel_of (window)->title);
  write_text (window, "Nickel for the cathodes");
  press (window, GDK_KEY_Return);
  g_assert_null (entry_of (window));
  g_assert_cmpstr (nickel_of (window)->title, ==, "Nickel for the cathodes");
  g_assert_cmpstr (undo_label (window), ==, "Change title of AQMS-6K-01");
  assert_cursor (window, 1, "title");
  stage_undo (window);
  g_assert_cmpstr (nickel_of (window)->title, !=, "Nickel for the cathodes");
}

/* Along a row by Tab, and by Enter back under where the row was begun. */
static void
tab_takes_and_goes_on (OfftakeWindow *window)
{
  press (window, GDK_KEY_a);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry_of (window))), ==, "a");
  write_text (window, "N-1");
  press (window, GDK_KEY_Tab);
  assert_cursor (window, 0, "title");
  g_assert_cmpstr (nickel_of (window)->number, ==, "N-1");
  press (window, GDK_KEY_b);
  press (window, GDK_KEY_Return);
  assert_cursor (window, 1, "number");
  g_assert_cmpstr (nickel_of (window)->title, ==, "b");
}

static void
escape_restores (OfftakeWindow *window)
{
  g_autofree char *before = g_strdup (nickel_of (window)->number);

  press (window, GDK_KEY_x);
  press (window, GDK_KEY_Escape);
  g_assert_null (entry_of (window));
  g_assert_cmpstr (nickel_of (window)->number, ==, before);
  g_assert_false (offtake_document_can_undo (offtake_window_get_document (window)));
  assert_cursor (window, 0, "number");
}

static void
go_to (OfftakeWindow *window, const char *column)
{
  GListModel *columns = gtk_column_view_get_columns (table_of (window));

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++) {
    g_autoptr (GtkColumnViewColumn) found = g_list_model_get_item (columns, i);

    if (g_str_equal (offtake_agreement_columns_get_id (found), column))
      offtake_sheet_cells_focus (table_of (window), 0, found);
  }
  stage_settle ();
  assert_cursor (window, 0, column);
}

/* What is wrong is said with each key, to a screen reader too, and nothing of it is stored. */
static void
wrong_is_said_while_typing (OfftakeWindow *window)
{
  go_to (window, "take_or_pay");
  press (window, GDK_KEY_Return);
  write_text (window, "-1");
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (entry_of (window)),
                                    GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (entry_of (window)),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "It cannot be less than zero.");
  press (window, GDK_KEY_Return);
  g_assert_nonnull (entry_of (window));
  write_text (window, "75");
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (entry_of (window)),
                                    GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_FALSE);
  press (window, GDK_KEY_Return);
  g_assert_cmpfloat (nickel_of (window)->take_or_pay, ==, 0.75);
}

static void
no_day_is_said (OfftakeWindow *window)
{
  go_to (window, "start");
  press (window, GDK_KEY_Return);
  write_text (window, "2026-02-31");
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (entry_of (window)),
                                    GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
  write_text (window, "2026-02-28");
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (entry_of (window)),
                                    GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_FALSE);
  press (window, GDK_KEY_Escape);
}

static void
choices_are_typed_and_walked (OfftakeWindow *window)
{
  go_to (window, "status");
  press (window, GDK_KEY_d);
  press (window, GDK_KEY_Return);
  g_assert_cmpuint (nickel_of (window)->status, ==, OFFTAKE_STATUS_DRAFT);
  go_to (window, "material");
  press (window, GDK_KEY_Return);
  press (window, GDK_KEY_Down);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry_of (window))), ==,
                   "Cobalt sulfate heptahydrate");
  write_text (window, "no such material");
  press (window, GDK_KEY_Return);
  g_assert_nonnull (entry_of (window));
  press (window, GDK_KEY_Escape);
}

static void
yes_and_no (OfftakeWindow *window)
{
  gboolean before = nickel_of (window)->exclusive;

  go_to (window, "exclusive");
  press (window, GDK_KEY_space);
  g_assert_cmpint (nickel_of (window)->exclusive, ==, !before);
  press (window, GDK_KEY_Return);
  write_text (window, before ? "Yes" : "No");
  press (window, GDK_KEY_Return);
  g_assert_cmpint (nickel_of (window)->exclusive, ==, before);
}

/* Delete and Ctrl+Enter act on all rows that are selected, as one step. */
static void
selected_rows_are_changed_at_once (OfftakeWindow *window)
{
  OfftakeView *view = offtake_window_get_view (window);

  go_to (window, "take_or_pay");
  offtake_sheet_cells_select (table_of (window), 0, FALSE);
  press_with (window, GDK_KEY_Down, GDK_SHIFT_MASK);
  press (window, GDK_KEY_7);
  write_text (window, "70");
  press_with (window, GDK_KEY_Return, GDK_CONTROL_MASK);
  g_assert_null (entry_of (window));
  g_assert_cmpfloat (nickel_of (window)->take_or_pay, ==, 0.7);
  g_assert_cmpfloat (stage_agreement (view, "aqms-6k-li")->take_or_pay, ==, 0.7);
  g_assert_cmpstr (undo_label (window), ==, "Change take or pay of 2 agreements");
  press (window, GDK_KEY_Delete);
  g_assert_cmpfloat (nickel_of (window)->take_or_pay, ==, 0);
  g_assert_cmpfloat (stage_agreement (view, "aqms-6k-li")->take_or_pay, ==, 0);
  stage_undo (window);
  g_assert_cmpfloat (nickel_of (window)->take_or_pay, ==, 0.7);
}

static void
required_is_not_cleared (OfftakeWindow *window)
{
  go_to (window, "material");
  press (window, GDK_KEY_Delete);
  g_assert_nonnull (nickel_of (window)->material);
  g_assert_false (offtake_document_can_undo (offtake_window_get_document (window)));
}

static char *
focused_path (OfftakeWindow *window)
{
  char *path = NULL;

  for (GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window)); focus && !path;
       focus = gtk_widget_get_parent (focus))
    if (g_object_class_find_property (G_OBJECT_GET_CLASS (focus), "path"))
      g_object_get (focus, "path", &path, NULL);
  return path;
}

static gboolean
is_in_inspector (gpointer window)
{
  g_autofree char *path = focused_path (window);

  return path != NULL;
}

/* A ramp has no place in one cell. */
static void
ramps_are_edited_in_the_inspector (OfftakeWindow *window)
{
  static const struct {
    const char *column, *path;
  } cases[] = { { "quantity.share", "quantity.share" }, { "mass", "quantity.share" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    go_to (window, cases[i].column);
    press (window, GDK_KEY_Return);
    g_assert_null (entry_of (window));
    stage_wait (is_in_inspector, window);
    g_autofree char *path = focused_path (window);
    g_assert_true (g_str_has_prefix (path, cases[i].path));
  }
}

/* Cells say where they are, and so does what edits them. */
static void
names_say_where (OfftakeWindow *window)
{
  go_to (window, "status");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (gtk_window_get_focus (GTK_WINDOW (window))),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Status, agreement AQMS-6K-01, Binding");
  press (window, GDK_KEY_Return);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (entry_of (window)),
                                   GTK_ACCESSIBLE_ROLE_TEXT_BOX);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (entry_of (window)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Status, agreement AQMS-6K-01");
  press (window, GDK_KEY_Escape);
}

/* An action by its key takes what is typed; another page leaves the cell. */
static void
test_leaving_takes (void)
{
  OfftakeWindow *window = open_table ();

  press (window, GDK_KEY_Right);
  press (window, GDK_KEY_z);
  offtake_window_commit_field (window);
  g_assert_null (entry_of (window));
  g_assert_cmpstr (nickel_of (window)->title, ==, "z");
  go_to (window, "title");
  press (window, GDK_KEY_y);
  g_assert_nonnull (entry_of (window));
  offtake_window_show_page (window, "network");
  stage_settle ();
  g_assert_cmpstr (nickel_of (window)->title, ==, "y");
  stage_close (window);
}

typedef void (*Piece) (OfftakeWindow *window);

/* Several things that one window does; each begins in the first cell of an unchanged plan. */
static void
test_pieces (gconstpointer data)
{
  OfftakeWindow *window = open_table ();

  for (const Piece *piece = data; *piece; piece++) {
    go_to (window, "number");
    (*piece) (window);
    while (offtake_document_can_undo (offtake_window_get_document (window)))
      stage_undo (window);
    stage_settle ();
  }
  stage_close (window);
}

int
main (int argc, char **argv)
{
  static const Piece typing[] = { escape_restores, enter_takes_and_goes_down, tab_takes_and_goes_on,
                                  NULL };
  static const Piece checking[] = { wrong_is_said_while_typing, no_day_is_said,
                                    required_is_not_cleared, NULL };
  static const Piece choosing[] = { choices_are_typed_and_walked, yes_and_no, names_say_where,
                                    NULL };
  static const Piece selecting[] = { rows_are_selected, selected_rows_are_changed_at_once, NULL };
  static const Piece elsewhere[] = { ramps_are_edited_in_the_inspector, NULL };

  stage_init (&argc, &argv);
  g_test_add_func ("/ui/sheet/keys-move-the-cursor", test_keys_move_the_cursor);
  g_test_add_data_func ("/ui/sheet/typing-is-taken-or-restored", typing, test_pieces);
  g_test_add_data_func ("/ui/sheet/what-is-wrong-is-said", checking, test_pieces);
  g_test_add_data_func ("/ui/sheet/choices-and-names", choosing, test_pieces);
  g_test_add_data_func ("/ui/sheet/selected-rows", selecting, test_pieces);
  g_test_add_data_func ("/ui/sheet/ramps-are-edited-in-the-inspector", elsewhere, test_pieces);
  g_test_add_func ("/ui/sheet/leaving-takes", test_leaving_takes);
  return stage_run ();
}
