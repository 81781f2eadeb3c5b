/* SPDX-License-Identifier: MPL-2.0 */
#include "sheet/sheet.h"

#include "agreements/agreement-columns.h"
#include "agreements/agreements-page.h"
#include "agreements/agreement-row.h"
#include "agreements/row-slots.h"
#include "sheet/sheet-cells.h"
#include "ui/stage.h"

typedef struct {
  OfftakeWindow *window;
  GtkColumnView *table;
  OfftakeSheet *sheet;
  OfftakeAgreement *first, *second, *third; /* as the table has them */
} Case;

static OfftakeRecord *
record_of_row (gpointer slot)
{
  return OFFTAKE_RECORD (offtake_agreement_row_get_agreement (offtake_row_slot_get_row (slot)));
}

static const OfftakeSheetSource source = { record_of_row, offtake_agreement_columns_get_path };

static void
case_init (Case *c)
{
  c->window = stage_open ("founding");
  offtake_window_show_page (c->window, "agreements");
  stage_settle ();
  c->table = GTK_COLUMN_VIEW (stage_find (stage_find (c->window, OFFTAKE_TYPE_AGREEMENTS_PAGE, 0),
                                          GTK_TYPE_COLUMN_VIEW, 0));
  c->sheet = offtake_sheet_new (c->table, &source);
  OfftakeView *view = offtake_window_get_view (c->window);
  c->first = stage_agreement (view, "aqms-6k-ni");
  c->second = stage_agreement (view, "aqms-6k-li");
  c->third = stage_agreement (view, "aqms-6k-mou");
}

static void
case_clear (Case *c)
{
  g_object_unref (c->sheet);
  stage_close (c->window);
}

static void
move_to (Case *c, guint position, const char *column, guint n_selected)
{
  GtkSelectionModel *model = gtk_column_view_get_model (c->table);

  gtk_selection_model_select_range (model, position, n_selected, TRUE);
  offtake_sheet_move (c->sheet, position, offtake_agreement_columns_find (c->table, column));
  stage_settle ();
}

static void
put (Case *c, const char *const *texts)
{
  offtake_sheet_put_texts (c->sheet, texts);
  stage_settle ();
}

/* One value fills the column in all selected rows, as one step. */
static void
test_one_value (void)
{
  Case c = { NULL };

  case_init (&c);
  guint before = c.third->status;
  move_to (&c, 0, "status", 2);
  put (&c, (const char *const[]){ "LOI", NULL });
  g_assert_cmpint (c.first->status, ==, OFFTAKE_STATUS_LOI);
  g_assert_cmpint (c.second->status, ==, OFFTAKE_STATUS_LOI);
  g_assert_cmpuint (c.third->status, ==, before);
  g_assert_true (stage_says (c.window, "Changed 2 agreements"));
  stage_undo (c.window);
  g_assert_cmpint (c.first->status, ==, OFFTAKE_STATUS_BINDING);
  g_assert_cmpint (c.second->status, ==, OFFTAKE_STATUS_BINDING);
  case_clear (&c);
}

/* Several values go downwards from the cell; one that cannot be taken stops them all. */
static void
test_column_of_values (void)
{
  Case c = { NULL };

  case_init (&c);
  move_to (&c, 0, "number", 1);
  put (&c, (const char *const[]){ "A", "B", "C", NULL });
  g_assert_cmpstr (c.first->number, ==, "A");
  g_assert_cmpstr (c.second->number, ==, "B");
  g_assert_cmpstr (c.third->number, ==, "C");
  move_to (&c, 0, "end", 1);
  put (&c, (const char *const[]){ "2040-01-01", "soon", NULL });
  g_assert_true (stage_says (c.window, "Nothing has been changed."));
  g_assert_true (stage_says (c.window, "“soon” is not a day"));
  g_autofree char *text = offtake_sheet_dup_text (c.sheet);
  g_assert_cmpstr (text, !=, "2040-01-01");
  move_to (&c, 20, "number", 1);
  put (&c, (const char *const[]){ "X", "Y", NULL });
  g_assert_true (stage_says (c.window, "There is only 1 row from here on, for 2 values."));
  case_clear (&c);
}

static void
test_fill_down (void)
{
  Case c = { NULL };

  case_init (&c);
  move_to (&c, 0, "title", 3);
  offtake_sheet_fill_down (c.sheet);
  stage_settle ();
  g_assert_cmpstr (c.second->title, ==, c.first->title);
  g_assert_cmpstr (c.third->title, ==, c.first->title);
  stage_undo (c.window);
  g_assert_cmpstr (c.second->title, !=, c.first->title);
  move_to (&c, 1, "number", 1);
  offtake_sheet_fill_down (c.sheet);
  stage_settle ();
  g_assert_cmpstr (c.second->number, ==, c.first->number);
  move_to (&c, 0, "mass", 2);
  offtake_sheet_fill_down (c.sheet);
  g_assert_true (stage_says (c.window, "This column is worked out"));
  case_clear (&c);
}

static void
test_rows_or_cell (void)
{
  Case c = { NULL };

  case_init (&c);
  move_to (&c, 0, "status", 1);
  g_assert_false (offtake_sheet_means_rows (c.sheet));
  g_autofree char *text = offtake_sheet_dup_text (c.sheet);
  g_assert_cmpstr (text, ==, "Binding");
  move_to (&c, 0, "status", 2);
  g_assert_true (offtake_sheet_means_rows (c.sheet));
  case_clear (&c);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/sheet-transfer/one-value", test_one_value);
  g_test_add_func ("/ui/sheet-transfer/column-of-values", test_column_of_values);
  g_test_add_func ("/ui/sheet-transfer/fill-down", test_fill_down);
  g_test_add_func ("/ui/sheet-transfer/rows-or-cell", test_rows_or_cell);
  return stage_run ();
}
