/* SPDX-License-Identifier: MPL-2.0 */
#include "agreements/paste-dialog.h"

#include <glib/gi18n.h>

#include "agreements/paste-cell.h"
#include "agreements/paste-list.h"
#include "agreements/table-cell.h"
#include "css-class.h"
#include "document/batch.h"
#include "document/intake.h"

#define TICK 200    /* ms between two looks at what has been taken */
#define MIN_WIDTH 8 /* characters of a column */
#define MAX_WIDTH 28
#define SAMPLE_ROWS 50u /* that the width goes by */

struct _OfftakePasteDialog {
  AdwWindow parent_instance;

  OfftakeWindow *window; /* the dialog is transient for it */
  OfftakePasteList *list;
  GPtrArray *fields; /* const char *, those that a column may have */
  GtkCustomFilter *filter;

  GCancellable *cancellable; /* while rows are taken; else NULL */
  guint tick_id;

  GtkButton *cancel_button, *take_button;
  GtkProgressBar *progress_bar;
  GtkWidget *content;
  GtkLabel *summary;
  GtkToggleButton *faulty_button;
  GtkListBox *column_list;
  GtkColumnView *table;
};

G_DEFINE_FINAL_TYPE (OfftakePasteDialog, offtake_paste_dialog, ADW_TYPE_WINDOW)

static OfftakePaste *
paste_of (OfftakePasteDialog *self)
{
  return offtake_paste_list_get_paste (self->list);
}

static guint
n_taken (OfftakePasteDialog *self)
{
  return offtake_paste_count (paste_of (self), OFFTAKE_PASTE_NEW) +
         offtake_paste_count (paste_of (self), OFFTAKE_PASTE_CHANGED);
}

static char *
format_summary (OfftakePasteDialog *self)
{
  OfftakePaste *paste = paste_of (self);
  guint n = offtake_paste_n_rows (paste), taken = n_taken (self);
  guint changed = offtake_paste_count (paste, OFFTAKE_PASTE_CHANGED);
  guint same = offtake_paste_count (paste, OFFTAKE_PASTE_UNCHANGED);
  guint refused = offtake_paste_count (paste, OFFTAKE_PASTE_REFUSED);
  GString *text = g_string_new (NULL);

  g_string_append_printf (
      text, ngettext ("%'u of %'u row can be taken", "%'u of %'u rows can be taken", n), taken, n);
  if (changed)
    g_string_append_printf (
        text, ngettext ("; %'u changes an agreement", "; %'u change agreements", changed), changed);
  if (same)
    g_string_append_printf (
        text,
        ngettext ("; %'u says what is there already", "; %'u say what is there already", same),
        same);
  if (refused)
    g_string_append_printf (text, ngettext ("; %'u has problems", "; %'u have problems", refused),
                            refused);
  return g_string_free (text, FALSE);
}

static void
update (OfftakePasteDialog *self)
{
  guint taken = n_taken (self);
  g_autofree char *summary = format_summary (self);
  g_autofree char *take =
      g_strdup_printf (ngettext ("Take %'u Row", "Take %'u Rows", taken), taken);

  gtk_label_set_label (self->summary, summary);
  gtk_button_set_label (self->take_button, take);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paste.take", taken > 0);
}

/* What is taken in is held until that is over, whatever becomes of the dialog. */
typedef struct {
  OfftakePasteDialog *dialog;
  OfftakePasteList *list;
  OfftakeDocument *document;
  guint n;
} Taking;

static void
taking_free (Taking *taking)
{
  g_object_unref (taking->dialog);
  g_object_unref (taking->list);
  g_object_unref (taking->document);
  g_free (taking);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Taking, taking_free)

static void
tell_failure (OfftakePasteDialog *self, const GError *error)
{
  GtkWidget *dialog =
      adw_message_dialog_new (GTK_WINDOW (self), _ ("Nothing Has Been Taken"), error->message);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
show_taking (OfftakePasteDialog *self, gboolean taking)
{
  gtk_widget_set_visible (GTK_WIDGET (self->progress_bar), taking);
  gtk_widget_set_sensitive (GTK_WIDGET (self->content), !taking);
  gtk_button_set_label (self->cancel_button, taking ? _ ("_Stop") : _ ("_Cancel"));
}

static void
on_taken (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Taking) taking = data;
  OfftakePasteDialog *self = taking->dialog;
  g_autoptr (GError) error = NULL;
  gboolean taken = offtake_intake_apply_finish (result, &error);

  g_clear_object (&self->cancellable);
  if (!self->list)
    return; /* the dialog is gone */
  g_clear_handle_id (&self->tick_id, g_source_remove);
  show_taking (self, FALSE);
  if (taken) {
    g_autofree char *text = g_strdup_printf (
        ngettext ("Pasted %'u agreement", "Pasted %'u agreements", taking->n), taking->n);
    offtake_window_show_toast (self->window, text, _ ("Undo"), "win.undo");
    gtk_window_close (GTK_WINDOW (self));
    return;
  }
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    tell_failure (self, error);
  offtake_paste_list_changed (self->list);
}

static gboolean
on_tick (gpointer data)
{
  Taking *taking = data;
  OfftakePasteDialog *self = taking->dialog;
  const guint n = offtake_document_get_taken (taking->document);

  gtk_progress_bar_set_fraction (self->progress_bar, (double) n / MAX (taking->n, 1));
  if (!gtk_widget_get_visible (GTK_WIDGET (self->progress_bar)))
    show_taking (self, TRUE);
  return G_SOURCE_CONTINUE;
}

static void
action_take (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OfftakePasteDialog *self = OFFTAKE_PASTE_DIALOG (widget);
  OfftakeDocument *document = offtake_window_get_document (self->window);

  if (!document || self->cancellable)
    return;
  Taking *taking = g_new0 (Taking, 1);
  taking->dialog = g_object_ref (self);
  taking->list = g_object_ref (self->list);
  taking->document = g_object_ref (document);
  taking->n = n_taken (self);
  self->cancellable = g_cancellable_new ();
  gtk_widget_action_set_enabled (widget, "paste.take", FALSE);
  self->tick_id = g_timeout_add (TICK, on_tick, taking);
  offtake_intake_apply_async (paste_of (self), document, self->cancellable, on_taken, taking);
}

/* While rows are taken, closing is to stop that. */
static gboolean
on_close_request (OfftakePasteDialog *self)
{
  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  return self->cancellable != NULL;
}

static gboolean
is_shown (gpointer item, gpointer data)
{
  OfftakePasteDialog *self = data;

  return !gtk_toggle_button_get_active (self->faulty_button) ||
         offtake_paste_line_is_refused (item);
}

/* Only now, so that no row goes away while it is being put right. */
static void
on_faulty_toggled (OfftakePasteDialog *self)
{
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
}

/* As wide as its first texts, within bounds. */
static guint
width_of (OfftakePaste *paste, guint column)
{
  glong width = MIN_WIDTH;

  for (guint i = 0; i < MIN (offtake_paste_n_rows (paste), SAMPLE_ROWS); i++)
    width = MAX (width, g_utf8_strlen (offtake_paste_cell (paste, i, column), -1) + 2);
  return (guint) MIN (width, MAX_WIDTH);
}

static void
on_cell_setup (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer column)
{
  OfftakePasteDialog *self = g_object_get_data (G_OBJECT (factory), "dialog");
  guint index = GPOINTER_TO_UINT (column);

  gtk_list_item_set_child (item, offtake_paste_cell_new (index, width_of (paste_of (self), index)));
}

static void
on_cell_bind (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer column)
{
  offtake_paste_cell_set_line (OFFTAKE_PASTE_CELL (gtk_list_item_get_child (item)),
                               gtk_list_item_get_item (item));
}

static void
on_cell_unbind (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer column)
{
  offtake_paste_cell_set_line (OFFTAKE_PASTE_CELL (gtk_list_item_get_child (item)), NULL);
}

static void
show_state (GtkListItem *item)
{
  OfftakePasteLine *line = gtk_list_item_get_item (item);
  GtkWidget *cell = gtk_list_item_get_child (item);
  g_autofree char *state = line ? offtake_paste_line_describe (line) : NULL;
  g_autofree char *text =
      line ? g_strdup_printf ("%u  %s", offtake_paste_line_get_number (line), state) : NULL;

  if (!cell)
    return;
  g_object_set (cell, "text", text, "row-name", text, NULL);
  offtake_set_css_class (cell, "error", line && offtake_paste_line_is_refused (line));
}

static void
on_state_setup (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  gtk_list_item_set_child (item, offtake_table_cell_new (26, 40, FALSE));
}

static void
on_state_bind (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  OfftakePasteLine *line = gtk_list_item_get_item (item);

  g_signal_connect_object (offtake_paste_line_get_list (line), "changed", G_CALLBACK (show_state),
                           item, G_CONNECT_SWAPPED);
  show_state (item);
}

static void
on_state_unbind (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  OfftakePasteLine *line = gtk_list_item_get_item (item);

  g_signal_handlers_disconnect_by_func (offtake_paste_line_get_list (line), show_state, item);
}

static void
add_column (OfftakePasteDialog *self,
            const char *title,
            GCallback setup,
            GCallback bind,
            GCallback unbind,
            guint column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) added = gtk_column_view_column_new (title, factory);

  g_object_set_data (G_OBJECT (factory), "dialog", self);
  g_signal_connect (factory, "setup", setup, GUINT_TO_POINTER (column));
  g_signal_connect (factory, "bind", bind, GUINT_TO_POINTER (column));
  g_signal_connect (factory, "unbind", unbind, GUINT_TO_POINTER (column));
  gtk_column_view_column_set_resizable (added, TRUE);
  gtk_column_view_append_column (self->table, added);
}

/* Which of the choices is the column's field; 0 is "into the notes". */
static guint
choice_of (OfftakePasteDialog *self, guint column)
{
  const char *field = offtake_paste_field (paste_of (self), column);

  for (guint i = 0; field && i < self->fields->len; i++)
    if (g_str_equal (self->fields->pdata[i], field))
      return i + 1;
  return 0;
}

static GtkDropDown *
choice_at (OfftakePasteDialog *self, guint column)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->column_list, (int) column);

  return g_object_get_data (G_OBJECT (row), "choice");
}

static void
on_field_chosen (GtkDropDown *choice, GParamSpec *pspec, OfftakePasteDialog *self)
{
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (choice), "column"));
  guint chosen = gtk_drop_down_get_selected (choice);

  if (chosen == choice_of (self, column))
    return;
  offtake_paste_set_field (paste_of (self), column,
                           chosen ? self->fields->pdata[chosen - 1] : NULL);
  /* Another column may have lost its field to this one. */
  for (guint i = 0; i < offtake_paste_n_columns (paste_of (self)); i++)
    gtk_drop_down_set_selected (choice_at (self, i), choice_of (self, i));
  offtake_paste_list_changed (self->list);
}

static GtkWidget *
field_choice_new (OfftakePasteDialog *self, guint column)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  GtkExpression *text = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  gtk_string_list_append (labels, _ ("Into the notes"));
  for (guint i = 0; i < self->fields->len; i++)
    gtk_string_list_append (labels, offtake_paste_field_label (self->fields->pdata[i]));
  GtkWidget *choice = gtk_drop_down_new (g_object_ref (G_LIST_MODEL (labels)), text);
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (choice), TRUE);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), choice_of (self, column));
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  offtake_paste_header (paste_of (self), column), -1);
  g_object_set_data (G_OBJECT (choice), "column", GUINT_TO_POINTER (column));
  g_signal_connect (choice, "notify::selected", G_CALLBACK (on_field_chosen), self);
  return choice;
}

static void
add_column_choice (OfftakePasteDialog *self, guint column)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (offtake_paste_header (paste_of (self), column));
  GtkWidget *choice = field_choice_new (self, column);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (box, "field-line");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), choice);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data (G_OBJECT (row), "choice", choice);
  gtk_list_box_append (self->column_list, row);
}

static void
set_paste (OfftakePasteDialog *self, OfftakePaste *paste)
{
  self->list = offtake_paste_list_new (paste);
  self->filter = gtk_custom_filter_new (is_shown, self, NULL);

  GtkFilterListModel *shown = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->list)),
                                                         g_object_ref (GTK_FILTER (self->filter)));
  g_autoptr (GtkNoSelection) selection = gtk_no_selection_new (G_LIST_MODEL (shown));

  add_column (self, _ ("Line and What Becomes of It"), G_CALLBACK (on_state_setup),
              G_CALLBACK (on_state_bind), G_CALLBACK (on_state_unbind), 0);
  for (guint i = 0; i < offtake_paste_n_columns (paste); i++) {
    add_column (self, offtake_paste_header (paste, i), G_CALLBACK (on_cell_setup),
                G_CALLBACK (on_cell_bind), G_CALLBACK (on_cell_unbind), i);
    add_column_choice (self, i);
  }
  gtk_column_view_set_model (self->table, GTK_SELECTION_MODEL (selection));
  g_signal_connect_object (self->list, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

static void
offtake_paste_dialog_dispose (GObject *object)
{
  OfftakePasteDialog *self = OFFTAKE_PASTE_DIALOG (object);

  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->tick_id, g_source_remove);
  if (self->table)
    gtk_column_view_set_model (self->table, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), OFFTAKE_TYPE_PASTE_DIALOG);
  g_clear_object (&self->filter);
  g_clear_object (&self->list);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  G_OBJECT_CLASS (offtake_paste_dialog_parent_class)->dispose (object);
}

static void
offtake_paste_dialog_class_init (OfftakePasteDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = offtake_paste_dialog_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/offtake/Offtake/ui/agreements/paste-dialog.ui");
  gtk_widget_class_install_action (widget_class, "paste.take", NULL, action_take);
  gtk_widget_class_bind_template_child (widget_class, OfftakePasteDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, OfftakePasteDialog, take_button);
  gtk_widget_class_bind_template_child (widget_class, OfftakePasteDialog, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, OfftakePasteDialog, content);
  gtk_widget_class_bind_template_child (widget_class, OfftakePasteDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, OfftakePasteDialog, faulty_button);
  gtk_widget_class_bind_template_child (widget_class, OfftakePasteDialog, column_list);
  gtk_widget_class_bind_template_child (widget_class, OfftakePasteDialog, table);
  gtk_widget_class_bind_template_callback (widget_class, on_faulty_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_close_request);
}

static void
offtake_paste_dialog_init (OfftakePasteDialog *self)
{
  self->fields = offtake_paste_fields ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
offtake_paste_dialog_show (OfftakeWindow *window, OfftakePaste *paste)
{
  OfftakePasteDialog *self =
      g_object_new (OFFTAKE_TYPE_PASTE_DIALOG, "transient-for", window, NULL);

  self->window = window;
  set_paste (self, paste);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->take_button));
  gtk_window_present (GTK_WINDOW (self));
}
