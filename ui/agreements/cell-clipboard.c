/* SPDX-License-Identifier: MPL-2.0 */
#include "agreements/cell-clipboard.h"

#include <glib/gi18n.h>
#include <string.h>

#include "agreements/clipboard.h"
#include "exchange/csv.h"

/* A spreadsheet ends each row, and quotes a cell that has several lines. */
static char *
unquoted (const char *text)
{
  g_autoptr (OfftakeCells) cells = offtake_csv_read (text, strlen (text), '\t', NULL);

  return cells && offtake_cells_n_rows (cells) == 1 && offtake_cells_row (cells, 0)->n == 1
             ? g_strdup (offtake_cells_get (cells, 0, 0))
             : NULL;
}

char **
offtake_cell_clipboard_split (const char *text)
{
  g_autoptr (GStrvBuilder) cells = g_strv_builder_new ();
  g_autofree char *single = *text == '"' ? unquoted (text) : NULL;
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint n = g_strv_length (lines);

  if (single) {
    g_strv_builder_add (cells, single);
    return g_strv_builder_end (cells);
  }
  if (strchr (text, '\t'))
    return NULL;
  if (n > 1 && !*lines[n - 1])
    n--;
  for (guint i = 0; i < n; i++)
    g_strv_builder_add (cells, g_strchomp (lines[i]));
  if (n == 0)
    g_strv_builder_add (cells, "");
  return g_strv_builder_end (cells);
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
  gdk_clipboard_set_text (gtk_widget_get_clipboard (page), text);
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
