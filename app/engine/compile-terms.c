/* SPDX-License-Identifier: MPL-2.0 */

/* What changes with time: quantities, limits, prices and deliveries of every period. A series is
   read on the period's first day; rates a year become tonnes of the period (spec "Quantities and
   activities"). */

#include "engine/compile-private.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "base/error.h"

static double
rate_at (OfftakeSeries *series, guint32 day, double absent)
{
  return series ? offtake_series_at (series, day, OFFTAKE_BEFORE_ZERO) : absent;
}

/* A price, factor or grid intensity; a series that gives no value at all says no more than none. */
static double
price_at (OfftakeSeries *series, guint32 day, double absent)
{
  guint n = 0;

  if (series)
    offtake_series_get_points (series, &n);
  return n > 0 ? offtake_series_at (series, day, OFFTAKE_BEFORE_FIRST) : absent;
}

static double
index_price (OfftakeCompiler *compiler, const char *id, guint32 day)
{
  OfftakeRecord *record = id ? offtake_plan_find (compiler->plan, "indices", id) : NULL;
  return record ? price_at (OFFTAKE_PRICE_INDEX (record)->price_per_t, day, NAN) : NAN;
}

static double
sum_price_terms (OfftakeCompiler *compiler,
                 const OfftakeNetworkAgreement *agreement,
                 const OfftakePrice *price,
                 guint32 day)
{
  const OfftakeNetwork *self = compiler->network;
  double sum = 0;

  for (guint i = 0; price->terms && i < price->terms->len; i++) {
    const OfftakePriceTerm *term = price->terms->pdata[i];
    guint element =
        term->element ? offtake_network_find_element (self, term->element) : OFFTAKE_NONE;
    double content = !term->element ? 1
                     : element == OFFTAKE_NONE
                         ? 0
                         : offtake_network_element_content (self, agreement->material, element);
    sum += term->payable * content * index_price (compiler, term->index, day);
  }
  return sum;
}

/* Price per t; NAN without one. */
static double
price_in_period (OfftakeCompiler *compiler, guint a, guint32 day)
{
  const OfftakePrice *price = ((OfftakeAgreement *) compiler->agreements->pdata[a])->price;

  if (!price)
    return NAN;
  double p = price->kind == OFFTAKE_PRICE_BY_FIXED
                 ? price_at (price->per_t, day, NAN)
                 : price_at (price->premium_per_t, day, 0) +
                       sum_price_terms (compiler, &compiler->network->agreement[a], price, day);
  if (isnan (p))
    return NAN;
  if (price->floor_per_t)
    p = MAX (p, price_at (price->floor_per_t, day, -INFINITY));
  if (price->cap_per_t)
    p = MIN (p, price_at (price->cap_per_t, day, INFINITY));
  return p;
}

/* Divisor that turns tonnes of the basis into tonnes of material. */
static gboolean
basis_content (OfftakeCompiler *compiler, guint a, double *content, GError **error)
{
  const OfftakeNetwork *self = compiler->network;
  const OfftakeQuantity *quantity = ((OfftakeAgreement *) compiler->agreements->pdata[a])->quantity;
  const char *basis = quantity ? quantity->basis : NULL;

  *content = 1;
  if (!basis || strcmp (basis, "material") == 0)
    return TRUE;
  guint element = offtake_network_find_element (self, basis);
  *content = element == OFFTAKE_NONE
                 ? 0
                 : offtake_network_element_content (self, self->agreement[a].material, element);
  if (*content > 0)
    return TRUE;
  g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
               _ ("Agreement \"%s\" counts tonnes of %s, which its material does not hold"),
               self->agreement[a].id, basis);
  return FALSE;
}

static void
set_quantity (const OfftakeQuantity *quantity,
              const OfftakePeriod *period,
              double f,
              double content,
              OfftakeTerms *terms)
{
  guint32 day = period->first;
  double lower = rate_at (quantity->min_tpa, day, 0) / content;
  double upper = rate_at (quantity->max_tpa, day, INFINITY) / content;

  if (quantity->kind == OFFTAKE_QUANTITY_FIXED) {
    terms->fixed = rate_at (quantity->tpa, day, 0) / content * f;
    return;
  }
  terms->min_above_max = f > 0 && lower > upper;
  terms->share = rate_at (quantity->share, day, 0) * (f / period->year_share);
  terms->upper = f > 0 ? upper * f : 0;
  terms->lower = MIN (lower * f, terms->upper);
}

static gboolean
add_agreement_terms (OfftakeCompiler *compiler, guint a, GError **error)
{
  OfftakeNetwork *self = compiler->network;
  OfftakeAgreement *record = compiler->agreements->pdata[a];
  OfftakeNetworkAgreement *agreement = &self->agreement[a];
  double content;

  if (!basis_content (compiler, a, &content, error))
    return FALSE;
  agreement->empty_term = TRUE;
  for (guint p = 0; p < self->n_periods; p++) {
    const OfftakePeriod *period = &self->period[p];
    OfftakeTerms *terms = &self->terms[(gsize) p * self->n_agreements + a];
    double f = offtake_period_term_share (period, record->start, record->end);

    *terms = (OfftakeTerms){ .upper = INFINITY, .delivered = NAN };
    terms->in_force = f > 0;
    agreement->empty_term &= !terms->in_force;
    if (record->quantity)
      set_quantity (record->quantity, period, f, content, terms);
    terms->price = price_in_period (compiler, a, period->first);
  }
  return TRUE;
}

static void
add_site_terms (OfftakeCompiler *compiler, guint s)
{
  OfftakeNetwork *self = compiler->network;
  OfftakeSite *record = compiler->sites->pdata[s];
  OfftakeRecipe *recipe = compiler->recipes[s];

  for (guint p = 0; p < self->n_periods; p++) {
    const OfftakePeriod *period = &self->period[p];
    self->site_terms[(gsize) p * self->n_sites + s] = (OfftakeSiteTerms){
      .capacity = record->capacity_tpa
                      ? rate_at (record->capacity_tpa, period->first, 0) * period->year_share
                      : INFINITY,
      .planned = rate_at (record->planned_tpa, period->first, 0) * period->year_share,
      .kgco2e_per_kwh = price_at (record->grid_kgco2e_per_kwh, period->first, 0),
      .conversion_cost_per_t =
          recipe ? price_at (recipe->conversion_cost_per_t, period->first, 0) : 0,
    };
  }
}

/* Adds to @period and, with @record of a quarter, to the year that holds it. */
static void
add_delivery (OfftakeNetwork *self, OfftakeDelivery *record)
{
  gpointer rank;
  OfftakePeriod given;

  if (!record->agreement || !record->period || !offtake_period_parse (record->period, &given) ||
      !g_hash_table_lookup_extended (self->agreement_ranks, record->agreement, NULL, &rank))
    return;
  for (guint p = 0; p < self->n_periods; p++)
    if (self->period[p].first <= given.first && given.last <= self->period[p].last) {
      double *delivered =
          &self->terms[(gsize) p * self->n_agreements + GPOINTER_TO_UINT (rank)].delivered;
      *delivered = isnan (*delivered) ? record->t : *delivered + record->t;
    }
}

static int
compare_records (gconstpointer a, gconstpointer b)
{
  return strcmp (offtake_record_get_id (*(OfftakeRecord *const *) a),
                 offtake_record_get_id (*(OfftakeRecord *const *) b));
}

static void
add_deliveries (OfftakeCompiler *compiler)
{
  GListModel *list = offtake_plan_get_list (compiler->plan, "deliveries");
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    g_ptr_array_add (records, g_list_model_get_item (list, i));
  g_ptr_array_sort (records, compare_records);
  for (guint i = 0; i < records->len; i++)
    add_delivery (compiler->network, records->pdata[i]);
}

gboolean
offtake_compiler_add_terms (OfftakeCompiler *compiler, GError **error)
{
  OfftakeNetwork *self = compiler->network;
  const GArray *periods = offtake_plan_get_periods (compiler->plan);

  self->n_periods = periods->len;
  self->period = g_new (OfftakePeriod, periods->len + 1);
  if (periods->len > 0)
    memcpy (self->period, periods->data, periods->len * sizeof (OfftakePeriod));
  self->terms = g_new0 (OfftakeTerms, (gsize) self->n_periods * self->n_agreements + 1);
  self->site_terms = g_new0 (OfftakeSiteTerms, (gsize) self->n_periods * self->n_sites + 1);
  self->material_price = g_new0 (double, (gsize) self->n_periods * self->n_materials + 1);
  for (guint a = 0; a < self->n_agreements; a++)
    if (!add_agreement_terms (compiler, a, error))
      return FALSE;
  for (guint s = 0; s < self->n_sites; s++)
    add_site_terms (compiler, s);
  for (guint p = 0; p < self->n_periods; p++)
    for (guint m = 0; m < self->n_materials; m++)
      self->material_price[(gsize) p * self->n_materials + m] =
          index_price (compiler, ((OfftakeMaterial *) compiler->materials->pdata[m])->price_index,
                       self->period[p].first);
  add_deliveries (compiler);
  return TRUE;
}
