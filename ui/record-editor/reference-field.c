/* SPDX-License-Identifier: MPL-2.0 */
#include "record-editor/reference-field.h"

#include <glib/gi18n.h>

#include "record-editor/record-choice.h"

struct _OfftakeReferenceField {
  OfftakeFieldEditor parent_instance;

  GtkBox *box;
  GtkLabel *label;
  GtkWidget *choice; /* NULL before the first record */
  GtkWidget *go_button;
};

G_DEFINE_FINAL_TYPE (OfftakeReferenceField, offtake_reference_field, OFFTAKE_TYPE_FIELD_EDITOR)

static void
on_chosen (OfftakeReferenceField *self)
{
  const char *id = offtake_record_choice_get (OFFTAKE_RECORD_CHOICE (self->choice));
  g_autoptr (json_t) value = id ? json_string (id) : NULL;

  offtake_field_editor_store (OFFTAKE_FIELD_EDITOR (self), value);
}

static void
on_go (OfftakeReferenceField *self)
{
  OfftakeFieldEditor *editor = OFFTAKE_FIELD_EDITOR (self);
  const OfftakeField *field = offtake_field_editor_get_field (editor);
  const char *id = offtake_record_choice_get (OFFTAKE_RECORD_CHOICE (self->choice));
  OfftakeRecord *record =
      id ? offtake_plan_find (offtake_field_editor_get_plan (editor), field->list, id) : NULL;

  if (record)
    offtake_view_select (offtake_field_editor_get_view (editor), record);
}

static void
offtake_reference_field_set_up (OfftakeFieldEditor *editor, const OfftakeField *field)
{
  OfftakeReferenceField *self = OFFTAKE_REFERENCE_FIELD (editor);

  gtk_label_set_label (self->label, _ (field->label));
  if (self->choice)
    return;
  g_autofree char *go = g_strdup_printf (_ ("%s: show it"), _ (field->label));
  self->choice = offtake_record_choice_new (_ (field->label));
  g_signal_connect_swapped (self->choice, "chosen", G_CALLBACK (on_chosen), self);
  gtk_box_insert_child_after (self->box, self->choice, GTK_WIDGET (self->label));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->go_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  go, -1);
}

static void
offtake_reference_field_show (OfftakeFieldEditor *editor, json_t *value)
{
  OfftakeReferenceField *self = OFFTAKE_REFERENCE_FIELD (editor);
  const OfftakeField *field = offtake_field_editor_get_field (editor);
  const char *none = field->flags & OFFTAKE_FIELD_REQUIRED ? NULL : _ ("None");
  OfftakeRecordChoice *choice = OFFTAKE_RECORD_CHOICE (self->choice);

  offtake_record_choice_fill (choice, offtake_field_editor_get_plan (editor), field->list, none,
                              NULL);
  offtake_record_choice_set (choice, json_string_value (value));
  gtk_widget_set_sensitive (self->go_button, value != NULL);
}

/* Records may have come, gone or been renamed since. */
static void
offtake_reference_field_map (GtkWidget *widget)
{
  OfftakeRecord *record = offtake_field_editor_get_record (OFFTAKE_FIELD_EDITOR (widget));

  if (record && OFFTAKE_REFERENCE_FIELD (widget)->choice) {
    const char *id = offtake_record_choice_get (
        OFFTAKE_RECORD_CHOICE (OFFTAKE_REFERENCE_FIELD (widget)->choice));
    g_autoptr (json_t) value = id ? json_string (id) : NULL;

    offtake_reference_field_show (OFFTAKE_FIELD_EDITOR (widget), value);
  }
  GTK_WIDGET_CLASS (offtake_reference_field_parent_class)->map (widget);
}

static void
offtake_reference_field_class_init (OfftakeReferenceFieldClass *klass)
{
  OFFTAKE_FIELD_EDITOR_CLASS (klass)->set_up = offtake_reference_field_set_up;
  OFFTAKE_FIELD_EDITOR_CLASS (klass)->show = offtake_reference_field_show;
  GTK_WIDGET_CLASS (klass)->map = offtake_reference_field_map;
}

static void
offtake_reference_field_init (OfftakeReferenceField *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  self->label = GTK_LABEL (gtk_label_new (NULL));
  self->go_button = gtk_button_new_from_icon_name ("go-next-symbolic");
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_wrap (self->label, TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->label), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "dim-label");
  gtk_widget_add_css_class (self->go_button, "flat");
  gtk_widget_set_tooltip_text (self->go_button, _ ("Show It"));
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "field-line");
  gtk_box_append (self->box, GTK_WIDGET (self->label));
  gtk_box_append (self->box, self->go_button);
  g_signal_connect_swapped (self->go_button, "clicked", G_CALLBACK (on_go), self);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}
