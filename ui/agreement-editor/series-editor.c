/* SPDX-License-Identifier: MPL-2.0 */
#include "agreement-editor/series-editor.h"

#include <glib/gi18n.h>

#include "agreement-editor/field-path.h"
#include "agreement-editor/field-row.h"
#include "agreement-editor/field-store.h"
#include "agreement-editor/field-text.h"
#include "list.h"
#include "window.h"

struct _OfftakeSeriesEditor {
  OfftakeFieldEditor parent_instance;

  char *keys; /* of the rows shown, joined; NULL before the first */

  GtkLabel *title_label;
  GtkMenuButton *add_button;
  GtkPopover *popover;
  GtkListBox *period_list;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (OfftakeSeriesEditor, offtake_series_editor, OFFTAKE_TYPE_FIELD_EDITOR)

static OfftakeRecord *
record_of (OfftakeSeriesEditor *self)
{
  return offtake_field_editor_get_record (OFFTAKE_FIELD_EDITOR (self));
}

static const char *
path_of (OfftakeSeriesEditor *self)
{
  return offtake_field_editor_get_path (OFFTAKE_FIELD_EDITOR (self));
}

static json_t *
stored (OfftakeSeriesEditor *self)
{
  return offtake_field_path_get (record_of (self), path_of (self));
}

/* Stores @value (NULL: no longer given) for the period @key. */
static void
store (OfftakeSeriesEditor *self, const char *key, json_t *value)
{
  OfftakeView *view = offtake_pane_find_view (GTK_WIDGET (self));
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autofree char *path = g_strdup_printf ("%s.%s", path_of (self), key);
  g_autoptr (GError) error = NULL;

  if (!offtake_field_store (view, record_of (self), path, value, &error) &&
      OFFTAKE_IS_WINDOW (root))
    offtake_window_show_error (OFFTAKE_WINDOW (root), _ ("The Change Cannot Be Stored"), error);
}

static void
on_remove_clicked (GtkButton *button, OfftakeSeriesEditor *self)
{
  store (self, g_object_get_data (G_OBJECT (button), "key"), NULL);
}

static GtkWidget *
remove_button_new (OfftakeSeriesEditor *self, const char *key)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");
  g_autofree char *label = g_strdup_printf (_ ("Remove %s"), key);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), "key", g_strdup (key), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (on_remove_clicked), self);
  return button;
}

static void
add_row (OfftakeSeriesEditor *self, const char *key, gboolean removable)
{
  g_autofree char *path =
      key ? g_strdup_printf ("%s.%s", path_of (self), key) : g_strdup (path_of (self));
  g_autofree char *title =
      key ? g_strdup_printf (_ ("From %s"), key) : g_strdup (_ ("All periods"));
  GtkWidget *row = g_object_new (OFFTAKE_TYPE_FIELD_ROW, "use-markup", FALSE, "title", title,
                                 "path", path, NULL);

  if (removable)
    offtake_field_row_add_suffix (OFFTAKE_FIELD_ROW (row), remove_button_new (self, key));
  gtk_list_box_append (self->list, row);
  /* Only now can the row see what plan it belongs to. */
  g_object_set (row, "record", record_of (self), NULL);
}

static char *
keys_of (json_t *series)
{
  GString *keys = g_string_new (json_is_object (series) ? "periods" : "one");
  const char *key;
  json_t *value;

  json_object_foreach (series, key, value) g_string_append_printf (keys, " %s", key);
  return g_string_free (keys, FALSE);
}

/* Rows are made anew only when the periods change, so that the focus stays where it is. */
static void
offtake_series_editor_show (OfftakeFieldEditor *editor, json_t *series)
{
  OfftakeSeriesEditor *self = OFFTAKE_SERIES_EDITOR (editor);
  g_autofree char *keys = keys_of (series);
  const char *key;
  json_t *value;

  if (g_strcmp0 (keys, self->keys) == 0)
    return;
  g_free (self->keys);
  self->keys = g_steal_pointer (&keys);
  offtake_list_clear (self->list);
  json_object_foreach (series, key, value) add_row (self, key, json_object_size (series) > 1);
  if (json_object_size (series) == 0)
    add_row (self, NULL, FALSE);
}

static double
value_at (json_t *series, const OfftakePeriod *period)
{
  g_autoptr (OfftakeSeries) parsed = series ? offtake_series_from_json (series, NULL) : NULL;

  return parsed ? offtake_series_at (parsed, period->first, OFFTAKE_BEFORE_ZERO) : 0;
}

static void
on_period_chosen (OfftakeSeriesEditor *self, GtkListBoxRow *row)
{
  OfftakePeriod period;
  const char *label = g_object_get_data (G_OBJECT (row), "label");

  gtk_popover_popdown (self->popover);
  if (!offtake_period_parse (label, &period))
    return;
  g_autoptr (json_t) series = stored (self);
  g_autoptr (json_t) value = offtake_json_number (value_at (series, &period));
  store (self, label, value);
}

static void
on_popover_show (OfftakeSeriesEditor *self)
{
  g_autoptr (json_t) series = stored (self);
  const GArray *periods =
      offtake_plan_get_periods (offtake_view_get_plan (offtake_pane_find_view (GTK_WIDGET (self))));

  offtake_list_clear (self->period_list);
  for (guint i = 0; i < periods->len; i++) {
    const char *label = g_array_index (periods, OfftakePeriod, i).label;

    if (json_object_get (series, label))
      continue;
    GtkWidget *row = gtk_list_box_row_new ();
    g_autofree char *text = g_strdup_printf (_ ("From %s"), label);

    gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), gtk_label_new (text));
    g_object_set_data_full (G_OBJECT (row), "label", g_strdup (label), g_free);
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
    gtk_list_box_append (self->period_list, row);
  }
}

static void
offtake_series_editor_set_up (OfftakeFieldEditor *editor, const OfftakeField *field)
{
  OfftakeSeriesEditor *self = OFFTAKE_SERIES_EDITOR (editor);
  OfftakePlan *plan = offtake_field_editor_get_plan (editor);
  g_autofree char *unit = offtake_field_text_unit (field, offtake_plan_get_head (plan)->currency);
  g_autofree char *title =
      unit ? g_strdup_printf ("%s (%s)", _ (field->label), unit) : g_strdup (_ (field->label));
  g_autofree char *add = g_strdup_printf (_ ("%s: add a period"), _ (field->label));

  g_return_if_fail (field->kind == OFFTAKE_FIELD_SERIES);
  g_clear_pointer (&self->keys, g_free);
  gtk_label_set_label (self->title_label, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  add, -1);
}

static void
offtake_series_editor_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), OFFTAKE_TYPE_SERIES_EDITOR);
  G_OBJECT_CLASS (offtake_series_editor_parent_class)->dispose (object);
}

static void
offtake_series_editor_finalize (GObject *object)
{
  g_free (OFFTAKE_SERIES_EDITOR (object)->keys);
  G_OBJECT_CLASS (offtake_series_editor_parent_class)->finalize (object);
}

static void
offtake_series_editor_class_init (OfftakeSeriesEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  OfftakeFieldEditorClass *editor_class = OFFTAKE_FIELD_EDITOR_CLASS (klass);

  object_class->dispose = offtake_series_editor_dispose;
  object_class->finalize = offtake_series_editor_finalize;

  editor_class->set_up = offtake_series_editor_set_up;
  editor_class->show = offtake_series_editor_show;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/offtake/Offtake/ui/agreement-editor/series-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, OfftakeSeriesEditor, title_label);
  gtk_widget_class_bind_template_child (widget_class, OfftakeSeriesEditor, add_button);
  gtk_widget_class_bind_template_child (widget_class, OfftakeSeriesEditor, popover);
  gtk_widget_class_bind_template_child (widget_class, OfftakeSeriesEditor, period_list);
  gtk_widget_class_bind_template_child (widget_class, OfftakeSeriesEditor, list);
  gtk_widget_class_bind_template_callback (widget_class, on_period_chosen);
}

static void
offtake_series_editor_init (OfftakeSeriesEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->popover, "show", G_CALLBACK (on_popover_show), self);
}

/* The row of the value that holds on @day, which has the place in the list that its period has in
   the series. */
static int
row_at (OfftakeSeriesEditor *self, guint32 day)
{
  g_autoptr (json_t) series = stored (self);
  const char *key;
  json_t *value;
  int row = -1;

  json_object_foreach (series, key, value)
  {
    OfftakePeriod period;

    if (offtake_period_parse (key, &period) && period.first <= day)
      row++;
  }
  return MAX (row, 0);
}

void
offtake_series_editor_focus (OfftakeSeriesEditor *self, guint32 day)
{
  GtkListBoxRow *row =
      record_of (self) ? gtk_list_box_get_row_at_index (self->list, row_at (self, day)) : NULL;

  if (row)
    gtk_widget_child_focus (GTK_WIDGET (row), GTK_DIR_TAB_FORWARD);
}
