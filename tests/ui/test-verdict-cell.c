/* SPDX-License-Identifier: MPL-2.0 */
#include "compliance/verdict-cell.h"

#include "ui/stage.h"

/* A shown cell of the founding sample's matrix, the first that speaks. */
static OfftakeVerdictCell *
first_cell (OfftakeWindow *window)
{
  GtkWidget *cell;

  for (guint i = 0; (cell = stage_find (window, OFFTAKE_TYPE_VERDICT_CELL, i)); i++)
    if (gtk_widget_get_mapped (cell) && offtake_verdict_cell_get_word (OFFTAKE_VERDICT_CELL (cell)))
      return OFFTAKE_VERDICT_CELL (cell);
  return NULL;
}

static gboolean
has_cell (gpointer window)
{
  return first_cell (window) != NULL;
}

static void
on_opened (OfftakeVerdictCell *cell, guint *n)
{
  (*n)++;
}

static void
test_says_its_verdict (void)
{
  OfftakeWindow *window = stage_open ("founding");
  guint n = 0;

  offtake_window_show_page (window, "compliance");
  stage_wait (has_cell, window);
  OfftakeVerdictCell *cell = first_cell (window);
  OfftakeVerdictRow *row = offtake_verdict_cell_get_row (cell);
  int year = offtake_verdict_cell_get_year (cell);
  OfftakeStanding standing = offtake_verdict_row_get_standing (row, year);
  const GPtrArray *findings = offtake_verdict_row_get_findings (row, year);
  g_autofree char *margin = offtake_finding_margin_text (findings->pdata[0]);

  g_assert_cmpstr (offtake_verdict_cell_get_word (cell), ==, offtake_standing_title (standing));
  g_assert_true (g_str_has_prefix (offtake_verdict_cell_get_margin (cell), margin));
  gtk_test_accessible_assert_role (cell, GTK_ACCESSIBLE_ROLE_BUTTON);
  g_assert_true (gtk_widget_get_focusable (GTK_WIDGET (cell)));
  g_assert_null (gtk_widget_get_first_child (GTK_WIDGET (cell)));
  g_signal_connect (cell, "opened", G_CALLBACK (on_opened), &n);
  g_assert_true (gtk_widget_activate (GTK_WIDGET (cell)));
  g_assert_cmpuint (n, ==, 1);
  stage_close (window);
}

static void
test_empty_cell (void)
{
  GtkWidget *cell = g_object_ref_sink (offtake_verdict_cell_new (2031));

  offtake_verdict_cell_set_row (OFFTAKE_VERDICT_CELL (cell), NULL);
  g_assert_null (offtake_verdict_cell_get_word (OFFTAKE_VERDICT_CELL (cell)));
  g_assert_false (gtk_widget_get_focusable (cell));
  g_assert_finalize_object (cell);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/verdict-cell/says-its-verdict", test_says_its_verdict);
  g_test_add_func ("/ui/verdict-cell/empty-cell", test_empty_cell);
  return stage_run ();
}
