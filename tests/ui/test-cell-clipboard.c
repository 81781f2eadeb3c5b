/* SPDX-License-Identifier: MPL-2.0 */
#include "agreements/cell-clipboard.h"

#include "agreements/agreements-page.h"
#include "ui/stage.h"

static const struct {
  const char *text, *cells; /* cells parted by |; NULL: more columns than one */
} cases[] = {
  { "9000", "9000" },
  { "9000\n", "9000" },
  { "9000\r\n", "9000" },
  { "a\nb\n", "a|b" },
  { "a\r\n\r\nc", "a||c" },
  { "\"two\nlines\"\n", "two\nlines" },
  { "", "" },
  { "a\tb", NULL },
  { "Number\tSeller\n1\t2\n", NULL },
  { "\"a\nb\"\nc\n", "a\nb|c" },
  { "c\r\n\"a\nb\"\r\n\r\nd", "c|a\nb||d" },
  { "\"say \"\"so\"\"\"\n\"\"\"x\"\"\"", "say \"so\"|\"x\"" },
  { "\"\"\nb", "|b" },
  { "\"a\tb\"\nc", "a\tb|c" },
  { "\"a\nb\"\tc", NULL },
  { "a\n\"b\nc\"\td", NULL },
  { "5\" pipe\n\"Plant\" North\nb", "5\" pipe|\"Plant\" North|b" },
  { "\"never closed\nb", "\"never closed|b" },
  { "\"", "\"" },
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

/* What is copied is one cell again, and as it was. */
static void
test_quote (void)
{
  static const char *const texts[] = {
    "", "9000", "two\nlines\n", "a\r\nb", "a\tb", "\"so\"", "5\" pipe", "\"", "\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autofree char *text = offtake_cell_clipboard_quote (texts[i]);
    g_auto (GStrv) cells = offtake_cell_clipboard_split (text);

    g_assert_cmpuint (g_strv_length (cells), ==, 1);
    g_assert_cmpstr (cells[0], ==, texts[i]);
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
  g_test_add_func ("/ui/cell-clipboard/quote", test_quote);
  g_test_add_func ("/ui/cell-clipboard/copy-and-paste", test_copy_and_paste);
  return stage_run ();
}
