/* SPDX-License-Identifier: MPL-2.0 */
#include "store/salvage.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "model/check.h"
#include "store/fingerprint.h"
#include "store/plan-file.h"
#include "store/table.h"

/* A plan of which more is lost is better looked for among the backups. */
#define MAX_LOSSES 1000
#define YEARS 10

static OfftakePlan *
new_plan (OfftakeDatabase *database, GPtrArray *losses)
{
  g_autoptr (GError) problem = NULL;
  OfftakePlanHead *head = offtake_table_read_head (database, &problem);

  if (head)
    return offtake_plan_new_with_head (head);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *title = g_path_get_basename (offtake_database_get_name (database));
  int year = g_date_time_get_year (now);
  g_ptr_array_add (losses,
                   g_strdup_printf (_ ("Title, currency and horizon are lost; US dollars and "
                                       "%d to %d stand in for them (%s)"),
                                    year, year + YEARS, problem->message));
  return offtake_plan_new (title, "USD", year, year + YEARS);
}

/* The record that an error of offtake_check_plan() is about: "agreements[3].buyer: ...". */
static OfftakeRecord *
find_culprit (OfftakePlan *plan, const char *message)
{
  for (const char *const *list = offtake_record_lists (); *list; list++) {
    gsize length = strlen (*list);
    if (strncmp (message, *list, length) != 0 || message[length] != '[')
      continue;
    guint index = (guint) strtoul (message + length + 1, NULL, 10);
    return g_list_model_get_item (offtake_plan_get_list (plan, *list), index);
  }
  return NULL;
}

/* Leaving out a record may leave another without what it refers to. */
static gboolean
make_valid (OfftakePlan *plan, const char *name, GPtrArray *losses, GError **error)
{
  while (losses->len < MAX_LOSSES) {
    g_autoptr (GError) problem = NULL;
    if (offtake_check_plan (plan, &problem))
      return TRUE;
    g_autoptr (OfftakeRecord) culprit = find_culprit (plan, problem->message);
    if (!culprit) {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
    g_ptr_array_add (losses, g_strdup_printf (_ ("%s \"%s\" is left out: %s"),
                                              offtake_record_get_list (culprit),
                                              offtake_record_get_id (culprit), problem->message));
    offtake_plan_remove (plan, culprit);
  }
  g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_DAMAGED,
               _ ("%s: too much of the plan file is damaged; go back to a copy"), name);
  return FALSE;
}

static OfftakePlan *
read_plan (OfftakeDatabase *database, GPtrArray *losses, GError **error)
{
  const char *name = offtake_database_get_name (database);
  g_autoptr (GError) doubt = NULL;
  g_autoptr (OfftakePlan) plan = new_plan (database, losses);
  guint n_records = 0;

  for (const char *const *list = offtake_record_lists (); *list; list++) {
    g_autoptr (GPtrArray) records = offtake_table_read_sound (database, *list, losses);
    n_records += records->len;
    offtake_plan_append_all (plan, *list, records);
  }
  if (losses->len > 0 && n_records == 0) {
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_DAMAGED,
                 _ ("%s: nothing can be read of the plan file; go back to a copy"), name);
    return NULL;
  }
  if (!make_valid (plan, name, losses, error))
    return NULL;
  if (losses->len == 0 && !offtake_fingerprint_check (database, &doubt))
    g_ptr_array_add (losses, g_strdup (doubt->message));
  return g_steal_pointer (&plan);
}

OfftakePlan *
offtake_salvage_plan (const char *path, GPtrArray **losses, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (OfftakeDatabase) database = offtake_plan_file_read_unchecked (path, error);
  OfftakePlan *plan = database ? read_plan (database, found, error) : NULL;

  if (plan)
    *losses = g_steal_pointer (&found);
  return plan;
}
