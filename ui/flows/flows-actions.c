/* SPDX-License-Identifier: MPL-2.0 */
#include "flows/flows-page-private.h"

#include <glib/gi18n.h>

#include "document/draft-trade.h"
#include "document/scenario-edit.h"
#include "flows/flow-copy.h"
#include "window.h"

static OfftakeWindow *
window_of (OfftakeFlowsPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return OFFTAKE_IS_WINDOW (root) ? OFFTAKE_WINDOW (root) : NULL;
}

static void
tell (OfftakeFlowsPage *self, const char *text, const char *button, const char *action)
{
  if (window_of (self))
    offtake_window_show_toast (window_of (self), text, button, action);
}

static void
complain (OfftakeFlowsPage *self, const char *heading, const GError *error)
{
  if (window_of (self))
    offtake_window_show_error (window_of (self), heading, error);
}

static OfftakeSubject
subject_of (OfftakeFlowsPage *self)
{
  return offtake_chart_get_subject (self->chart);
}

static OfftakeRecord *
record_of (OfftakeFlowsPage *self)
{
  return offtake_chart_get_record (self->chart, subject_of (self));
}

static void
action_zoom_in (GtkWidget *widget, const char *name, GVariant *parameter)
{
  offtake_chart_zoom_step (OFFTAKE_FLOWS_PAGE (widget)->chart, 1);
}

static void
action_zoom_out (GtkWidget *widget, const char *name, GVariant *parameter)
{
  offtake_chart_zoom_step (OFFTAKE_FLOWS_PAGE (widget)->chart, -1);
}

static void
action_zoom_fit (GtkWidget *widget, const char *name, GVariant *parameter)
{
  offtake_chart_zoom_fit (OFFTAKE_FLOWS_PAGE (widget)->chart);
}

static void
action_draft_from (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OfftakeFlowsPage *self = OFFTAKE_FLOWS_PAGE (widget);

  offtake_chart_begin_draft (self->chart, subject_of (self), FALSE);
}

static void
action_draft_to (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OfftakeFlowsPage *self = OFFTAKE_FLOWS_PAGE (widget);

  offtake_chart_begin_draft (self->chart, subject_of (self), TRUE);
}

void
offtake_flows_actions_draft (OfftakeFlowsPage *self, OfftakeRecord *seller, OfftakeRecord *buyer)
{
  OfftakeView *view = offtake_flows_page_get_shown (self);
  g_autoptr (GError) error = NULL;
  OfftakeRecord *made = offtake_draft_trade (offtake_view_get_document (view),
                                             OFFTAKE_SITE (seller), OFFTAKE_SITE (buyer), &error);

  if (!made) {
    complain (self, _ ("The agreement cannot be drafted"), error);
    return;
  }
  g_autofree char *text = g_strdup_printf (_ ("Drafted: %s"), offtake_record_get_title (made));
  offtake_view_select (view, made);
  tell (self, text, _ ("Undo"), "win.undo");
  offtake_view_request_edit (view);
}

/* A place in the chart is no term of a scenario: it is that of the base plan, but for sites that
   the scenario adds. */
static gboolean
set_place (OfftakeFlowsPage *self, OfftakeRecord *site, json_t *place, GError **error)
{
  OfftakeDocument *document = offtake_view_get_document (offtake_flows_page_get_shown (self));
  g_autoptr (json_t) value = place;

  offtake_document_set_edits_base (document, offtake_document_find_base (document, site) != NULL);
  return offtake_document_set (document, site, "y", value, error) &&
         (value || offtake_document_set (document, site, "x", NULL, error));
}

/* Sets the place of one site, or takes the places of all, as one step. */
static void
change_places (OfftakeFlowsPage *self, const char *label, OfftakeRecord *site, const double *place)
{
  OfftakeView *view = offtake_flows_page_get_shown (self);
  OfftakeDocument *document = offtake_view_get_document (view);
  GListModel *sites = offtake_plan_get_list (offtake_view_get_plan (view), "sites");
  const gboolean edits_base = offtake_document_get_edits_base (document);
  g_autoptr (GError) error = NULL;

  offtake_document_set_edits_base (document, TRUE);
  gboolean done = offtake_document_begin_group (document, label, &error);
  if (done && site)
    done = set_place (self, site, place ? json_real (*place) : NULL, &error);
  for (guint i = 0; done && !site && i < g_list_model_get_n_items (sites); i++) {
    g_autoptr (OfftakeRecord) each = g_list_model_get_item (sites, i);

    done = set_place (self, each, NULL, &error);
  }
  offtake_document_set_edits_base (document, edits_base);
  if (!done)
    offtake_document_abort_group (document);
  if (!done || !offtake_document_end_group (document, &error))
    complain (self, _ ("The site stays where it was"), error);
  else
    tell (self, label, _ ("Undo"), "win.undo");
  offtake_flows_actions_update (self);
}

void
offtake_flows_actions_pin (OfftakeFlowsPage *self, OfftakeRecord *site, double place)
{
  g_autofree char *label = g_strdup_printf (_ ("Pin %s"), offtake_record_get_title (site));

  change_places (self, label, site, &place);
}

static void
action_pin (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OfftakeFlowsPage *self = OFFTAKE_FLOWS_PAGE (widget);
  OfftakeRecord *site = record_of (self);

  if (site && OFFTAKE_IS_SITE (site))
    offtake_flows_actions_pin (self, site,
                               offtake_chart_get_place (self->chart, subject_of (self)));
}

static void
action_unpin (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OfftakeFlowsPage *self = OFFTAKE_FLOWS_PAGE (widget);
  OfftakeRecord *site = record_of (self);

  if (!site || !OFFTAKE_IS_SITE (site))
    return;
  g_autofree char *label = g_strdup_printf (_ ("Unpin %s"), offtake_record_get_title (site));
  change_places (self, label, site, NULL);
}

static void
action_unpin_all (GtkWidget *widget, const char *name, GVariant *parameter)
{
  change_places (OFFTAKE_FLOWS_PAGE (widget), _ ("Unpin all sites"), NULL, NULL);
}

static void
action_only_path (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OfftakeFlowsPage *self = OFFTAKE_FLOWS_PAGE (widget);

  offtake_flows_page_set_path (self, record_of (self));
}

static void
action_show_all (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OfftakeFlowsPage *self = OFFTAKE_FLOWS_PAGE (widget);

  self->source.least = 0;
  offtake_flows_page_set_path (self, NULL);
}

static void
action_show_agreements (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OfftakeFlowsPage *self = OFFTAKE_FLOWS_PAGE (widget);
  OfftakeRecord *record = record_of (self);

  if (record && window_of (self))
    offtake_page_stack_show_agreements (offtake_window_get_pages (window_of (self)),
                                        OFFTAKE_IS_AGREEMENT (record)
                                            ? OFFTAKE_AGREEMENT (record)->number
                                            : offtake_record_get_title (record));
}

static void
put (GtkWidget *widget, GdkContentProvider *content, const char *text)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  gdk_clipboard_set_content (gtk_widget_get_clipboard (widget), content);
  if (OFFTAKE_IS_WINDOW (root))
    offtake_window_show_toast (OFFTAKE_WINDOW (root), text, NULL, NULL);
}

static gboolean
make_picture (gpointer data, GCancellable *cancellable, GError **error)
{
  return offtake_flow_picture_make (data, cancellable, error);
}

static void
on_picture_made (OfftakeLongTask *task, gpointer data, const GError *error)
{
  OfftakeWindow *window = OFFTAKE_WINDOW (gtk_widget_get_root (GTK_WIDGET (task)));

  if (error) {
    offtake_window_show_error (window, _ ("The chart cannot be copied"), error);
    return;
  }
  g_autoptr (GdkContentProvider) content = offtake_flow_picture_get_content (data);
  put (GTK_WIDGET (window), content, _ ("The picture is on the clipboard."));
}

static const OfftakeLongWork picture_work = {
  .text = N_ ("The chart is being drawn for the clipboard"),
  .work = make_picture,
  .done = on_picture_made,
  .free = (GDestroyNotify) offtake_flow_picture_free,
};

static void
action_copy_picture (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OfftakeFlowsPage *self = OFFTAKE_FLOWS_PAGE (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakeFlowPicture) picture =
      offtake_flow_picture_new (offtake_flows_page_get_shown (self), &self->source, &error);

  if (!picture)
    complain (self, _ ("The chart cannot be copied"), error);
  else if (window_of (self))
    offtake_long_task_run (offtake_window_get_long_task (window_of (self)), &picture_work,
                           g_steal_pointer (&picture));
}

static void
action_copy_data (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OfftakeFlowsPage *self = OFFTAKE_FLOWS_PAGE (widget);
  g_autoptr (GdkContentProvider) content =
      offtake_flow_copy_data (offtake_flows_page_get_shown (self), &self->source);

  if (content)
    put (widget, content, _ ("The flows are on the clipboard, for a spreadsheet."));
}

static void
action_stop (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OfftakeChart *chart = OFFTAKE_FLOWS_PAGE (widget)->chart;

  if (offtake_chart_n_making (chart) > 0)
    offtake_chart_stop_making (chart);
  else
    offtake_chart_resume_making (chart);
}

static const struct {
  const char *name;
  GtkWidgetActionActivateFunc act;
} entries[] = {
  { "chart.zoom-in", action_zoom_in },
  { "chart.zoom-out", action_zoom_out },
  { "chart.zoom-fit", action_zoom_fit },
  { "chart.draft-from", action_draft_from },
  { "chart.draft-to", action_draft_to },
  { "chart.pin", action_pin },
  { "chart.unpin", action_unpin },
  { "chart.unpin-all", action_unpin_all },
  { "chart.only-path", action_only_path },
  { "chart.show-all", action_show_all },
  { "chart.show-agreements", action_show_agreements },
  { "chart.copy-picture", action_copy_picture },
  { "chart.copy-data", action_copy_data },
  { "chart.stop", action_stop },
};

void
offtake_flows_actions_install (GtkWidgetClass *klass)
{
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    gtk_widget_class_install_action (klass, entries[i].name, NULL, entries[i].act);
}

static gboolean
has_pins (OfftakeFlowsPage *self)
{
  OfftakePlan *plan = offtake_view_get_plan (offtake_flows_page_get_shown (self));
  GListModel *sites = plan ? offtake_plan_get_list (plan, "sites") : NULL;

  for (guint i = 0; sites && i < g_list_model_get_n_items (sites); i++) {
    g_autoptr (OfftakeRecord) site = g_list_model_get_item (sites, i);

    if (offtake_record_is_given (site, "y"))
      return TRUE;
  }
  return FALSE;
}

void
offtake_flows_actions_update (OfftakeFlowsPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  OfftakeRecord *record = record_of (self);
  const gboolean drawn = offtake_chart_get_scene (self->chart) != NULL;
  const gboolean shown = drawn && !self->listed, drafts = offtake_chart_may_draft (self->chart);
  const gboolean site = record && OFFTAKE_IS_SITE (record);
  const gboolean pinned = site && offtake_record_is_given (record, "y");
  const struct {
    const char *name;
    gboolean enabled;
  } states[] = {
    { "chart.zoom-in", shown },
    { "chart.zoom-out", shown },
    { "chart.zoom-fit", shown },
    { "chart.draft-from", shown && site && drafts },
    { "chart.draft-to", shown && site && drafts },
    { "chart.pin", shown && site && drafts && !pinned },
    { "chart.unpin", shown && site && drafts && pinned },
    { "chart.unpin-all", drafts && has_pins (self) },
    { "chart.only-path", drawn && record },
    { "chart.show-all", self->source.path || self->source.least > 0 },
    { "chart.show-agreements", record != NULL },
    { "chart.copy-picture", drawn },
    { "chart.copy-data", drawn },
  };

  g_hash_table_remove_all (self->disabled);
  for (guint i = 0; i < G_N_ELEMENTS (states); i++) {
    gtk_widget_action_set_enabled (widget, states[i].name, states[i].enabled);
    if (!states[i].enabled)
      g_hash_table_add (self->disabled, (gpointer) states[i].name);
  }
}

gboolean
offtake_flows_page_can (OfftakeFlowsPage *self, const char *action)
{
  return !g_hash_table_contains (self->disabled, action);
}
