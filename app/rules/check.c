/* SPDX-License-Identifier: MPL-2.0 */
#include "rules/check.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "rules/check-private.h"

/* What a rule's key "check" names: which facts of a plan it is assessed on. */
static const struct {
  const char *name;
  OfftakeCheckFunc check;
  gboolean by_year; /* judged by the calendar year, else by the period */
} checks[] = {
  { "recycled_content", offtake_check_recycled_content, TRUE },
  { "recycled_mass", offtake_check_recycled_mass, TRUE },
  { "custody", offtake_check_custody, TRUE },
  { "recovery", offtake_check_recovery, TRUE },
  { "efficiency", offtake_check_efficiency, TRUE },
  { "credit", offtake_check_credit, TRUE },
  { "stack", offtake_check_stack, TRUE },
  { "assistance", offtake_check_assistance, TRUE },
  { "entity", offtake_check_entity, TRUE },
  { "domestic_cost", offtake_check_domestic_cost, TRUE },
  { "component_cost", offtake_check_component_cost, TRUE },
  { "regional_value", offtake_check_regional_value, TRUE },
  { "vehicle", offtake_check_vehicle, TRUE },
  { "promises", offtake_check_promises, FALSE },
  { "flow_share", offtake_check_flow_share, FALSE },
  { "specification", offtake_check_specification, FALSE },
  { "export_ban", offtake_check_export_ban, FALSE },
  { "import_standard", offtake_check_import_standard, FALSE },
  { "duty", offtake_check_duty, FALSE },
};

static int
find_check (const OfftakeRule *rule)
{
  const char *name = json_string_value (json_object_get (rule->tree, "check"));

  if (!name && strcmp (rule->kind, "flow_share") == 0)
    name = "flow_share";
  for (guint i = 0; name && i < G_N_ELEMENTS (checks); i++)
    if (strcmp (name, checks[i].name) == 0)
      return (int) i;
  return -1;
}

gboolean
offtake_rule_is_checkable (const OfftakeRule *rule)
{
  return find_check (rule) >= 0;
}

static void
finding_free (gpointer data)
{
  OfftakeFinding *self = data;

  offtake_verdict_free (self->verdict);
  offtake_evidence_free (self->evidence);
  g_clear_pointer (&self->levers, g_ptr_array_unref);
  g_free (self->detail);
  g_free (self->unit);
  g_free (self->margin_element);
  g_free (self->remedy);
  g_free (self);
}

static OfftakeSpan
span_of_period (const OfftakeNetwork *network, const guint *period)
{
  const OfftakePeriod *own = offtake_network_period (network, *period);
  OfftakeSpan span = {
    .year = own->year, .periods = period, .n_periods = 1, .first = own->first, .last = own->last
  };

  g_strlcpy (span.label, own->label, sizeof span.label);
  return span;
}

/* Every solved period of a year, into @all. */
static OfftakeSpan
span_of_year (const OfftakeSolution *solution, int year, GArray *all)
{
  const OfftakeNetwork *network = offtake_solution_get_network (solution);
  OfftakeSpan span = { .year = year };
  OfftakePeriod whole;

  g_array_set_size (all, 0);
  for (guint p = 0; p < offtake_network_n_periods (network); p++)
    if (offtake_network_period (network, p)->year == year &&
        offtake_solution_has_period (solution, p))
      g_array_append_val (all, p);
  offtake_period_init (&whole, year, 0);
  g_strlcpy (span.label, whole.label, sizeof span.label);
  span.periods = (const guint *) (gpointer) all->data;
  span.n_periods = all->len;
  span.first = whole.first;
  span.last = whole.last;
  return span;
}

static void
check_by_period (OfftakeChecker *self,
                 OfftakeRule *rule,
                 OfftakeCheckFunc check,
                 const guint *periods,
                 guint n_periods)
{
  for (guint i = 0; i < n_periods; i++) {
    OfftakeSpan span = span_of_period (self->network, &periods[i]);
    check (self, rule, &span);
  }
}

/* The periods are in order, so that a year's stand together. */
static void
check_by_year (OfftakeChecker *self,
               OfftakeRule *rule,
               OfftakeCheckFunc check,
               const guint *periods,
               guint n_periods)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (guint));
  int last = 0;

  for (guint i = 0; i < n_periods; i++) {
    int year = offtake_network_period (self->network, periods[i])->year;
    if (i > 0 && year == last)
      continue;
    OfftakeSpan span = span_of_year (self->solution, year, all);
    check (self, rule, &span);
    last = year;
  }
}

static gboolean
is_wanted (const char *const *rules, const char *id)
{
  return !rules || !*rules || g_strv_contains (rules, id);
}

static void
run (OfftakeChecker *self,
     OfftakeRule *rule,
     const char *const *rules,
     const guint *periods,
     guint n_periods)
{
  int index = find_check (rule);

  if (index < 0 || !is_wanted (rules, rule->id))
    return;
  if (checks[index].by_year)
    check_by_year (self, rule, checks[index].check, periods, n_periods);
  else
    check_by_period (self, rule, checks[index].check, periods, n_periods);
}

/* The plan's own rules; one that is malformed is named, the others are checked. */
static void
run_company_rules (OfftakeChecker *self,
                   const char *const *rules,
                   const guint *periods,
                   guint n_periods)
{
  GListModel *list = offtake_plan_get_list (self->plan, "rules");

  for (guint i = 0; i < g_list_model_get_n_items (list); i++) {
    g_autoptr (OfftakeCompanyRule) record = g_list_model_get_item (list, i);
    g_autoptr (GError) error = NULL;
    g_autofree char *name = g_strdup_printf ("rules[%u]", i);
    g_autoptr (OfftakeRule) rule = offtake_rule_pack_read_rule (record->body, name, &error);
    if (rule)
      run (self, rule, rules, periods, n_periods);
    else
      g_ptr_array_add (self->result->faults, g_strdup (error->message));
  }
}

static void
run_packs (OfftakeChecker *self,
           const OfftakeRuleBook *book,
           const char *const *rules,
           const guint *periods,
           guint n_periods)
{
  for (guint p = 0; p < book->packs->len; p++) {
    const OfftakeRulePack *pack = book->packs->pdata[p];
    for (guint r = 0; r < pack->rules->len; r++)
      run (self, pack->rules->pdata[r], rules, periods, n_periods);
  }
}

static GArray *
solved_periods (const OfftakeSolution *solution)
{
  const OfftakeNetwork *network = offtake_solution_get_network (solution);
  GArray *periods = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint p = 0; p < offtake_network_n_periods (network); p++)
    if (offtake_solution_has_period (solution, p))
      g_array_append_val (periods, p);
  return periods;
}

OfftakeCompliance *
offtake_compliance_new (OfftakePlan *plan,
                        OfftakeSolution *solution,
                        OfftakeRuleBook *book,
                        const char *const *rules,
                        const guint *periods,
                        guint n_periods)
{
  OfftakeCompliance *self = g_new0 (OfftakeCompliance, 1);
  g_autoptr (GArray) all = solved_periods (solution);

  g_atomic_ref_count_init (&self->references);
  self->solution = offtake_solution_ref (solution);
  self->book = offtake_rule_book_ref (book);
  self->findings = g_ptr_array_new_with_free_func (finding_free);
  self->faults = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < book->faults->len; i++)
    g_ptr_array_add (self->faults, g_strdup (book->faults->pdata[i]));
  if (n_periods == 0) {
    periods = (const guint *) (gpointer) all->data;
    n_periods = all->len;
  }

  g_autoptr (OfftakeChecker) checker = offtake_checker_new (plan, solution, self);
  run_packs (checker, book, rules, periods, n_periods);
  run_company_rules (checker, rules, periods, n_periods);
  return self;
}

OfftakeCompliance *
offtake_compliance_ref (OfftakeCompliance *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
offtake_compliance_unref (OfftakeCompliance *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  offtake_rule_book_unref (self->book);
  offtake_solution_unref (self->solution);
  g_ptr_array_unref (self->findings);
  g_ptr_array_unref (self->faults);
  g_free (self);
}

gboolean
offtake_finding_rests_on (const OfftakeFinding *self, const OfftakeFigure *figure)
{
  static const char *const names[] = { "minimum",   "maximum",  "phase_out", "rate",
                                       "forbidden", "standard", "duty",      NULL };

  return !figure->repealed && g_strv_contains (names, figure->name) &&
         (!figure->to || figure->to >= self->last_day);
}

guint
offtake_compliance_count (const OfftakeCompliance *self, OfftakeOutcome outcome)
{
  guint n = 0;

  for (guint i = 0; i < self->findings->len; i++)
    n += ((const OfftakeFinding *) self->findings->pdata[i])->verdict->outcome == outcome;
  return n;
}

/* How soon a planner must look at it, first above 0. */
static guint
urgency (guint outcome)
{
  static const OfftakeOutcome order[] = { OFFTAKE_OUTCOME_PASS, OFFTAKE_OUTCOME_NOT_YET_BINDING,
                                          OFFTAKE_OUTCOME_METHOD_PENDING,
                                          OFFTAKE_OUTCOME_NOT_TESTED, OFFTAKE_OUTCOME_FAIL };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (outcome == order[i])
      return i + 1;
  return 0;
}

static guint
worse (guint a, guint b)
{
  return urgency (b) > urgency (a) ? b : a;
}

static gpointer
key_of (guint site, guint material)
{
  return GSIZE_TO_POINTER (((gsize) site << 32) | material);
}

/* Outcome + 1 by site and material; findings on an agreement go to @outcomes at once. */
static GHashTable *
sum_products (const OfftakeCompliance *self, const char *period, guint *outcomes)
{
  GHashTable *products = g_hash_table_new (g_direct_hash, g_direct_equal);

  for (guint i = 0; i < self->findings->len; i++) {
    const OfftakeFinding *finding = self->findings->pdata[i];
    guint outcome = finding->verdict->outcome;
    if (urgency (outcome) == 0 || !g_str_has_prefix (period, finding->period))
      continue;
    if (finding->agreement != OFFTAKE_NONE) {
      outcomes[finding->agreement] = worse (outcomes[finding->agreement], outcome);
      continue;
    }
    gpointer key = key_of (finding->site, finding->material);
    guint known = GPOINTER_TO_UINT (g_hash_table_lookup (products, key));
    outcome = known > 0 ? worse (known - 1, outcome) : outcome;
    g_hash_table_insert (products, key, GUINT_TO_POINTER (outcome + 1));
  }
  return products;
}

GArray *
offtake_compliance_by_agreement (const OfftakeCompliance *self, const char *period)
{
  const OfftakeNetwork *network = offtake_solution_get_network (self->solution);
  guint n = offtake_network_n_agreements (network), none = OFFTAKE_NONE;
  GArray *array = g_array_sized_new (FALSE, FALSE, sizeof (guint), n);
  guint *outcomes;

  for (guint a = 0; a < n; a++)
    g_array_append_val (array, none);
  outcomes = (guint *) (gpointer) array->data;
  g_autoptr (GHashTable) products = sum_products (self, period, outcomes);
  for (guint a = 0; a < n; a++) {
    guint seller = offtake_network_agreement_seller (network, a);
    guint material = offtake_network_agreement_material (network, a);
    gpointer keys[] = { key_of (seller, material), key_of (seller, OFFTAKE_NONE) };
    for (guint k = 0; k < G_N_ELEMENTS (keys); k++) {
      guint known = GPOINTER_TO_UINT (g_hash_table_lookup (products, keys[k]));
      if (known > 0)
        outcomes[a] = worse (outcomes[a], known - 1);
    }
  }
  return array;
}
