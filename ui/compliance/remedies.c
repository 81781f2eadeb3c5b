/* SPDX-License-Identifier: MPL-2.0 */
#include "compliance/remedies.h"

#include <glib/gi18n.h>
#include <math.h>

#include "base/text.h"
#include "document/plan-fix.h"
#include "list.h"
#include "mass.h"

#define MAX_SHOWN 8

struct _OfftakeRemedies {
  OfftakePane parent_instance;

  AdwPreferencesGroup *group;
  GPtrArray *rows;       /* GtkWidget in the group, owned by it */
  GCancellable *running; /* of the search under way */
};

G_DEFINE_FINAL_TYPE (OfftakeRemedies, offtake_remedies, OFFTAKE_TYPE_PANE)

static void
clear (OfftakeRemedies *self)
{
  if (self->running)
    g_cancellable_cancel (self->running);
  g_clear_object (&self->running);
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
}

static GtkWidget *
add_row (OfftakeRemedies *self, const char *title, const char *subtitle)
{
  GtkWidget *row = offtake_list_text_row_new (title, subtitle);

  g_ptr_array_add (self->rows, row);
  adw_preferences_group_add (self->group, row);
  return row;
}

static void
on_activated (AdwActionRow *row, OfftakeRemedies *self)
{
  OfftakeView *view = offtake_pane_get_view (OFFTAKE_PANE (self));
  OfftakePlan *plan = offtake_view_get_plan (view);
  const char *id = g_object_get_data (G_OBJECT (row), "id");
  OfftakeRecord *record = plan ? offtake_plan_find (plan, "agreements", id) : NULL;

  if (!record)
    return;
  offtake_view_select (view, record);
  offtake_view_request_edit (view);
}

static char *
lever_text (const OfftakeLever *lever)
{
  g_autofree char *now = offtake_mass_text (lever->t);
  g_autofree char *change = isnan (lever->more_t) ? NULL : offtake_mass_text (fabs (lever->more_t));

  if (!change)
    return g_strdup_printf (lever->gain > 0
                                /* Translators: what an agreement moves now, as "120 t" */
                                ? _ ("More would help, but not do alone; now %s")
                                : _ ("Less would help, but not do alone; now %s"),
                            now);
  /* Translators: a change of an agreement's quantity and what it is now, both as "120 t" */
  return g_strdup_printf (lever->more_t > 0 ? _ ("+%s here would do; now %s")
                                            : _ ("−%s here would do; now %s"),
                          change, now);
}

static void
add_lever (OfftakeRemedies *self, OfftakePlan *plan, const OfftakeLever *lever)
{
  OfftakeRecord *record = offtake_plan_find (plan, "agreements", lever->agreement);
  g_autofree char *text = lever_text (lever);
  GtkWidget *row =
      add_row (self, record ? offtake_record_get_title (record) : lever->agreement, text);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (lever->agreement), g_free);
  g_signal_connect (row, "activated", G_CALLBACK (on_activated), self);
}

static void
on_found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (OfftakeRemedies) self = data; /* the ref taken when the search was started */
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) levers = offtake_plan_fix_finish (result, &error);

  if (!levers)
    return; /* another verdict is shown by now */
  clear (self);
  for (guint i = 0; i < MIN (levers->len, MAX_SHOWN); i++)
    add_lever (self, offtake_document_get_shown_plan (OFFTAKE_DOCUMENT (source)), levers->pdata[i]);
  if (levers->len == 0)
    add_row (self, _ ("No agreement moves this verdict"),
             _ ("What is upstream was tried, each agreement by itself."));
}

void
offtake_remedies_show (OfftakeRemedies *self,
                       OfftakeCompliance *compliance,
                       const OfftakeFinding *finding)
{
  OfftakeView *view = offtake_pane_get_view (OFFTAKE_PANE (self));
  OfftakeDocument *document = view ? offtake_view_get_document (view) : NULL;
  gboolean has_levers = document && offtake_finding_has_levers (finding);

  clear (self);
  gtk_widget_set_visible (GTK_WIDGET (self), has_levers);
  if (!has_levers)
    return;
  add_row (self, _ ("Trying the agreements upstream…"), "");
  self->running = g_cancellable_new ();
  offtake_plan_fix_async (document, compliance, finding, self->running, on_found,
                          g_object_ref (self));
}

gboolean
offtake_remedies_is_busy (OfftakeRemedies *self)
{
  return self->running != NULL;
}

static void
offtake_remedies_document_changed (OfftakePane *pane)
{
  clear (OFFTAKE_REMEDIES (pane));
  gtk_widget_set_visible (GTK_WIDGET (pane), FALSE);
}

static void
offtake_remedies_dispose (GObject *object)
{
  OfftakeRemedies *self = OFFTAKE_REMEDIES (object);

  if (self->running)
    g_cancellable_cancel (self->running);
  g_clear_object (&self->running);
  G_OBJECT_CLASS (offtake_remedies_parent_class)->dispose (object);
}

static void
offtake_remedies_finalize (GObject *object)
{
  g_ptr_array_unref (OFFTAKE_REMEDIES (object)->rows);
  G_OBJECT_CLASS (offtake_remedies_parent_class)->finalize (object);
}

static void
offtake_remedies_class_init (OfftakeRemediesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = offtake_remedies_dispose;
  G_OBJECT_CLASS (klass)->finalize = offtake_remedies_finalize;
  OFFTAKE_PANE_CLASS (klass)->document_changed = offtake_remedies_document_changed;
}

static void
offtake_remedies_init (OfftakeRemedies *self)
{
  self->rows = g_ptr_array_new ();
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->group, _ ("What Would Fix It"));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->group));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
