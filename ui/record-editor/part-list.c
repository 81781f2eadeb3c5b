/* SPDX-License-Identifier: MPL-2.0 */
#include "record-editor/part-list.h"

#include <glib/gi18n.h>

#include "agreement-editor/field-path.h"
#include "dialogs/open-link.h"
#include "record-editor/field-widget.h"

struct _OfftakePartList {
  OfftakeFieldEditor parent_instance;

  GtkLabel *title;
  GtkWidget *add_button;
  GtkBox *parts;
  guint n_shown; /* parts; G_MAXUINT before the first */
};

G_DEFINE_FINAL_TYPE (OfftakePartList, offtake_part_list, OFFTAKE_TYPE_FIELD_EDITOR)

static json_t *
stored (OfftakePartList *self)
{
  OfftakeFieldEditor *editor = OFFTAKE_FIELD_EDITOR (self);
  json_t *value = offtake_field_path_get (offtake_field_editor_get_record (editor),
                                          offtake_field_editor_get_path (editor));

  return value ? value : json_array ();
}

static json_t *
first_id (OfftakePlan *plan, const char *list)
{
  g_autoptr (OfftakeRecord) record = g_list_model_get_item (offtake_plan_get_list (plan, list), 0);

  return record ? json_string (offtake_record_get_id (record)) : NULL;
}

/* What a part must have: the first word, the first record, zero. Of a yield it is the mass that
   every material has. */
static json_t *
least_value (OfftakePlan *plan, const OfftakeField *field)
{
  if (field->kind == OFFTAKE_FIELD_CHOICE)
    return json_string (field->choices[0]);
  if (field->kind == OFFTAKE_FIELD_REFERENCE)
    return first_id (plan, field->list);
  if (field->kind == OFFTAKE_FIELD_TEXT)
    return json_string ("mass");
  return json_integer (0);
}

static json_t *
new_part (OfftakePlan *plan, const OfftakeStructure *structure)
{
  json_t *part = json_object ();

  for (guint i = 0; i < structure->n_fields; i++) {
    const OfftakeField *field = &structure->fields[i];
    json_t *value = field->flags & OFFTAKE_FIELD_REQUIRED ? least_value (plan, field) : NULL;

    if (value)
      json_object_set_new (part, field->name, value);
  }
  return part;
}

static void
on_add_clicked (OfftakePartList *self)
{
  OfftakeFieldEditor *editor = OFFTAKE_FIELD_EDITOR (self);
  const OfftakeField *field = offtake_field_editor_get_field (editor);
  g_autoptr (json_t) value = stored (self);
  GtkWidget *last;

  json_array_append_new (value,
                         new_part (offtake_field_editor_get_plan (editor), field->structure));
  if (!offtake_field_editor_store (editor, value))
    return;
  last = gtk_widget_get_last_child (GTK_WIDGET (self->parts));
  if (last)
    gtk_widget_child_focus (last, GTK_DIR_TAB_FORWARD);
}

static void
on_remove_clicked (GtkButton *button, OfftakePartList *self)
{
  g_autoptr (json_t) value = stored (self);

  json_array_remove (value, GPOINTER_TO_SIZE (g_object_get_data (G_OBJECT (button), "index")));
  offtake_field_editor_store (OFFTAKE_FIELD_EDITOR (self), value);
}

static void
on_open_clicked (GtkButton *button, OfftakePartList *self)
{
  gsize index = GPOINTER_TO_SIZE (g_object_get_data (G_OBJECT (button), "index"));
  g_autoptr (json_t) value = stored (self);
  const char *uri = json_string_value (json_object_get (json_array_get (value, index), "uri"));

  offtake_open_link (GTK_WIDGET (self), uri);
}

static GtkWidget *
button_new (OfftakePartList *self, const char *icon, const char *label, guint index, GCallback act)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_object_set_data (G_OBJECT (button), "index", GSIZE_TO_POINTER (index));
  g_signal_connect (button, "clicked", act, self);
  return button;
}

static GtkWidget *
head_new (OfftakePartList *self, const OfftakeField *field, guint index)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *name = g_strdup_printf ("%s %u", _ (field->label), index + 1);
  g_autofree char *remove = g_strdup_printf (_ ("Remove %s"), name);
  GtkWidget *label = gtk_label_new (name);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (head, "field-line");
  gtk_box_append (GTK_BOX (head), label);
  if (offtake_structure_find (field->structure, "uri", NULL)) {
    g_autofree char *open = g_strdup_printf (_ ("Open %s"), name);

    gtk_box_append (GTK_BOX (head), button_new (self, "document-open-symbolic", open, index,
                                                G_CALLBACK (on_open_clicked)));
  }
  gtk_box_append (GTK_BOX (head), button_new (self, "list-remove-symbolic", remove, index,
                                              G_CALLBACK (on_remove_clicked)));
  return g_object_new (ADW_TYPE_PREFERENCES_ROW, "activatable", FALSE, "focusable", FALSE, "child",
                       head, NULL);
}

static void
add_part (OfftakePartList *self, const OfftakeField *field, guint index)
{
  OfftakeFieldEditor *editor = OFFTAKE_FIELD_EDITOR (self);
  GtkWidget *list = gtk_list_box_new ();
  g_autofree char *name = g_strdup_printf ("%s %u", _ (field->label), index + 1);

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_list_box_append (GTK_LIST_BOX (list), head_new (self, field, index));
  gtk_box_append (self->parts, list);
  for (guint i = 0; i < field->structure->n_fields; i++) {
    const char *inner = field->structure->fields[i].name;
    g_autofree char *path =
        g_strdup_printf ("%s.%u.%s", offtake_field_editor_get_path (editor), index, inner);
    GtkWidget *widget = offtake_field_widget_new (field->structure, inner);

    if (!widget)
      continue;
    gtk_list_box_append (GTK_LIST_BOX (list), widget);
    offtake_field_widget_set_path (widget, path);
    offtake_field_widget_set_record (widget, offtake_field_editor_get_record (editor));
  }
}

/* Parts are shown anew only when their number changes, so that the focus stays where it is. */
static void
offtake_part_list_show (OfftakeFieldEditor *editor, json_t *value)
{
  OfftakePartList *self = OFFTAKE_PART_LIST (editor);
  const OfftakeField *field = offtake_field_editor_get_field (editor);
  guint n = (guint) json_array_size (value);
  GtkWidget *child = NULL;

  if (n == self->n_shown)
    return;
  self->n_shown = n;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->parts))))
    gtk_box_remove (self->parts, child);
  for (guint i = 0; i < n; i++)
    add_part (self, field, i);
  gtk_widget_set_visible (GTK_WIDGET (self->parts), n > 0);
}

static void
offtake_part_list_set_up (OfftakeFieldEditor *editor, const OfftakeField *field)
{
  OfftakePartList *self = OFFTAKE_PART_LIST (editor);
  g_autofree char *add = g_strdup_printf (_ ("%s: add one"), _ (field->label));

  self->n_shown = G_MAXUINT;
  gtk_label_set_label (self->title, _ (field->label));
  gtk_widget_set_tooltip_text (self->add_button, add);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  add, -1);
}

static void
offtake_part_list_class_init (OfftakePartListClass *klass)
{
  OFFTAKE_FIELD_EDITOR_CLASS (klass)->set_up = offtake_part_list_set_up;
  OFFTAKE_FIELD_EDITOR_CLASS (klass)->show = offtake_part_list_show;
}

static void
offtake_part_list_init (OfftakePartList *self)
{
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->n_shown = G_MAXUINT;
  self->title = GTK_LABEL (gtk_label_new (NULL));
  self->add_button = gtk_button_new_from_icon_name ("list-add-symbolic");
  self->parts = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  gtk_label_set_xalign (self->title, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->title), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "series-title");
  gtk_widget_add_css_class (self->add_button, "flat");
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (head), self->add_button);
  gtk_box_append (GTK_BOX (body), head);
  gtk_box_append (GTK_BOX (body), GTK_WIDGET (self->parts));
  g_signal_connect_swapped (self->add_button, "clicked", G_CALLBACK (on_add_clicked), self);
  adw_bin_set_child (ADW_BIN (self), body);
}
