/* SPDX-License-Identifier: MPL-2.0 */
#include "document/document.h"

#include <glib/gi18n.h>
#include <stdlib.h>

#include "base/error.h"
#include "document/document-private.h"
#include "document/opening-private.h"
#include "document/scenario-edit.h"
#include "document/watch.h"

enum {
  PROP_0,
  PROP_PLAN,
  PROP_PATH,
  PROP_SOLUTION,
  PROP_SOLVED,
  PROP_SCENARIO,
  PROP_EDITS_BASE,
  PROP_READ_ONLY_REASON,
  PROP_FILE_PROBLEM,
  PROP_STORE_PROBLEM,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (OfftakeDocument, offtake_document, G_TYPE_OBJECT)

static void
offtake_document_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  OfftakeDocument *self = OFFTAKE_DOCUMENT (object);

  switch (property_id) {
  case PROP_PLAN: g_value_set_object (value, self->plan); break;
  case PROP_PATH: g_value_set_string (value, self->path); break;
  case PROP_SOLUTION: g_value_set_pointer (value, self->solution); break;
  case PROP_SOLVED: g_value_set_boolean (value, offtake_document_is_solved (self)); break;
  case PROP_SCENARIO: g_value_set_string (value, self->scenario); break;
  case PROP_EDITS_BASE: g_value_set_boolean (value, self->edits_base); break;
  case PROP_READ_ONLY_REASON: g_value_set_string (value, self->read_only_reason); break;
  case PROP_FILE_PROBLEM: g_value_set_string (value, self->file_problem); break;
  case PROP_STORE_PROBLEM: g_value_set_string (value, self->store_problem); break;
  case PROP_CAN_UNDO: g_value_set_boolean (value, offtake_document_can_undo (self)); break;
  case PROP_CAN_REDO: g_value_set_boolean (value, offtake_document_can_redo (self)); break;
  case PROP_UNDO_LABEL: g_value_set_string (value, offtake_document_get_undo_label (self)); break;
  case PROP_REDO_LABEL: g_value_set_string (value, offtake_document_get_redo_label (self)); break;
  default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec); break;
  }
}

static void
offtake_document_set_property (GObject *object,
                               guint property_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  if (property_id == PROP_SCENARIO)
    offtake_document_set_scenario (OFFTAKE_DOCUMENT (object), g_value_get_string (value));
  else if (property_id == PROP_EDITS_BASE)
    offtake_document_set_edits_base (OFFTAKE_DOCUMENT (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
offtake_document_dispose (GObject *object)
{
  offtake_document_close (OFFTAKE_DOCUMENT (object));
  G_OBJECT_CLASS (offtake_document_parent_class)->dispose (object);
}

static void
offtake_document_finalize (GObject *object)
{
  OfftakeDocument *self = OFFTAKE_DOCUMENT (object);

  offtake_solve_queue_free (self->queue);
  g_clear_pointer (&self->layers, offtake_layers_free);
  g_free (self->layer_error);
  g_clear_object (&self->plan);
  g_clear_pointer (&self->solution, offtake_solution_unref);
  g_clear_pointer (&self->review, g_array_unref);
  g_ptr_array_unref (self->touched);
  g_clear_pointer (&self->group_edits, g_array_unref);
  g_free (self->path);
  g_free (self->read_only_reason);
  g_free (self->file_problem);
  g_free (self->store_problem);
  g_free (self->scenario);
  g_free (self->next_scenario);
  g_free (self->shown_period);
  g_free (self->shown_element);
  g_free (self->solve_error);
  G_OBJECT_CLASS (offtake_document_parent_class)->finalize (object);
}

static void
offtake_document_class_init (OfftakeDocumentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = offtake_document_get_property;
  object_class->set_property = offtake_document_set_property;
  object_class->dispose = offtake_document_dispose;
  object_class->finalize = offtake_document_finalize;

  properties[PROP_PLAN] = g_param_spec_object ("plan", NULL, NULL, OFFTAKE_TYPE_PLAN, readable);
  properties[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, NULL, readable);
  properties[PROP_SOLUTION] = g_param_spec_pointer ("solution", NULL, NULL, readable);
  properties[PROP_SOLVED] = g_param_spec_boolean ("solved", NULL, NULL, FALSE, readable);
  properties[PROP_SCENARIO] =
      g_param_spec_string ("scenario", NULL, NULL, NULL,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_EDITS_BASE] =
      g_param_spec_boolean ("edits-base", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_READ_ONLY_REASON] =
      g_param_spec_string ("read-only-reason", NULL, NULL, NULL, readable);
  properties[PROP_FILE_PROBLEM] = g_param_spec_string ("file-problem", NULL, NULL, NULL, readable);
  properties[PROP_STORE_PROBLEM] =
      g_param_spec_string ("store-problem", NULL, NULL, NULL, readable);
  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, readable);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, readable);
  properties[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, readable);
  properties[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, readable);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
on_solved (OfftakeSolution *solution, const GError *error, guint edition, gpointer data)
{
  OfftakeDocument *self = data;

  g_clear_pointer (&self->solve_error, g_free);
  if (solution) {
    g_clear_pointer (&self->solution, offtake_solution_unref);
    self->solution = offtake_solution_ref (solution);
    self->solved_edition = edition;
  } else {
    self->solve_error = g_strdup (error->message);
  }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SOLUTION]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SOLVED]);
}

/* What is on screen is there before the rest of the plan. */
static void
on_shown_solved (OfftakeSolution *solution, const GError *error, guint edition, gpointer data)
{
  OfftakeDocument *self = data;

  g_clear_pointer (&self->solution, offtake_solution_unref);
  self->solution = offtake_solution_ref (solution);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SOLUTION]);
}

static OfftakeShown
find_shown (OfftakeDocument *self, const OfftakeNetwork *network)
{
  OfftakeShown shown = { .period = OFFTAKE_NONE, .element = OFFTAKE_NONE };

  if (self->shown_period)
    shown.period = offtake_network_find_period (network, self->shown_period);
  shown.all_elements = g_strcmp0 (self->shown_element, "*") == 0;
  if (self->shown_element)
    shown.element = offtake_network_find_element (network, self->shown_element);
  return shown;
}

static void
offtake_document_init (OfftakeDocument *self)
{
  self->queue = offtake_solve_queue_new (on_solved, self);
  self->touched = g_ptr_array_new_with_free_func ((GDestroyNotify) offtake_row_name_free);
}

static OfftakeNetwork *
compile (OfftakeDocument *self, GError **error)
{
  if (!self->layer_error)
    return offtake_network_compile (offtake_document_get_shown_plan (self), error);
  g_set_error_literal (error, OFFTAKE_ERROR, OFFTAKE_ERROR_NOT_FOUND, self->layer_error);
  return NULL;
}

/* Edits that come before the main loop is idle again are solved together. */
static gboolean
on_idle (gpointer data)
{
  OfftakeDocument *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakeNetwork) network = compile (self, &error);

  self->solve_source = 0;
  if (network) {
    offtake_solve_queue_show (self->queue, on_shown_solved, find_shown (self, network));
    offtake_solve_queue_push (self->queue, network, self->edition);
  } else {
    on_solved (NULL, error, self->edition, self);
  }
  return G_SOURCE_REMOVE;
}

static void
start_layers (OfftakeDocument *self)
{
  self->layers = offtake_layers_new (self->plan);
  g_set_object (&self->plan, offtake_layers_get_base (self->layers));
}

static void
end_layers (OfftakeDocument *self)
{
  offtake_layers_update (self->layers, NULL, NULL);
  g_set_object (&self->plan, offtake_layers_get_shown (self->layers));
  g_clear_pointer (&self->layers, offtake_layers_free);
}

static OfftakeScenario *
find_scenario (OfftakeDocument *self)
{
  return self->scenario
             ? (OfftakeScenario *) offtake_plan_find (self->plan, "scenarios", self->scenario)
             : NULL;
}

/* What is shown follows the plan and the scenario. */
static void
layer (OfftakeDocument *self)
{
  OfftakeScenario *scenario = find_scenario (self);
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->layer_error, g_free);
  if (scenario && !self->layers)
    start_layers (self);
  if (!scenario && self->layers)
    end_layers (self);
  if (self->layers && !offtake_layers_update (self->layers, scenario, &error)) {
    self->layer_error = g_strdup (error->message);
    offtake_layers_update (self->layers, NULL, NULL);
  }
  if (self->scenario && !scenario)
    self->layer_error = g_strdup_printf (_ ("the plan has no scenario \"%s\""), self->scenario);
}

/* A scenario that has been taken away gives way to the base plan. */
static gboolean
leave_lost_scenario (OfftakeDocument *self)
{
  if (!self->layers || !self->scenario || find_scenario (self))
    return FALSE;
  g_clear_pointer (&self->scenario, g_free);
  self->edits_base = FALSE;
  return TRUE;
}

void
offtake_document_changed (OfftakeDocument *self)
{
  gboolean was_solved = offtake_document_is_solved (self);
  gboolean left = leave_lost_scenario (self);

  if (!self->is_layered)
    layer (self);
  self->edition++;
  offtake_solve_queue_cancel (self->queue);
  g_clear_pointer (&self->solve_error, g_free);
  if (!self->solve_source)
    self->solve_source = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, on_idle, self, NULL);
  if (was_solved)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SOLVED]);
  if (left)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SCENARIO]);
}

void
offtake_document_notify_steps (OfftakeDocument *self)
{
  for (int property = PROP_CAN_UNDO; property <= PROP_REDO_LABEL; property++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

/* What was salvaged has no file: nobody goes on with it but by a copy. */
OfftakeDocument *
offtake_document_new_opened (OfftakeOpening *opened)
{
  g_autoptr (OfftakeOpening) opening = opened;
  OfftakeDocument *self = g_object_new (OFFTAKE_TYPE_DOCUMENT, NULL);

  if (opening->file)
    offtake_plan_file_take_over (opening->file);
  opening->is_made = FALSE;
  self->salvaged = opening->file == NULL;
  self->file = g_steal_pointer (&opening->file);
  self->journal = g_steal_pointer (&opening->journal);
  self->plan = g_steal_pointer (&opening->plan);
  self->path = g_steal_pointer (&opening->path);
  self->read_only_reason = g_steal_pointer (&opening->read_only_reason);
  if (!self->salvaged)
    offtake_document_start_watch (self);
  offtake_document_changed (self);
  return self;
}

OfftakeDocument *
offtake_document_open (const char *path, GError **error)
{
  OfftakeOpening *opening = offtake_opening_new (path, NULL, error);

  return opening ? offtake_document_new_opened (opening) : NULL;
}

OfftakeDocument *
offtake_document_create (const char *path, OfftakePlan *plan, gboolean replace, GError **error)
{
  OfftakeOpening *opening = offtake_opening_new_plan (path, plan, replace, NULL, error);

  return opening ? offtake_document_new_opened (opening) : NULL;
}

OfftakeDocument *
offtake_document_salvage (const char *path, GPtrArray **losses, GError **error)
{
  OfftakeOpening *opening = offtake_opening_new_salvaged (path, losses, error);

  return opening ? offtake_document_new_opened (opening) : NULL;
}

void
offtake_document_go_over (OfftakeDocument *self, OfftakeOpening *opened)
{
  g_autoptr (OfftakeOpening) opening = opened;

  offtake_document_stop_watch (self);
  g_clear_pointer (&self->journal, offtake_journal_free);
  g_clear_pointer (&self->file, offtake_plan_file_free);
  offtake_plan_file_take_over (opening->file);
  self->file = g_steal_pointer (&opening->file);
  self->journal = g_steal_pointer (&opening->journal);
  g_free (self->path);
  self->path = g_steal_pointer (&opening->path);
  offtake_document_start_watch (self);
  offtake_document_look_at_file (self);
  offtake_document_set_store_problem (self, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PATH]);
  offtake_document_notify_steps (self);
}

void
offtake_document_close (OfftakeDocument *self)
{
  if (self->batch) {
    offtake_batch_give_up (self->batch);
    self->batch = NULL;
    g_clear_pointer (&self->group_label, g_free);
  }
  if (self->group_label)
    offtake_document_abort_group (self);
  g_clear_handle_id (&self->solve_source, g_source_remove);
  offtake_solve_queue_cancel (self->queue);
  offtake_document_stop_watch (self);
  g_clear_pointer (&self->journal, offtake_journal_free);
  g_clear_pointer (&self->file, offtake_plan_file_free);
}

const char *
offtake_document_get_path (OfftakeDocument *self)
{
  return self->path;
}

OfftakePlan *
offtake_document_get_plan (OfftakeDocument *self)
{
  return self->plan;
}

void
offtake_document_set_store_problem (OfftakeDocument *self, const char *problem)
{
  if (g_strcmp0 (problem, self->store_problem) == 0)
    return;
  g_free (self->store_problem);
  self->store_problem = g_strdup (problem);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STORE_PROBLEM]);
}

const char *
offtake_document_get_store_problem (OfftakeDocument *self)
{
  return self->store_problem;
}

const char *
offtake_document_get_read_only_reason (OfftakeDocument *self)
{
  return self->read_only_reason;
}

gboolean
offtake_document_was_recovered (OfftakeDocument *self)
{
  return self->file && offtake_plan_file_was_recovered (self->file);
}

const char *
offtake_document_get_kept_copy (OfftakeDocument *self)
{
  return self->file ? offtake_plan_file_get_kept_copy (self->file) : NULL;
}

/* The damaged file stays: it may hold more than could be read today. */
static gboolean
save_salvaged (OfftakeDocument *self, const char *path, GError **error)
{
  char *real = realpath (path, NULL);
  gboolean same = g_strcmp0 (real, self->path) == 0;

  free (real);
  if (!same)
    return offtake_plan_file_create (path, self->plan, TRUE, error);
  g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
               _ ("%s: the damaged file is kept as it is; choose another name"), path);
  return FALSE;
}

gboolean
offtake_document_save_copy (OfftakeDocument *self, const char *path, GError **error)
{
  OfftakeDatabase *database = self->file ? offtake_plan_file_get_database (self->file) : NULL;

  if (!offtake_document_check_idle (self, error))
    return FALSE;
  if (self->salvaged)
    return save_salvaged (self, path, error);
  /* Where the file is gone, what is in memory is all there is: it was acknowledged. */
  if (database && (self->stale || !offtake_database_is_alive (database, NULL)))
    return offtake_plan_file_create (path, self->plan, TRUE, error);
  if (database)
    return offtake_plan_file_save_copy (self->file, path, TRUE, error);
  g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID, _ ("The plan has been closed."));
  return FALSE;
}

/* Inside a group there is nothing to take back until it ends. */
static gboolean
has_steps (OfftakeDocument *self)
{
  return self->journal && !self->group_label;
}

const char *
offtake_document_get_undo_label (OfftakeDocument *self)
{
  return has_steps (self) ? offtake_journal_get_undo_label (self->journal) : NULL;
}

const char *
offtake_document_get_redo_label (OfftakeDocument *self)
{
  return has_steps (self) ? offtake_journal_get_redo_label (self->journal) : NULL;
}

gboolean
offtake_document_can_undo (OfftakeDocument *self)
{
  return offtake_document_get_undo_label (self) != NULL;
}

gboolean
offtake_document_can_redo (OfftakeDocument *self)
{
  return offtake_document_get_redo_label (self) != NULL;
}

OfftakeSolution *
offtake_document_get_solution (OfftakeDocument *self)
{
  return self->solution;
}

gboolean
offtake_document_is_solved (OfftakeDocument *self)
{
  return self->solution && self->solved_edition == self->edition;
}

const char *
offtake_document_get_solve_error (OfftakeDocument *self)
{
  return self->solve_error;
}

/* The batch's worker reads the records that a scenario would change. */
static void
let_scenario_wait (OfftakeDocument *self, const char *scenario_id)
{
  g_free (self->next_scenario);
  self->next_scenario = g_strdup (scenario_id);
  self->scenario_waits = TRUE;
}

void
offtake_document_show_next_scenario (OfftakeDocument *self)
{
  g_autofree char *scenario_id = g_steal_pointer (&self->next_scenario);

  if (!self->scenario_waits)
    return;
  self->scenario_waits = FALSE;
  offtake_document_set_scenario (self, scenario_id);
}

void
offtake_document_set_scenario (OfftakeDocument *self, const char *scenario_id)
{
  if (self->batch) {
    let_scenario_wait (self, scenario_id);
    return;
  }
  if (g_strcmp0 (self->scenario, scenario_id) == 0)
    return;
  offtake_document_end_typing (self);
  g_free (self->scenario);
  self->scenario = g_strdup (scenario_id);
  if (!find_scenario (self) && self->layers)
    end_layers (self);
  offtake_document_set_edits_base (self, FALSE);
  offtake_document_changed (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SCENARIO]);
}

void
offtake_document_set_edits_base (OfftakeDocument *self, gboolean edits_base)
{
  if (self->edits_base == edits_base)
    return;
  self->edits_base = edits_base;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EDITS_BASE]);
}

gboolean
offtake_document_get_edits_base (OfftakeDocument *self)
{
  return self->edits_base;
}

const char *
offtake_document_get_scenario (OfftakeDocument *self)
{
  return self->scenario;
}

OfftakePlan *
offtake_document_get_shown_plan (OfftakeDocument *self)
{
  return self->layers ? offtake_layers_get_shown (self->layers) : self->plan;
}

void
offtake_document_show (OfftakeDocument *self, const char *period, const char *element)
{
  g_return_if_fail (OFFTAKE_IS_DOCUMENT (self));
  g_free (self->shown_period);
  self->shown_period = g_strdup (period);
  g_free (self->shown_element);
  self->shown_element = g_strdup (element);
}
