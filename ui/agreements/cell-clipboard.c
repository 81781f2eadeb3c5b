/* SPDX-License-Identifier: MPL-2.0 */
#include "agreements/cell-clipboard.h"

#include <glib/gi18n.h>
#include <string.h>

#include "agreements/clipboard.h"

/* Reads the quoted cell at *@at and moves there behind it; FALSE where the quote is one of the
   text: it is not closed at the end of a cell. */
static gboolean
read_quoted (const char **at, GString *cell)
{
  const char *c = *at + 1;
  gboolean closed = FALSE;

  while (*c && !closed) {
    closed = c[0] == '"' && c[1] != '"';
    if (!closed)
      g_string_append_c (cell, *c);
    c += c[0] == '"' && !closed ? 2 : 1;
  }
  if (!closed || !(*c == '\0' || strchr ("\t\n", *c) || g_str_has_prefix (c, "\r\n")))
    return FALSE;
  *at = c + strcspn (c, "\t\n");
  return TRUE;
}

/* Moves *@at to what ends the cell. (transfer full) */
static char *
read_cell (const char **at)
{
  g_autoptr (GString) quoted = g_string_new (NULL);
  gsize length = strcspn (*at, "\t\n");

  if (**at == '"' && read_quoted (at, quoted))
    return g_strdup (quoted->str);
  *at += length;
  return g_strchomp (g_strndup (*at - length, length));
}

/* Not by the reader of tables, which leaves out rows without a text: here they are cells. */
char **
offtake_cell_clipboard_split (const char *text)
{
  g_autoptr (GStrvBuilder) cells = g_strv_builder_new ();
  const char *at = text;

  do {
    g_autofree char *cell = read_cell (&at);

    if (*at == '\t')
      return NULL;
    g_strv_builder_add (cells, cell);
    if (*at == '\n')
      at++;
  } while (*at);
  return g_strv_builder_end (cells);
}

char *
offtake_cell_clipboard_quote (const char *text)
{
  g_autoptr (GString) quoted = g_string_new (text);

  if (*text != '"' && !strpbrk (text, "\t\r\n"))
    return g_strdup (text);
  g_string_replace (quoted, "\"", "\"\"", 0);
  return g_strconcat ("\"", quoted->str, "\"", NULL);
}

void
offtake_cell_clipboard_copy (OfftakeSheet *sheet, GtkWidget *page)
{
  GtkRoot *root = gtk_widget_get_root (page);
  g_autofree char *text = offtake_sheet_means_rows (sheet) ? NULL : offtake_sheet_dup_text (sheet);
  /* Translators: what has gone to the clipboard */
  g_autofree char *told = text ? g_strdup_printf (_ ("Copied “%s”"), text) : NULL;

  if (!text) {
    gtk_widget_activate_action (page, "win.copy-agreements", NULL);
    return;
  }
  g_autofree char *quoted = offtake_cell_clipboard_quote (text);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (page), quoted);
  if (OFFTAKE_IS_WINDOW (root))
    offtake_window_show_toast (OFFTAKE_WINDOW (root), told, NULL, NULL);
}

typedef struct {
  GtkWidget *page;
  OfftakeSheet *sheet;
} Pasting;

static void
on_text_ready (GObject *clipboard, GAsyncResult *result, gpointer data)
{
  g_autofree Pasting *pasting = data;
  g_autoptr (GtkWidget) page = pasting->page;
  g_autoptr (OfftakeSheet) sheet = pasting->sheet;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
  g_auto (GStrv) cells = text ? offtake_cell_clipboard_split (text) : NULL;
  GtkRoot *root = gtk_widget_get_root (page);

  if (!OFFTAKE_IS_WINDOW (root) || !offtake_window_get_document (OFFTAKE_WINDOW (root)))
    return;
  if (cells && offtake_sheet_get_cursor (sheet, NULL, NULL))
    offtake_sheet_put_texts (sheet, (const char *const *) cells);
  else
    offtake_clipboard_paste (OFFTAKE_WINDOW (root), text);
}

void
offtake_cell_clipboard_paste (OfftakeSheet *sheet, GtkWidget *page)
{
  Pasting *pasting = g_new (Pasting, 1);

  *pasting = (Pasting){ g_object_ref (page), g_object_ref (sheet) };
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (page), NULL, on_text_ready, pasting);
}
