/* SPDX-License-Identifier: MPL-2.0 */
#include "record-editor/record-editor.h"

#include <glib/gi18n.h>
#include <string.h>

#include "figure-row.h"
#include "follow.h"
#include "model/check.h"
#include "record-editor/balance-list.h"
#include "record-editor/field-widget.h"
#include "record-editor/series-chart.h"

#define MAX_USERS 50 /* shown */

struct _OfftakeRecordEditor {
  OfftakePane parent_instance;

  OfftakeRecord *record;
  char *shown; /* names of the fields that have editors, joined */
  guint rebuild_id;
  GPtrArray *user_rows; /* GtkWidget, owned by users_group */

  GtkBox *head;
  GtkLabel *heading;
  GtkLabel *kind_label;
  AdwBin *fields_bin;
  AdwBin *extra_bin;
  AdwPreferencesGroup *users_group;
};

G_DEFINE_FINAL_TYPE (OfftakeRecordEditor, offtake_record_editor, OFFTAKE_TYPE_PANE)

static OfftakePlan *
plan_of (OfftakeRecordEditor *self)
{
  return offtake_view_get_plan (offtake_pane_get_view (OFFTAKE_PANE (self)));
}

static gboolean
is_one_of (const char *name, const char *const *names)
{
  return g_strv_contains (names, name);
}

/* What a field would say nothing about: the other form of a recipe, the source of what is none. The
   place in the chart is given by dragging. What is given has its editor in any case. */
static gboolean
is_edited (OfftakeRecord *record, const OfftakeField *field)
{
  static const char *const source[] = { "origin", "extraction_country", "processing_country",
                                        "kgco2e_per_kg", NULL };
  static const char *const process[] = { "planned_tpa", "capacity_tpa", "grid_kgco2e_per_kwh",
                                         NULL };
  static const char *const yields[] = { "feeds", "yields", NULL };
  static const char *const coefficients[] = { "reference", "inputs", "outputs", NULL };
  static const char *const never[] = { "id", "x", "y", NULL };

  if (is_one_of (field->name, never))
    return FALSE;
  if (offtake_record_is_given (record, field->name))
    return TRUE;
  if (OFFTAKE_IS_SITE (record)) {
    guint kind = OFFTAKE_SITE (record)->kind;

    return !(is_one_of (field->name, source) && kind != OFFTAKE_SITE_SOURCE) &&
           !(is_one_of (field->name, process) && kind != OFFTAKE_SITE_PROCESS);
  }
  if (OFFTAKE_IS_RECIPE (record))
    return !is_one_of (
        field->name, offtake_recipe_is_by_yields (OFFTAKE_RECIPE (record)) ? coefficients : yields);
  return TRUE;
}

static GPtrArray *
edited_fields (OfftakeRecord *record)
{
  const OfftakeStructure *structure = offtake_record_get_structure (record);
  GPtrArray *names = g_ptr_array_new ();

  for (guint i = 0; i < structure->n_fields; i++)
    if (is_edited (record, &structure->fields[i]))
      g_ptr_array_add (names, (gpointer) structure->fields[i].name);
  g_ptr_array_add (names, NULL);
  return names;
}

static void
show_heading (OfftakeRecordEditor *self)
{
  g_autofree char *kind =
      g_strdup_printf ("%s · %s", _ (OFFTAKE_RECORD_GET_CLASS (self->record)->noun),
                       offtake_record_get_id (self->record));

  gtk_label_set_label (self->heading, offtake_record_get_title (self->record));
  gtk_label_set_label (self->kind_label, kind);
  /* The panel of a site, above, has said it all. */
  gtk_widget_set_visible (GTK_WIDGET (self->head), !OFFTAKE_IS_SITE (self->record));
}

static void
show_extra (OfftakeRecordEditor *self)
{
  GtkWidget *child = adw_bin_get_child (self->extra_bin);

  if (child && OFFTAKE_IS_BALANCE_LIST (child) && OFFTAKE_IS_RECIPE (self->record))
    offtake_balance_list_show (OFFTAKE_BALANCE_LIST (child), plan_of (self),
                               OFFTAKE_RECIPE (self->record));
}

static void
build_extra (OfftakeRecordEditor *self)
{
  GtkWidget *child = NULL;

  if (OFFTAKE_IS_RECIPE (self->record))
    child = offtake_balance_list_new ();
  else if (OFFTAKE_IS_PRICE_INDEX (self->record))
    child = g_object_new (OFFTAKE_TYPE_SERIES_CHART, "path", "price_per_t", NULL);
  adw_bin_set_child (self->extra_bin, child);
  gtk_widget_set_visible (GTK_WIDGET (self->extra_bin), child != NULL);
  if (child && OFFTAKE_IS_SERIES_CHART (child))
    g_object_set (child, "record", self->record, NULL);
  show_extra (self);
}

static void
build_fields (OfftakeRecordEditor *self)
{
  g_autoptr (GPtrArray) names = edited_fields (self->record);
  GtkWidget *group =
      offtake_field_group_new (_ ("Details"), offtake_record_get_structure (self->record),
                               (const char *const *) names->pdata);

  /* What is being typed into the fields that go is stored first. */
  if (adw_bin_get_child (self->fields_bin))
    offtake_field_group_set_record (OFFTAKE_FIELD_GROUP (adw_bin_get_child (self->fields_bin)),
                                    NULL);
  g_free (self->shown);
  self->shown = g_strjoinv (" ", (char **) names->pdata);
  adw_bin_set_child (self->fields_bin, group);
  offtake_field_group_set_record (OFFTAKE_FIELD_GROUP (group), self->record);
}

static gboolean
rebuild (gpointer data)
{
  OfftakeRecordEditor *self = data;

  self->rebuild_id = 0;
  if (self->record && plan_of (self))
    build_fields (self);
  return G_SOURCE_REMOVE;
}

/* Which fields there are may depend on one of them, whose editor is at work just now. */
static void
on_record_changed (OfftakeRecordEditor *self)
{
  g_autoptr (GPtrArray) names = edited_fields (self->record);
  g_autofree char *now = g_strjoinv (" ", (char **) names->pdata);

  if (!plan_of (self))
    return;
  show_heading (self);
  show_extra (self);
  if (strcmp (now, self->shown) != 0 && !self->rebuild_id)
    self->rebuild_id = g_idle_add (rebuild, self);
}

static void
on_user_activated (AdwActionRow *row, OfftakeRecordEditor *self)
{
  offtake_view_select (offtake_pane_get_view (OFFTAKE_PANE (self)),
                       g_object_get_data (G_OBJECT (row), "user"));
}

static GtkWidget *
user_row_new (OfftakeRecordEditor *self, OfftakeRecord *user)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title",
                                 offtake_record_get_title (user), "subtitle",
                                 _ (OFFTAKE_RECORD_GET_CLASS (user)->noun), "activatable",
                                 !OFFTAKE_IS_SCENARIO (user), NULL);

  if (!OFFTAKE_IS_SCENARIO (user))
    adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                               gtk_image_new_from_icon_name ("go-next-symbolic"));
  g_object_set_data_full (G_OBJECT (row), "user", g_object_ref (user), g_object_unref);
  g_signal_connect (row, "activated", G_CALLBACK (on_user_activated), self);
  return row;
}

static void
show_users (OfftakeRecordEditor *self)
{
  /* A site's panel lists its agreements, each with what it moves. */
  g_autoptr (GPtrArray) users = OFFTAKE_IS_SITE (self->record)
                                    ? g_ptr_array_new ()
                                    : offtake_check_users (plan_of (self), self->record);

  for (guint i = 0; i < self->user_rows->len; i++)
    adw_preferences_group_remove (self->users_group, g_ptr_array_index (self->user_rows, i));
  g_ptr_array_set_size (self->user_rows, 0);
  for (guint i = 0; i < MIN (users->len, MAX_USERS); i++) {
    GtkWidget *row = user_row_new (self, g_ptr_array_index (users, i));

    g_ptr_array_add (self->user_rows, row);
    adw_preferences_group_add (self->users_group, row);
  }
  gtk_widget_set_visible (GTK_WIDGET (self->users_group), users->len > 0);
  g_autofree char *more = users->len > MAX_USERS
                              ? g_strdup_printf (_ ("The first %d of %'u"), MAX_USERS, users->len)
                              : NULL;
  adw_preferences_group_set_description (self->users_group, more);
}

static void
set_record (OfftakeRecordEditor *self, OfftakeRecord *record)
{
  g_clear_handle_id (&self->rebuild_id, g_source_remove);
  offtake_follow (&self->record, record, self);
  g_signal_connect_object (record, "notify", G_CALLBACK (on_record_changed), self,
                           G_CONNECT_SWAPPED);
  show_heading (self);
  build_fields (self);
  build_extra (self);
  show_users (self);
}

static void
offtake_record_editor_selection_changed (OfftakePane *pane)
{
  OfftakeRecordEditor *self = OFFTAKE_RECORD_EDITOR (pane);
  OfftakeRecord *selected = offtake_view_get_selected (offtake_pane_get_view (pane));

  if (selected && !OFFTAKE_IS_AGREEMENT (selected) && selected != self->record)
    set_record (self, selected);
}

/* Edits elsewhere change what a recipe's materials hold and who uses what. */
static void
offtake_record_editor_update (OfftakePane *pane)
{
  OfftakeRecordEditor *self = OFFTAKE_RECORD_EDITOR (pane);

  if (!self->record || !plan_of (self) ||
      self->record != offtake_view_get_selected (offtake_pane_get_view (pane)))
    return;
  show_extra (self);
  show_users (self);
}

static void
offtake_record_editor_dispose (GObject *object)
{
  OfftakeRecordEditor *self = OFFTAKE_RECORD_EDITOR (object);

  g_clear_handle_id (&self->rebuild_id, g_source_remove);
  offtake_follow (&self->record, NULL, self);
  g_clear_pointer (&self->user_rows, g_ptr_array_unref);
  g_clear_pointer (&self->shown, g_free);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), OFFTAKE_TYPE_RECORD_EDITOR);
  G_OBJECT_CLASS (offtake_record_editor_parent_class)->dispose (object);
}

#define BIND(child) gtk_widget_class_bind_template_child (widget_class, OfftakeRecordEditor, child)

static void
offtake_record_editor_class_init (OfftakeRecordEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = offtake_record_editor_dispose;
  OFFTAKE_PANE_CLASS (klass)->selection_changed = offtake_record_editor_selection_changed;
  OFFTAKE_PANE_CLASS (klass)->update = offtake_record_editor_update;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/offtake/Offtake/ui/record-editor/record-editor.ui");
  BIND (head);
  BIND (heading);
  BIND (kind_label);
  BIND (fields_bin);
  BIND (extra_bin);
  BIND (users_group);
}

static void
offtake_record_editor_init (OfftakeRecordEditor *self)
{
  self->user_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
