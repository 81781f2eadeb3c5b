/* SPDX-License-Identifier: MPL-2.0 */
#include "record-editor/texts-editor.h"

#include <glib/gi18n.h>
#include <string.h>

#include "agreement-editor/field-path.h"
#include "record-editor/record-choice.h"

struct _OfftakeTextsEditor {
  OfftakeFieldEditor parent_instance;

  GtkLabel *title;
  GtkListBox *list;
  GtkBox *box;
  GtkWidget *choice; /* of a record to add; NULL before the first record */
};

G_DEFINE_FINAL_TYPE (OfftakeTextsEditor, offtake_texts_editor, OFFTAKE_TYPE_FIELD_EDITOR)

static json_t *
stored (OfftakeTextsEditor *self)
{
  OfftakeFieldEditor *editor = OFFTAKE_FIELD_EDITOR (self);
  json_t *value = offtake_field_path_get (offtake_field_editor_get_record (editor),
                                          offtake_field_editor_get_path (editor));

  return value ? value : json_array ();
}

static void
on_remove_clicked (GtkButton *button, OfftakeTextsEditor *self)
{
  g_autoptr (json_t) value = stored (self);
  const char *id = g_object_get_data (G_OBJECT (button), "id");
  size_t i;
  json_t *item;

  json_array_foreach (value, i, item) if (strcmp (json_string_value (item), id) == 0) break;
  json_array_remove (value, i);
  offtake_field_editor_store (OFFTAKE_FIELD_EDITOR (self), value);
}

static void
on_chosen (OfftakeTextsEditor *self)
{
  const char *id = offtake_record_choice_get (OFFTAKE_RECORD_CHOICE (self->choice));
  g_autoptr (json_t) value = stored (self);

  if (!id)
    return;
  json_array_append_new (value, json_string (id));
  offtake_field_editor_store (OFFTAKE_FIELD_EDITOR (self), value);
  offtake_record_choice_set (OFFTAKE_RECORD_CHOICE (self->choice), NULL);
}

static void
add_row (OfftakeTextsEditor *self, const char *list, const char *id)
{
  OfftakeRecord *record =
      offtake_plan_find (offtake_field_editor_get_plan (OFFTAKE_FIELD_EDITOR (self)), list, id);
  const char *title = record ? offtake_record_get_title (record) : id;
  g_autofree char *label = g_strdup_printf (_ ("Remove %s"), title);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title,
                                 "focusable", FALSE, NULL);
  GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), "id", g_strdup (id), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (on_remove_clicked), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  gtk_list_box_append (self->list, row);
}

static void
offtake_texts_editor_show (OfftakeFieldEditor *editor, json_t *value)
{
  OfftakeTextsEditor *self = OFFTAKE_TEXTS_EDITOR (editor);
  const OfftakeField *field = offtake_field_editor_get_field (editor);
  GtkWidget *child = NULL;
  size_t i;
  json_t *item;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))))
    gtk_list_box_remove (self->list, child);
  json_array_foreach (value, i, item) add_row (self, field->list, json_string_value (item));
  gtk_widget_set_visible (GTK_WIDGET (self->list), json_array_size (value) > 0);
  offtake_record_choice_fill (OFFTAKE_RECORD_CHOICE (self->choice),
                              offtake_field_editor_get_plan (editor), field->list, _ ("Add…"),
                              NULL);
}

static void
offtake_texts_editor_set_up (OfftakeFieldEditor *editor, const OfftakeField *field)
{
  OfftakeTextsEditor *self = OFFTAKE_TEXTS_EDITOR (editor);
  g_autofree char *label = g_strdup_printf (_ ("%s: add one"), _ (field->label));

  gtk_label_set_label (self->title, _ (field->label));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (field->label), -1);
  if (self->choice)
    return;
  self->choice = offtake_record_choice_new (label);
  g_signal_connect_swapped (self->choice, "chosen", G_CALLBACK (on_chosen), self);
  gtk_box_append (self->box, self->choice);
}

static void
offtake_texts_editor_class_init (OfftakeTextsEditorClass *klass)
{
  OFFTAKE_FIELD_EDITOR_CLASS (klass)->set_up = offtake_texts_editor_set_up;
  OFFTAKE_FIELD_EDITOR_CLASS (klass)->show = offtake_texts_editor_show;
}

static void
offtake_texts_editor_init (OfftakeTextsEditor *self)
{
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  self->title = GTK_LABEL (gtk_label_new (NULL));
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_label_set_xalign (self->title, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->title), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "series-title");
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_box_append (self->box, GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (body), GTK_WIDGET (self->box));
  gtk_box_append (GTK_BOX (body), GTK_WIDGET (self->list));
  adw_bin_set_child (ADW_BIN (self), body);
}
