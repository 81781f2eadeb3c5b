/* SPDX-License-Identifier: MPL-2.0 */
#include "agreement-editor/consequence-list.h"

#include <glib/gi18n.h>

#include "base/task.h"
#include "css-class.h"
#include "document/plan-check.h"
#include "document/variant.h"
#include "mass.h"
#include "report/consequence.h"

#define CHECK_DELAY_MS 300 /* verdicts wait until typing pauses */

struct _OfftakeConsequenceList {
  OfftakePane parent_instance;

  char *scenario;                   /* that `before` is of */
  gboolean without;                 /* compared with the plan without the agreement */
  OfftakeSolution *before;          /* that it is compared with; NULL until it is solved */
  OfftakeCompliance *before_checks; /* NULL until they are there */
  GHashTable *names;                /* what agreements are called */
  GPtrArray *figures, *verdicts;    /* OfftakeConsequence; NULL for none */
  GCancellable *comparing, *checking, *leaving_out;
  guint check_id; /* the check that waits */

  AdwPreferencesGroup *group;
  AdwComboRow *choice; /* what it is compared with */
  GtkWidget *again_button;
  GtkListBox *list;
};

enum { PROP_SUMMARY = 1, N_PROPERTIES };
static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (OfftakeConsequenceList, offtake_consequence_list, OFFTAKE_TYPE_PANE)

static OfftakeView *
view_of (OfftakeConsequenceList *self)
{
  return offtake_pane_get_view (OFFTAKE_PANE (self));
}

static GtkListBoxRow *
add_row (OfftakeConsequenceList *self)
{
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, "figure-line");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_list_box_append (self->list, row);
  return GTK_LIST_BOX_ROW (row);
}

/* Rows stay while their texts change: new ones at each key would be measured anew. */
static void
show_row (OfftakeConsequenceList *self, guint i, const OfftakeConsequence *consequence)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) i);

  if (!row)
    row = add_row (self);
  GtkWidget *label = gtk_list_box_row_get_child (row);

  gtk_label_set_label (GTK_LABEL (label), consequence->text);
  offtake_set_css_class (label, "heading", consequence->kind == OFFTAKE_CONSEQUENCE_VERDICT);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  consequence->text, -1);
}

/* How many rows are filled then. */
static guint
show_rows (OfftakeConsequenceList *self, guint n, const GPtrArray *consequences)
{
  for (guint i = 0; consequences && i < consequences->len; i++)
    show_row (self, n++, consequences->pdata[i]);
  return n;
}

/* Verdicts first: they are what is being negotiated about. */
static void
show (OfftakeConsequenceList *self)
{
  const OfftakePeriod *period = offtake_view_get_period_info (view_of (self));
  const char *format =
      self->without ? _ ("What This Agreement Changes in %s") : _ ("What Your Edits Change in %s");
  g_auto (GStrv) parts = g_strsplit (format, "%s", 2);
  g_autofree char *title = g_strjoinv (period ? period->label : "", parts);

  GtkListBoxRow *rest = NULL;
  const guint n = show_rows (self, show_rows (self, 0, self->verdicts), self->figures);

  while ((rest = gtk_list_box_get_row_at_index (self->list, (int) n)))
    gtk_list_box_remove (self->list, GTK_WIDGET (rest));
  adw_preferences_group_set_title (self->group, title);
  gtk_widget_set_visible (GTK_WIDGET (self->list), n > 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUMMARY]);
  gtk_widget_set_visible (self->again_button, !self->without);
}

typedef struct {
  OfftakeSolution *before, *after;
  char *period, *currency;
  OfftakeMassUnit mass;
  GHashTable *names;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  offtake_solution_unref (request->before);
  offtake_solution_unref (request->after);
  g_free (request->period);
  g_free (request->currency);
  g_hash_table_unref (request->names);
  g_free (request);
}

static void
compare (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Request *request = data;

  g_task_return_pointer (task,
                         offtake_consequences_of_solutions (request->before, request->after,
                                                            request->period, request->currency,
                                                            request->mass, request->names),
                         (GDestroyNotify) g_ptr_array_unref);
}

static void
on_compared (GObject *source, GAsyncResult *result, gpointer data)
{
  OfftakeConsequenceList *self = OFFTAKE_CONSEQUENCE_LIST (source);
  g_autoptr (GError) error = NULL;
  GPtrArray *figures = g_task_propagate_pointer (G_TASK (result), &error);

  if (!figures)
    return;
  g_clear_pointer (&self->figures, g_ptr_array_unref);
  self->figures = figures;
  show (self);
}

static void
start_comparing (OfftakeConsequenceList *self)
{
  OfftakeView *view = view_of (self);
  const OfftakePeriod *period = offtake_view_get_period_info (view);
  Request *request = g_new0 (Request, 1);

  g_cancellable_cancel (self->comparing);
  g_clear_object (&self->comparing);
  self->comparing = g_cancellable_new ();
  request->before = offtake_solution_ref (self->before);
  request->after = offtake_solution_ref (offtake_view_get_solution (view));
  request->names = g_hash_table_ref (self->names);
  request->period = g_strdup (period->label);
  request->mass = offtake_mass_unit ();
  request->currency = g_strdup (offtake_plan_get_head (offtake_view_get_plan (view))->currency);

  g_autoptr (GTask) task = offtake_task_new (self, self->comparing, on_compared, NULL);
  g_task_set_task_data (task, request, request_free);
  g_task_run_in_thread (task, compare);
}

static gboolean
is_edited (OfftakeConsequenceList *self)
{
  return offtake_view_get_solution (view_of (self)) != self->before;
}

static void check_soon (OfftakeConsequenceList *self);

/* The first verdicts are those of before; later ones are held against them. */
static void
on_checked (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (OfftakeConsequenceList) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakeCompliance) checks = offtake_plan_check_finish (result, &error);

  if (!checks)
    return;
  if (!self->before_checks && !self->without) {
    self->before_checks = g_steal_pointer (&checks);
    if (is_edited (self)) /* meanwhile */
      check_soon (self);
    return;
  }
  if (!self->before_checks)
    return;
  g_clear_pointer (&self->verdicts, g_ptr_array_unref);
  self->verdicts = offtake_consequences_of_verdicts (self->before_checks, checks, self->names);
  show (self);
}

static void
on_left_out (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (OfftakeConsequenceList) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakeVariant) without = offtake_variant_finish (result, &error);

  if (!without || !self->without)
    return;
  g_clear_pointer (&self->before, offtake_solution_unref);
  g_clear_pointer (&self->before_checks, offtake_compliance_unref);
  self->before = g_steal_pointer (&without->solution);
  self->before_checks = g_steal_pointer (&without->checks);
  start_comparing (self);
  self->checking = g_cancellable_new ();
  offtake_plan_check_async (offtake_view_get_document (view_of (self)), self->checking, on_checked,
                            g_object_ref (self));
}

/* The plan without the agreement, as the rest of it now stands; the verdicts of both follow. */
static void
leave_out (OfftakeConsequenceList *self)
{
  OfftakeView *view = view_of (self);

  self->leaving_out = g_cancellable_new ();
  offtake_variant_without_async (offtake_view_get_document (view),
                                 offtake_record_get_id (offtake_view_get_selected (view)),
                                 self->leaving_out, on_left_out, g_object_ref (self));
}

static gboolean
start_checking (gpointer data)
{
  OfftakeConsequenceList *self = data;
  OfftakeDocument *document = offtake_view_get_document (view_of (self));

  self->check_id = 0;
  if (!document || !offtake_document_is_solved (document))
    return G_SOURCE_REMOVE;
  if (self->without) {
    leave_out (self);
    return G_SOURCE_REMOVE;
  }
  if (!self->before_checks && is_edited (self))
    return G_SOURCE_REMOVE; /* before anyone could look at the verdicts of before */
  self->checking = g_cancellable_new ();
  offtake_plan_check_async (document, self->checking, on_checked, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
stop_checking (OfftakeConsequenceList *self)
{
  g_clear_handle_id (&self->check_id, g_source_remove);
  g_cancellable_cancel (self->checking);
  g_clear_object (&self->checking);
  g_cancellable_cancel (self->leaving_out);
  g_clear_object (&self->leaving_out);
}

static void
check_soon (OfftakeConsequenceList *self)
{
  stop_checking (self);
  self->check_id = g_timeout_add (CHECK_DELAY_MS, start_checking, self);
}

static gboolean
is_agreement_selected (OfftakeConsequenceList *self)
{
  OfftakeRecord *selected = offtake_view_get_selected (view_of (self));

  return selected && OFFTAKE_IS_AGREEMENT (selected);
}

static gboolean
is_solved (OfftakeConsequenceList *self)
{
  OfftakeDocument *document = offtake_view_get_document (view_of (self));

  return document && offtake_document_is_solved (document);
}

/* What another scenario changes is no consequence of an edit. */
static gboolean
is_other_scenario (OfftakeConsequenceList *self)
{
  return g_strcmp0 (offtake_document_get_scenario (offtake_view_get_document (view_of (self))),
                    self->scenario) != 0;
}

/* From here on edits are compared with the plan as it stands. */
static void
start (OfftakeConsequenceList *self)
{
  stop_checking (self);
  g_cancellable_cancel (self->comparing);
  g_clear_pointer (&self->before, offtake_solution_unref);
  g_clear_pointer (&self->before_checks, offtake_compliance_unref);
  g_clear_pointer (&self->figures, g_ptr_array_unref);
  g_clear_pointer (&self->verdicts, g_ptr_array_unref);
  if (is_agreement_selected (self) && is_solved (self)) {
    g_free (self->scenario);
    self->scenario =
        g_strdup (offtake_document_get_scenario (offtake_view_get_document (view_of (self))));
    if (!self->without)
      self->before = offtake_solution_ref (offtake_view_get_solution (view_of (self)));
    g_clear_pointer (&self->names, g_hash_table_unref);
    self->names = offtake_consequence_names (offtake_view_get_plan (view_of (self)));
    check_soon (self);
  }
  show (self);
}

static void
offtake_consequence_list_update (OfftakePane *pane)
{
  OfftakeConsequenceList *self = OFFTAKE_CONSEQUENCE_LIST (pane);

  if (!is_agreement_selected (self) || !is_solved (self))
    return;
  if ((!self->before && !self->without) || is_other_scenario (self)) {
    start (self);
    return;
  }
  if (self->before)
    start_comparing (self);
  /* Until the verdicts of before are there, those of now would be taken for them. */
  if (self->before_checks || self->without)
    check_soon (self);
}

static void
offtake_consequence_list_reset (OfftakePane *pane)
{
  start (OFFTAKE_CONSEQUENCE_LIST (pane));
}

static void
on_start_clicked (OfftakeConsequenceList *self)
{
  start (self);
}

static void
on_choice (OfftakeConsequenceList *self)
{
  self->without = adw_combo_row_get_selected (self->choice) == 1;
  if (view_of (self) && offtake_view_get_plan (view_of (self)))
    start (self);
}

static guint
n_of (const GPtrArray *consequences)
{
  return consequences ? consequences->len : 0;
}

static char *
dup_summary (OfftakeConsequenceList *self)
{
  const guint n = n_of (self->verdicts) + n_of (self->figures);
  const OfftakeConsequence *first = n_of (self->verdicts)  ? self->verdicts->pdata[0]
                                    : n_of (self->figures) ? self->figures->pdata[0]
                                                           : NULL;

  if (!first)
    return NULL;
  /* Translators: what an edit changes, and how much it changes beside that */
  return n == 1 ? g_strdup (first->text)
                : g_strdup_printf (ngettext ("%s · and %u more", "%s · and %u more", n - 1),
                                   first->text, n - 1);
}

static void
offtake_consequence_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SUMMARY)
    g_value_take_string (value, dup_summary (OFFTAKE_CONSEQUENCE_LIST (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
offtake_consequence_list_dispose (GObject *object)
{
  OfftakeConsequenceList *self = OFFTAKE_CONSEQUENCE_LIST (object);

  stop_checking (self);
  g_cancellable_cancel (self->comparing);
  g_clear_object (&self->comparing);
  g_clear_pointer (&self->scenario, g_free);
  g_clear_pointer (&self->names, g_hash_table_unref);
  g_clear_pointer (&self->before, offtake_solution_unref);
  g_clear_pointer (&self->before_checks, offtake_compliance_unref);
  g_clear_pointer (&self->figures, g_ptr_array_unref);
  g_clear_pointer (&self->verdicts, g_ptr_array_unref);
  G_OBJECT_CLASS (offtake_consequence_list_parent_class)->dispose (object);
}

static void
offtake_consequence_list_class_init (OfftakeConsequenceListClass *klass)
{
  OfftakePaneClass *pane_class = OFFTAKE_PANE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = offtake_consequence_list_dispose;
  G_OBJECT_CLASS (klass)->get_property = offtake_consequence_list_get_property;
  properties[PROP_SUMMARY] =
      g_param_spec_string ("summary", NULL, NULL, NULL,
                           G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPERTIES, properties);
  pane_class->document_changed = offtake_consequence_list_reset;
  pane_class->selection_changed = offtake_consequence_list_reset;
  pane_class->update = offtake_consequence_list_update;
}

static GtkWidget *
choice_new (void)
{
  const char *const choices[] = { _ ("Plan as it was"), _ ("Plan without it"), NULL };
  g_autoptr (GtkStringList) model = gtk_string_list_new (choices);

  return g_object_new (ADW_TYPE_COMBO_ROW, "title", _ ("Against"), "model", model, NULL);
}

static void
offtake_consequence_list_init (OfftakeConsequenceList *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("view-refresh-symbolic");

  self->group = ADW_PREFERENCES_GROUP (group);
  self->list = GTK_LIST_BOX (list);
  self->choice = ADW_COMBO_ROW (choice_new ());
  self->again_button = button;
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What your edits change"), -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Compare with the Plan as It Is Now"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Compare with the Plan as It Is Now"), -1);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_start_clicked), self);
  adw_preferences_group_set_header_suffix (self->group, button);
  adw_preferences_group_add (self->group, GTK_WIDGET (self->choice));
  gtk_widget_set_margin_top (list, 6);
  adw_preferences_group_add (self->group, list);
  adw_bin_set_child (ADW_BIN (self), group);
  gtk_widget_set_visible (list, FALSE);
  g_signal_connect_swapped (self->choice, "notify::selected", G_CALLBACK (on_choice), self);
}

gboolean
offtake_consequence_list_is_ready (OfftakeConsequenceList *self)
{
  return self->before_checks != NULL;
}
