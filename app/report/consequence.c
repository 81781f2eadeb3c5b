/* SPDX-License-Identifier: MPL-2.0 */
#include "report/consequence.h"

#include <glib/gi18n.h>
#include <math.h>

#include "base/text.h"

#define MAX_OF_A_KIND 3
#define LEAST 1e-4 /* changes that are a smaller part of the whole are none */

/* One period of both states. */
typedef struct {
  const OfftakeSolution *before, *after;
  const OfftakeNetwork *was, *is;
  guint was_period, is_period;
  GHashTable *names; /* of agreements; NULL: their ids */
  OfftakeMassUnit mass;
} Pair;

static const char *
name_of (GHashTable *names, const char *id)
{
  const char *name = names ? g_hash_table_lookup (names, id) : NULL;

  return name ? name : id;
}

static void
consequence_free (gpointer data)
{
  OfftakeConsequence *consequence = data;

  g_free (consequence->text);
  g_free (consequence);
}

static GPtrArray *
list_new (void)
{
  return g_ptr_array_new_with_free_func (consequence_free);
}

static double
change (double before, double after)
{
  double larger = fmax (fabs (before), fabs (after));

  return larger > 0 && isfinite (larger) ? fabs (after - before) / larger : 0;
}

/* Takes over @text. */
static void
add (GPtrArray *list, OfftakeConsequenceKind kind, double weight, char *text)
{
  OfftakeConsequence *consequence = g_new0 (OfftakeConsequence, 1);

  *consequence = (OfftakeConsequence){ kind, weight, text };
  g_ptr_array_add (list, consequence);
}

static int
by_weight (gconstpointer a, gconstpointer b)
{
  const OfftakeConsequence *left = *(OfftakeConsequence *const *) a;
  const OfftakeConsequence *right = *(OfftakeConsequence *const *) b;

  return (left->weight < right->weight) - (left->weight > right->weight);
}

/* Moves the largest of @found to the end of @list. */
static void
take_largest (GPtrArray *list, GPtrArray *found)
{
  g_ptr_array_sort (found, by_weight);
  if (found->len > MAX_OF_A_KIND)
    g_ptr_array_set_size (found, MAX_OF_A_KIND);
  g_ptr_array_extend_and_steal (list, found);
}

static double
mass_before (const Pair *pair, const char *id)
{
  guint agreement = offtake_network_find_agreement (pair->was, id);

  return agreement == OFFTAKE_NONE
             ? 0
             : offtake_solution_agreement (pair->before, pair->was_period, agreement)->t;
}

static void
compare_mass (const Pair *pair, GPtrArray *found, const char *id, double before, double after)
{
  g_autofree char *was = offtake_text_mass (before, pair->mass);
  g_autofree char *is = offtake_text_mass (after, pair->mass);

  if (change (before, after) > LEAST)
    /* Translators: an agreement, tonnes before, tonnes after */
    add (found, OFFTAKE_CONSEQUENCE_QUANTITY, fabs (after - before),
         g_strdup_printf (_ ("%s moves %s → %s"), name_of (pair->names, id), was, is));
}

static void
compare_quantities (const Pair *pair, GPtrArray *list)
{
  GPtrArray *found = list_new ();

  for (guint i = 0; i < offtake_network_n_agreements (pair->is); i++) {
    const char *id = offtake_network_agreement_id (pair->is, i);

    compare_mass (pair, found, id, mass_before (pair, id),
                  offtake_solution_agreement (pair->after, pair->is_period, i)->t);
  }
  for (guint i = 0; i < offtake_network_n_agreements (pair->was); i++) {
    const char *id = offtake_network_agreement_id (pair->was, i);

    if (offtake_network_find_agreement (pair->is, id) == OFFTAKE_NONE)
      compare_mass (pair, found, id, mass_before (pair, id), 0);
  }
  take_largest (list, found);
}

static const OfftakeBalance *
balance_before (const Pair *pair, guint site, guint material)
{
  guint was_site = offtake_network_find_site (pair->was, offtake_network_site_id (pair->is, site));
  guint was_material =
      offtake_network_find_material (pair->was, offtake_network_material_id (pair->is, material));
  guint n = 0;
  const OfftakeBalance *balances =
      was_site != OFFTAKE_NONE
          ? offtake_solution_balances (pair->before, pair->was_period, was_site, &n)
          : NULL;

  for (guint i = 0; i < n; i++)
    if (balances[i].material == was_material)
      return &balances[i];
  return NULL;
}

static void
compare_need (const Pair *pair, GPtrArray *found, guint site, const OfftakeBalance *after)
{
  const OfftakeBalance *before = balance_before (pair, site, after->material);
  double need_before = before ? before->consumed : 0;

  if (change (need_before, after->consumed) <= LEAST || after->consumed <= 0)
    return;
  g_autofree char *was = offtake_text_mass (need_before, pair->mass);
  g_autofree char *is = offtake_text_mass (after->consumed, pair->mass);
  double covered = fmin (1, after->bought / after->consumed);
  g_autofree char *share = offtake_text_percent (covered);

  /* Translators: a site, a material, tonnes before, tonnes after, a share in per cent */
  add (found, OFFTAKE_CONSEQUENCE_NEED, fabs (after->consumed - need_before),
       g_strdup_printf (_ ("%s needs %s: %s → %s, %s of it contracted"),
                        offtake_network_site_name (pair->is, site),
                        offtake_network_material_name (pair->is, after->material), was, is, share));
}

static void
compare_carbon (const Pair *pair, GPtrArray *found, guint site, const OfftakeBalance *after)
{
  const OfftakeBalance *before = balance_before (pair, site, after->material);

  if (!before || after->sold <= 0 || before->sold <= 0 ||
      change (before->kgco2e_per_t, after->kgco2e_per_t) <= LEAST)
    return;
  g_autofree char *was = offtake_text_number (before->kgco2e_per_t);
  g_autofree char *is = offtake_text_number (after->kgco2e_per_t);

  /* Translators: a material, the site that sells it, its footprint before and after */
  add (found, OFFTAKE_CONSEQUENCE_CARBON, change (before->kgco2e_per_t, after->kgco2e_per_t),
       g_strdup_printf (_ ("%s from %s carries %s → %s kg CO₂e/t at its gate"),
                        offtake_network_material_name (pair->is, after->material),
                        offtake_network_site_name (pair->is, site), was, is));
}

static void
compare_balances (const Pair *pair,
                  GPtrArray *list,
                  void (*compare) (const Pair *, GPtrArray *, guint, const OfftakeBalance *))
{
  GPtrArray *found = list_new ();

  for (guint site = 0; site < offtake_network_n_sites (pair->is); site++) {
    guint n = 0;
    const OfftakeBalance *balances =
        offtake_solution_balances (pair->after, pair->is_period, site, &n);

    for (guint i = 0; i < n; i++)
      compare (pair, found, site, &balances[i]);
  }
  take_largest (list, found);
}

/* Of the element in all that each site sells the recycled part; NAN where it sells none of it. */
static double *
recycled_shares (const OfftakeSolution *solution, guint period, const char *element)
{
  const OfftakeNetwork *network = offtake_solution_get_network (solution);
  guint index = offtake_network_find_element (network, element);
  guint n = offtake_network_n_sites (network);
  g_autofree double *mass = g_new0 (double, n);
  double *share = g_new0 (double, n);

  for (guint i = 0; index != OFFTAKE_NONE && i < offtake_network_n_agreements (network); i++) {
    guint seller = offtake_network_agreement_seller (network, i);
    double part = offtake_solution_recycled_share (solution, period, i, index);
    double t =
        offtake_solution_agreement (solution, period, i)->t *
        offtake_network_content (network, offtake_network_agreement_material (network, i), index);

    if (isnan (part) || t <= 0)
      continue;
    mass[seller] += t;
    share[seller] += t * part;
  }
  for (guint i = 0; i < n; i++)
    share[i] = mass[i] > 0 ? share[i] / mass[i] : NAN;
  return share;
}

static void
compare_recycled (const Pair *pair, GPtrArray *list)
{
  GPtrArray *found = list_new ();

  for (guint e = 0; e < offtake_network_n_elements (pair->is); e++) {
    const char *element = offtake_network_element (pair->is, e);
    g_autofree double *was = recycled_shares (pair->before, pair->was_period, element);
    g_autofree double *is = recycled_shares (pair->after, pair->is_period, element);

    for (guint site = 0; site < offtake_network_n_sites (pair->is); site++) {
      guint old = offtake_network_find_site (pair->was, offtake_network_site_id (pair->is, site));
      double before = old == OFFTAKE_NONE ? NAN : was[old];

      if (isnan (before) || isnan (is[site]) || fabs (is[site] - before) <= LEAST)
        continue;
      g_autofree char *from = offtake_text_percent (before);
      g_autofree char *to = offtake_text_percent (is[site]);
      /* Translators: an element, a site, shares before and after */
      add (found, OFFTAKE_CONSEQUENCE_RECYCLED, fabs (is[site] - before),
           g_strdup_printf (_ ("recycled %s in what %s sells: %s → %s"), element,
                            offtake_network_site_name (pair->is, site), from, to));
    }
  }
  take_largest (list, found);
}

static double
total_value (const OfftakeSolution *solution, guint period)
{
  guint n = offtake_network_n_agreements (offtake_solution_get_network (solution));
  double sum = 0;

  for (guint i = 0; i < n; i++) {
    double value = offtake_solution_agreement (solution, period, i)->value;

    sum += isnan (value) ? 0 : value;
  }
  return sum;
}

static void
compare_value (const Pair *pair, GPtrArray *list, const char *currency)
{
  double before = total_value (pair->before, pair->was_period);
  double after = total_value (pair->after, pair->is_period);

  if (change (before, after) <= LEAST)
    return;
  g_autofree char *was = offtake_text_money (before, currency);
  g_autofree char *is = offtake_text_money (after, currency);
  add (list, OFFTAKE_CONSEQUENCE_VALUE, change (before, after),
       g_strdup_printf (_ ("all agreements are worth %s → %s"), was, is));
}

GHashTable *
offtake_consequence_names (OfftakePlan *plan)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GListModel *agreements = offtake_plan_get_list (plan, "agreements");
  guint n = g_list_model_get_n_items (agreements);

  for (guint i = 0; i < n; i++) {
    g_autoptr (OfftakeAgreement) agreement = g_list_model_get_item (agreements, i);
    const char *number = agreement->number;

    g_hash_table_insert (names, g_strdup (agreement->id),
                         g_strdup (number && *number
                                       ? number
                                       : offtake_record_get_title (OFFTAKE_RECORD (agreement))));
  }
  return names;
}

GPtrArray *
offtake_consequences_of_solutions (const OfftakeSolution *before,
                                   const OfftakeSolution *after,
                                   const char *period,
                                   const char *currency,
                                   OfftakeMassUnit mass,
                                   GHashTable *names)
{
  GPtrArray *list = list_new ();
  Pair pair = { .before = before,
                .after = after,
                .was = offtake_solution_get_network (before),
                .is = offtake_solution_get_network (after),
                .names = names,
                .mass = mass };

  pair.was_period = offtake_network_find_period (pair.was, period);
  pair.is_period = offtake_network_find_period (pair.is, period);
  if (pair.was_period == OFFTAKE_NONE || pair.is_period == OFFTAKE_NONE ||
      !offtake_solution_has_period (before, pair.was_period) ||
      !offtake_solution_has_period (after, pair.is_period))
    return list;
  compare_quantities (&pair, list);
  compare_balances (&pair, list, compare_need);
  compare_recycled (&pair, list);
  compare_balances (&pair, list, compare_carbon);
  compare_value (&pair, list, currency);
  return list;
}

/* What a finding speaks of, but for the period. */
static char *
subject_key (const OfftakeCompliance *compliance, const OfftakeFinding *finding)
{
  const OfftakeNetwork *network = offtake_solution_get_network (compliance->solution);

  return g_strjoin (
      "\n", finding->verdict->rule->id,
      finding->site == OFFTAKE_NONE ? "" : offtake_network_site_id (network, finding->site),
      finding->material == OFFTAKE_NONE ? ""
                                        : offtake_network_material_id (network, finding->material),
      finding->agreement == OFFTAKE_NONE
          ? ""
          : offtake_network_agreement_id (network, finding->agreement),
      finding->element == OFFTAKE_NONE ? "" : offtake_network_element (network, finding->element),
      finding->detail ? finding->detail : "", NULL);
}

static char *
subject_text (const OfftakeCompliance *compliance, const OfftakeFinding *finding, GHashTable *names)
{
  const OfftakeNetwork *network = offtake_solution_get_network (compliance->solution);
  const char *of = NULL;

  if (finding->agreement != OFFTAKE_NONE)
    of = name_of (names, offtake_network_agreement_id (network, finding->agreement));
  else if (finding->site != OFFTAKE_NONE)
    of = offtake_network_site_name (network, finding->site);

  const char *const parts[] = {
    offtake_rule_get_title (finding->verdict->rule),
    of,
    finding->element != OFFTAKE_NONE ? offtake_network_element (network, finding->element) : NULL,
  };
  return offtake_text_join (", ", parts, G_N_ELEMENTS (parts));
}

/* The outcomes of a state, by subject and period. */
static GHashTable *
outcomes_of (const OfftakeCompliance *compliance)
{
  GHashTable *outcomes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < compliance->findings->len; i++) {
    const OfftakeFinding *finding = compliance->findings->pdata[i];
    g_autofree char *subject = subject_key (compliance, finding);

    g_hash_table_insert (outcomes, g_strdup_printf ("%s\n%s", subject, finding->period),
                         GUINT_TO_POINTER (finding->verdict->outcome + 1));
  }
  return outcomes;
}

/* One change of a rule on a subject, over the periods in which it comes about. */
typedef struct {
  char *subject;
  OfftakeOutcome before, after;
  char first[12], last[12];
} Turn;

static Turn *
find_turn (GArray *turns, const char *subject, OfftakeOutcome before, OfftakeOutcome after)
{
  for (guint i = 0; i < turns->len; i++) {
    Turn *turn = &g_array_index (turns, Turn, i);

    if (turn->before == before && turn->after == after && g_str_equal (turn->subject, subject))
      return turn;
  }
  return NULL;
}

static void
turn_clear (gpointer data)
{
  g_free (((Turn *) data)->subject);
}

/* "2031", "2031 to 2036" */
static char *
span_text (const Turn *turn)
{
  return g_str_equal (turn->first, turn->last)
             ? g_strdup (turn->first)
             : g_strdup_printf (_ ("%s to %s"), turn->first, turn->last);
}

GPtrArray *
offtake_consequences_of_verdicts (const OfftakeCompliance *before,
                                  const OfftakeCompliance *after,
                                  GHashTable *names)
{
  g_autoptr (GHashTable) was = outcomes_of (before);
  g_autoptr (GArray) turns = g_array_new (FALSE, TRUE, sizeof (Turn));
  GPtrArray *list = list_new ();

  g_array_set_clear_func (turns, turn_clear);
  for (guint i = 0; i < after->findings->len; i++) {
    const OfftakeFinding *finding = after->findings->pdata[i];
    g_autofree char *key = subject_key (after, finding);
    g_autofree char *cell = g_strdup_printf ("%s\n%s", key, finding->period);
    guint old = GPOINTER_TO_UINT (g_hash_table_lookup (was, cell));
    g_autofree char *subject = subject_text (after, finding, names);
    OfftakeOutcome is = finding->verdict->outcome;

    if (old == 0 || old - 1 == is)
      continue;
    Turn *turn = find_turn (turns, subject, old - 1, is);
    if (!turn) {
      Turn made = { .subject = g_steal_pointer (&subject), .before = old - 1, .after = is };

      g_strlcpy (made.first, finding->period, sizeof made.first);
      g_array_append_val (turns, made);
      turn = &g_array_index (turns, Turn, turns->len - 1);
    }
    g_strlcpy (turn->last, finding->period, sizeof turn->last);
  }
  for (guint i = 0; i < turns->len; i++) {
    const Turn *turn = &g_array_index (turns, Turn, i);
    g_autofree char *span = span_text (turn);

    /* Translators: a rule and its subject, a span of years, the outcomes before and after */
    add (list, OFFTAKE_CONSEQUENCE_VERDICT, 1,
         g_strdup_printf (_ ("%s, %s: %s → %s"), turn->subject, span,
                          offtake_outcome_title (turn->before),
                          offtake_outcome_title (turn->after)));
  }
  return list;
}
