/* SPDX-License-Identifier: MPL-2.0 */
#include "window-actions.h"

#include <glib/gi18n.h>

#include "agreement-editor/field-row.h"
#include "agreements/agreements-page.h"
#include "agreements/clipboard.h"
#include "dialogs/assess-dialog.h"
#include "dialogs/company-rules.h"
#include "dialogs/editions.h"
#include "dialogs/file-dialog.h"
#include "dialogs/merge.h"
#include "dialogs/preferences.h"
#include "dialogs/restore.h"
#include "dialogs/seal.h"
#include "dialogs/shortcuts.h"
#include "flows/chart-export.h"
#include "import/import-dialog.h"
#include "plan-files.h"
#include "record-actions.h"
#include "report/print.h"
#include "report/report-options.h"
#include "save-plan.h"
#include "scenarios/scenario-actions.h"
#include "search/command-search.h"

static OfftakeApplication *
application_of (OfftakeWindow *self)
{
  return OFFTAKE_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
}

/* Takes over what a function of plan-files.h returned. */
static void
open_made (OfftakeWindow *self, OfftakeDocument *made, GError *failed)
{
  g_autoptr (OfftakeDocument) document = made;
  g_autoptr (GError) error = failed;

  if (document)
    offtake_application_open_document (application_of (self), document);
  else
    offtake_window_show_error (self, _ ("The Plan Cannot Be Opened"), error);
}

static void
action_restore (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OfftakeDocument *document = offtake_window_get_document (OFFTAKE_WINDOW (widget));

  offtake_restore_show (OFFTAKE_WINDOW (widget), offtake_document_get_path (document));
}

static void
action_new (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GError *error = NULL;
  OfftakeDocument *document = offtake_plan_files_new (_ ("New plan"), &error);

  open_made (OFFTAKE_WINDOW (widget), document, error);
}

static void
action_open_sample (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GError *error = NULL;
  OfftakeDocument *document =
      offtake_plan_files_open_sample (g_variant_get_string (parameter, NULL), &error);

  open_made (OFFTAKE_WINDOW (widget), document, error);
}

static void
on_open_chosen (OfftakeWindow *self, const char *path)
{
  offtake_application_open_path (application_of (self), path, GTK_WINDOW (self));
}

static void
action_open (GtkWidget *widget, const char *name, GVariant *parameter)
{
  offtake_file_dialog_open_plan (OFFTAKE_WINDOW (widget), on_open_chosen);
}

static void
action_open_recent (GtkWidget *widget, const char *name, GVariant *parameter)
{
  on_open_chosen (OFFTAKE_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
on_import_chosen (OfftakeWindow *self, const char *path)
{
  offtake_import_dialog_show (self, path);
}

static void
action_import (GtkWidget *widget, const char *name, GVariant *parameter)
{
  offtake_window_commit_field (OFFTAKE_WINDOW (widget));
  offtake_file_dialog_import (OFFTAKE_WINDOW (widget), on_import_chosen);
}

static void
action_compare (GtkWidget *widget, const char *name, GVariant *parameter)
{
  offtake_window_commit_field (OFFTAKE_WINDOW (widget));
  offtake_file_dialog_read_plan (OFFTAKE_WINDOW (widget), _ ("The Plan to Compare With"),
                                 offtake_compare_show);
}

/* Theirs is remembered while the version that both come from is asked for. */
#define THEIRS "offtake-merge-theirs"

static void
on_base_chosen (OfftakeWindow *self, const char *path)
{
  g_autofree char *theirs = g_object_steal_data (G_OBJECT (self), THEIRS);

  if (theirs && offtake_window_get_document (self))
    offtake_merge_show (self, theirs, path);
}

static void
on_theirs_chosen (OfftakeWindow *self, const char *path)
{
  g_object_set_data_full (G_OBJECT (self), THEIRS, g_strdup (path), g_free);
  offtake_file_dialog_read_plan (self, _ ("The Version That Both Come From"), on_base_chosen);
}

static void
action_merge (GtkWidget *widget, const char *name, GVariant *parameter)
{
  offtake_window_commit_field (OFFTAKE_WINDOW (widget));
  offtake_file_dialog_read_plan (OFFTAKE_WINDOW (widget), _ ("The Other Version of the Plan"),
                                 on_theirs_chosen);
}

static void
on_save_chosen (OfftakeWindow *self, const char *path)
{
  OfftakeDocument *document = offtake_window_get_document (self);

  if (!document)
    return;
  if (!offtake_document_get_file_problem (document) &&
      offtake_plan_files_is_same (offtake_document_get_path (document), path))
    offtake_window_show_toast (self, _ ("The plan is there already, with every change."), NULL,
                               NULL);
  else
    offtake_save_plan (self, path);
}

static void
action_save_as (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OfftakeWindow *self = OFFTAKE_WINDOW (widget);

  offtake_window_commit_field (self);
  offtake_file_dialog_save_plan (self, on_save_chosen);
}

/* Typing in a field that is not stored yet is what the first undo takes back. */
static gboolean
revert_typing (OfftakeWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *row = focus ? gtk_widget_get_ancestor (focus, OFFTAKE_TYPE_FIELD_ROW) : NULL;
  GtkTextBuffer *notes =
      GTK_IS_TEXT_VIEW (focus) ? gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus)) : NULL;

  if (notes && gtk_text_buffer_get_can_undo (notes)) {
    gtk_text_buffer_undo (notes);
    return TRUE;
  }
  return row && offtake_field_row_undo_typing (OFFTAKE_FIELD_ROW (row));
}

static void
action_undo (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OfftakeWindow *self = OFFTAKE_WINDOW (widget);
  OfftakeDocument *document = offtake_window_get_document (self);
  g_autoptr (GError) error = NULL;

  if (revert_typing (self))
    return;
  g_autofree char *label = g_strdup (offtake_document_get_undo_label (document));
  if (!offtake_document_undo (document, &error)) {
    offtake_window_show_error (self, _ ("The Change Cannot Be Undone"), error);
    return;
  }
  g_autofree char *text = g_strdup_printf (_ ("Undone: %s"), label);
  offtake_window_show_toast (self, text, _ ("Redo"), "win.redo");
}

static void
action_redo (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OfftakeWindow *self = OFFTAKE_WINDOW (widget);
  OfftakeDocument *document = offtake_window_get_document (self);
  g_autofree char *label = g_strdup (offtake_document_get_redo_label (document));
  g_autoptr (GError) error = NULL;

  if (!offtake_document_redo (document, &error)) {
    offtake_window_show_error (self, _ ("The Change Cannot Be Made Again"), error);
    return;
  }
  g_autofree char *text = g_strdup_printf (_ ("Done again: %s"), label);
  offtake_window_show_toast (self, text, _ ("Undo"), "win.undo");
}

typedef struct {
  OfftakeWindow *window;
  void (*act) (OfftakeWindow *);
} Waiting;

static void
waiting_free (gpointer data, GClosure *closure)
{
  Waiting *waiting = data;

  g_object_unref (waiting->window);
  g_free (waiting);
}

/* Where the plan cannot be solved the window says so, and the act is dropped. */
static void
on_solution (OfftakeDocument *document, GParamSpec *pspec, Waiting *waiting)
{
  g_autoptr (OfftakeWindow) window = g_object_ref (waiting->window);
  gboolean solved = offtake_document_is_solved (document);
  void (*act) (OfftakeWindow *) = waiting->act;

  if (!solved && !offtake_document_get_solve_error (document))
    return;
  g_signal_handlers_disconnect_by_func (document, on_solution, waiting);
  if (solved && offtake_window_get_document (window) == document)
    act (window);
}

/* What leaves the program is of the plan as it stands, with what is being typed. */
static void
act_when_solved (OfftakeWindow *self, void (*act) (OfftakeWindow *))
{
  OfftakeDocument *document = offtake_window_get_document (self);

  offtake_window_commit_field (self);
  if (offtake_document_is_solved (document)) {
    act (self);
    return;
  }
  Waiting *waiting = g_new0 (Waiting, 1);
  waiting->window = g_object_ref (self);
  waiting->act = act;
  g_signal_connect_data (document, "notify::solution", G_CALLBACK (on_solution), waiting,
                         waiting_free, 0);
}

static void
action_print (GtkWidget *widget, const char *name, GVariant *parameter)
{
  act_when_solved (OFFTAKE_WINDOW (widget), offtake_print_report);
}

static void
tell_written (OfftakeWindow *self, const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *text = g_strdup_printf (_ ("Written: %s"), name);

  offtake_window_show_toast (self, text, NULL, NULL);
}

static void
tell_report (OfftakeWindow *self, const char *path, const GError *error)
{
  if (error)
    offtake_window_show_error (self, _ ("The Report Cannot Be Written"), error);
  else
    tell_written (self, path);
}

static gboolean
write_report (gpointer data, GCancellable *cancellable, GError **error)
{
  return offtake_report_brief_write (data, cancellable, error);
}

static void
on_report_written (OfftakeLongTask *task, gpointer data, const GError *error)
{
  tell_report (OFFTAKE_WINDOW (gtk_widget_get_root (GTK_WIDGET (task))),
               offtake_report_brief_get_path (data), error);
}

static const OfftakeLongWork report_work = {
  .text = N_ ("The report is being written"),
  .work = write_report,
  .done = on_report_written,
  .free = (GDestroyNotify) offtake_report_brief_free,
};

/* The language is the whole process's: a report in another one is written before the window says
   anything more in its own. */
static void
on_report_chosen (OfftakeWindow *self, const char *path)
{
  g_autoptr (GError) error = NULL;

  if (offtake_report_options_get (self)->language) {
    offtake_print_write_report (self, path, &error);
    tell_report (self, path, error);
    return;
  }
  OfftakeReportBrief *report = offtake_print_read_report (self, path, &error);
  if (report)
    offtake_long_task_run (offtake_window_get_long_task (self), &report_work, report);
  else
    tell_report (self, path, error);
}

static void
choose_report (OfftakeWindow *self)
{
  offtake_file_dialog_export_report (self, on_report_chosen);
}

static void
action_export_report (GtkWidget *widget, const char *name, GVariant *parameter)
{
  act_when_solved (OFFTAKE_WINDOW (widget), choose_report);
}

static gboolean
write_chart (gpointer data, GCancellable *cancellable, GError **error)
{
  return offtake_chart_export_write (data, cancellable, error);
}

static void
on_chart_written (OfftakeLongTask *task, gpointer data, const GError *error)
{
  OfftakeWindow *self = OFFTAKE_WINDOW (gtk_widget_get_root (GTK_WIDGET (task)));

  if (error)
    offtake_window_show_error (self, _ ("The Chart Cannot Be Written"), error);
  else
    tell_written (self, offtake_chart_export_get_path (data));
}

static const OfftakeLongWork chart_work = {
  .text = N_ ("The chart is being written"),
  .work = write_chart,
  .done = on_chart_written,
  .free = (GDestroyNotify) offtake_chart_export_free,
};

static void
on_chart_chosen (OfftakeWindow *self, const char *path)
{
  g_autoptr (GError) error = NULL;
  OfftakeChartExport *chart =
      offtake_page_stack_read_chart (offtake_window_get_pages (self), path, &error);

  if (chart)
    offtake_long_task_run (offtake_window_get_long_task (self), &chart_work, chart);
  else
    offtake_window_show_error (self, _ ("The Chart Cannot Be Written"), error);
}

static void
choose_chart (OfftakeWindow *self)
{
  offtake_file_dialog_export_chart (self, on_chart_chosen);
}

static void
action_export_chart (GtkWidget *widget, const char *name, GVariant *parameter)
{
  act_when_solved (OFFTAKE_WINDOW (widget), choose_chart);
}

static void
step_period (GtkWidget *widget, int step)
{
  OfftakeView *view = offtake_window_get_view (OFFTAKE_WINDOW (widget));

  offtake_view_set_period (view, (guint) ((int) offtake_view_get_period (view) + step));
}

static void
action_previous_period (GtkWidget *widget, const char *name, GVariant *parameter)
{
  step_period (widget, -1);
}

static void
action_next_period (GtkWidget *widget, const char *name, GVariant *parameter)
{
  step_period (widget, 1);
}

static void
action_show_page (GtkWidget *widget, const char *name, GVariant *parameter)
{
  offtake_window_show_page (OFFTAKE_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
action_report_options (GtkWidget *widget, const char *name, GVariant *parameter)
{
  offtake_report_options_show (OFFTAKE_WINDOW (widget));
}

static void
action_assess (GtkWidget *widget, const char *name, GVariant *parameter)
{
  offtake_assess_dialog_show (GTK_WINDOW (widget), NULL);
}

static void
action_seal (GtkWidget *widget, const char *name, GVariant *parameter)
{
  act_when_solved (OFFTAKE_WINDOW (widget), offtake_seal_show);
}

static void
action_editions (GtkWidget *widget, const char *name, GVariant *parameter)
{
  offtake_editions_show (OFFTAKE_WINDOW (widget));
}

static void
action_company_rules (GtkWidget *widget, const char *name, GVariant *parameter)
{
  offtake_company_rules_show (OFFTAKE_WINDOW (widget));
}

static void
action_find (GtkWidget *widget, const char *name, GVariant *parameter)
{
  offtake_page_stack_find (offtake_window_get_pages (OFFTAKE_WINDOW (widget)));
}

static void
action_search (GtkWidget *widget, const char *name, GVariant *parameter)
{
  offtake_window_commit_field (OFFTAKE_WINDOW (widget));
  offtake_command_search_show (OFFTAKE_WINDOW (widget));
}

static void
action_show_help_overlay (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_window_present (GTK_WINDOW (offtake_shortcuts_new (GTK_WINDOW (widget))));
}

static void
action_preferences (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_window_present (GTK_WINDOW (offtake_preferences_new (GTK_WINDOW (widget))));
}

static void
action_problems (GtkWidget *widget, const char *name, GVariant *parameter)
{
  offtake_window_show_problems (OFFTAKE_WINDOW (widget));
}

/* The cell of a table where it has the focus; else the inspector. */
static void
action_edit (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (widget));
  GtkWidget *page = focus ? gtk_widget_get_ancestor (focus, OFFTAKE_TYPE_AGREEMENTS_PAGE) : NULL;

  if (page && offtake_agreements_page_edit_cell (OFFTAKE_AGREEMENTS_PAGE (page)))
    return;
  offtake_window_edit (OFFTAKE_WINDOW (widget));
}

static void
action_leave_inspector (GtkWidget *widget, const char *name, GVariant *parameter)
{
  offtake_window_leave_inspector (OFFTAKE_WINDOW (widget));
}

static void
action_walk_parts (GtkWidget *widget, const char *name, GVariant *parameter)
{
  offtake_window_walk_parts (OFFTAKE_WINDOW (widget), g_str_equal (name, "win.previous-part"));
}

void
offtake_window_install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.new", NULL, action_new);
  gtk_widget_class_install_action (klass, "win.open", NULL, action_open);
  gtk_widget_class_install_action (klass, "win.open-recent", "s", action_open_recent);
  gtk_widget_class_install_action (klass, "win.open-sample", "s", action_open_sample);
  gtk_widget_class_install_action (klass, "win.import", NULL, action_import);
  gtk_widget_class_install_action (klass, "win.compare", NULL, action_compare);
  gtk_widget_class_install_action (klass, "win.merge", NULL, action_merge);
  gtk_widget_class_install_action (klass, "win.save-as", NULL, action_save_as);
  gtk_widget_class_install_action (klass, "win.restore", NULL, action_restore);
  gtk_widget_class_install_action (klass, "win.undo", NULL, action_undo);
  gtk_widget_class_install_action (klass, "win.redo", NULL, action_redo);
  gtk_widget_class_install_action (klass, "win.print", NULL, action_print);
  gtk_widget_class_install_action (klass, "win.export-report", NULL, action_export_report);
  gtk_widget_class_install_action (klass, "win.report-options", NULL, action_report_options);
  gtk_widget_class_install_action (klass, "win.assess", NULL, action_assess);
  gtk_widget_class_install_action (klass, "win.seal", NULL, action_seal);
  gtk_widget_class_install_action (klass, "win.editions", NULL, action_editions);
  gtk_widget_class_install_action (klass, "win.company-rules", NULL, action_company_rules);
  gtk_widget_class_install_action (klass, "win.export-chart", NULL, action_export_chart);
  gtk_widget_class_install_action (klass, "win.previous-period", NULL, action_previous_period);
  gtk_widget_class_install_action (klass, "win.next-period", NULL, action_next_period);
  gtk_widget_class_install_action (klass, "win.show-page", "s", action_show_page);
  gtk_widget_class_install_action (klass, "win.find", NULL, action_find);
  gtk_widget_class_install_action (klass, "win.search", NULL, action_search);
  gtk_widget_class_install_action (klass, "win.show-help-overlay", NULL, action_show_help_overlay);
  gtk_widget_class_install_action (klass, "win.preferences", NULL, action_preferences);
  gtk_widget_class_install_action (klass, "win.problems", NULL, action_problems);
  gtk_widget_class_install_action (klass, "win.edit", NULL, action_edit);
  gtk_widget_class_install_action (klass, "win.leave-inspector", NULL, action_leave_inspector);
  gtk_widget_class_install_action (klass, "win.next-part", NULL, action_walk_parts);
  gtk_widget_class_install_action (klass, "win.previous-part", NULL, action_walk_parts);
  offtake_clipboard_install (klass);
  offtake_record_actions_install (klass);
  offtake_scenario_actions_install (klass);
}

void
offtake_window_update_actions (OfftakeWindow *self)
{
  OfftakeView *view = offtake_window_get_view (self);
  OfftakeDocument *document = offtake_view_get_document (view);
  gboolean solved = offtake_view_get_solved_period (view) != OFFTAKE_NONE &&
                    !offtake_document_get_solve_error (document);
  guint period = offtake_view_get_period (view);

  const struct {
    const char *name;
    gboolean enabled;
  } states[] = {
    { "win.save-as", document != NULL },
    { "win.compare", document != NULL },
    { "win.merge", document && !offtake_document_get_read_only_reason (document) },
    { "win.restore", document != NULL },
    { "win.undo", document && offtake_document_can_undo (document) },
    { "win.redo", document && offtake_document_can_redo (document) },
    { "win.print", solved },
    { "win.export-report", solved },
    { "win.export-chart", solved },
    { "win.report-options", document != NULL },
    { "win.seal", solved && !offtake_document_get_read_only_reason (document) },
    { "win.editions", document != NULL },
    { "win.company-rules", document != NULL },
    { "win.previous-period", document && period > 0 },
    { "win.next-period", document && period + 1 < offtake_view_n_periods (view) },
    { "win.show-page", document != NULL },
    { "win.find", document != NULL },
    { "win.problems", document != NULL },
    { "win.edit", document && offtake_view_get_selection (view)->len > 0 },
    { "win.inspector", document != NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    offtake_window_set_enabled (self, states[i].name, states[i].enabled);
  offtake_clipboard_update (self);
  offtake_record_actions_update (self);
  offtake_scenario_actions_update (self);
}
