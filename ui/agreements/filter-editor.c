/* SPDX-License-Identifier: MPL-2.0 */
#include "agreements/filter-editor.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "base/period.h"
#include "closures.h"
#include "css-class.h"

#define MANY 9 /* values, of which one is looked for by its name */
#define MAX_HEIGHT 320
#define MARGIN 6

struct _OfftakeFilterEditor {
  AdwBin parent_instance;

  OfftakeColumnFilter *filter; /* borrowed */
  OfftakePlan *plan;
  GtkWidget *box;
  GtkWidget *low_entry, *high_entry;
  GtkWidget *search; /* NULL where there are few values */
  GtkListBox *list;
};

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (OfftakeFilterEditor, offtake_filter_editor, ADW_TYPE_BIN)

static void
changed (OfftakeFilterEditor *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
name (GtkWidget *widget, const char *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

static void
show_error (GtkWidget *entry, gboolean wrong)
{
  offtake_set_css_class (entry, "error", wrong);
  gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                               wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

/* "2027" and "2027-03" stand for all their days. 0: no day. */
static guint32
parse_day (const char *text, gboolean last)
{
  g_auto (GStrv) parts = g_strsplit (text, "-", 3);
  guint n = g_strv_length (parts);
  gboolean year = n == 1 && strlen (text) == 4;

  if (!year && n != 2)
    return offtake_day_parse (text);
  g_autofree char *first = g_strdup_printf ("%s-%s-01", parts[0],
                                            !year  ? parts[1]
                                            : last ? "12"
                                                   : "01");
  guint32 day = offtake_day_parse (first);
  if (!day || !last)
    return day;
  GDate date;
  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  return day + g_date_get_days_in_month (g_date_get_month (&date), g_date_get_year (&date)) - 1;
}

/* NAN for none; FALSE where it means nothing. */
static gboolean
parse_bound (OfftakeFilterEditor *self, const char *text, gboolean last, double *bound)
{
  g_autofree char *bare = g_strstrip (g_strdup (text));

  *bound = NAN;
  if (!*bare)
    return TRUE;
  if (self->filter->kind == OFFTAKE_FILTER_DAY) {
    guint32 day = parse_day (bare, last);

    *bound = day ? day : NAN;
    return day != 0;
  }
  g_strdelimit (bare, "%", ' ');
  if (!offtake_number_parse (bare, bound)) {
    *bound = NAN;
    return FALSE;
  }
  *bound = offtake_column_filter_from_shown (self->filter, *bound);
  return TRUE;
}

static void
on_bound (OfftakeFilterEditor *self, GtkWidget *entry)
{
  gboolean last = entry == self->high_entry;
  double *bound = last ? &self->filter->high : &self->filter->low;

  show_error (entry,
              !parse_bound (self, gtk_editable_get_text (GTK_EDITABLE (entry)), last, bound));
  changed (self);
}

/* Enter closes what the editor stands in. */
static void
on_activate (OfftakeFilterEditor *self)
{
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_POPOVER);

  if (popover)
    gtk_popover_popdown (GTK_POPOVER (popover));
}

static char *
bound_text (OfftakeFilterEditor *self, double bound)
{
  if (isnan (bound))
    return g_strdup ("");
  return self->filter->kind == OFFTAKE_FILTER_DAY
             ? offtake_day_format ((guint32) bound)
             : offtake_number_edit_text (offtake_column_filter_to_shown (self->filter, bound));
}

static GtkWidget *
bound_entry_new (OfftakeFilterEditor *self, const char *label, double bound)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, MARGIN);
  GtkWidget *title = gtk_label_new (label), *entry = gtk_entry_new ();
  g_autofree char *unit = offtake_column_filter_dup_unit (self->filter, self->plan);
  g_autofree char *text = bound_text (self, bound);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 12);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  if (self->filter->kind == OFFTAKE_FILTER_DAY)
    gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("year-month-day"));
  name (entry, label);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (on_bound), self);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (on_activate), self);
  gtk_box_append (GTK_BOX (line), title);
  gtk_box_append (GTK_BOX (line), entry);
  if (unit) {
    GtkWidget *after = gtk_label_new (unit);

    gtk_widget_add_css_class (after, "dim-label");
    gtk_box_append (GTK_BOX (line), after);
  }
  gtk_box_append (GTK_BOX (self->box), line);
  return entry;
}

static void
on_text (OfftakeFilterEditor *self, GtkWidget *entry)
{
  g_free (self->filter->text);
  self->filter->text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry)));
  changed (self);
}

static void
add_text (OfftakeFilterEditor *self)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Contains"));
  gtk_editable_set_text (GTK_EDITABLE (entry), self->filter->text);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 24);
  name (entry, _ ("Contains"));
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (on_text), self);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (on_activate), self);
  gtk_box_append (GTK_BOX (self->box), entry);
}

static void
on_presence (OfftakeFilterEditor *self, GParamSpec *pspec, GtkDropDown *choice)
{
  self->filter->presence = gtk_drop_down_get_selected (choice);
  changed (self);
}

static void
add_presence (OfftakeFilterEditor *self)
{
  static const char *const words[] = { N_ ("Empty or not"), N_ ("Only what is not empty"),
                                       N_ ("Only what is empty") };
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    gtk_string_list_append (labels, _ (words[i]));
  GtkWidget *choice = gtk_drop_down_new (g_object_ref (G_LIST_MODEL (labels)), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), self->filter->presence);
  name (choice, _ ("Empty or not"));
  g_signal_connect_swapped (choice, "notify::selected", G_CALLBACK (on_presence), self);
  gtk_box_append (GTK_BOX (self->box), choice);
}

static void
on_toggled (OfftakeFilterEditor *self, GtkCheckButton *check)
{
  const char *key = g_object_get_data (G_OBJECT (check), "key");

  if (gtk_check_button_get_active (check))
    g_hash_table_add (self->filter->keys, g_strdup (key));
  else
    g_hash_table_remove (self->filter->keys, key);
  changed (self);
}

static void
add_value (OfftakeFilterEditor *self, const char *key, guint n)
{
  const char *title = offtake_column_filter_key_title (self->filter, self->plan, key);
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *check = gtk_check_button_new_with_label (title);
  g_autofree char *times = g_strdup_printf ("%u", n);
  GtkWidget *count = gtk_label_new (times);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                               g_hash_table_contains (self->filter->keys, key));
  gtk_widget_set_hexpand (check, TRUE);
  gtk_widget_add_css_class (count, "dim-label");
  gtk_widget_add_css_class (count, "numeric");
  g_object_set_data_full (G_OBJECT (check), "key", g_strdup (key), g_free);
  g_object_set_data_full (G_OBJECT (row), "title", g_utf8_casefold (title, -1), g_free);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (on_toggled), self);
  gtk_box_append (GTK_BOX (box), check);
  gtk_box_append (GTK_BOX (box), count);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_append (self->list, row);
}

static int
by_title (gconstpointer a, gconstpointer b, gpointer data)
{
  OfftakeFilterEditor *self = data;
  const char *x = *(char *const *) a, *y = *(char *const *) b;

  if (!*x || !*y)
    return !*x - !*y; /* what is empty comes last */
  return g_utf8_collate (offtake_column_filter_key_title (self->filter, self->plan, x),
                         offtake_column_filter_key_title (self->filter, self->plan, y));
}

/* What the agreements of the plan have there, and what is chosen, be it there or not. */
static GPtrArray *
collect_keys (OfftakeFilterEditor *self, GListModel *rows, GHashTable *times)
{
  GPtrArray *keys = g_ptr_array_new ();
  guint n = g_list_model_get_n_items (rows);
  GHashTableIter iter;
  gpointer key = NULL;

  for (guint i = 0; i < n; i++) {
    g_autoptr (OfftakeAgreementRow) row = g_list_model_get_item (rows, i);
    gpointer of_row = (gpointer) offtake_column_filter_key (self->filter, row);
    guint before = GPOINTER_TO_UINT (g_hash_table_lookup (times, of_row));

    g_hash_table_insert (times, of_row, GUINT_TO_POINTER (before + 1));
  }
  g_hash_table_iter_init (&iter, self->filter->keys);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!g_hash_table_contains (times, key))
      g_hash_table_insert (times, key, GUINT_TO_POINTER (0));
  g_hash_table_iter_init (&iter, times);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_ptr_array_add (keys, key);
  g_ptr_array_sort_with_data (keys, by_title, self);
  return keys;
}

static gboolean
is_found (GtkListBoxRow *row, gpointer data)
{
  OfftakeFilterEditor *self = data;
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));
  g_autofree char *folded = g_utf8_casefold (text, -1);

  return strstr (g_object_get_data (G_OBJECT (row), "title"), folded) != NULL;
}

static void
add_search (OfftakeFilterEditor *self)
{
  self->search = gtk_search_entry_new ();
  name (self->search, _ ("Search Values"));
  gtk_list_box_set_filter_func (self->list, is_found, self, NULL);
  g_signal_connect_swapped (self->search, "search-changed",
                            G_CALLBACK (gtk_list_box_invalidate_filter), self->list);
  gtk_box_append (GTK_BOX (self->box), self->search);
}

static void
add_values (OfftakeFilterEditor *self, GListModel *rows)
{
  g_autoptr (GHashTable) times = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) keys = collect_keys (self, rows, times);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  g_autofree char *title = offtake_column_filter_describe (self->filter, self->plan);

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "filter-values");
  name (GTK_WIDGET (self->list), title);
  for (guint i = 0; i < keys->len; i++)
    add_value (self, keys->pdata[i],
               GPOINTER_TO_UINT (g_hash_table_lookup (times, keys->pdata[i])));
  if (keys->len > MANY)
    add_search (self);
  g_object_set (scroller, "hscrollbar-policy", GTK_POLICY_NEVER, "propagate-natural-height", TRUE,
                "propagate-natural-width", TRUE, "max-content-height", MAX_HEIGHT, "child",
                self->list, NULL);
  gtk_box_append (GTK_BOX (self->box), scroller);
}

static void
offtake_filter_editor_class_init (OfftakeFilterEditorClass *klass)
{
  signals[CHANGED] = g_signal_new ("changed", OFFTAKE_TYPE_FILTER_EDITOR, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
offtake_filter_editor_init (OfftakeFilterEditor *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, MARGIN);
  adw_bin_set_child (ADW_BIN (self), self->box);
}

GtkWidget *
offtake_filter_editor_new (OfftakeColumnFilter *filter, OfftakePlan *plan, GListModel *rows)
{
  OfftakeFilterEditor *self = g_object_new (OFFTAKE_TYPE_FILTER_EDITOR, NULL);

  self->filter = filter;
  self->plan = plan;
  if (filter->kind == OFFTAKE_FILTER_CHOICE) {
    add_values (self, rows);
    return GTK_WIDGET (self);
  }
  if (filter->kind == OFFTAKE_FILTER_TEXT) {
    add_text (self);
  } else {
    self->low_entry = bound_entry_new (self, _ ("From"), filter->low);
    self->high_entry = bound_entry_new (self, _ ("To"), filter->high);
  }
  add_presence (self);
  return GTK_WIDGET (self);
}
