/* SPDX-License-Identifier: MPL-2.0 */
#include "record-editor/fractions-editor.h"

#include <glib/gi18n.h>
#include <math.h>

#include "agreement-editor/field-row.h"
#include "base/formula.h"

#define SAME 1e-9 /* fractions that differ by less are the same */

struct _OfftakeFractionsEditor {
  OfftakeFieldEditor parent_instance;

  GtkLabel *title;
  GtkWidget *formula_button;
  GtkMenuButton *add_button;
  GtkPopover *popover;
  GtkListBox *elements; /* that can be added */
  GtkListBox *list;
  char *keys; /* of the rows shown, joined; NULL before the first */
};

G_DEFINE_FINAL_TYPE (OfftakeFractionsEditor, offtake_fractions_editor, OFFTAKE_TYPE_FIELD_EDITOR)

/* What batteries are made of, the valuable ones first. */
static const char *const offered[] = { "Li", "Ni", "Co", "Mn", "Al", "Fe", "P",  "Cu", "C",
                                       "F",  "S",  "O",  "H",  "Na", "Si", "Ti", "Mg", "Zr",
                                       "B",  "Ca", "Zn", "Nb", "W",  "V",  "K",  "N",  "Cl" };

static json_t *
stored (OfftakeFractionsEditor *self)
{
  OfftakeFieldEditor *editor = OFFTAKE_FIELD_EDITOR (self);

  return offtake_record_get_json (offtake_field_editor_get_record (editor),
                                  offtake_field_editor_get_path (editor));
}

static void
clear (GtkListBox *list)
{
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (list))))
    gtk_list_box_remove (list, child);
}

/* By its formula; NULL without one. */
static json_t *
composition_of (OfftakeFractionsEditor *self)
{
  OfftakeRecord *record = offtake_field_editor_get_record (OFFTAKE_FIELD_EDITOR (self));
  const char *formula = OFFTAKE_IS_MATERIAL (record) ? OFFTAKE_MATERIAL (record)->formula : NULL;

  g_autoptr (GArray) parts = formula && *formula ? offtake_formula_parse (formula, NULL) : NULL;

  return parts ? offtake_formula_composition (parts) : NULL;
}

static gboolean
is_same (json_t *composition, json_t *value)
{
  const char *element;
  json_t *fraction;

  if (json_object_size (composition) != json_object_size (value))
    return FALSE;
  json_object_foreach (composition, element, fraction)
  {
    double stored = json_number_value (json_object_get (value, element));

    if (fabs (stored - json_number_value (fraction)) > SAME)
      return FALSE;
  }
  return TRUE;
}

static void
on_formula_clicked (OfftakeFractionsEditor *self)
{
  g_autoptr (json_t) composition = composition_of (self);

  if (composition)
    offtake_field_editor_store (OFFTAKE_FIELD_EDITOR (self), composition);
}

static void
on_remove_clicked (GtkButton *button, OfftakeFractionsEditor *self)
{
  g_autoptr (json_t) value = stored (self);

  json_object_del (value, g_object_get_data (G_OBJECT (button), "element"));
  offtake_field_editor_store (OFFTAKE_FIELD_EDITOR (self), value);
}

static GtkWidget *
remove_button_new (OfftakeFractionsEditor *self, const char *element)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");
  g_autofree char *label = g_strdup_printf (_ ("Remove %s"), element);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), "element", g_strdup (element), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (on_remove_clicked), self);
  return button;
}

/* @part: of an assay 0 the mean and 1 the standard deviation; -1 of fractions. */
static GtkWidget *
add_row (OfftakeFractionsEditor *self, const char *element, int part)
{
  OfftakeFieldEditor *editor = OFFTAKE_FIELD_EDITOR (self);
  const char *top = offtake_field_editor_get_path (editor);
  g_autofree char *path = part < 0 ? g_strdup_printf ("%s.%s", top, element)
                                   : g_strdup_printf ("%s.%s.%d", top, element, part);
  g_autofree char *title =
      part == 1 ? g_strdup_printf (_ ("%s, standard deviation"), element) : g_strdup (element);
  GtkWidget *row = g_object_new (OFFTAKE_TYPE_FIELD_ROW, "use-markup", FALSE, "title", title,
                                 "path", path, NULL);

  gtk_list_box_append (self->list, row);
  g_object_set (row, "record", offtake_field_editor_get_record (editor), NULL);
  return row;
}

static char *
keys_of (json_t *value)
{
  GString *keys = g_string_new (NULL);
  const char *key;
  json_t *fraction;

  json_object_foreach (value, key, fraction) g_string_append_printf (keys, " %s", key);
  return g_string_free (keys, FALSE);
}

static void
show_rows (OfftakeFractionsEditor *self, json_t *value)
{
  const OfftakeField *field = offtake_field_editor_get_field (OFFTAKE_FIELD_EDITOR (self));
  gboolean assay = field->kind == OFFTAKE_FIELD_ASSAY;
  const char *element;
  json_t *fraction;

  clear (self->list);
  json_object_foreach (value, element, fraction)
  {
    GtkWidget *row = add_row (self, element, assay ? 0 : -1);

    offtake_field_row_add_suffix (OFFTAKE_FIELD_ROW (row), remove_button_new (self, element));
    if (assay)
      add_row (self, element, 1);
  }
  gtk_widget_set_visible (GTK_WIDGET (self->list), json_object_size (value) > 0);
}

static void
offtake_fractions_editor_show (OfftakeFieldEditor *editor, json_t *value)
{
  OfftakeFractionsEditor *self = OFFTAKE_FRACTIONS_EDITOR (editor);
  g_autofree char *keys = keys_of (value);
  g_autoptr (json_t) composition = composition_of (self);

  if (g_strcmp0 (keys, self->keys) != 0) {
    g_free (self->keys);
    self->keys = g_steal_pointer (&keys);
    show_rows (self, value);
  }
  gtk_widget_set_visible (self->formula_button, composition && !is_same (composition, value));
}

static void
offtake_fractions_editor_set_up (OfftakeFieldEditor *editor, const OfftakeField *field)
{
  OfftakeFractionsEditor *self = OFFTAKE_FRACTIONS_EDITOR (editor);
  g_autofree char *title = g_strdup_printf (_ ("%s (mass %%)"), _ (field->label));
  g_autofree char *add = g_strdup_printf (_ ("%s: add an element"), _ (field->label));

  g_clear_pointer (&self->keys, g_free);
  gtk_label_set_label (self->title, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  add, -1);
}

static void
on_element_chosen (OfftakeFractionsEditor *self, GtkListBoxRow *row)
{
  const OfftakeField *field = offtake_field_editor_get_field (OFFTAKE_FIELD_EDITOR (self));
  const char *element = gtk_label_get_label (GTK_LABEL (gtk_list_box_row_get_child (row)));
  json_t *old = stored (self);
  g_autoptr (json_t) value = old ? old : json_object ();

  gtk_popover_popdown (self->popover);
  json_object_set_new (value, element,
                       field->kind == OFFTAKE_FIELD_ASSAY ? json_pack ("[i, i]", 0, 0)
                                                          : json_integer (0));
  offtake_field_editor_store (OFFTAKE_FIELD_EDITOR (self), value);
}

static void
on_popover_show (OfftakeFractionsEditor *self)
{
  g_autoptr (json_t) value = stored (self);

  clear (self->elements);
  for (guint i = 0; i < G_N_ELEMENTS (offered); i++)
    if (!json_object_get (value, offered[i])) {
      GtkWidget *row = gtk_list_box_row_new ();

      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), gtk_label_new (offered[i]));
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      offered[i], -1);
      gtk_list_box_append (self->elements, row);
    }
}

static void
offtake_fractions_editor_finalize (GObject *object)
{
  g_free (OFFTAKE_FRACTIONS_EDITOR (object)->keys);
  G_OBJECT_CLASS (offtake_fractions_editor_parent_class)->finalize (object);
}

static void
offtake_fractions_editor_class_init (OfftakeFractionsEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = offtake_fractions_editor_finalize;
  OFFTAKE_FIELD_EDITOR_CLASS (klass)->set_up = offtake_fractions_editor_set_up;
  OFFTAKE_FIELD_EDITOR_CLASS (klass)->show = offtake_fractions_editor_show;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/offtake/Offtake/ui/record-editor/fractions-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, OfftakeFractionsEditor, title);
  gtk_widget_class_bind_template_child (widget_class, OfftakeFractionsEditor, formula_button);
  gtk_widget_class_bind_template_child (widget_class, OfftakeFractionsEditor, add_button);
  gtk_widget_class_bind_template_child (widget_class, OfftakeFractionsEditor, popover);
  gtk_widget_class_bind_template_child (widget_class, OfftakeFractionsEditor, elements);
  gtk_widget_class_bind_template_child (widget_class, OfftakeFractionsEditor, list);
  gtk_widget_class_bind_template_callback (widget_class, on_formula_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_element_chosen);
}

static void
offtake_fractions_editor_init (OfftakeFractionsEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->popover, "show", G_CALLBACK (on_popover_show), self);
}
