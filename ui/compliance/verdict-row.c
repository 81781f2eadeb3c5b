/* SPDX-License-Identifier: MPL-2.0 */
#include "compliance/verdict-row.h"

#include <stdlib.h>
#include <string.h>

struct _OfftakeVerdictRow {
  GObject parent_instance;

  OfftakeCompliance *compliance; /* owns the findings */
  const OfftakeFinding *first;   /* whose subject and rule are the line's */
  char *subject, *key;
  double at_risk;
  GHashTable *years; /* year to GPtrArray of const OfftakeFinding */
};

G_DEFINE_FINAL_TYPE (OfftakeVerdictRow, offtake_verdict_row, G_TYPE_OBJECT)

static void
offtake_verdict_row_finalize (GObject *object)
{
  OfftakeVerdictRow *self = OFFTAKE_VERDICT_ROW (object);

  g_clear_pointer (&self->years, g_hash_table_unref);
  g_clear_pointer (&self->compliance, offtake_compliance_unref);
  g_free (self->subject);
  g_free (self->key);
  G_OBJECT_CLASS (offtake_verdict_row_parent_class)->finalize (object);
}

static void
offtake_verdict_row_class_init (OfftakeVerdictRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = offtake_verdict_row_finalize;
}

static void
offtake_verdict_row_init (OfftakeVerdictRow *self)
{
  self->years = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL,
                                       (GDestroyNotify) g_ptr_array_unref);
}

static const char *
agreement_title (OfftakePlan *plan, const char *id)
{
  OfftakeRecord *record = offtake_plan_find (plan, "agreements", id);

  return record ? offtake_record_get_title (record) : id;
}

/* A specification is on the agreement; of what a site makes the material is named too. */
static char *
describe (const OfftakeNetwork *network, OfftakePlan *plan, const OfftakeFinding *finding)
{
  if (finding->agreement != OFFTAKE_NONE)
    return g_strdup (
        agreement_title (plan, offtake_network_agreement_id (network, finding->agreement)));
  if (finding->material == OFFTAKE_NONE)
    return g_strdup (offtake_network_site_name (network, finding->site));
  return g_strdup_printf ("%s, %s", offtake_network_site_name (network, finding->site),
                          offtake_network_material_name (network, finding->material));
}

static char *
key_of (const OfftakeNetwork *network, const OfftakeFinding *finding)
{
  gboolean is_agreement = finding->agreement != OFFTAKE_NONE;

  return g_strdup_printf ("%s\n%s\n%s", finding->verdict->rule->id,
                          is_agreement ? offtake_network_agreement_id (network, finding->agreement)
                                       : offtake_network_site_id (network, finding->site),
                          is_agreement || finding->material == OFFTAKE_NONE
                              ? ""
                              : offtake_network_material_id (network, finding->material));
}

static int
compare_findings (gconstpointer a, gconstpointer b, gpointer data)
{
  const OfftakeVerdictRow *self = data;
  const OfftakeFinding *one = *(const OfftakeFinding *const *) a;
  const OfftakeFinding *other = *(const OfftakeFinding *const *) b;

  return (int) offtake_standing_of (one, self->at_risk) -
         (int) offtake_standing_of (other, self->at_risk);
}

static void
add (OfftakeVerdictRow *self, const OfftakeFinding *finding)
{
  gpointer year = GINT_TO_POINTER (atoi (finding->period));
  GPtrArray *findings = g_hash_table_lookup (self->years, year);

  if (!findings) {
    findings = g_ptr_array_new ();
    g_hash_table_insert (self->years, year, findings);
  }
  g_ptr_array_add (findings, (gpointer) finding);
}

static void
sort_years (OfftakeVerdictRow *self)
{
  GHashTableIter iter;
  gpointer findings;

  g_hash_table_iter_init (&iter, self->years);
  while (g_hash_table_iter_next (&iter, NULL, &findings))
    g_ptr_array_sort_with_data (findings, compare_findings, self);
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const OfftakeVerdictRow *one = *(OfftakeVerdictRow *const *) a;
  const OfftakeVerdictRow *other = *(OfftakeVerdictRow *const *) b;
  gboolean one_agreement = one->first->agreement != OFFTAKE_NONE;
  gboolean other_agreement = other->first->agreement != OFFTAKE_NONE;
  int order = one_agreement - other_agreement;

  return order ? order : g_utf8_collate (one->subject, other->subject);
}

static OfftakeVerdictRow *
row_new (OfftakeCompliance *compliance,
         OfftakePlan *plan,
         double at_risk,
         const OfftakeFinding *finding,
         const char *key)
{
  OfftakeVerdictRow *self = g_object_new (OFFTAKE_TYPE_VERDICT_ROW, NULL);

  self->compliance = offtake_compliance_ref (compliance);
  self->first = finding;
  self->subject = describe (offtake_solution_get_network (compliance->solution), plan, finding);
  self->key = g_strdup (key);
  self->at_risk = at_risk;
  return self;
}

GPtrArray *
offtake_verdict_rows_new (OfftakeCompliance *compliance, OfftakePlan *plan, double at_risk)
{
  const OfftakeNetwork *network = offtake_solution_get_network (compliance->solution);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < compliance->findings->len; i++) {
    const OfftakeFinding *finding = compliance->findings->pdata[i];
    g_autofree char *key = key_of (network, finding);
    OfftakeVerdictRow *row = g_hash_table_lookup (known, key);
    if (!row) {
      row = row_new (compliance, plan, at_risk, finding, key);
      g_hash_table_insert (known, row->key, row);
      g_ptr_array_add (rows, row);
    }
    add (row, finding);
  }
  for (guint i = 0; i < rows->len; i++)
    sort_years (rows->pdata[i]);
  /* The sort is stable: a subject's rules keep the order of the book. */
  g_ptr_array_sort (rows, compare_rows);
  return rows;
}

const char *
offtake_verdict_row_get_subject (OfftakeVerdictRow *self)
{
  return self->subject;
}

const OfftakeRule *
offtake_verdict_row_get_rule (OfftakeVerdictRow *self)
{
  return self->first->verdict->rule;
}

const char *
offtake_verdict_row_get_rule_title (OfftakeVerdictRow *self)
{
  const OfftakeRule *rule = self->first->verdict->rule;

  return offtake_rule_get_title (rule);
}

const char *
offtake_verdict_row_get_key (OfftakeVerdictRow *self)
{
  return self->key;
}

const GPtrArray *
offtake_verdict_row_get_findings (OfftakeVerdictRow *self, int year)
{
  return g_hash_table_lookup (self->years, GINT_TO_POINTER (year));
}

OfftakeStanding
offtake_verdict_row_get_standing (OfftakeVerdictRow *self, int year)
{
  const GPtrArray *findings = offtake_verdict_row_get_findings (self, year);

  return findings ? offtake_standing_of (findings->pdata[0], self->at_risk)
                  : OFFTAKE_STANDING_NOT_COVERED;
}

gboolean
offtake_verdict_row_has_standing (OfftakeVerdictRow *self, OfftakeStanding standing)
{
  GHashTableIter iter;
  gpointer findings;

  g_hash_table_iter_init (&iter, self->years);
  while (g_hash_table_iter_next (&iter, NULL, &findings))
    for (guint i = 0; i < ((GPtrArray *) findings)->len; i++)
      if (offtake_standing_of (((GPtrArray *) findings)->pdata[i], self->at_risk) == standing)
        return TRUE;
  return FALSE;
}

const OfftakeNetwork *
offtake_verdict_row_get_network (OfftakeVerdictRow *self)
{
  return offtake_solution_get_network (self->compliance->solution);
}

OfftakeStanding
offtake_verdict_row_get_standing_of (OfftakeVerdictRow *self, const OfftakeFinding *finding)
{
  return offtake_standing_of (finding, self->at_risk);
}

OfftakeCompliance *
offtake_verdict_row_get_compliance (OfftakeVerdictRow *self)
{
  return self->compliance;
}
