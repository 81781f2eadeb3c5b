/* SPDX-License-Identifier: MPL-2.0 */
#include "import/import-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/country.h"
#include "exchange/mapping-store.h"
#include "import/column-row.h"
#include "import/reading.h"
#include "import/taking.h"
#include "list.h"

#define DEFAULT_CURRENCY "USD"
/* As the rows of the template list them; the first is found out. */
static const char delimiters[] = { 0, ',', ';', '\t', '|' };
static const char *const encodings[] = { NULL, "UTF-8", "UTF-16", "Windows-1252", "ISO-8859-15" };

#define MAX_SHOWN 200 /* notes of a kind; more are counted */
#define TICK 100      /* ms between two looks at a reading */
#define PATIENCE 2    /* ticks before it is shown that something is read */

struct _OfftakeImportDialog {
  AdwWindow parent_instance;

  char *path;
  const char *table;    /* NULL for JSON, which has no columns to choose */
  OfftakeMapping *base; /* what was remembered, or empty: delimiter and encoding stand in it */
  OfftakeCells *cells;
  OfftakeImport *import;    /* NULL where nothing would come in */
  GPtrArray *rows;          /* OfftakeColumnRow, owned by the group */
  GPtrArray *shown;         /* of notes, owned by their rows */
  gboolean currency_chosen; /* else the table or the plan tells it */
  gboolean opened;          /* the first reading is over */
  char *problem;            /* why it did not come in; NULL where nothing was tried */
  OfftakeReading *reading;  /* NULL while nothing is read */
  OfftakeTaking *taking;    /* NULL while nothing comes in */
  guint tick_id, n_ticks;

  AdwWindowTitle *title_widget;
  AdwActionRow *summary_row;
  GtkWidget *progress_box;
  GtkProgressBar *progress_bar;
  AdwExpanderRow *refused_row, *questions_row;
  GtkWidget *reading_group;
  AdwComboRow *decimal_row, *delimiter_row, *encoding_row;
  GtkEditable *currency_row;
  AdwPreferencesGroup *columns_group;
  GtkWidget *new_button, *into_button;
};

G_DEFINE_FINAL_TYPE (OfftakeImportDialog, offtake_import_dialog, ADW_TYPE_WINDOW)

static OfftakeWindow *
window_of (OfftakeImportDialog *self)
{
  return OFFTAKE_WINDOW (gtk_window_get_transient_for (GTK_WINDOW (self)));
}

static char *
mappings_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "offtake", "mappings", NULL);
}

static const char *
plan_currency (OfftakeImportDialog *self)
{
  OfftakeDocument *document = offtake_window_get_document (window_of (self));

  return document ? offtake_plan_get_head (offtake_document_get_plan (document))->currency
                  : DEFAULT_CURRENCY;
}

/* What the widgets say. (transfer full) */
static OfftakeMapping *
chosen_mapping (OfftakeImportDialog *self)
{
  static const char signs[] = { 0, '.', ',' };
  OfftakeMapping *mapping = offtake_mapping_new ();
  const char *currency = gtk_editable_get_text (self->currency_row);

  mapping->delimiter = self->base->delimiter;
  mapping->encoding = g_strdup (self->base->encoding);
  mapping->decimal = signs[adw_combo_row_get_selected (self->decimal_row) % sizeof signs];
  if (self->currency_chosen && offtake_currency_is_known (currency))
    mapping->currency = g_strdup (currency);
  mapping->columns = self->rows->len > 0 ? json_object () : NULL;
  for (guint i = 0; i < self->rows->len; i++) {
    OfftakeColumnRow *row = g_ptr_array_index (self->rows, i);
    json_object_set_new (mapping->columns, offtake_column_row_get_header (row),
                         offtake_column_row_to_json (row));
  }
  return mapping;
}

static void
clear_notes (OfftakeImportDialog *self)
{
  for (guint i = 0; i < self->shown->len; i++) {
    GtkWidget *row = g_ptr_array_index (self->shown, i);
    AdwExpanderRow *owner = g_object_get_data (G_OBJECT (row), "owner");
    adw_expander_row_remove (owner, row);
  }
  g_ptr_array_set_size (self->shown, 0);
}

static void
show_note (OfftakeImportDialog *self, AdwExpanderRow *owner, const char *title, const char *text)
{
  GtkWidget *row = offtake_list_row_new (title, text);

  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  g_object_set_data (G_OBJECT (row), "owner", owner);
  adw_expander_row_add_row (owner, row);
  g_ptr_array_add (self->shown, row);
}

static void
show_notes (OfftakeImportDialog *self, AdwExpanderRow *owner, const GPtrArray *notes)
{
  guint n = notes ? notes->len : 0;
  g_autofree char *count = g_strdup_printf ("%u", n);

  adw_expander_row_set_subtitle (owner, count);
  gtk_widget_set_visible (GTK_WIDGET (owner), n > 0);
  for (guint i = 0; i < MIN (n, MAX_SHOWN); i++) {
    const OfftakeImportNote *note = g_ptr_array_index (notes, i);
    show_note (self, owner, note->place, note->reason);
  }
  if (n > MAX_SHOWN) {
    g_autofree char *more = g_strdup_printf (_ ("%'u more"), n - MAX_SHOWN);
    show_note (self, owner, more, NULL);
  }
}

static void
show_result (OfftakeImportDialog *self, const GError *error)
{
  OfftakeDocument *document = offtake_window_get_document (window_of (self));
  g_autofree char *text = self->import ? offtake_reading_describe (self->import->plan) : NULL;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->summary_row),
                                 text ? text : _ ("Nothing comes in"));
  adw_action_row_set_subtitle (self->summary_row, error ? error->message : self->problem);
  clear_notes (self);
  show_notes (self, self->refused_row, self->import ? self->import->refused : NULL);
  show_notes (self, self->questions_row, self->import ? self->import->questions : NULL);
  gtk_widget_set_sensitive (self->new_button, self->import != NULL);
  gtk_widget_set_visible (self->into_button, document && !(self->import && self->import->is_plan));
  gtk_widget_set_sensitive (self->into_button,
                            document && self->import &&
                                !offtake_document_get_read_only_reason (document));
}

static void
end_reading (OfftakeImportDialog *self)
{
  g_clear_pointer (&self->reading, offtake_reading_free);
  g_clear_handle_id (&self->tick_id, g_source_remove);
  gtk_widget_set_visible (self->progress_box, FALSE);
}

static gboolean
on_tick (gpointer data)
{
  OfftakeImportDialog *self = data;
  double fraction = offtake_reading_get_fraction (self->reading);

  if (fraction < 0)
    gtk_progress_bar_pulse (self->progress_bar);
  else
    gtk_progress_bar_set_fraction (self->progress_bar, fraction);
  if (++self->n_ticks != PATIENCE)
    return G_SOURCE_CONTINUE;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->summary_row), _ ("Reading the file"));
  adw_action_row_set_subtitle (self->summary_row, NULL);
  gtk_widget_set_visible (self->progress_box, TRUE);
  gtk_widget_set_sensitive (self->new_button, FALSE);
  gtk_widget_set_sensitive (self->into_button, FALSE);
  return G_SOURCE_CONTINUE;
}

/* The newest reading counts. Takes over @reading. */
static void
begin_reading (OfftakeImportDialog *self, OfftakeReading *reading)
{
  end_reading (self);
  g_clear_pointer (&self->import, offtake_import_free);
  self->reading = reading;
  self->n_ticks = 0;
  self->tick_id = g_timeout_add (TICK, on_tick, self);
}

static void
show_currency (OfftakeImportDialog *self)
{
  if (!self->currency_chosen && self->import)
    gtk_editable_set_text (self->currency_row,
                           offtake_plan_get_head (self->import->plan)->currency);
}

static void
on_read (OfftakeReading *reading, const GError *error, gpointer data)
{
  OfftakeImportDialog *self = data;

  self->import = offtake_reading_take_import (reading);
  if (!self->opened)
    show_currency (self);
  self->opened = TRUE;
  end_reading (self);
  show_result (self, error);
}

/* The dry run: reads all of it anew and writes nothing. */
static void
read_again (OfftakeImportDialog *self)
{
  begin_reading (self, offtake_reading_new_import (self->path, chosen_mapping (self),
                                                   plan_currency (self), on_read, self));
}

static void
on_changed (OfftakeImportDialog *self)
{
  g_clear_pointer (&self->problem, g_free);
  read_again (self);
}

/* Before anything is known of the file there is nothing to go back to. */
static void
on_stop (OfftakeImportDialog *self)
{
  g_autoptr (GError) error =
      g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Reading was stopped"));

  if (self->taking) {
    offtake_taking_stop (self->taking);
    return;
  }
  if (!self->opened) {
    gtk_window_close (GTK_WINDOW (self));
    return;
  }
  end_reading (self);
  show_result (self, error);
}

static void
on_currency (OfftakeImportDialog *self)
{
  if (!self->opened)
    return;
  self->currency_chosen = TRUE;
  on_changed (self);
}

/* A field stands for one column: given to one, it leaves another. */
static void
on_column (OfftakeImportDialog *self, OfftakeColumnRow *changed)
{
  const char *field = offtake_column_row_get_field (changed);

  for (guint i = 0; i < self->rows->len; i++) {
    OfftakeColumnRow *row = g_ptr_array_index (self->rows, i);
    if (row != changed && field && g_strcmp0 (offtake_column_row_get_field (row), field) == 0)
      offtake_column_row_set_field (row, NULL);
  }
  on_changed (self);
}

static void
add_columns (OfftakeImportDialog *self, const GArray *columns)
{
  for (guint i = 0; i < columns->len; i++) {
    OfftakeColumnRow *row = offtake_column_row_new (self->table, self->cells, i);

    offtake_column_row_show (row, &g_array_index (columns, OfftakeColumn, i));
    g_signal_connect_swapped (row, "changed", G_CALLBACK (on_column), self);
    adw_preferences_group_add (self->columns_group, GTK_WIDGET (row));
    g_ptr_array_add (self->rows, row);
  }
}

static void
remove_columns (OfftakeImportDialog *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->columns_group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
}

static void
show_columns (OfftakeImportDialog *self, OfftakeCells *cells, const GArray *columns)
{
  g_clear_pointer (&self->cells, offtake_cells_free);
  self->cells = cells;
  add_columns (self, columns);
}

/* Where there are no columns, the dry run says why. */
static void
on_other_cells (OfftakeReading *reading, const GError *error, gpointer data)
{
  OfftakeImportDialog *self = data;
  g_autoptr (OfftakeMapping) plain = offtake_mapping_new ();
  const char *table;
  g_autoptr (OfftakeCells) cells = offtake_reading_take_cells (reading, &table);
  g_autoptr (GArray) columns = cells ? offtake_mapping_match (plain, table, cells, NULL) : NULL;

  if (columns) {
    self->table = table;
    show_columns (self, g_steal_pointer (&cells), columns);
  }
  read_again (self);
}

/* Another delimiter or encoding makes other columns. */
static void
on_text (OfftakeImportDialog *self)
{
  self->base->delimiter =
      delimiters[adw_combo_row_get_selected (self->delimiter_row) % G_N_ELEMENTS (delimiters)];
  g_free (self->base->encoding);
  self->base->encoding = g_strdup (
      encodings[adw_combo_row_get_selected (self->encoding_row) % G_N_ELEMENTS (encodings)]);
  g_clear_pointer (&self->problem, g_free);
  remove_columns (self);
  begin_reading (self, offtake_reading_new_cells (self->path, self->base->delimiter,
                                                  self->base->encoding, on_other_cells, self));
}

/* Once: what was remembered for this header, else what its names tell. */
static gboolean
match_columns (OfftakeImportDialog *self, OfftakeCells *cells, GError **error)
{
  g_autofree char *folder = mappings_folder ();
  OfftakeMapping *kept = offtake_mapping_recall (folder, cells);
  g_autoptr (GArray) columns = kept ? offtake_mapping_match (kept, self->table, cells, NULL) : NULL;

  if (columns) {
    offtake_mapping_free (self->base);
    self->base = g_steal_pointer (&kept);
  } else {
    g_clear_pointer (&kept, offtake_mapping_free);
    columns = offtake_mapping_match (self->base, self->table, cells, error);
  }
  if (columns)
    show_columns (self, cells, columns);
  else
    offtake_cells_free (cells);
  return columns != NULL;
}

static guint
find_encoding (const char *encoding)
{
  for (guint i = 1; encoding && i < G_N_ELEMENTS (encodings); i++)
    if (g_ascii_strcasecmp (encoding, encodings[i]) == 0)
      return i;
  return 0;
}

/* A workbook's cells are parted and are text already. */
static void
show_text (OfftakeImportDialog *self)
{
  const char *delimiter =
      self->base->delimiter ? memchr (delimiters + 1, self->base->delimiter, sizeof delimiters - 1)
                            : NULL;
  gboolean is_text = self->cells && self->cells->delimiter;

  adw_combo_row_set_selected (self->delimiter_row,
                              delimiter ? (guint) (delimiter - delimiters) : 0);
  adw_combo_row_set_selected (self->encoding_row, find_encoding (self->base->encoding));
  gtk_widget_set_visible (GTK_WIDGET (self->delimiter_row), is_text);
  gtk_widget_set_visible (GTK_WIDGET (self->encoding_row), is_text);
}

static void
show_base (OfftakeImportDialog *self)
{
  adw_combo_row_set_selected (self->decimal_row, self->base->decimal == '.'   ? 1
                                                 : self->base->decimal == ',' ? 2
                                                                              : 0);
  show_text (self);
  self->currency_chosen = self->base->currency != NULL;
  gtk_editable_set_text (self->currency_row, self->base->currency ? self->base->currency : "");
  gtk_widget_set_visible (self->reading_group, self->table != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->columns_group), self->table != NULL);
}

/* What cannot be remembered is chosen again the next time. */
static void
keep_mapping (OfftakeImportDialog *self)
{
  g_autofree char *folder = mappings_folder ();
  g_autoptr (OfftakeMapping) mapping = chosen_mapping (self);

  if (self->cells)
    offtake_mapping_keep (mapping, folder, self->cells, NULL);
}

static void
on_new (OfftakeImportDialog *self)
{
  OfftakeWindow *window = window_of (self);
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (window));
  const OfftakeOpenRequest request = { .path = self->path,
                                       .plan = self->import->plan,
                                       .origin = GTK_WINDOW (window) };

  keep_mapping (self);
  offtake_application_open (OFFTAKE_APPLICATION (application), &request);
  gtk_window_close (GTK_WINDOW (self));
}

static void
end_taking (OfftakeImportDialog *self)
{
  g_clear_pointer (&self->taking, offtake_taking_free);
  end_reading (self);
  gtk_widget_set_sensitive (self->reading_group, TRUE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->columns_group), TRUE);
}

/* Rows that did not come in stand in the import: it is read anew. */
static void
on_taken (OfftakeTaking *taking, const GError *error, gpointer data)
{
  OfftakeImportDialog *self = data;
  OfftakeWindow *window = window_of (self);
  g_autofree char *text = error ? NULL : offtake_taking_describe (taking);

  end_taking (self);
  if (error) {
    gboolean stopped = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    g_free (self->problem);
    self->problem = g_strdup (stopped ? _ ("Stopped: nothing has come in") : error->message);
    read_again (self);
    return;
  }
  keep_mapping (self);
  gtk_window_close (GTK_WINDOW (self));
  offtake_window_show_toast (window, text, _ ("Undo"), "win.undo");
}

static gboolean
on_taking_tick (gpointer data)
{
  OfftakeImportDialog *self = data;

  gtk_progress_bar_set_fraction (self->progress_bar, offtake_taking_get_fraction (self->taking));
  if (++self->n_ticks == PATIENCE)
    gtk_widget_set_visible (self->progress_box, TRUE);
  return G_SOURCE_CONTINUE;
}

static void
on_into (OfftakeImportDialog *self)
{
  OfftakeDocument *document = offtake_window_get_document (window_of (self));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->summary_row),
                                 _ ("The agreements come in"));
  gtk_widget_set_sensitive (self->new_button, FALSE);
  gtk_widget_set_sensitive (self->into_button, FALSE);
  gtk_widget_set_sensitive (self->reading_group, FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->columns_group), FALSE);
  self->n_ticks = 0;
  self->tick_id = g_timeout_add (TICK, on_taking_tick, self);
  self->taking = offtake_taking_new (document, g_steal_pointer (&self->import), on_taken, self);
}

/* While rows come in, closing is to stop them. */
static gboolean
on_close_request (OfftakeImportDialog *self)
{
  if (self->taking)
    offtake_taking_stop (self->taking);
  return self->taking != NULL;
}

static void
offtake_import_dialog_dispose (GObject *object)
{
  OfftakeImportDialog *self = OFFTAKE_IMPORT_DIALOG (object);

  g_clear_pointer (&self->reading, offtake_reading_free);
  g_clear_pointer (&self->taking, offtake_taking_free);
  g_clear_handle_id (&self->tick_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), OFFTAKE_TYPE_IMPORT_DIALOG);
  G_OBJECT_CLASS (offtake_import_dialog_parent_class)->dispose (object);
}

static void
offtake_import_dialog_finalize (GObject *object)
{
  OfftakeImportDialog *self = OFFTAKE_IMPORT_DIALOG (object);

  g_free (self->path);
  g_free (self->problem);
  offtake_mapping_free (self->base);
  g_clear_pointer (&self->cells, offtake_cells_free);
  g_clear_pointer (&self->import, offtake_import_free);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->shown);
  G_OBJECT_CLASS (offtake_import_dialog_parent_class)->finalize (object);
}

static void
offtake_import_dialog_class_init (OfftakeImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = offtake_import_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = offtake_import_dialog_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/offtake/Offtake/ui/import/import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, OfftakeImportDialog, title_widget);
  gtk_widget_class_bind_template_child (widget_class, OfftakeImportDialog, summary_row);
  gtk_widget_class_bind_template_child (widget_class, OfftakeImportDialog, progress_box);
  gtk_widget_class_bind_template_child (widget_class, OfftakeImportDialog, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, OfftakeImportDialog, refused_row);
  gtk_widget_class_bind_template_child (widget_class, OfftakeImportDialog, questions_row);
  gtk_widget_class_bind_template_child (widget_class, OfftakeImportDialog, reading_group);
  gtk_widget_class_bind_template_child (widget_class, OfftakeImportDialog, decimal_row);
  gtk_widget_class_bind_template_child (widget_class, OfftakeImportDialog, delimiter_row);
  gtk_widget_class_bind_template_child (widget_class, OfftakeImportDialog, encoding_row);
  gtk_widget_class_bind_template_child (widget_class, OfftakeImportDialog, currency_row);
  gtk_widget_class_bind_template_child (widget_class, OfftakeImportDialog, columns_group);
  gtk_widget_class_bind_template_child (widget_class, OfftakeImportDialog, new_button);
  gtk_widget_class_bind_template_child (widget_class, OfftakeImportDialog, into_button);
  gtk_widget_class_bind_template_callback (widget_class, on_new);
  gtk_widget_class_bind_template_callback (widget_class, on_into);
  gtk_widget_class_bind_template_callback (widget_class, on_stop);
  gtk_widget_class_bind_template_callback (widget_class, on_close_request);
}

static void
offtake_import_dialog_init (OfftakeImportDialog *self)
{
  self->base = offtake_mapping_new ();
  self->rows = g_ptr_array_new ();
  self->shown = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
connect_choices (OfftakeImportDialog *self)
{
  g_signal_connect_swapped (self->decimal_row, "notify::selected", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (self->delimiter_row, "notify::selected", G_CALLBACK (on_text), self);
  g_signal_connect_swapped (self->encoding_row, "notify::selected", G_CALLBACK (on_text), self);
  g_signal_connect_swapped (self->currency_row, "changed", G_CALLBACK (on_currency), self);
}

/* The first look at the file: it is opened now, or it cannot be. */
static void
on_cells (OfftakeReading *reading, const GError *error, gpointer data)
{
  OfftakeImportDialog *self = data;
  g_autoptr (GError) unmatched = NULL;
  OfftakeCells *cells = offtake_reading_take_cells (reading, &self->table);

  if (error || (cells && !match_columns (self, cells, &unmatched))) {
    offtake_window_show_error (window_of (self), _ ("The File Cannot Be Imported"),
                               error ? error : unmatched);
    gtk_window_destroy (GTK_WINDOW (self));
    return;
  }
  show_base (self);
  connect_choices (self);
  read_again (self);
}

OfftakeImportDialog *
offtake_import_dialog_show (OfftakeWindow *window, const char *path)
{
  OfftakeImportDialog *self =
      g_object_new (OFFTAKE_TYPE_IMPORT_DIALOG, "transient-for", window, NULL);
  g_autofree char *name = g_filename_display_basename (path);

  self->path = g_strdup (path);
  adw_window_title_set_subtitle (self->title_widget, name);
  begin_reading (self, offtake_reading_new_cells (path, 0, NULL, on_cells, self));
  gtk_window_present (GTK_WINDOW (self));
  return self;
}

OfftakeImport *
offtake_import_dialog_get_import (OfftakeImportDialog *self)
{
  return self->import;
}
