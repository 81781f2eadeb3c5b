/* SPDX-License-Identifier: MPL-2.0 */
#include "agreements/cell-clipboard.h"

#include "agreements/agreements-page.h"
#include "ui/stage.h"

static const struct {
  const char *text, *cells; /* cells parted by |; NULL: more columns than one */
} cases[] = {
  { "9000", "9000" },  { "9000\n", "9000" },     { "9000\r\n", "9000" },
  { "a\nb\n", "a|b" }, { "a\r\n\r\nc", "a||c" }, { "\"two\nlines\"\n", "two\nlines" },
  { "", "" },          { "a\tb", NULL },         { "Number\tSeller\n1\t2\n", NULL },
};

static void
test_split (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_auto (GStrv) cells = offtake_cell_clipboard_split (cases[i].text);
    g_autofree char *joined = cells ? g_strjoinv ("|", cells) : NULL;

    g_assert_cmpstr (joined, ==, cases[i].cells);
  }
}

static gboolean
is_changed (gpointer agreement)
{
  return g_str_equal (OFFTAKE_AGREEMENT (agreement)->number, "N-7");
}

/* By the actions, as the keys call them. */
static void
test_copy_and_paste (void)
{
  OfftakeWindow *window = stage_open ("founding");
  GtkWidget *page = NULL;
  OfftakeAgreement *nickel = stage_agreement (offtake_window_get_view (window), "aqms-6k-ni");

  offtake_window_show_page (window, "agreements");
  stage_settle ();
  page = stage_find (window, OFFTAKE_TYPE_AGREEMENTS_PAGE, 0);
  offtake_agreements_page_focus (OFFTAKE_AGREEMENTS_PAGE (page));
  stage_settle ();
  g_assert_true (gtk_widget_activate_action (page, "agreements.copy", NULL));
  g_assert_true (stage_says (window, "Copied “AQMS-6K-01”"));
  gdk_clipboard_set_text (gtk_widget_get_clipboard (page), "N-7\n");
  g_assert_true (gtk_widget_activate_action (page, "agreements.paste", NULL));
  stage_wait (is_changed, nickel);
  stage_close (window);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/cell-clipboard/split", test_split);
  g_test_add_func ("/ui/cell-clipboard/copy-and-paste", test_copy_and_paste);
  return stage_run ();
}
