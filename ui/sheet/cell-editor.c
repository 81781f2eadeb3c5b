/* SPDX-License-Identifier: MPL-2.0 */
#include "sheet/cell-editor.h"

#include <glib/gi18n.h>
#include <string.h>

#include "agreement-editor/field-path.h"
#include "agreement-editor/field-store.h"
#include "agreement-editor/field-text.h"
#include "base/error.h"
#include "base/period.h"
#include "css-class.h"
#include "sheet/cell-choices.h"

struct _OfftakeCellEditor {
  AdwBin parent_instance;

  OfftakeView *view; /* borrowed from the pane around */
  OfftakeRecord *record;
  char *path;
  const OfftakeField *field;
  char *before;       /* the text that stood there */
  gboolean replacing; /* typed into from outside, so that the arrow keys leave */
  gboolean filling;   /* the text is not the person's */
  gboolean left;      /* the last word has been said */
  guint unfocused_id; /* whether the focus has left is looked at in the next turn */

  GtkWidget *entry;
  GtkWidget *popover;
  GtkWidget *error_label;
  GtkWidget *choices;  /* NULL where the field has none */
  GtkWidget *calendar; /* NULL where it is no day */
};

enum { LEAVE, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (OfftakeCellEditor, offtake_cell_editor, ADW_TYPE_BIN)

static gboolean
is_one_line (json_t *value)
{
  return !json_is_string (value) || !strchr (json_string_value (value), '\n');
}

gboolean
offtake_cell_editor_fits (OfftakeRecord *record, const char *path)
{
  const OfftakeField *field = offtake_field_path_find (record, path, NULL);
  g_autoptr (json_t) value = field ? offtake_field_path_get (record, path) : NULL;

  if (!field)
    return FALSE;
  switch (field->kind) {
  case OFFTAKE_FIELD_TEXT: return is_one_line (value);
  case OFFTAKE_FIELD_SERIES: return !value || json_is_number (value);
  case OFFTAKE_FIELD_TEXTS: return field->list == NULL;
  case OFFTAKE_FIELD_REAL:
  case OFFTAKE_FIELD_INTEGER:
  case OFFTAKE_FIELD_BOOL:
  case OFFTAKE_FIELD_DATE:
  case OFFTAKE_FIELD_CHOICE:
  case OFFTAKE_FIELD_COUNTRY:
  case OFFTAKE_FIELD_CURRENCY:
  case OFFTAKE_FIELD_PERIOD:
  case OFFTAKE_FIELD_REFERENCE: return TRUE;
  case OFFTAKE_FIELD_FRACTIONS:
  case OFFTAKE_FIELD_ASSAY:
  case OFFTAKE_FIELD_STRUCTURE:
  case OFFTAKE_FIELD_LIST:
  case OFFTAKE_FIELD_JSON:
  default: return FALSE;
  }
}

static const char *
text_of (OfftakeCellEditor *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

static void
set_text (OfftakeCellEditor *self, const char *text)
{
  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  self->filling = FALSE;
}

static gboolean
read_choice (OfftakeCellEditor *self, json_t **value, GError **error)
{
  *value = offtake_cell_choices_dup_value (OFFTAKE_CELL_CHOICES (self->choices));
  if (!*value)
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
                 _ ("“%s” is none of what can be chosen here."), text_of (self));
  return *value != NULL;
}

/* What the text means; FALSE where it means nothing. */
static gboolean
parse (OfftakeCellEditor *self, json_t **value, GError **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text_of (self)));

  *value = NULL;
  if (self->choices && *stripped)
    return read_choice (self, value, error);
  return offtake_field_text_parse (self->field, stripped, value, error);
}

gboolean
offtake_cell_editor_read (OfftakeCellEditor *self, json_t **value, GError **error)
{
  g_autoptr (GError) reason = NULL;

  if (parse (self, value, &reason) &&
      offtake_field_store_check (self->view, self->record, self->path, *value, &reason)) {
    offtake_cell_editor_show_error (self, NULL);
    return TRUE;
  }
  g_clear_pointer (value, json_decref);
  offtake_cell_editor_show_error (self, reason->message);
  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

OfftakeRecord *
offtake_cell_editor_get_record (OfftakeCellEditor *self)
{
  return self->record;
}

gboolean
offtake_cell_editor_is_changed (OfftakeCellEditor *self)
{
  return strcmp (text_of (self), self->before) != 0;
}

/* Under the cell stands what there is to say or to choose. */
static void
update_popover (OfftakeCellEditor *self)
{
  gboolean offered =
      self->calendar ||
      (self->choices && offtake_cell_choices_n_shown (OFFTAKE_CELL_CHOICES (self->choices)));
  gboolean wanted = offered || gtk_widget_get_visible (self->error_label);

  if (self->choices)
    gtk_widget_set_visible (self->choices, offered);
  if (wanted && !self->left)
    gtk_popover_popup (GTK_POPOVER (self->popover));
  else
    gtk_popover_popdown (GTK_POPOVER (self->popover));
}

void
offtake_cell_editor_show_error (OfftakeCellEditor *self, const char *message)
{
  gtk_label_set_label (GTK_LABEL (self->error_label), message ? message : "");
  gtk_widget_set_visible (self->error_label, message != NULL);
  offtake_set_css_class (self->entry, "error", message != NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               message ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  message ? message : "", -1);
  update_popover (self);
}

static void
leave (OfftakeCellEditor *self, OfftakeLeave how)
{
  if (!self->left)
    g_signal_emit (self, signals[LEAVE], 0, (guint) how);
}

/* The calendar shows the month of what is typed. */
static void
follow_day (OfftakeCellEditor *self)
{
  guint32 day = offtake_day_parse (text_of (self));
  GDate date;

  if (!day)
    return;
  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  g_autoptr (GDateTime) when = g_date_time_new_local (
      g_date_get_year (&date), (int) g_date_get_month (&date), g_date_get_day (&date), 0, 0, 0);
  self->filling = TRUE;
  gtk_calendar_select_day (GTK_CALENDAR (self->calendar), when);
  self->filling = FALSE;
}

static void
on_changed (OfftakeCellEditor *self)
{
  g_autoptr (json_t) value = NULL;

  if (self->filling)
    return;
  if (self->choices)
    offtake_cell_choices_narrow (OFFTAKE_CELL_CHOICES (self->choices), text_of (self));
  if (self->calendar)
    follow_day (self);
  offtake_cell_editor_read (self, &value, NULL);
}

static void
on_choice_taken (OfftakeCellEditor *self)
{
  set_text (self, offtake_cell_choices_get_title (OFFTAKE_CELL_CHOICES (self->choices)));
  leave (self, OFFTAKE_LEAVE_HERE);
}

static void
on_day_selected (OfftakeCellEditor *self)
{
  if (self->filling)
    return;
  g_autoptr (GDateTime) date = gtk_calendar_get_date (GTK_CALENDAR (self->calendar));
  g_autofree char *text = g_date_time_format (date, "%Y-%m-%d");
  set_text (self, text);
  leave (self, OFFTAKE_LEAVE_HERE);
}

/* Through the list, whose titles the entry then shows, for a screen reader to say them. */
static void
step (OfftakeCellEditor *self, int by)
{
  const char *title = offtake_cell_choices_step (OFFTAKE_CELL_CHOICES (self->choices), by);

  if (!title)
    return;
  set_text (self, title);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
  offtake_cell_editor_show_error (self, NULL);
}

static gboolean
on_arrow (OfftakeCellEditor *self, guint key)
{
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  gboolean vertical = key == GDK_KEY_Up || key == GDK_KEY_Down;

  if (vertical && self->choices) {
    step (self, key == GDK_KEY_Down ? 1 : -1);
    return TRUE;
  }
  if (vertical)
    leave (self, key == GDK_KEY_Down ? OFFTAKE_LEAVE_DOWN : OFFTAKE_LEAVE_UP);
  else if (self->replacing)
    leave (self, (key == GDK_KEY_Left) != mirrored ? OFFTAKE_LEAVE_LEFT : OFFTAKE_LEAVE_RIGHT);
  return vertical || self->replacing;
}

static gboolean
on_key_pressed (OfftakeCellEditor *self, guint key, guint code, GdkModifierType state)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  gboolean shift = modifiers == GDK_SHIFT_MASK;

  if (modifiers == GDK_CONTROL_MASK && (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter)) {
    leave (self, OFFTAKE_LEAVE_ALL);
    return TRUE;
  }
  if (modifiers != 0 && !shift)
    return FALSE;
  switch (key) {
  case GDK_KEY_Return:
  case GDK_KEY_KP_Enter: leave (self, shift ? OFFTAKE_LEAVE_UP : OFFTAKE_LEAVE_DOWN); return TRUE;
  case GDK_KEY_Tab:
  case GDK_KEY_ISO_Left_Tab:
    leave (self, shift || key == GDK_KEY_ISO_Left_Tab ? OFFTAKE_LEAVE_BEFORE : OFFTAKE_LEAVE_NEXT);
    return TRUE;
  case GDK_KEY_Escape: leave (self, OFFTAKE_LEAVE_CANCEL); return TRUE;
  case GDK_KEY_F2: self->replacing = FALSE; return TRUE;
  case GDK_KEY_Up:
  case GDK_KEY_Down:
  case GDK_KEY_Left:
  case GDK_KEY_Right: return !shift && on_arrow (self, key);
  default: return FALSE;
  }
}

/* A screen reader has written and says that it has done so; the key comes another way. */
static void
on_activate (OfftakeCellEditor *self)
{
  leave (self, OFFTAKE_LEAVE_DOWN);
}

static gboolean
leave_if_unfocused (gpointer data)
{
  OfftakeCellEditor *self = data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  self->unfocused_id = 0;
  if (!focus || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    leave (self, OFFTAKE_LEAVE_AWAY);
  return G_SOURCE_REMOVE;
}

/* While another window is looked at the focus has its place here, or has been moved from it; the
   window knows that in the next turn. */
static void
on_focus_leave (OfftakeCellEditor *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root && gtk_window_is_active (GTK_WINDOW (root)))
    leave (self, OFFTAKE_LEAVE_AWAY);
  else if (!self->unfocused_id)
    self->unfocused_id = g_idle_add (leave_if_unfocused, self);
}

static void
offtake_cell_editor_dispose (GObject *object)
{
  OfftakeCellEditor *self = OFFTAKE_CELL_EDITOR (object);

  self->left = TRUE;
  g_clear_handle_id (&self->unfocused_id, g_source_remove);
  if (self->popover)
    gtk_widget_unparent (self->popover);
  self->popover = NULL;
  g_clear_object (&self->record);
  G_OBJECT_CLASS (offtake_cell_editor_parent_class)->dispose (object);
}

static void
offtake_cell_editor_finalize (GObject *object)
{
  OfftakeCellEditor *self = OFFTAKE_CELL_EDITOR (object);

  g_free (self->path);
  g_free (self->before);
  G_OBJECT_CLASS (offtake_cell_editor_parent_class)->finalize (object);
}

static void
offtake_cell_editor_class_init (OfftakeCellEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = offtake_cell_editor_dispose;
  object_class->finalize = offtake_cell_editor_finalize;
  signals[LEAVE] = g_signal_new ("leave", OFFTAKE_TYPE_CELL_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "celleditor");
}

static void
add_controllers (OfftakeCellEditor *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_focus_leave), self);
  gtk_widget_add_controller (self->entry, keys);
  gtk_widget_add_controller (self->entry, focus);
}

/* No focus ever goes into the popover: the keys are the entry's. */
static void
make_popover (OfftakeCellEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->error_label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->error_label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->error_label), 40);
  gtk_label_set_xalign (GTK_LABEL (self->error_label), 0);
  gtk_widget_add_css_class (self->error_label, "error");
  gtk_widget_set_visible (self->error_label, FALSE);
  gtk_box_append (GTK_BOX (box), self->error_label);
  self->popover = gtk_popover_new ();
  gtk_popover_set_autohide (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
  gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
  gtk_widget_set_can_focus (self->popover, FALSE);
  gtk_popover_set_child (GTK_POPOVER (self->popover), box);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
}

static void
offtake_cell_editor_init (OfftakeCellEditor *self)
{
  self->entry = gtk_entry_new ();
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), FALSE);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 1);
  gtk_widget_set_hexpand (self->entry, TRUE);
  add_controllers (self);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (on_activate), self);
  make_popover (self);
}

static void
offer (OfftakeCellEditor *self, GtkWidget *widget)
{
  gtk_box_append (GTK_BOX (gtk_popover_get_child (GTK_POPOVER (self->popover))), widget);
}

static void
add_unit (OfftakeCellEditor *self, GtkBox *box)
{
  OfftakePlan *plan = offtake_view_get_plan (self->view);
  g_autofree char *unit =
      offtake_field_text_unit (self->field, offtake_plan_get_head (plan)->currency);
  GtkWidget *label = gtk_label_new (unit);

  if (!unit)
    return;
  gtk_widget_add_css_class (label, "dim-label");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, label, NULL, -1);
  gtk_box_append (box, label);
}

/* The kind of editor that the field wants. */
static void
set_up (OfftakeCellEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);

  gtk_box_append (GTK_BOX (box), self->entry);
  if (offtake_field_text_is_number (self->field)) {
    gtk_editable_set_alignment (GTK_EDITABLE (self->entry), 1);
    gtk_widget_add_css_class (self->entry, "numeric");
    add_unit (self, GTK_BOX (box));
  } else if (self->field->kind == OFFTAKE_FIELD_DATE) {
    self->calendar = gtk_calendar_new ();
    gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _ ("year-month-day"));
    g_signal_connect_swapped (self->calendar, "day-selected", G_CALLBACK (on_day_selected), self);
    offer (self, self->calendar);
  } else if (offtake_cell_choices_fit (self->field)) {
    self->choices = offtake_cell_choices_new (self->field, offtake_view_get_plan (self->view));
    g_signal_connect_swapped (self->choices, "taken", G_CALLBACK (on_choice_taken), self);
    offer (self, self->choices);
  }
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
offtake_cell_editor_new (OfftakeView *view,
                         OfftakeRecord *record,
                         const char *path,
                         const char *name)
{
  OfftakeCellEditor *self = g_object_new (OFFTAKE_TYPE_CELL_EDITOR, NULL);
  g_autoptr (json_t) value = offtake_field_path_get (record, path);

  self->view = view;
  self->record = g_object_ref (record);
  self->path = g_strdup (path);
  self->field = offtake_field_path_find (record, path, NULL);
  set_up (self);
  self->before =
      self->choices
          ? g_strdup (offtake_cell_choices_mark (OFFTAKE_CELL_CHOICES (self->choices), value))
          : offtake_field_text_format (self->field, value);
  set_text (self, self->before);
  if (self->calendar)
    follow_day (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  return GTK_WIDGET (self);
}

void
offtake_cell_editor_start (OfftakeCellEditor *self, gboolean replace)
{
  self->replacing = replace;
  gtk_widget_grab_focus (self->entry);
  if (replace)
    set_text (self, "");
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
  update_popover (self);
}

void
offtake_cell_editor_type (OfftakeCellEditor *self,
                          GtkEventControllerKey *controller,
                          gunichar character)
{
  GtkWidget *text = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->entry)));
  char written[7] = { 0 };

  if (gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (controller))) {
    gtk_event_controller_key_forward (controller, text);
    return;
  }
  g_unichar_to_utf8 (character, written);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), written);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
}
