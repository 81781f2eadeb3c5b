/* SPDX-License-Identifier: MPL-2.0 */
#include "compliance/verdict-cell.h"

#include "ui/stage.h"

/* A shown cell of the founding sample's matrix, the first that speaks. */
static OfftakeVerdictCell *
first_cell (OfftakeWindow *window)
{
  GtkWidget *cell;

  for (guint i = 0; (cell = stage_find (window, OFFTAKE_TYPE_VERDICT_CELL, i)); i++)
    if (gtk_widget_get_mapped (stage_find (cell, GTK_TYPE_BUTTON, 0)))
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
  GtkWidget *image = stage_find (cell, GTK_TYPE_IMAGE, 0);

  g_assert_true (stage_says (cell, offtake_standing_title (standing)));
  g_assert_cmpstr (gtk_image_get_icon_name (GTK_IMAGE (image)), ==,
                   offtake_standing_icon (standing));
  g_signal_connect (cell, "opened", G_CALLBACK (on_opened), &n);
  g_signal_emit_by_name (stage_find (cell, GTK_TYPE_BUTTON, 0), "clicked");
  g_assert_cmpuint (n, ==, 1);
  stage_close (window);
}

static void
test_empty_cell (void)
{
  GtkWidget *cell = g_object_ref_sink (offtake_verdict_cell_new (2031));

  offtake_verdict_cell_set_row (OFFTAKE_VERDICT_CELL (cell), NULL);
  g_assert_false (gtk_widget_get_visible (stage_find (cell, GTK_TYPE_BUTTON, 0)));
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
