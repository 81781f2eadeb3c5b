/* SPDX-License-Identifier: MPL-2.0 */
#include "lib/reference.h"

#include <math.h>
#include <string.h>

#define SWEEPS 20000
#define STILL 1e-17L

typedef struct {
  Reference *out;
  OfftakePlan *plan;
  const OfftakePeriod *period;
  OfftakeSite **site;
  OfftakeMaterial **material;
  OfftakeAgreement **agreement;
  guint *seller, *buyer, *goods; /* of each agreement */
  Real *supply;                  /* [site][material] */
  gboolean moved;
} Work;

static gpointer
records (OfftakePlan *plan, const char *list, guint *n)
{
  GListModel *model = offtake_plan_get_list (plan, list);
  *n = g_list_model_get_n_items (model);
  gpointer *array = g_new (gpointer, *n + 1);

  for (guint i = 0; i < *n; i++) {
    array[i] = g_list_model_get_item (model, i);
    g_object_unref (array[i]);
  }
  return array;
}

static guint
find (gpointer array, guint n, const char *id)
{
  for (guint i = 0; i < n; i++)
    if (strcmp (offtake_record_get_id (((gpointer *) array)[i]), id) == 0)
      return i;
  g_assert_not_reached ();
}

static Real
at (OfftakeSeries *series, const Work *work, Real absent, OfftakeBefore before)
{
  return series ? (Real) offtake_series_at (series, work->period->first, before) : absent;
}

static Real
held (const Work *work, guint m, const char *element)
{
  return offtake_fractions_get (work->material[m]->composition, element);
}

static OfftakeRecipe *
recipe_of (const Work *work, guint s)
{
  if (work->site[s]->kind != OFFTAKE_SITE_PROCESS)
    return NULL;
  return (OfftakeRecipe *) offtake_plan_find (work->plan, "recipes", work->site[s]->recipe);
}

static Real *
cell (const Work *work, Real *table, guint s, guint m)
{
  return table + (gsize) s * work->out->n_materials + m;
}

static guint
material_index (const Work *work, const char *id)
{
  return find (work->material, work->out->n_materials, id);
}

/* t of @m that @s is on one @side of: work->buyer or work->seller. */
static Real
flow_now (const Work *work, const guint *side, guint s, guint m)
{
  Real sum = 0;

  for (guint a = 0; a < work->out->n_agreements; a++)
    if (side[a] == s && work->goods[a] == m)
      sum += work->out->quantity[a];
  return sum;
}

static Real
capacity (const Work *work, guint s)
{
  return at (work->site[s]->capacity_tpa, work, INFINITY, OFFTAKE_BEFORE_ZERO) *
         work->period->year_share;
}

static void
set (Work *work, Real *value, Real now)
{
  work->moved |= fabsl (now - *value) > STILL * fabsl (now);
  *value = now;
}

static void
run_yields (Work *work, guint s, OfftakeRecipe *recipe)
{
  Reference *out = work->out;
  Real total = 0;

  for (guint i = 0; i < recipe->feeds->len; i++)
    total += flow_now (work, work->buyer, s, material_index (work, recipe->feeds->pdata[i]));
  set (work, &out->activity[s], fminl (total, capacity (work, s)));
  for (guint i = 0; i < recipe->feeds->len; i++) {
    guint f = material_index (work, recipe->feeds->pdata[i]);
    *cell (work, out->consumed, s, f) =
        total > 0 ? flow_now (work, work->buyer, s, f) / total * out->activity[s] : 0;
  }
  for (guint i = 0; i < recipe->yields->len; i++) {
    OfftakeRecipeYield *yield = recipe->yields->pdata[i];
    guint p = material_index (work, yield->product);
    for (guint k = 0; k < recipe->feeds->len; k++) {
      guint f = material_index (work, recipe->feeds->pdata[k]);
      Real part = strcmp (yield->of, "mass") == 0
                      ? 1
                      : held (work, f, yield->of) / held (work, p, yield->of);
      *cell (work, out->produced, s, p) +=
          *cell (work, out->consumed, s, f) * yield->fraction * part;
    }
  }
}

static void
run_site (Work *work, guint s)
{
  Reference *out = work->out;
  OfftakeRecipe *recipe = recipe_of (work, s);

  for (guint m = 0; m < out->n_materials; m++)
    *cell (work, out->produced, s, m) = *cell (work, out->consumed, s, m) = 0;
  if (!recipe)
    return;
  if (offtake_recipe_is_by_yields (recipe)) {
    run_yields (work, s, recipe);
    return;
  }
  guint reference = material_index (work, recipe->reference);
  Real wanted = work->site[s]->mode == OFFTAKE_MODE_PUSH
                    ? flow_now (work, work->buyer, s, reference)
                : work->site[s]->mode == OFFTAKE_MODE_PULL
                    ? flow_now (work, work->seller, s, reference)
                    : at (work->site[s]->planned_tpa, work, 0, OFFTAKE_BEFORE_ZERO) *
                          work->period->year_share;
  set (work, &out->activity[s], fminl (wanted, capacity (work, s)));
  for (guint i = 0; i < recipe->inputs->len; i++) {
    OfftakeRecipeInput *input = recipe->inputs->pdata[i];
    *cell (work, out->consumed, s, material_index (work, input->material)) +=
        input->t_per_t * out->activity[s];
  }
  for (guint i = 0; i < recipe->outputs->len; i++) {
    OfftakeRecipeOutput *output = recipe->outputs->pdata[i];
    *cell (work, out->produced, s, material_index (work, output->material)) +=
        output->t_per_t * out->activity[s];
  }
}

static Real
quantity_now (Work *work, guint a)
{
  OfftakeAgreement *agreement = work->agreement[a];
  OfftakeQuantity *quantity = agreement->quantity;
  guint moving = offtake_plan_moving_statuses (work->plan);
  Real f = offtake_period_term_share (work->period, agreement->start, agreement->end);
  Real y = work->period->year_share, basis = 1;

  if (!(moving >> agreement->status & 1))
    return 0;
  if (quantity->basis && strcmp (quantity->basis, "material") != 0)
    basis = held (work, work->goods[a], quantity->basis);
  if (quantity->kind == OFFTAKE_QUANTITY_FIXED)
    return at (quantity->tpa, work, 0, OFFTAKE_BEFORE_ZERO) / basis * f;
  Real of = quantity->kind == OFFTAKE_QUANTITY_SHARE_OF_NEED
                ? *cell (work, work->out->consumed, work->buyer[a], work->goods[a])
                : *cell (work, work->out->produced, work->seller[a], work->goods[a]);
  Real q = at (quantity->share, work, 0, OFFTAKE_BEFORE_ZERO) * (f / y) * of;
  q = fmaxl (q, at (quantity->min_tpa, work, 0, OFFTAKE_BEFORE_ZERO) / basis * f);
  if (quantity->max_tpa)
    q = fminl (q, at (quantity->max_tpa, work, 0, OFFTAKE_BEFORE_ZERO) / basis * f);
  return q;
}

static gboolean
settle (Work *work, void (*sweep) (Work *work))
{
  work->moved = TRUE;
  for (guint i = 0; i < SWEEPS && work->moved; i++) {
    work->moved = FALSE;
    sweep (work);
  }
  return !work->moved;
}

static void
sweep_quantities (Work *work)
{
  for (guint s = 0; s < work->out->n_sites; s++)
    run_site (work, s);
  for (guint a = 0; a < work->out->n_agreements; a++)
    set (work, &work->out->quantity[a], quantity_now (work, a));
}

static void
balance (Work *work)
{
  Reference *out = work->out;

  for (guint s = 0; s < out->n_sites; s++)
    for (guint m = 0; m < out->n_materials; m++) {
      Real bought = *cell (work, out->bought, s, m) = flow_now (work, work->buyer, s, m);
      Real sold = *cell (work, out->sold, s, m) = flow_now (work, work->seller, s, m);
      if (work->site[s]->kind == OFFTAKE_SITE_SOURCE)
        *cell (work, out->produced, s, m) = sold;
      if (work->site[s]->kind == OFFTAKE_SITE_SINK)
        *cell (work, out->consumed, s, m) = bought;
      Real produced = *cell (work, out->produced, s, m),
           consumed = *cell (work, out->consumed, s, m);
      Real net = bought + produced - consumed - sold;
      if (fabsl (net) < 1e-15L * (bought + produced + consumed + sold))
        net = 0;
      *cell (work, out->spot, s, m) = fmaxl (0, -net);
      *cell (work, out->surplus, s, m) = fmaxl (0, net);
      *cell (work, work->supply, s, m) = bought + produced + fmaxl (0, -net);
    }
}

static char *
tag_name (const Work *work, guint origin, guint s)
{
  static const char *const names[] = { "virgin", "recycled_pre", "recycled_post", "unknown" };
  OfftakeParty *party =
      (OfftakeParty *) offtake_plan_find (work->plan, "parties", work->site[s]->party);
  return g_strdup_printf ("%s|%s|%d", names[origin],
                          offtake_plan_site_country (work->plan, work->site[s]),
                          party->foreign_entity);
}

static guint
tag (Work *work, char *name)
{
  Reference *out = work->out;
  g_autofree char *owned = name;

  for (guint t = 0; t < out->n_tags; t++)
    if (strcmp (out->tags[t], owned) == 0)
      return t;
  out->tags[out->n_tags] = g_steal_pointer (&owned);
  return out->n_tags++;
}

/* The tag of a flow that has but one, else G_MAXUINT. */
static guint
flow_tag (Work *work, guint a)
{
  guint waste = work->material[work->goods[a]]->waste, seller = work->seller[a];

  if (waste != OFFTAKE_WASTE_NONE)
    return tag (work, tag_name (work,
                                waste == OFFTAKE_WASTE_PRE ? OFFTAKE_ORIGIN_RECYCLED_PRE
                                                           : OFFTAKE_ORIGIN_RECYCLED_POST,
                                work->buyer[a]));
  if (work->site[seller]->kind == OFFTAKE_SITE_SOURCE)
    return tag (work, tag_name (work, work->site[seller]->origin, seller));
  return G_MAXUINT;
}

/* Shares of one tag of one element in every supply and every pool, from nothing upwards; what stays
   untold is unknown. */
typedef struct {
  Real *supply, *pool;
} Mix;

static Real
tell_supply (Work *work, const Mix *mix, const guint *flow_tags, guint s, guint m, guint t)
{
  Reference *out = work->out;
  Real sum = *cell (work, out->produced, s, m) * mix->pool[s];

  for (guint a = 0; a < out->n_agreements; a++)
    if (work->buyer[a] == s && work->goods[a] == m)
      sum += out->quantity[a] * (flow_tags[a] != G_MAXUINT
                                     ? (flow_tags[a] == t)
                                     : *cell (work, mix->supply, work->seller[a], m));
  return sum / *cell (work, work->supply, s, m);
}

static void
trace_tag (Work *work, guint e, guint t, const guint *flow_tags)
{
  Reference *out = work->out;
  Mix mix = { g_new0 (Real, out->n_sites * out->n_materials), g_new0 (Real, out->n_sites) };

  work->moved = TRUE;
  for (guint sweep = 0; sweep < SWEEPS && work->moved; sweep++) {
    work->moved = FALSE;
    for (guint s = 0; s < out->n_sites; s++) {
      Real mass = 0, sum = 0;
      for (guint m = 0; m < out->n_materials; m++) {
        Real in = *cell (work, out->consumed, s, m) * held (work, m, out->elements[e]);
        if (work->site[s]->kind != OFFTAKE_SITE_SOURCE && *cell (work, work->supply, s, m) > 0)
          set (work, cell (work, mix.supply, s, m), tell_supply (work, &mix, flow_tags, s, m, t));
        mass += in;
        sum += in * *cell (work, mix.supply, s, m);
      }
      if (work->site[s]->kind == OFFTAKE_SITE_PROCESS && mass > 0)
        set (work, &mix.pool[s], sum / mass);
    }
  }
  out->origins_settled &= !work->moved;
  for (guint a = 0; a < out->n_agreements; a++)
    out->origin[((gsize) a * out->n_elements + e) * (out->n_agreements + out->n_sites + 1) + t] =
        flow_tags[a] != G_MAXUINT ? (flow_tags[a] == t)
                                  : *cell (work, mix.supply, work->seller[a], work->goods[a]);
  g_free (mix.supply);
  g_free (mix.pool);
}

static void
trace (Work *work)
{
  Reference *out = work->out;
  g_autofree guint *flow_tags = g_new (guint, out->n_agreements + 1);

  tag (work, g_strdup ("unknown||0"));
  for (guint a = 0; a < out->n_agreements; a++)
    flow_tags[a] = flow_tag (work, a);
  for (guint e = 0; e < out->n_elements; e++) {
    for (guint t = 1; t < out->n_tags; t++)
      trace_tag (work, e, t, flow_tags);
    for (guint a = 0; a < out->n_agreements; a++) {
      Real *shares =
          out->origin + ((gsize) a * out->n_elements + e) * (out->n_agreements + out->n_sites + 1);
      shares[0] = 1;
      for (guint t = 1; t < out->n_tags; t++)
        shares[0] -= shares[t];
    }
  }
}

static Real
transport (const Work *work, guint a)
{
  GPtrArray *legs = work->agreement[a]->transport;
  Real sum = 0;

  for (guint i = 0; legs && i < legs->len; i++) {
    const OfftakeTransportLeg *leg = legs->pdata[i];
    sum += (Real) leg->km * leg->kgco2e_per_tkm;
  }
  return sum;
}

/* Weight of material @m (all if G_MAXUINT) among the outputs that take burden. */
static Real
weight (const Work *work, guint s, guint m)
{
  OfftakeRecipe *recipe = recipe_of (work, s);
  gboolean yields = offtake_recipe_is_by_yields (recipe);
  GPtrArray *lines = yields ? recipe->yields : recipe->outputs;
  Real sum = 0;

  for (guint i = 0; i < lines->len; i++) {
    OfftakeRecipeYield *yield = lines->pdata[i];
    OfftakeRecipeOutput *output = lines->pdata[i];
    guint p = material_index (work, yields ? yield->product : output->material);
    Real t = 0;
    if (work->material[p]->waste != OFFTAKE_WASTE_NONE || (m != G_MAXUINT && p != m))
      continue;
    for (guint k = 0; yields && k < recipe->feeds->len; k++) {
      guint f = material_index (work, recipe->feeds->pdata[k]);
      t +=
          *cell (work, work->out->consumed, s, f) * yield->fraction *
          (strcmp (yield->of, "mass") == 0 ? 1
                                           : held (work, f, yield->of) / held (work, p, yield->of));
    }
    sum += yields ? t * yield->allocation
                  : output->t_per_t * work->out->activity[s] * output->allocation;
  }
  return sum;
}

/* Where no mass is, not even what grows without end counts. */
static Real
part_of (Real mass, Real each)
{
  return mass == 0 ? 0 : mass * each;
}

static Real
burden (const Work *work, guint s)
{
  OfftakeRecipe *recipe = recipe_of (work, s);
  Real grid = at (work->site[s]->grid_kgco2e_per_kwh, work, 0, OFFTAKE_BEFORE_FIRST);
  Real sum =
      work->out->activity[s] * (recipe->direct_kgco2e_per_t + recipe->electricity_kwh_per_t * grid);

  for (guint m = 0; m < work->out->n_materials; m++)
    sum +=
        part_of (*cell (work, work->out->consumed, s, m), *cell (work, work->out->intensity, s, m));
  return sum;
}

static Real
brought (const Work *work, guint a)
{
  if (work->material[work->goods[a]]->waste != OFFTAKE_WASTE_NONE)
    return transport (work, a);
  return *cell (work, work->out->intensity, work->seller[a], work->goods[a]) + transport (work, a);
}

static Real
intensity_now (const Work *work, guint s, guint m)
{
  Reference *out = work->out;
  OfftakeMaterial *material = work->material[m];
  Real supply = *cell (work, work->supply, s, m), sum = 0;

  if (work->site[s]->kind == OFFTAKE_SITE_SOURCE)
    return material->waste != OFFTAKE_WASTE_NONE ? 0
           : offtake_record_is_given (OFFTAKE_RECORD (work->site[s]), "kgco2e_per_kg")
               ? 1000 * (Real) work->site[s]->kgco2e_per_kg
               : 1000 * (Real) material->virgin_kgco2e_per_kg;
  if (!(supply > 0))
    return 0;
  for (guint a = 0; a < out->n_agreements; a++)
    if (work->buyer[a] == s && work->goods[a] == m)
      sum += part_of (out->quantity[a], brought (work, a));
  sum += *cell (work, out->spot, s, m) * 1000 * material->virgin_kgco2e_per_kg;
  if (work->site[s]->kind == OFFTAKE_SITE_PROCESS && *cell (work, out->produced, s, m) > 0 &&
      weight (work, s, m) > 0)
    sum += burden (work, s) * weight (work, s, m) / weight (work, s, G_MAXUINT);
  return sum / supply;
}

static void
sweep_carbon (Work *work)
{
  for (guint s = 0; s < work->out->n_sites; s++)
    for (guint m = 0; m < work->out->n_materials; m++)
      set (work, cell (work, work->out->intensity, s, m), intensity_now (work, s, m));
}

static void
sweep_recovery (Work *work)
{
  Reference *out = work->out;

  for (guint s = 0; s < out->n_sites; s++)
    for (guint e = 0; e < out->n_elements; e++) {
      Real in = 0, back = 0;
      for (guint m = 0; m < out->n_materials; m++) {
        Real c = held (work, m, out->elements[e]);
        in += *cell (work, out->consumed, s, m) * c;
        if (work->material[m]->waste == OFFTAKE_WASTE_NONE && !work->material[m]->intermediate)
          back += *cell (work, out->produced, s, m) * c;
      }
      for (guint a = 0; a < out->n_agreements; a++)
        if (work->seller[a] == s && work->material[work->goods[a]]->intermediate &&
            work->site[work->buyer[a]]->kind == OFFTAKE_SITE_PROCESS)
          back += part_of (out->quantity[a] * held (work, work->goods[a], out->elements[e]),
                           out->recovery[work->buyer[a] * out->n_elements + e]);
      if (work->site[s]->kind == OFFTAKE_SITE_PROCESS)
        set (work, &out->recovery[s * out->n_elements + e], in > 0 ? back / in : 0);
    }
}

static Real
price_now (const Work *work, guint a)
{
  OfftakePrice *price = work->agreement[a]->price;
  Real p;

  if (!price)
    return NAN;
  if (price->kind == OFFTAKE_PRICE_BY_FIXED) {
    p = at (price->per_t, work, NAN, OFFTAKE_BEFORE_FIRST);
  } else {
    p = at (price->premium_per_t, work, 0, OFFTAKE_BEFORE_FIRST);
    for (guint i = 0; i < price->terms->len; i++) {
      OfftakePriceTerm *term = price->terms->pdata[i];
      OfftakePriceIndex *index =
          (OfftakePriceIndex *) offtake_plan_find (work->plan, "indices", term->index);
      p += (Real) term->payable * (term->element ? held (work, work->goods[a], term->element) : 1) *
           at (index->price_per_t, work, 0, OFFTAKE_BEFORE_FIRST);
    }
  }
  if (price->floor_per_t)
    p = fmaxl (p, at (price->floor_per_t, work, 0, OFFTAKE_BEFORE_FIRST));
  if (price->cap_per_t)
    p = fminl (p, at (price->cap_per_t, work, 0, OFFTAKE_BEFORE_FIRST));
  return p;
}

static void
find_elements (Work *work)
{
  GPtrArray *elements = g_ptr_array_new ();

  for (guint m = 0; m < work->out->n_materials; m++) {
    OfftakeFractions *composition = work->material[m]->composition;
    for (guint i = 0; composition && i < composition->n; i++) {
      const char *element = composition->values[i].element;
      if (!g_ptr_array_find_with_equal_func (elements, element, g_str_equal, NULL))
        g_ptr_array_add (elements, g_strdup (element));
    }
  }
  work->out->n_elements = elements->len;
  work->out->elements = (char **) g_ptr_array_free (elements, FALSE);
}

static void
allocate (Work *work)
{
  Reference *out = work->out;
  Real **tables[] = { &out->bought, &out->sold,    &out->produced,  &out->consumed,
                      &out->spot,   &out->surplus, &out->intensity, &work->supply };

  find_elements (work);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    *tables[i] = g_new0 (Real, out->n_sites * out->n_materials + 1);
  out->quantity = g_new0 (Real, out->n_agreements + 1);
  out->delivered_intensity = g_new0 (Real, out->n_agreements + 1);
  out->price = g_new0 (Real, out->n_agreements + 1);
  out->activity = g_new0 (Real, out->n_sites + 1);
  out->recovery = g_new0 (Real, out->n_sites * out->n_elements + 1);
  out->tags = g_new0 (char *, out->n_agreements + out->n_sites + 1);
  out->origin = g_new0 (
      Real,
      (gsize) out->n_agreements * out->n_elements * (out->n_agreements + out->n_sites + 1) + 1);
}

Reference *
reference_new (OfftakePlan *plan, const OfftakePeriod *period)
{
  Reference *out = g_new0 (Reference, 1);
  Work work = { .out = out, .plan = plan, .period = period };

  out->origins_settled = TRUE;
  work.site = records (plan, "sites", &out->n_sites);
  work.material = records (plan, "materials", &out->n_materials);
  work.agreement = records (plan, "agreements", &out->n_agreements);
  work.seller = g_new (guint, out->n_agreements + 1);
  work.buyer = g_new (guint, out->n_agreements + 1);
  work.goods = g_new (guint, out->n_agreements + 1);
  for (guint a = 0; a < out->n_agreements; a++) {
    work.seller[a] = find (work.site, out->n_sites, work.agreement[a]->seller);
    work.buyer[a] = find (work.site, out->n_sites, work.agreement[a]->buyer);
    work.goods[a] = material_index (&work, work.agreement[a]->material);
  }
  allocate (&work);
  out->quantities_settled = settle (&work, sweep_quantities);
  balance (&work);
  trace (&work);
  out->carbon_settled = settle (&work, sweep_carbon);
  out->recovery_settled = settle (&work, sweep_recovery);
  for (guint a = 0; a < out->n_agreements; a++) {
    out->delivered_intensity[a] = brought (&work, a);
    out->price[a] = price_now (&work, a);
  }
  gpointer spent[] = { work.site,  work.material, work.agreement, work.seller,
                       work.buyer, work.goods,    work.supply };
  for (guint i = 0; i < G_N_ELEMENTS (spent); i++)
    g_free (spent[i]);
  return out;
}

void
reference_free (Reference *self)
{
  gpointer tables[] = { self->quantity,
                        self->activity,
                        self->bought,
                        self->sold,
                        self->produced,
                        self->consumed,
                        self->spot,
                        self->surplus,
                        self->intensity,
                        self->origin,
                        self->delivered_intensity,
                        self->price,
                        self->recovery };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    g_free (tables[i]);
  for (guint e = 0; e < self->n_elements; e++)
    g_free (self->elements[e]);
  for (guint t = 0; t < self->n_tags; t++)
    g_free (self->tags[t]);
  g_free (self->elements);
  g_free (self->tags);
  g_free (self);
}
