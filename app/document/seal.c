/* SPDX-License-Identifier: MPL-2.0 */
#include "document/seal.h"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/error.h"
#include "base/period.h"
#include "base/task.h"
#include "document/document-private.h"
#include "document/plan-check.h"
#include "document/plan-copy.h"
#include "exchange/compliance-json.h"
#include "exchange/plan-json.h"
#include "exchange/solution-json.h"

#define MAX_NAME 200 /* characters */

void
offtake_seal_options_init (OfftakeSealOptions *options)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  GDate day;

  g_date_clear (&day, 1);
  g_date_set_dmy (&day, (GDateDay) g_date_time_get_day_of_month (now),
                  (GDateMonth) g_date_time_get_month (now), (GDateYear) g_date_time_get_year (now));
  *options = (OfftakeSealOptions){ .made = g_date_get_julian (&day) };
  offtake_summary_options_init (&options->pages);
}

static gboolean
check_name (const char *what, const char *name, GError **error)
{
  if (!name)
    return TRUE;
  for (const char *c = name; *c; c = g_utf8_next_char (c))
    if (g_unichar_iscntrl (g_utf8_get_char (c))) {
      g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID, _ ("%s must be a single line"),
                   what);
      return FALSE;
    }
  if (g_utf8_strlen (name, -1) <= MAX_NAME)
    return TRUE;
  g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID, _ ("%s: at most %d characters"), what,
               MAX_NAME);
  return FALSE;
}

static char *
write_rules (const OfftakeRuleBook *book)
{
  g_autoptr (json_t) list = json_array ();

  for (guint i = 0; i < book->packs->len; i++)
    json_array_append (list, ((const OfftakeRulePack *) book->packs->pdata[i])->tree);
  return offtake_json_write (list);
}

static char *
write_results (OfftakePlan *plan, OfftakeSolution *solution)
{
  OfftakeRuleBook *book = offtake_plan_check_get_book ();
  const OfftakeNetwork *network = offtake_solution_get_network (solution);
  g_autoptr (GArray) periods = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (OfftakeCompliance) compliance =
      offtake_compliance_new (plan, solution, book, NULL, NULL, 0);

  for (guint p = 0; p < offtake_network_n_periods (network); p++)
    if (offtake_solution_has_period (solution, p))
      g_array_append_val (periods, p);
  g_autofree char *flows = offtake_solution_json_write (
      solution, (const guint *) (gpointer) periods->data, periods->len);
  g_autofree char *verdicts = offtake_compliance_json_write (compliance, plan, book);
  return g_strdup_printf ("{\"flows\": %s, \"verdicts\": %s}\n", flows, verdicts);
}

static GBytes *
take_text (char *text)
{
  return g_bytes_new_take (text, strlen (text));
}

static gboolean
draw_pages (OfftakeEdition *self,
            OfftakePlan *plan,
            OfftakeSolution *solution,
            const OfftakeSealOptions *options,
            GError **error)
{
  OfftakeSummaryOptions pages = options->pages;
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, self->number);

  pages.scenario = *self->scenario ? self->scenario : NULL;
  pages.fingerprint = self->digest;
  pages.edition = number;
  pages.edition_title = self->title;
  pages.made = options->made;
  pages.prepared_by = *self->prepared_by ? self->prepared_by : NULL;
  g_autoptr (OfftakeSummary) summary = offtake_summary_new (plan, solution, &pages, error);
  self->pages = summary ? offtake_summary_to_pdf (summary, error) : NULL;
  if (!self->pages)
    return FALSE;
  self->pages_digest = offtake_edition_compute_pages_digest (self);
  return TRUE;
}

OfftakeEdition *
offtake_seal_new (OfftakePlan *base,
                  const char *scenario,
                  OfftakeSolution *solution,
                  gint64 number,
                  const OfftakeSealOptions *options,
                  GError **error)
{
  g_autoptr (OfftakeEdition) self = offtake_edition_new ();
  g_autoptr (OfftakePlan) plan = NULL;

  if (!check_name (_ ("The title"), options->title, error) ||
      !check_name (_ ("\"Prepared by\""), options->prepared_by, error))
    return NULL;
  plan = scenario ? offtake_plan_apply_scenario (base, scenario, error) : g_object_ref (base);
  if (!plan)
    return NULL;
  self->number = number;
  self->title = g_strdup (options->title ? options->title : "");
  self->made = offtake_day_format (options->made);
  self->prepared_by = g_strdup (options->prepared_by ? options->prepared_by : "");
  self->scenario = g_strdup (scenario ? scenario : "");
  self->program = g_strdup (OFFTAKE_VERSION);
  self->model = take_text (offtake_plan_json_write (base));
  self->rules = take_text (write_rules (offtake_plan_check_get_book ()));
  self->results = take_text (write_results (plan, solution));
  self->digest = offtake_edition_compute_digest (self);
  return draw_pages (self, plan, solution, options, error) ? g_steal_pointer (&self) : NULL;
}

/* What a worker needs: nothing of it changes. */
typedef struct {
  OfftakePlanCopy plan;
  char *title, *prepared_by;
  char **periods;
  gint64 number;
  OfftakeSolution *solution;
  OfftakeSealOptions options;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  offtake_plan_copy_clear (&request->plan);
  g_free (request->title);
  g_free (request->prepared_by);
  g_strfreev (request->periods);
  offtake_solution_unref (request->solution);
  g_free (request);
}

static void
seal (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Request *request = data;
  GError *error = NULL;
  g_autoptr (OfftakePlan) plan =
      offtake_plan_json_read (request->plan.text, strlen (request->plan.text), "plan", &error);
  OfftakeEdition *edition = plan
                                ? offtake_seal_new (plan, request->plan.scenario, request->solution,
                                                    request->number, &request->options, &error)
                                : NULL;

  if (edition)
    g_task_return_pointer (task, edition, (GDestroyNotify) offtake_edition_free);
  else
    g_task_return_error (task, error);
}

static Request *
request_new (OfftakeDocument *self, gint64 number, const OfftakeSealOptions *options)
{
  Request *request = g_new0 (Request, 1);

  request->number = number;
  offtake_plan_copy_init (&request->plan, self);
  request->title = g_strdup (options->title);
  request->prepared_by = g_strdup (options->prepared_by);
  request->periods = g_strdupv ((char **) options->pages.periods);
  request->solution = offtake_solution_ref (self->solution);
  request->options = *options;
  request->options.title = request->title;
  request->options.prepared_by = request->prepared_by;
  request->options.pages.periods = (const char *const *) request->periods;
  return request;
}

/* Sets the error if the file cannot take an edition. */
static gboolean
check_writable (OfftakeDocument *self, GError **error)
{
  if (!offtake_document_check_idle (self, error))
    return FALSE;
  if (self->file && self->journal && !self->group_label)
    return TRUE;
  g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_LOCKED, "%s",
               self->read_only_reason ? self->read_only_reason : _ ("The plan has been closed."));
  return FALSE;
}

static gboolean
check_solved (OfftakeDocument *self, GError **error)
{
  if (offtake_document_is_solved (self))
    return TRUE;
  g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_NOT_FOUND,
               _ ("There is no edition yet: the flows are still being worked out."));
  return FALSE;
}

void
offtake_document_seal_async (OfftakeDocument *self,
                             const OfftakeSealOptions *options,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer data)
{
  g_autoptr (GTask) task = offtake_task_new (self, cancellable, callback, data);
  GError *error = NULL;
  gint64 number = 0;

  g_task_set_source_tag (task, offtake_document_seal_async);
  if (check_writable (self, &error) && check_solved (self, &error))
    number = offtake_edition_next_number (offtake_plan_file_get_database (self->file), &error);
  if (number == 0) {
    g_task_return_error (task, error);
    return;
  }
  g_task_set_task_data (task, request_new (self, number, options), request_free);
  g_task_run_in_thread (task, seal);
}

gint64
offtake_document_seal_finish (OfftakeDocument *self, GAsyncResult *result, GError **error)
{
  g_autoptr (OfftakeEdition) edition = g_task_propagate_pointer (G_TASK (result), error);

  if (!edition || !check_writable (self, error) ||
      !offtake_edition_insert (offtake_plan_file_get_database (self->file), edition, error))
    return 0;
  return edition->number;
}

static OfftakeDatabase *
get_database (OfftakeDocument *self, GError **error)
{
  if (!offtake_document_check_idle (self, error))
    return NULL;
  if (self->file)
    return offtake_plan_file_get_database (self->file);
  g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_LOCKED, "%s",
               self->read_only_reason ? self->read_only_reason : _ ("The plan has been closed."));
  return NULL;
}

GPtrArray *
offtake_document_list_editions (OfftakeDocument *self, GError **error)
{
  OfftakeDatabase *database = get_database (self, error);

  return database ? offtake_edition_list (database, error) : NULL;
}

OfftakeEdition *
offtake_document_load_edition (OfftakeDocument *self, gint64 number, GError **error)
{
  OfftakeDatabase *database = get_database (self, error);

  return database ? offtake_edition_load (database, number, error) : NULL;
}

OfftakePlan *
offtake_edition_read_plan (const OfftakeEdition *edition, GError **error)
{
  g_autofree char *name = g_strdup_printf (_ ("edition %u"), (guint) edition->number);
  gsize size;
  const char *text = g_bytes_get_data (edition->model, &size);

  return offtake_plan_json_read (text, size, name, error);
}
