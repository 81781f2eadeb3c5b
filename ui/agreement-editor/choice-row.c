/* SPDX-License-Identifier: MPL-2.0 */
#include "agreement-editor/choice-row.h"

#include <glib/gi18n.h>

#include "agreement-editor/field-path.h"
#include "agreement-editor/field-store.h"
#include "closures.h"
#include "follow.h"
#include "scenarios/scenario-mark.h"
#include "window.h"

struct _OfftakeChoiceRow {
  AdwPreferencesRow parent_instance;

  OfftakeRecord *record;
  char *path;
  gboolean showing; /* the drop-down follows the record, not the person */
  GtkDropDown *drop_down;
};

enum { PROP_RECORD = 1, PROP_PATH, N_PROPERTIES };
static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (OfftakeChoiceRow, offtake_choice_row, ADW_TYPE_PREFERENCES_ROW)

static const OfftakeField *
field_of (OfftakeChoiceRow *self)
{
  return offtake_field_path_find (self->record, self->path, NULL);
}

/* A fallback behind the last word stands for none of them. */
static guint
n_choices (const OfftakeField *field)
{
  return g_strv_length ((char **) field->choices);
}

static guint
stored_choice (OfftakeChoiceRow *self)
{
  const OfftakeField *field = field_of (self);
  g_autoptr (json_t) value = offtake_field_path_get (self->record, self->path);
  const char *word = value ? json_string_value (value) : NULL;

  for (guint i = 0; word && field->choices[i]; i++)
    if (g_str_equal (field->choices[i], word))
      return i;
  return (guint) field->fallback;
}

static void
show_stored (OfftakeChoiceRow *self)
{
  self->showing = TRUE;
  gtk_drop_down_set_selected (self->drop_down, stored_choice (self));
  self->showing = FALSE;
  g_free (offtake_scenario_mark_show (GTK_WIDGET (self), self->record, self->path));
}

static void
refresh (OfftakeChoiceRow *self)
{
  if (!self->record || !self->path)
    return;

  const OfftakeField *field = field_of (self);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (guint i = 0; field->choices[i]; i++)
    gtk_string_list_append (labels, offtake_word_label (field->choices[i]));
  if (n_choices (field) == (guint) field->fallback)
    gtk_string_list_append (labels, _ ("Not set"));
  self->showing = TRUE;
  gtk_drop_down_set_model (self->drop_down, G_LIST_MODEL (labels));
  self->showing = FALSE;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _ (field->label));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (field->label), -1);
  show_stored (self);
}

static void
on_selected (OfftakeChoiceRow *self)
{
  GtkWidget *pane = gtk_widget_get_ancestor (GTK_WIDGET (self), OFFTAKE_TYPE_PANE);
  OfftakeView *view = pane ? offtake_pane_get_view (OFFTAKE_PANE (pane)) : NULL;
  guint choice = gtk_drop_down_get_selected (self->drop_down);

  if (self->showing || !self->record || !view || choice == stored_choice (self))
    return;

  g_autoptr (GError) error = NULL;
  const char *word = field_of (self)->choices[choice];
  g_autoptr (json_t) value = word ? json_string (word) : NULL;

  if (!offtake_field_store (view, self->record, self->path, value, &error)) {
    GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

    show_stored (self);
    if (OFFTAKE_IS_WINDOW (root))
      offtake_window_show_error (OFFTAKE_WINDOW (root), _ ("The Choice Cannot Be Stored"), error);
  }
}

static void
set_record (OfftakeChoiceRow *self, OfftakeRecord *record)
{
  if (self->record == record)
    return;
  offtake_follow (&self->record, record, self);
  if (record)
    g_signal_connect_object (record, "notify", G_CALLBACK (show_stored), self, G_CONNECT_SWAPPED);
  refresh (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RECORD]);
}

static void
offtake_choice_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  OfftakeChoiceRow *self = OFFTAKE_CHOICE_ROW (object);

  switch (id) {
  case PROP_RECORD: g_value_set_object (value, self->record); break;
  case PROP_PATH: g_value_set_string (value, self->path); break;
  default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
offtake_choice_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  OfftakeChoiceRow *self = OFFTAKE_CHOICE_ROW (object);

  switch (id) {
  case PROP_RECORD: set_record (self, g_value_get_object (value)); break;
  case PROP_PATH:
    g_free (self->path);
    self->path = g_value_dup_string (value);
    refresh (self);
    break;
  default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
offtake_choice_row_dispose (GObject *object)
{
  OfftakeChoiceRow *self = OFFTAKE_CHOICE_ROW (object);

  offtake_follow (&self->record, NULL, self);
  gtk_widget_dispose_template (GTK_WIDGET (object), OFFTAKE_TYPE_CHOICE_ROW);
  G_OBJECT_CLASS (offtake_choice_row_parent_class)->dispose (object);
}

static void
offtake_choice_row_finalize (GObject *object)
{
  g_free (OFFTAKE_CHOICE_ROW (object)->path);
  G_OBJECT_CLASS (offtake_choice_row_parent_class)->finalize (object);
}

static void
offtake_choice_row_class_init (OfftakeChoiceRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = offtake_choice_row_get_property;
  object_class->set_property = offtake_choice_row_set_property;
  object_class->dispose = offtake_choice_row_dispose;
  object_class->finalize = offtake_choice_row_finalize;

  properties[PROP_RECORD] = g_param_spec_object ("record", NULL, NULL, OFFTAKE_TYPE_RECORD, flags);
  properties[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/offtake/Offtake/ui/agreement-editor/choice-row.ui");
  gtk_widget_class_bind_template_child (widget_class, OfftakeChoiceRow, drop_down);
  gtk_widget_class_bind_template_callback (widget_class, on_selected);
}

static void
offtake_choice_row_init (OfftakeChoiceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
