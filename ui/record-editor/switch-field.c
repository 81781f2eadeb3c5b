/* SPDX-License-Identifier: MPL-2.0 */
#include "record-editor/switch-field.h"

#include <glib/gi18n.h>

struct _OfftakeSwitchField {
  OfftakeFieldEditor parent_instance;

  GtkLabel *label;
  GtkSwitch *toggle;
  gboolean showing; /* the switch follows the record, not the person */
};

G_DEFINE_FINAL_TYPE (OfftakeSwitchField, offtake_switch_field, OFFTAKE_TYPE_FIELD_EDITOR)

static void
on_active (OfftakeSwitchField *self)
{
  g_autoptr (json_t) value = NULL;

  if (self->showing)
    return;
  value = json_boolean (gtk_switch_get_active (self->toggle));
  offtake_field_editor_store (OFFTAKE_FIELD_EDITOR (self), value);
}

static void
offtake_switch_field_set_up (OfftakeFieldEditor *editor, const OfftakeField *field)
{
  OfftakeSwitchField *self = OFFTAKE_SWITCH_FIELD (editor);

  gtk_label_set_label (self->label, _ (field->label));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->toggle), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (field->label), -1);
}

static void
offtake_switch_field_show (OfftakeFieldEditor *editor, json_t *value)
{
  OfftakeSwitchField *self = OFFTAKE_SWITCH_FIELD (editor);

  self->showing = TRUE;
  gtk_switch_set_active (self->toggle, json_is_true (value));
  self->showing = FALSE;
}

static void
offtake_switch_field_class_init (OfftakeSwitchFieldClass *klass)
{
  OFFTAKE_FIELD_EDITOR_CLASS (klass)->set_up = offtake_switch_field_set_up;
  OFFTAKE_FIELD_EDITOR_CLASS (klass)->show = offtake_switch_field_show;
}

static void
offtake_switch_field_init (OfftakeSwitchField *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->label = GTK_LABEL (gtk_label_new (NULL));
  self->toggle = GTK_SWITCH (gtk_switch_new ());
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_wrap (self->label, TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->label), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "dim-label");
  gtk_widget_set_valign (GTK_WIDGET (self->toggle), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (box, "field-line");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->label));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->toggle));
  g_signal_connect_swapped (self->toggle, "notify::active", G_CALLBACK (on_active), self);
  adw_bin_set_child (ADW_BIN (self), box);
}
