/* SPDX-License-Identifier: MPL-2.0 */
#include "record-editor/field-widget.h"

#include <glib/gi18n.h>
#include <string.h>

#include "agreement-editor/choice-row.h"
#include "agreement-editor/field-row.h"
#include "agreement-editor/series-editor.h"
#include "record-editor/fractions-editor.h"
#include "record-editor/notes-field.h"
#include "record-editor/part-list.h"
#include "record-editor/reference-field.h"
#include "record-editor/switch-field.h"
#include "record-editor/texts-editor.h"

#define ABOVE 12 /* an editor stands so far under what is above it */

struct _OfftakeFieldGroup {
  AdwPreferencesGroup parent_instance;

  GPtrArray *widgets; /* GtkWidget, owned by the group */
};

G_DEFINE_FINAL_TYPE (OfftakeFieldGroup, offtake_field_group, ADW_TYPE_PREFERENCES_GROUP)

static const OfftakeField *
find (const OfftakeStructure *structure, const char *path)
{
  g_auto (GStrv) parts = g_strsplit (path, ".", -1);
  const OfftakeField *field = NULL;

  for (guint i = 0; parts[i]; i++) {
    if (g_ascii_isdigit (*parts[i]))
      continue;
    field = structure ? offtake_structure_find (structure, parts[i], NULL) : NULL;
    structure = field ? field->structure : NULL;
  }
  return field;
}

/* A line that is no row by itself. */
static GtkWidget *
row_around (GType type, const char *path)
{
  GtkWidget *editor = g_object_new (type, "path", path, NULL);

  return g_object_new (ADW_TYPE_PREFERENCES_ROW, "activatable", FALSE, "focusable", FALSE, "child",
                       editor, NULL);
}

static GtkWidget *
text_new (const OfftakeField *field, const char *path)
{
  gboolean notes = g_str_equal (field->name, "notes");

  return notes ? row_around (OFFTAKE_TYPE_NOTES_FIELD, path)
               : g_object_new (OFFTAKE_TYPE_FIELD_ROW, "use-markup", FALSE, "path", path, NULL);
}

GtkWidget *
offtake_field_widget_new (const OfftakeStructure *structure, const char *path)
{
  const OfftakeField *field = find (structure, path);

  g_return_val_if_fail (field, NULL);
  switch (field->kind) {
  case OFFTAKE_FIELD_BOOL: return row_around (OFFTAKE_TYPE_SWITCH_FIELD, path);
  case OFFTAKE_FIELD_REFERENCE: return row_around (OFFTAKE_TYPE_REFERENCE_FIELD, path);
  case OFFTAKE_FIELD_CHOICE:
    return g_object_new (OFFTAKE_TYPE_CHOICE_ROW, "use-markup", FALSE, "path", path, NULL);
  case OFFTAKE_FIELD_SERIES: return g_object_new (OFFTAKE_TYPE_SERIES_EDITOR, "path", path, NULL);
  case OFFTAKE_FIELD_FRACTIONS:
  case OFFTAKE_FIELD_ASSAY: return g_object_new (OFFTAKE_TYPE_FRACTIONS_EDITOR, "path", path, NULL);
  case OFFTAKE_FIELD_LIST: return g_object_new (OFFTAKE_TYPE_PART_LIST, "path", path, NULL);
  case OFFTAKE_FIELD_TEXTS:
    return field->list ? g_object_new (OFFTAKE_TYPE_TEXTS_EDITOR, "path", path, NULL)
                       : text_new (field, path);
  case OFFTAKE_FIELD_TEXT:
  case OFFTAKE_FIELD_REAL:
  case OFFTAKE_FIELD_INTEGER:
  case OFFTAKE_FIELD_DATE:
  case OFFTAKE_FIELD_COUNTRY:
  case OFFTAKE_FIELD_CURRENCY:
  case OFFTAKE_FIELD_PERIOD: return text_new (field, path);
  case OFFTAKE_FIELD_STRUCTURE:
  case OFFTAKE_FIELD_JSON:
  default: return NULL;
  }
}

/* A line's editor stands inside its row. */
static gpointer
editor_of (GtkWidget *widget)
{
  return g_object_class_find_property (G_OBJECT_GET_CLASS (widget), "path")
             ? widget
             : gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (widget));
}

void
offtake_field_widget_set_path (GtkWidget *widget, const char *path)
{
  g_object_set (editor_of (widget), "path", path, NULL);
}

void
offtake_field_widget_set_record (GtkWidget *widget, OfftakeRecord *record)
{
  g_object_set (editor_of (widget), "record", record, NULL);
}

static void
offtake_field_group_finalize (GObject *object)
{
  g_ptr_array_unref (OFFTAKE_FIELD_GROUP (object)->widgets);
  G_OBJECT_CLASS (offtake_field_group_parent_class)->finalize (object);
}

static void
offtake_field_group_class_init (OfftakeFieldGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = offtake_field_group_finalize;
}

static void
offtake_field_group_init (OfftakeFieldGroup *self)
{
  self->widgets = g_ptr_array_new ();
}

GtkWidget *
offtake_field_group_new (const char *title,
                         const OfftakeStructure *structure,
                         const char *const *paths)
{
  OfftakeFieldGroup *self =
      g_object_new (OFFTAKE_TYPE_FIELD_GROUP, "title", title ? title : "", NULL);

  for (guint i = 0; paths[i]; i++) {
    GtkWidget *widget = offtake_field_widget_new (structure, paths[i]);

    if (!widget)
      continue;
    if (!ADW_IS_PREFERENCES_ROW (widget))
      gtk_widget_set_margin_top (widget, ABOVE);
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), widget);
    g_ptr_array_add (self->widgets, widget);
  }
  return GTK_WIDGET (self);
}

void
offtake_field_group_set_record (OfftakeFieldGroup *self, OfftakeRecord *record)
{
  for (guint i = 0; i < self->widgets->len; i++)
    offtake_field_widget_set_record (g_ptr_array_index (self->widgets, i), record);
}
