/* SPDX-License-Identifier: MPL-2.0 */

/* What a planner has to know about a period, as data with a sentence each. */

#include <glib/gi18n.h>
#include <float.h>
#include <math.h>

#include "base/text.h"
#include "engine/activity-private.h"

/* Below this part of what flows a spot or surplus is rounding and not worth a word. */
#define NEGLIGIBLE 1e-9
/* A closing error above this part of a site's throughput is a hole (spec section 7). */
#define HOLE 1e-6
/* What the decimals of rounded quantities may explain, at most: a part of the throughput, and so
   many decimals. */
#define ROUNDED 1e-4
#define MAX_DECIMALS 6

typedef OfftakePeriodResult Result;

/* Where a warning points; ranks, OFFTAKE_NONE where it names none. */
typedef struct {
  guint site, agreement, material, element;
} Place;

static guint
public_index (const OfftakeOrder *order, guint rank)
{
  return rank == OFFTAKE_NONE ? OFFTAKE_NONE : order->row[rank];
}

G_GNUC_PRINTF (5, 6)
static void
warn (Result *self, OfftakeWarningCode code, Place place, double amount, const char *format, ...)
{
  const OfftakeNetwork *network = self->network;
  va_list arguments;

  va_start (arguments, format);
  OfftakeWarning warning = {
    .code = code,
    .site = public_index (&network->sites, place.site),
    .agreement = public_index (&network->agreements, place.agreement),
    .material = public_index (&network->materials, place.material),
    .element = place.element,
    .amount = amount,
    .text = g_strdup_vprintf (format, arguments),
  };
  va_end (arguments);
  g_array_append_val (self->warnings, warning);
}

static Place
at_slot (const Result *self, guint slot)
{
  return (Place){ self->network->slot[slot].site, OFFTAKE_NONE, self->network->slot[slot].material,
                  OFFTAKE_NONE };
}

static Place
at_agreement (const Result *self, guint a)
{
  return (Place){ OFFTAKE_NONE, a, self->network->agreement[a].material, OFFTAKE_NONE };
}

static const char *
site_name (const Result *self, guint s)
{
  return self->network->site[s].name;
}

static const char *
material_name (const Result *self, guint slot)
{
  return self->network->material[self->network->slot[slot].material].name;
}

/* What @s is asked for beyond its capacity, t. */
static void
check_capacity (Result *self, guint s)
{
  const OfftakeNetworkSite *site = &self->network->site[s];
  double wanted = 0, capacity = self->site_terms[s].capacity;

  if (site->kind == OFFTAKE_SITE_PROCESS)
    wanted = offtake_activity_wanted (self, s);
  else if (site->kind == OFFTAKE_SITE_SOURCE)
    for (guint slot = site->first_slot; slot < site[1].first_slot; slot++)
      wanted += self->sold[slot];
  if (!(wanted > capacity * (1 + NEGLIGIBLE)))
    return;
  g_autofree char *over = offtake_text_tonnes (wanted - capacity);
  g_autofree char *limit = offtake_text_tonnes (capacity);
  warn (self, OFFTAKE_WARNING_OVER_COMMITTED,
        (Place){ s, OFFTAKE_NONE, OFFTAKE_NONE, OFFTAKE_NONE }, wanted - capacity,
        _ ("%s is committed for %s more than its capacity of %s"), site->name, over, limit);
}

/* With how many decimals a quantity was written; -1 with more than a rounded one has. */
static int
decimals_of (double quantity)
{
  double scale = 1;

  for (int decimals = 0; decimals <= MAX_DECIMALS; decimals++, scale *= 10)
    if (fabs (quantity * scale - rint (quantity * scale)) <= 1e-13 * quantity * scale)
      return decimals;
  return -1;
}

/* Half a unit of the last decimal for each quantity that goes into or out of @slot, t: statistics
   that were rounded to be printed close no better. Whole numbers tell of no rounding. */
static double
rounding_of (const Result *self, guint slot)
{
  const OfftakeNetwork *network = self->network;
  const guint *first[] = { network->bought_first, network->sold_first };
  const guint *agreement[] = { network->bought_agreement, network->sold_agreement };
  int most = 0;
  guint n = 0;

  for (guint side = 0; side < 2; side++)
    for (guint k = first[side][slot]; k < first[side][slot + 1]; k++, n++) {
      int decimals = decimals_of (self->quantity[agreement[side][k]]);
      if (decimals < 0)
        return 0;
      most = MAX (most, decimals);
    }
  double limit = ROUNDED * MAX (self->bought[slot], self->sold[slot]);
  return most > 0 ? MIN (n * 0.5 * pow (10, -most) * (1 + NEGLIGIBLE), limit) : 0;
}

static gboolean
makes_anything (const OfftakeNetwork *network)
{
  for (guint s = 0; s < network->n_sites; s++)
    if (network->site[s].kind == OFFTAKE_SITE_PROCESS)
      return TRUE;
  return FALSE;
}

/* What passes through a hub comes out as it went in, so that a difference is a closing error: a
   rounding, or a hole in a plan of plain flows. Where things are made, a trader may buy and sell
   apart; that difference is its position, as at any other site. */
static gboolean
check_passing (Result *self, guint slot)
{
  const OfftakeNetworkSite *site = &self->network->site[self->network->slot[slot].site];
  double in = self->bought[slot], out = self->sold[slot], through = MAX (in, out);

  if (site->kind != OFFTAKE_SITE_HUB || !(in > 0 && out > 0))
    return FALSE;
  if (!(fabs (in - out) > NEGLIGIBLE * through))
    return TRUE;
  g_autofree char *amount = offtake_text_tonnes (fabs (in - out));
  if (fabs (in - out) <= MAX (HOLE * through, rounding_of (self, slot))) {
    warn (self, OFFTAKE_WARNING_ROUNDING, at_slot (self, slot), in - out,
          _ ("The balance of %s at %s closes to %s, which is rounding"), material_name (self, slot),
          site->name, amount);
    return TRUE;
  }
  if (makes_anything (self->network))
    return FALSE;
  warn (self, OFFTAKE_WARNING_IMBALANCE, at_slot (self, slot), in - out,
        in < out ? _ ("%s passes on %s of %s more than it receives")
                 : _ ("%s receives %s of %s more than it passes on"),
        site->name, amount, material_name (self, slot));
  return TRUE;
}

/* "Black mass from cell scrap, Black mass from packs": what a process has bought of what it takes
   in. (nullable) */
static char *
feed_names (const Result *self, guint s)
{
  const OfftakeNetworkSite *site = &self->network->site[s];
  GString *names = g_string_new (NULL);

  for (guint i = site->first_input; i < site[1].first_input; i++) {
    guint slot = self->network->input[i].slot;
    if (self->bought[slot] > 0)
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "",
                              material_name (self, slot));
  }
  return g_string_free (names, names->len == 0);
}

/* Whether more feed would make a process run more. */
static gboolean
waits_for_feed (const Result *self, guint s)
{
  const OfftakeNetworkSite *site = &self->network->site[s];

  return site->kind == OFFTAKE_SITE_PROCESS && site->mode == OFFTAKE_MODE_PUSH &&
         !(self->activity[s] >= self->site_terms[s].capacity);
}

static void
warn_of_feed (Result *self, guint slot, const char *amount)
{
  guint s = self->network->slot[slot].site;
  g_autofree char *feeds = feed_names (self, s);

  if (feeds)
    warn (self, OFFTAKE_WARNING_FEED_NOT_CONTRACTED, at_slot (self, slot), self->spot[slot],
          _ ("%s has sold %s of %s more than it can make of its contracted feed (%s)"),
          site_name (self, s), amount, material_name (self, slot), feeds);
  else
    warn (self, OFFTAKE_WARNING_FEED_NOT_CONTRACTED, at_slot (self, slot), self->spot[slot],
          _ ("%s has sold %s of %s and has no feed contracted to make it of"), site_name (self, s),
          amount, material_name (self, slot));
}

/* What goes round within a source or a sink leaves nothing over and takes nothing from elsewhere,
   t; a list of flows has such links. */
static double
goes_round (const Result *self, guint slot)
{
  const OfftakeNetwork *network = self->network;
  guint site = network->slot[slot].site;
  double sum = 0;

  if (network->site[site].kind != OFFTAKE_SITE_SOURCE &&
      network->site[site].kind != OFFTAKE_SITE_SINK)
    return 0;
  for (guint k = network->sold_first[slot]; k < network->sold_first[slot + 1]; k++)
    if (network->agreement[network->sold_agreement[k]].buyer == site)
      sum += self->quantity[network->sold_agreement[k]];
  return sum;
}

static void
check_spot (Result *self, guint slot)
{
  const OfftakeNetworkSite *site = &self->network->site[self->network->slot[slot].site];
  double spot = self->spot[slot] - goes_round (self, slot);

  if (!(spot > NEGLIGIBLE * (self->sold[slot] + self->consumed[slot])))
    return;
  g_autofree char *amount = offtake_text_tonnes (spot);
  if (self->consumed[slot] > 0 && site->kind == OFFTAKE_SITE_PROCESS)
    warn (self, OFFTAKE_WARNING_UNCOVERED_NEED, at_slot (self, slot), spot,
          _ ("%s needs %s of %s that no agreement covers; it is bought on the spot market"),
          site->name, amount, material_name (self, slot));
  else if (waits_for_feed (self, self->network->slot[slot].site))
    warn_of_feed (self, slot, amount);
  else
    warn (self, OFFTAKE_WARNING_OVER_COMMITTED, at_slot (self, slot), spot,
          _ ("%s has sold %s of %s more than it has"), site->name, amount,
          material_name (self, slot));
}

static void
check_surplus (Result *self, guint slot)
{
  double surplus = self->surplus[slot] - goes_round (self, slot);
  gboolean made = self->produced[slot] > 0;

  if (!(surplus > NEGLIGIBLE * (self->bought[slot] + self->produced[slot])))
    return;
  g_autofree char *amount = offtake_text_tonnes (surplus);
  warn (self, OFFTAKE_WARNING_UNSOLD_OUTPUT, at_slot (self, slot), surplus,
        made ? _ ("%s has %s of %s unsold") : _ ("%s buys %s of %s more than it uses or sells"),
        site_name (self, self->network->slot[slot].site), amount, material_name (self, slot));
}

/* A flow too small for the numbers that it is added to leaves no trace in them. */
static void
check_rounding (Result *self, guint slot)
{
  const OfftakeNetwork *network = self->network;
  double least = INFINITY;

  for (guint k = network->bought_first[slot]; k < network->bought_first[slot + 1]; k++)
    if (self->quantity[network->bought_agreement[k]] > 0)
      least = MIN (least, self->quantity[network->bought_agreement[k]]);
  for (guint k = network->sold_first[slot]; k < network->sold_first[slot + 1]; k++)
    if (self->quantity[network->sold_agreement[k]] > 0)
      least = MIN (least, self->quantity[network->sold_agreement[k]]);
  double most =
      MAX (offtake_period_result_supply (self, slot), self->consumed[slot] + self->sold[slot]);
  if (!(least < DBL_EPSILON * most))
    return;
  g_autofree char *small = offtake_text_tonnes (least);
  g_autofree char *large = offtake_text_tonnes (most);
  warn (self, OFFTAKE_WARNING_ROUNDING, at_slot (self, slot), least,
        _ ("%s of %s at %s is lost in the rounding of the %s that flow through it"), small,
        material_name (self, slot), site_name (self, network->slot[slot].site), large);
}

static void
check_closing (Result *self, guint slot)
{
  double in = offtake_period_result_supply (self, slot);
  double out = self->consumed[slot] + self->sold[slot] + self->surplus[slot];

  if (!(fabs (in - out) > HOLE * MAX (in, out)))
    return;
  g_autofree char *amount = offtake_text_tonnes (fabs (in - out));
  warn (self, OFFTAKE_WARNING_IMBALANCE, at_slot (self, slot), in - out,
        _ ("The balance of %s at %s does not close by %s"), material_name (self, slot),
        site_name (self, self->network->slot[slot].site), amount);
}

/* Rounded recipes may give a little more of an element than they take. */
static void
check_elements (Result *self, guint s)
{
  const OfftakeNetwork *network = self->network;

  if (network->site[s].kind != OFFTAKE_SITE_PROCESS)
    return;
  for (guint e = 0; e < network->n_elements; e++) {
    double made = -offtake_period_result_element_loss (self, s, e), in = 0;
    for (guint slot = network->site[s].first_slot; slot < network->site[s + 1].first_slot; slot++)
      in += self->consumed[slot] *
            offtake_network_element_content (network, network->slot[slot].material, e);
    if (!(made > HOLE * in))
      continue;
    g_autofree char *amount = offtake_text_tonnes (made);
    warn (self, OFFTAKE_WARNING_IMBALANCE, (Place){ s, OFFTAKE_NONE, OFFTAKE_NONE, e }, made,
          _ ("%s gives out %s more %s than it takes in; its recipe is rounded"),
          site_name (self, s), amount, network->element[e]);
  }
}

static void
check_carbon (Result *self, guint s)
{
  const OfftakeNetwork *network = self->network;
  double carried = 0;

  for (guint o = network->site[s].first_output; o < network->site[s + 1].first_output; o++)
    if (network->material[network->slot[network->output[o].slot].material].waste ==
        OFFTAKE_WASTE_NONE)
      carried += self->line[o] * network->output[o].allocation;
  if (!(self->burden[s] > 0) || carried > 0 || isnan (carried))
    return;
  g_autofree char *amount = offtake_text_tonnes (self->burden[s] / 1000);
  warn (self, OFFTAKE_WARNING_BURDEN_LOST, (Place){ s, OFFTAKE_NONE, OFFTAKE_NONE, OFFTAKE_NONE },
        self->burden[s], _ ("No output of %s takes its burden of %s CO2e"), site_name (self, s),
        amount);
}

/* "A, B and C"-less on purpose: a plain list reads the same in every language. */
static char *
join_sites (const Result *self, const guint *sites, guint n, guint n_all)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", site_name (self, sites[i]));
  if (n_all > n)
    g_string_append (text, ", …");
  return g_string_free (text, FALSE);
}

static char *
loop_names (const Result *self, const OfftakeSiteLoop *loop)
{
  return join_sites (self, loop->sites, MIN (loop->n_sites, G_N_ELEMENTS (loop->sites)),
                     loop->n_sites);
}

static void
check_loops (Result *self)
{
  const guint *sites = (const guint *) (gpointer) self->loops->data;
  guint begin = 0;

  for (guint i = 0; i < self->loops->len; i++) {
    if (sites[i] != OFFTAKE_NONE)
      continue;
    g_autofree char *names = join_sites (self, sites + begin, MIN (i - begin, 8), i - begin);
    warn (self, OFFTAKE_WARNING_UNBOUNDED_LOOP,
          (Place){ sites[begin], OFFTAKE_NONE, OFFTAKE_NONE, OFFTAKE_NONE }, NAN,
          _ ("What goes round the loop of %s comes back as much or more; it has no finite answer"),
          names);
    begin = i + 1;
  }
  for (guint i = 0; i < self->unattributed->len; i++) {
    const OfftakeSiteLoop *loop = &g_array_index (self->unattributed, OfftakeSiteLoop, i);
    g_autofree char *names = loop_names (self, loop);
    warn (self, OFFTAKE_WARNING_UNATTRIBUTABLE_LOOP,
          (Place){ loop->sites[0], OFFTAKE_NONE, OFFTAKE_NONE, loop->element }, NAN,
          _ ("Nothing feeds the loop of %s: the origin of its %s is unknown"), names,
          self->network->element[loop->element]);
  }
  for (guint i = 0; i < self->endless->len; i++) {
    const OfftakeSiteLoop *loop = &g_array_index (self->endless, OfftakeSiteLoop, i);
    g_autofree char *names = loop_names (self, loop);
    g_autofree char *amount = offtake_text_tonnes (loop->amount / 1000);
    warn (
        self, OFFTAKE_WARNING_BURDEN_LOST,
        (Place){ loop->sites[0], OFFTAKE_NONE, OFFTAKE_NONE, OFFTAKE_NONE }, loop->amount,
        _ ("%s CO2e come into the loop of %s and never leave it; what flows there has no finite intensity"),
        amount, names);
  }
}

static void
check_term (Result *self, guint a)
{
  const OfftakeNetworkAgreement *agreement = &self->network->agreement[a];
  guint32 first = self->network->period[self->period].first;

  if (agreement->empty_term)
    warn (self, OFFTAKE_WARNING_EMPTY_TERM, at_agreement (self, a), NAN,
          _ ("The term of agreement %s holds no day of the plan; it moves nothing"),
          agreement->title);
  if (self->terms[a].min_above_max)
    warn (self, OFFTAKE_WARNING_MIN_ABOVE_MAX, at_agreement (self, a), NAN,
          _ ("The minimum of agreement %s is above its maximum; the maximum holds"),
          agreement->title);
  gboolean expired =
      agreement->status == OFFTAKE_STATUS_EXPIRED || agreement->status == OFFTAKE_STATUS_TERMINATED;
  if (expired && self->quantity[a] > 0) {
    g_autofree char *amount = offtake_text_tonnes (self->quantity[a]);
    warn (self, OFFTAKE_WARNING_EXPIRED_IN_USE, at_agreement (self, a), self->quantity[a],
          _ ("Agreement %s has expired and is still counted on for %s"), agreement->title, amount);
  }
  double spot = self->spot[agreement->buyer_slot];
  gboolean ended = agreement->last != 0 && agreement->last < first && !agreement->empty_term;
  if (ended && spot > NEGLIGIBLE * (self->consumed[agreement->buyer_slot] +
                                    self->sold[agreement->buyer_slot])) {
    g_autofree char *amount = offtake_text_tonnes (spot);
    warn (self, OFFTAKE_WARNING_EXPIRED_IN_USE, at_agreement (self, a), spot,
          _ ("Agreement %s has ended, and %s is short of %s"), agreement->title,
          site_name (self, agreement->buyer), amount);
  }
}

static void
check_delivery (Result *self, guint a)
{
  const OfftakeNetworkAgreement *agreement = &self->network->agreement[a];
  double contracted = self->quantity[a], delivered = self->terms[a].delivered;

  if (isnan (delivered) || isnan (contracted))
    return;
  double exposure = self->terms[a].price * MAX (0, agreement->take_or_pay * contracted - delivered);
  if (exposure > 0) {
    g_autofree char *amount = offtake_text_money (exposure, self->network->currency);
    warn (self, OFFTAKE_WARNING_TAKE_OR_PAY_EXPOSURE, at_agreement (self, a), exposure,
          _ ("Less is taken of agreement %s than must be paid for: %s are due"), agreement->title,
          amount);
  }
  if (fabs (delivered - contracted) <= (agreement->tolerance + NEGLIGIBLE) * contracted)
    return;
  g_autofree char *was = offtake_text_tonnes (delivered);
  g_autofree char *should = offtake_text_tonnes (contracted);
  warn (self, OFFTAKE_WARNING_DELIVERY_OUTSIDE_TOLERANCE, at_agreement (self, a),
        delivered - contracted, _ ("%s were delivered under agreement %s, contracted are %s"), was,
        agreement->title, should);
}

static guint
rank_of (const OfftakeOrder *order, guint index)
{
  return index == OFFTAKE_NONE ? 0 : order->rank[index] + 1;
}

static int
compare_warnings (gconstpointer a, gconstpointer b, gpointer data)
{
  const OfftakeWarning *x = a, *y = b;
  const OfftakeNetwork *network = data;
  guint keys[][2] = {
    { x->code, y->code },
    { rank_of (&network->sites, x->site), rank_of (&network->sites, y->site) },
    { rank_of (&network->agreements, x->agreement), rank_of (&network->agreements, y->agreement) },
    { rank_of (&network->materials, x->material), rank_of (&network->materials, y->material) },
    { x->element, y->element },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i][0] != keys[i][1])
      return keys[i][0] < keys[i][1] ? -1 : 1;
  return 0;
}

void
offtake_find_warnings (OfftakePeriodResult *self)
{
  const OfftakeNetwork *network = self->network;

  for (guint s = 0; s < network->n_sites; s++) {
    check_capacity (self, s);
    check_elements (self, s);
    check_carbon (self, s);
  }
  for (guint slot = 0; slot < network->n_slots; slot++) {
    if (!check_passing (self, slot)) {
      check_spot (self, slot);
      check_surplus (self, slot);
    }
    check_rounding (self, slot);
    check_closing (self, slot);
  }
  for (guint a = 0; a < network->n_agreements; a++) {
    check_term (self, a);
    check_delivery (self, a);
  }
  check_loops (self);
  g_array_sort_with_data (self->warnings, compare_warnings, self->network);
}
