/* SPDX-License-Identifier: MPL-2.0 */
#include "record-editor/field-editor.h"

#include <glib/gi18n.h>

#include "agreement-editor/field-path.h"
#include "agreement-editor/field-store.h"
#include "scenarios/scenario-mark.h"
#include "settings.h"
#include "window.h"

typedef struct {
  OfftakeRecord *record;
  char *path;
} OfftakeFieldEditorPrivate;

enum { PROP_RECORD = 1, PROP_PATH, N_PROPERTIES };
static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (OfftakeFieldEditor, offtake_field_editor, ADW_TYPE_BIN)

#define PRIVATE(self)                                                                              \
  ((OfftakeFieldEditorPrivate *) offtake_field_editor_get_instance_private (self))

OfftakeRecord *
offtake_field_editor_get_record (OfftakeFieldEditor *self)
{
  return PRIVATE (self)->record;
}

const char *
offtake_field_editor_get_path (OfftakeFieldEditor *self)
{
  return PRIVATE (self)->path;
}

const OfftakeField *
offtake_field_editor_get_field (OfftakeFieldEditor *self)
{
  OfftakeFieldEditorPrivate *private = PRIVATE (self);

  return private->record && private->path
             ? offtake_field_path_find (private->record, private->path, NULL)
             : NULL;
}

OfftakeView *
offtake_field_editor_get_view (OfftakeFieldEditor *self)
{
  GtkWidget *pane = gtk_widget_get_ancestor (GTK_WIDGET (self), OFFTAKE_TYPE_PANE);

  return pane ? offtake_pane_get_view (OFFTAKE_PANE (pane)) : NULL;
}

OfftakePlan *
offtake_field_editor_get_plan (OfftakeFieldEditor *self)
{
  OfftakeView *view = offtake_field_editor_get_view (self);

  return view ? offtake_view_get_plan (view) : NULL;
}

static void
show_stored (OfftakeFieldEditor *self)
{
  OfftakeFieldEditorPrivate *private = PRIVATE (self);

  if (!offtake_field_editor_get_field (self) || !offtake_field_editor_get_plan (self))
    return;
  g_autoptr (json_t) value = offtake_field_path_get (private->record, private->path);
  OFFTAKE_FIELD_EDITOR_GET_CLASS (self)->show (self, value);
  g_free (offtake_scenario_mark_show (GTK_WIDGET (self), private->record, private->path));
}

gboolean
offtake_field_editor_store (OfftakeFieldEditor *self, json_t *value)
{
  OfftakeFieldEditorPrivate *private = PRIVATE (self);
  OfftakeView *view = offtake_field_editor_get_view (self);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autoptr (GError) error = NULL;

  if (offtake_field_store (view, private->record, private->path, value, &error))
    return TRUE;
  show_stored (self);
  if (OFFTAKE_IS_WINDOW (root))
    offtake_window_show_error (OFFTAKE_WINDOW (root), _ ("The Change Cannot Be Stored"), error);
  return FALSE;
}

static void
refresh (OfftakeFieldEditor *self)
{
  const OfftakeField *field = offtake_field_editor_get_field (self);

  if (!field || !offtake_field_editor_get_plan (self))
    return;
  OFFTAKE_FIELD_EDITOR_GET_CLASS (self)->set_up (self, field);
  show_stored (self);
}

static void
set_record (OfftakeFieldEditor *self, OfftakeRecord *record)
{
  OfftakeFieldEditorPrivate *private = PRIVATE (self);

  if (private->record == record)
    return;
  if (private->record) {
    OFFTAKE_FIELD_EDITOR_GET_CLASS (self)->leave (self);
    g_signal_handlers_disconnect_by_data (private->record, self);
  }
  g_set_object (&private->record, record);
  if (record)
    g_signal_connect_object (record, "notify", G_CALLBACK (show_stored), self, G_CONNECT_SWAPPED);
  refresh (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RECORD]);
}

static void
offtake_field_editor_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  OfftakeFieldEditor *self = OFFTAKE_FIELD_EDITOR (object);

  switch (id) {
  case PROP_RECORD: g_value_set_object (value, PRIVATE (self)->record); break;
  case PROP_PATH: g_value_set_string (value, PRIVATE (self)->path); break;
  default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
offtake_field_editor_set_property (GObject *object,
                                   guint id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  OfftakeFieldEditor *self = OFFTAKE_FIELD_EDITOR (object);

  switch (id) {
  case PROP_RECORD: set_record (self, g_value_get_object (value)); break;
  case PROP_PATH:
    g_free (PRIVATE (self)->path);
    PRIVATE (self)->path = g_value_dup_string (value);
    refresh (self);
    break;
  default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
offtake_field_editor_dispose (GObject *object)
{
  OfftakeFieldEditorPrivate *private = PRIVATE (OFFTAKE_FIELD_EDITOR (object));

  if (private->record)
    g_signal_handlers_disconnect_by_data (private->record, object);
  g_clear_object (&private->record);
  G_OBJECT_CLASS (offtake_field_editor_parent_class)->dispose (object);
}

static void
offtake_field_editor_finalize (GObject *object)
{
  g_free (PRIVATE (OFFTAKE_FIELD_EDITOR (object))->path);
  G_OBJECT_CLASS (offtake_field_editor_parent_class)->finalize (object);
}

static void
ignore_field (OfftakeFieldEditor *self, const OfftakeField *field)
{
}

static void
ignore (OfftakeFieldEditor *self)
{
}

static void
offtake_field_editor_class_init (OfftakeFieldEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = offtake_field_editor_get_property;
  object_class->set_property = offtake_field_editor_set_property;
  object_class->dispose = offtake_field_editor_dispose;
  object_class->finalize = offtake_field_editor_finalize;
  klass->set_up = ignore_field;
  klass->leave = ignore;

  properties[PROP_RECORD] = g_param_spec_object ("record", NULL, NULL, OFFTAKE_TYPE_RECORD, flags);
  properties[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
offtake_field_editor_init (OfftakeFieldEditor *self)
{
  g_signal_connect_object (offtake_settings_get (), "changed::mass-unit", G_CALLBACK (refresh),
                           self, G_CONNECT_SWAPPED);
}
