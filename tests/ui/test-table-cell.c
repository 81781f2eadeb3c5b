/* SPDX-License-Identifier: MPL-2.0 */
#include "agreements/table-cell.h"

#include "base/text.h"
#include "ui/stage.h"

/* In a table the cell's parent is the list's cell, and that one's the row. */
static void
test_names_cell_and_row (void)
{
  GtkWidget *row = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  GtkWidget *cell = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *content = offtake_table_cell_new (4, 8, TRUE);
  g_autofree char *text = NULL;

  gtk_box_append (GTK_BOX (row), cell);
  gtk_box_append (GTK_BOX (cell), content);
  g_object_set (content, "text", "1,481", "row-name", "AQMS-6K-02", NULL);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "1,481");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "AQMS-6K-02");
  g_object_get (content, "text", &text, NULL);
  g_assert_cmpstr (text, ==, "1,481");
  g_assert_finalize_object (row);
}

/* Pango turns the alignment of a text that runs against its widget, and GTK that of a widget that
   is read from the right: where the text ends up is which of the two happen. */
static gboolean
is_at_right (gboolean at_end, GtkTextDirection direction, const char *text)
{
  GtkWidget *cell = g_object_ref_sink (offtake_table_cell_new (4, 8, at_end));
  gboolean leftwards = direction == GTK_TEXT_DIR_RTL;
  gboolean against = offtake_text_direction (text) * (leftwards ? 1 : -1) > 0;

  gtk_widget_set_direction (cell, direction);
  g_object_set (cell, "text", text, NULL);
  float xalign = gtk_inscription_get_xalign (GTK_INSCRIPTION (gtk_widget_get_first_child (cell)));
  g_assert_finalize_object (cell);
  return ((xalign > 0.5F) != leftwards) != against;
}

static void
test_words_begin_and_figures_end_at_one_side (void)
{
  static const struct {
    gboolean at_end;
    GtkTextDirection direction;
    const char *text;
    gboolean at_right;
  } cases[] = {
    { FALSE, GTK_TEXT_DIR_LTR, "PlusCAM", FALSE },  { FALSE, GTK_TEXT_DIR_LTR, "النيكل", FALSE },
    { TRUE, GTK_TEXT_DIR_LTR, "1,481", TRUE },      { FALSE, GTK_TEXT_DIR_RTL, "PlusCAM", TRUE },
    { FALSE, GTK_TEXT_DIR_RTL, "النيكل", TRUE },    { TRUE, GTK_TEXT_DIR_RTL, "1,481", TRUE },
    { TRUE, GTK_TEXT_DIR_RTL, "\u200e65 %", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (is_at_right (cases[i].at_end, cases[i].direction, cases[i].text), ==,
                     cases[i].at_right);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/table-cell/names-cell-and-row", test_names_cell_and_row);
  g_test_add_func ("/ui/table-cell/words-begin-and-figures-end-at-one-side",
                   test_words_begin_and_figures_end_at_one_side);
  return stage_run ();
}
