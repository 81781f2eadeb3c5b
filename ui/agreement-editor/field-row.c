/* SPDX-License-Identifier: MPL-2.0 */
#include "agreement-editor/field-row.h"

#include <glib/gi18n.h>
#include <string.h>

#include "agreement-editor/entry-walk.h"
#include "agreement-editor/field-path.h"
#include "agreement-editor/field-store.h"
#include "agreement-editor/field-text.h"
#include "css-class.h"
#include "follow.h"
#include "scenarios/scenario-mark.h"
#include "settings.h"

struct _OfftakeFieldRow {
  AdwPreferencesRow parent_instance;

  OfftakeRecord *record;
  char *path;
  char *stored;     /* the value as text, when it was last shown */
  gboolean refused; /* what is in the entry could not be stored */
  gboolean storing; /* inside a commit */
  gboolean showing; /* the entry follows the record, not the person */
  gboolean typed;   /* what is typed is in the plan already, as a step that still grows */

  GtkWidget *line;
  GtkLabel *title_label;
  GtkEntry *entry;
  GtkLabel *unit_label;
  GtkRevealer *error_revealer;
  GtkLabel *error_label;
  guint written_id; /* what was written without the focus is stored in the next turn */
};

enum { PROP_RECORD = 1, PROP_PATH, N_PROPERTIES };
static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (OfftakeFieldRow, offtake_field_row, ADW_TYPE_PREFERENCES_ROW)

/* What is wrong; else what a scenario has changed. */
static void
describe (OfftakeFieldRow *self, const char *message)
{
  g_autofree char *mark = offtake_scenario_mark_show (GTK_WIDGET (self), self->record, self->path);
  const char *text = message ? message : mark;

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text ? text : "", -1);
}

static void
show_error (OfftakeFieldRow *self, const char *message)
{
  self->refused = message != NULL;
  gtk_label_set_label (self->error_label, message ? message : "");
  gtk_revealer_set_reveal_child (self->error_revealer, message != NULL);
  offtake_set_css_class (GTK_WIDGET (self->entry), "error", message != NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               message ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  describe (self, message);
}

static void
show_stored (OfftakeFieldRow *self)
{
  self->showing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), self->stored ? self->stored : "");
  self->showing = FALSE;
  show_error (self, NULL);
}

static char *
stored_text (OfftakeFieldRow *self)
{
  const OfftakeField *field = offtake_field_path_find (self->record, self->path, NULL);
  g_autoptr (json_t) value = offtake_field_path_get (self->record, self->path);

  return field ? offtake_field_text_format (field, value) : g_strdup ("");
}

/* What stands in the plan is shown anew only when it has changed: an edit elsewhere does not take
   away what is being typed here. */
static void
on_record_changed (OfftakeFieldRow *self)
{
  g_autofree char *now = stored_text (self);

  if (g_strcmp0 (now, self->stored) == 0)
    return;
  g_free (self->stored);
  self->stored = g_steal_pointer (&now);
  if (!self->storing)
    show_stored (self);
  else
    describe (self, NULL);
}

static gboolean
is_dirty (OfftakeFieldRow *self)
{
  return g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->entry)), self->stored) != 0;
}

static OfftakeDocument *
document_of (OfftakeFieldRow *self)
{
  OfftakeView *view = offtake_pane_find_view (GTK_WIDGET (self));

  return view ? offtake_view_get_document (view) : NULL;
}

static gboolean
store (OfftakeFieldRow *self, gboolean typed, GError **error)
{
  const OfftakeField *field = offtake_field_path_find (self->record, self->path, NULL);
  OfftakeDocument *document = document_of (self);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autoptr (json_t) value = NULL;
  g_autofree char *name = NULL;

  if (!document || !field)
    return TRUE;
  if (!offtake_field_text_parse (field, text, &value, error))
    return FALSE;
  g_autoptr (json_t) whole = offtake_field_store_whole (offtake_pane_find_view (GTK_WIDGET (self)),
                                                        self->record, self->path, value, &name);

  if (typed)
    return offtake_document_set_typed (document, self->record, name, whole, error);
  return offtake_document_set (document, self->record, name, whole, error);
}

/* Takes back what is in the plan of what is typed, and nothing else. */
static void
cancel_typing (OfftakeFieldRow *self)
{
  g_autofree char *name = g_strndup (self->path, strcspn (self->path, "."));

  self->typed = FALSE;
  if (document_of (self))
    offtake_document_cancel_typing (document_of (self), self->record, name, NULL);
}

static void
end_typing (OfftakeFieldRow *self)
{
  if (self->typed && document_of (self))
    offtake_document_end_typing (document_of (self));
  self->typed = FALSE;
}

gboolean
offtake_field_row_commit (OfftakeFieldRow *self)
{
  g_autoptr (OfftakeFieldRow) keep = g_object_ref (self);
  g_autoptr (GError) error = NULL;

  if (!self->record || self->storing)
    return TRUE;
  if (is_dirty (self)) {
    self->storing = TRUE;
    gboolean done = store (self, self->typed, &error);
    self->storing = FALSE;
    if (!done) {
      show_error (self, error->message);
      return FALSE;
    }
    g_free (self->stored);
    self->stored = stored_text (self);
    show_stored (self);
  }
  end_typing (self);
  return TRUE;
}

gboolean
offtake_field_row_revert (OfftakeFieldRow *self)
{
  gboolean dirty = is_dirty (self);

  if (self->typed)
    cancel_typing (self);
  if (dirty)
    show_stored (self);
  return dirty;
}

gboolean
offtake_field_row_undo_typing (OfftakeFieldRow *self)
{
  if (!self->typed)
    return offtake_field_row_revert (self);
  offtake_field_row_commit (self);
  return FALSE;
}

/* Numbers act while they are typed. What is no value waits until the entry is left; a value that it
   began with is taken back, so that "120" does not leave the 12 in the plan. */
static void
act_while_typing (OfftakeFieldRow *self)
{
  const OfftakeField *field = offtake_field_path_find (self->record, self->path, NULL);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  if (!field || !offtake_field_text_is_number (field))
    return;
  self->storing = TRUE;
  if (*text && store (self, TRUE, NULL))
    self->typed = TRUE;
  else if (self->typed)
    cancel_typing (self);
  self->storing = FALSE;
}

static void
on_activate (OfftakeFieldRow *self)
{
  if (offtake_field_row_commit (self))
    gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

static void
on_leave (OfftakeFieldRow *self)
{
  offtake_field_row_commit (self);
}

static gboolean
on_written (gpointer data)
{
  OfftakeFieldRow *self = data;

  self->written_id = 0;
  offtake_field_row_commit (self);
  return G_SOURCE_REMOVE;
}

/* A screen reader writes without the focus, and takes the old text away before the new one comes.
 */
static void
commit_soon (OfftakeFieldRow *self)
{
  if (!self->written_id)
    self->written_id = g_idle_add (on_written, self);
}

static void
on_changed (OfftakeFieldRow *self)
{
  if (self->showing || !self->record)
    return;
  if (self->refused)
    show_error (self, NULL);
  if (gtk_widget_get_focus_child (GTK_WIDGET (self->line)) == GTK_WIDGET (self->entry))
    act_while_typing (self);
  else
    commit_soon (self);
}

static gboolean
on_key_pressed (OfftakeFieldRow *self, guint key, guint code, GdkModifierType state)
{
  gboolean typed = self->typed;

  if (offtake_entry_walk (GTK_WIDGET (self->entry), key,
                          state & gtk_accelerator_get_default_mod_mask ()))
    return TRUE;
  return key == GDK_KEY_Escape && (offtake_field_row_revert (self) || typed);
}

static void
on_day_chosen (GtkCalendar *calendar, OfftakeFieldRow *self)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (calendar);
  g_autofree char *text = g_date_time_format (date, "%Y-%m-%d");
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (calendar), GTK_TYPE_POPOVER);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_popover_popdown (GTK_POPOVER (popover));
  offtake_field_row_commit (self);
}

/* The month of the entry's day; choosing a day is the person's act alone. */
static void
on_calendar_shown (GtkCalendar *calendar, OfftakeFieldRow *self)
{
  guint32 day = offtake_day_parse (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  GDate date;

  if (!day)
    return;
  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  g_autoptr (GDateTime) when = g_date_time_new_local (
      g_date_get_year (&date), (int) g_date_get_month (&date), g_date_get_day (&date), 0, 0, 0);
  g_signal_handlers_block_by_func (calendar, on_day_chosen, self);
  gtk_calendar_select_day (calendar, when);
  g_signal_handlers_unblock_by_func (calendar, on_day_chosen, self);
}

static void
add_calendar (OfftakeFieldRow *self)
{
  GtkWidget *calendar = gtk_calendar_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *button = gtk_menu_button_new ();
  g_autofree char *label = g_strdup_printf (
      _ ("Choose: %s"), adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)));

  gtk_popover_set_child (GTK_POPOVER (popover), calendar);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "x-office-calendar-symbolic");
  gtk_widget_set_tooltip_text (button, _ ("Choose a Day"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_box_append (GTK_BOX (self->line), button);
  g_signal_connect (calendar, "day-selected", G_CALLBACK (on_day_chosen), self);
  g_signal_connect (calendar, "map", G_CALLBACK (on_calendar_shown), self);
}

static char *
accessible_name (const OfftakeField *field, const char *key, const char *unit)
{
  g_autofree char *what = !key ? g_strdup (_ (field->label))
                          : field->kind == OFFTAKE_FIELD_SERIES
                              ? g_strdup_printf (_ ("%s from %s"), _ (field->label), key)
                              : g_strdup_printf ("%s: %s", _ (field->label), key);

  return unit ? g_strdup_printf ("%s (%s)", what, unit) : g_steal_pointer (&what);
}

/* Name, unit and looks from the field table. */
static void
set_up (OfftakeFieldRow *self)
{
  const char *key = NULL;
  const OfftakeField *field = offtake_field_path_find (self->record, self->path, &key);

  if (!field) {
    g_critical ("%s has no field %s", offtake_record_get_list (self->record), self->path);
    return;
  }
  const char *given = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self));
  const char *title = given && *given ? given : key ? key : _ (field->label);
  OfftakeView *view = offtake_pane_find_view (GTK_WIDGET (self));
  OfftakePlan *plan = view ? offtake_view_get_plan (view) : NULL;
  g_autofree char *unit =
      offtake_field_text_unit (field, plan ? offtake_plan_get_head (plan)->currency : NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  gtk_label_set_label (self->unit_label, unit ? unit : "");
  gtk_widget_set_visible (GTK_WIDGET (self->unit_label), unit && *unit);
  if (offtake_field_text_is_number (field)) {
    gtk_editable_set_alignment (GTK_EDITABLE (self->entry), 1);
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "numeric");
  } else if (field->kind == OFFTAKE_FIELD_TEXT) {
    gtk_widget_set_hexpand (GTK_WIDGET (self->entry), TRUE);
  } else if (field->kind == OFFTAKE_FIELD_DATE &&
             gtk_widget_get_last_child (self->line) == GTK_WIDGET (self->unit_label)) {
    gtk_entry_set_placeholder_text (self->entry, _ ("year-month-day"));
    add_calendar (self);
  }
  g_autofree char *name = accessible_name (field, key, unit);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

static void
refresh (OfftakeFieldRow *self)
{
  if (!self->record || !self->path)
    return;
  set_up (self);
  g_free (self->stored);
  self->stored = stored_text (self);
  show_stored (self);
}

/* Of a mass that is being typed the number is not taken for one of the new unit. */
static void
on_mass_unit (OfftakeFieldRow *self)
{
  offtake_field_row_revert (self);
  refresh (self);
}

static void
set_record (OfftakeFieldRow *self, OfftakeRecord *record)
{
  g_autoptr (OfftakeRecord) old = self->record ? g_object_ref (self->record) : NULL;

  if (old == record)
    return;
  /* The person went on to another record without leaving the entry. */
  if (old) {
    offtake_field_row_commit (self);
    g_signal_handlers_disconnect_by_data (old, self);
  }
  g_set_object (&self->record, record);
  if (record)
    g_signal_connect_object (record, "notify", G_CALLBACK (on_record_changed), self,
                             G_CONNECT_SWAPPED);
  refresh (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RECORD]);
}

static void
offtake_field_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  OfftakeFieldRow *self = OFFTAKE_FIELD_ROW (object);

  switch (id) {
  case PROP_RECORD: g_value_set_object (value, self->record); break;
  case PROP_PATH: g_value_set_string (value, self->path); break;
  default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
offtake_field_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  OfftakeFieldRow *self = OFFTAKE_FIELD_ROW (object);

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
offtake_field_row_dispose (GObject *object)
{
  OfftakeFieldRow *self = OFFTAKE_FIELD_ROW (object);

  g_clear_handle_id (&self->written_id, g_source_remove);
  offtake_follow (&self->record, NULL, self);
  gtk_widget_dispose_template (GTK_WIDGET (object), OFFTAKE_TYPE_FIELD_ROW);
  G_OBJECT_CLASS (offtake_field_row_parent_class)->dispose (object);
}

static void
offtake_field_row_finalize (GObject *object)
{
  OfftakeFieldRow *self = OFFTAKE_FIELD_ROW (object);

  g_free (self->path);
  g_free (self->stored);
  G_OBJECT_CLASS (offtake_field_row_parent_class)->finalize (object);
}

static void
offtake_field_row_class_init (OfftakeFieldRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = offtake_field_row_get_property;
  object_class->set_property = offtake_field_row_set_property;
  object_class->dispose = offtake_field_row_dispose;
  object_class->finalize = offtake_field_row_finalize;

  properties[PROP_RECORD] = g_param_spec_object ("record", NULL, NULL, OFFTAKE_TYPE_RECORD, flags);
  properties[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/offtake/Offtake/ui/agreement-editor/field-row.ui");
  gtk_widget_class_bind_template_child (widget_class, OfftakeFieldRow, line);
  gtk_widget_class_bind_template_child (widget_class, OfftakeFieldRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, OfftakeFieldRow, entry);
  gtk_widget_class_bind_template_child (widget_class, OfftakeFieldRow, unit_label);
  gtk_widget_class_bind_template_child (widget_class, OfftakeFieldRow, error_revealer);
  gtk_widget_class_bind_template_child (widget_class, OfftakeFieldRow, error_label);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_leave);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed);
}

static void
offtake_field_row_init (OfftakeFieldRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (offtake_settings_get (), "changed::mass-unit", G_CALLBACK (on_mass_unit),
                           self, G_CONNECT_SWAPPED);
}

GtkWidget *
offtake_field_row_new (OfftakeRecord *record, const char *path)
{
  return g_object_new (OFFTAKE_TYPE_FIELD_ROW, "use-markup", FALSE, "path", path, "record", record,
                       NULL);
}

void
offtake_field_row_add_suffix (OfftakeFieldRow *self, GtkWidget *widget)
{
  gtk_box_append (GTK_BOX (self->line), widget);
}
