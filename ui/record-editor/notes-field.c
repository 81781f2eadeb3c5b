/* SPDX-License-Identifier: MPL-2.0 */
#include "record-editor/notes-field.h"

#include <glib/gi18n.h>

struct _OfftakeNotesField {
  OfftakeFieldEditor parent_instance;

  GtkLabel *label;
  GtkTextView *text_view;
  char *stored; /* what was shown last; "" for an absent text */
};

G_DEFINE_FINAL_TYPE (OfftakeNotesField, offtake_notes_field, OFFTAKE_TYPE_FIELD_EDITOR)

static char *
typed_text (OfftakeNotesField *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text_view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
commit (OfftakeFieldEditor *editor)
{
  OfftakeNotesField *self = OFFTAKE_NOTES_FIELD (editor);
  g_autofree char *text = typed_text (self);

  if (!self->stored || g_str_equal (text, self->stored) ||
      !offtake_field_editor_get_record (editor) || !offtake_field_editor_get_plan (editor))
    return;
  g_autoptr (json_t) value = *text ? json_string (text) : NULL;
  offtake_field_editor_store (editor, value);
}

static void
on_leave (OfftakeNotesField *self)
{
  commit (OFFTAKE_FIELD_EDITOR (self));
}

static gboolean
on_key_pressed (OfftakeNotesField *self, guint key, guint code, GdkModifierType state)
{
  g_autofree char *text = typed_text (self);

  if (key != GDK_KEY_Escape || g_strcmp0 (text, self->stored) == 0)
    return FALSE;
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text_view), self->stored, -1);
  return TRUE;
}

static void
offtake_notes_field_set_up (OfftakeFieldEditor *editor, const OfftakeField *field)
{
  OfftakeNotesField *self = OFFTAKE_NOTES_FIELD (editor);

  gtk_label_set_label (self->label, _ (field->label));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text_view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (field->label), -1);
  g_clear_pointer (&self->stored, g_free);
}

static void
offtake_notes_field_show (OfftakeFieldEditor *editor, json_t *value)
{
  OfftakeNotesField *self = OFFTAKE_NOTES_FIELD (editor);
  const char *text = json_string_value (value);

  if (self->stored && g_str_equal (self->stored, text ? text : ""))
    return;
  g_free (self->stored);
  self->stored = g_strdup (text ? text : "");
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text_view), self->stored, -1);
}

static void
offtake_notes_field_finalize (GObject *object)
{
  g_free (OFFTAKE_NOTES_FIELD (object)->stored);
  G_OBJECT_CLASS (offtake_notes_field_parent_class)->finalize (object);
}

static void
offtake_notes_field_class_init (OfftakeNotesFieldClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = offtake_notes_field_finalize;
  OFFTAKE_FIELD_EDITOR_CLASS (klass)->set_up = offtake_notes_field_set_up;
  OFFTAKE_FIELD_EDITOR_CLASS (klass)->show = offtake_notes_field_show;
  OFFTAKE_FIELD_EDITOR_CLASS (klass)->leave = commit;
}

static void
offtake_notes_field_init (OfftakeNotesField *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *key = gtk_event_controller_key_new ();

  self->label = GTK_LABEL (gtk_label_new (NULL));
  self->text_view = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_label_set_xalign (self->label, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "dim-label");
  gtk_text_view_set_wrap_mode (self->text_view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->text_view, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->text_view), "notes-text");
  gtk_widget_add_css_class (box, "field-line");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->label));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->text_view));
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_leave), self);
  g_signal_connect_swapped (key, "key-pressed", G_CALLBACK (on_key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self->text_view), focus);
  gtk_widget_add_controller (GTK_WIDGET (self->text_view), key);
  adw_bin_set_child (ADW_BIN (self), box);
}
