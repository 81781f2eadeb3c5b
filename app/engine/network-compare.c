/* SPDX-License-Identifier: MPL-2.0 */

/* What two networks have in common, so that what is known of the one need not be found again for
   the other. Most edits change a few figures of one agreement or site and leave the frame as it is.
 */

#include <math.h>
#include <string.h>

#include "engine/network-private.h"

static gboolean
same_text (const char *a, const char *b)
{
  return g_strcmp0 (a, b) == 0;
}

/* The same number, or none in both. */
static gboolean
same (double a, double b)
{
  return a == b || (isnan (a) && isnan (b));
}

static gboolean
same_numbers (const double *a, const double *b, gsize n)
{
  return n == 0 || memcmp (a, b, n * sizeof *a) == 0;
}

static gboolean
same_order (const OfftakeOrder *a, const OfftakeOrder *b, guint n)
{
  return n == 0 || memcmp (a->row, b->row, n * sizeof *a->row) == 0;
}

static gboolean
same_materials (const OfftakeNetwork *a, const OfftakeNetwork *b)
{
  for (guint m = 0; m < a->n_materials; m++) {
    const OfftakeNetworkMaterial *x = &a->material[m], *y = &b->material[m];
    if (!same_text (x->id, y->id) || !same_text (x->name, y->name) || x->waste != y->waste ||
        x->intermediate != y->intermediate || x->us45x != y->us45x ||
        x->virgin_kgco2e_per_t != y->virgin_kgco2e_per_t)
      return FALSE;
  }
  for (guint e = 0; e < a->n_elements; e++)
    if (!same_text (a->element[e], b->element[e]))
      return FALSE;
  return same_numbers (a->content, b->content, (gsize) a->n_materials * a->n_elements);
}

static gboolean
same_site (const OfftakeNetworkSite *x, const OfftakeNetworkSite *y)
{
  return same_text (x->id, y->id) && same_text (x->name, y->name) &&
         same_text (x->country, y->country) && same_text (x->party, y->party) &&
         x->foreign_entity == y->foreign_entity && x->kind == y->kind && x->mode == y->mode &&
         x->by_yields == y->by_yields && x->reference == y->reference && x->tag == y->tag &&
         same (x->source_kgco2e_per_t, y->source_kgco2e_per_t) &&
         x->electricity_kwh_per_t == y->electricity_kwh_per_t &&
         x->direct_kgco2e_per_t == y->direct_kgco2e_per_t && x->first_slot == y->first_slot &&
         x->first_input == y->first_input && x->first_output == y->first_output &&
         x->first_variable == y->first_variable && x->first_factor == y->first_factor;
}

static gboolean
same_sites (const OfftakeNetwork *a, const OfftakeNetwork *b)
{
  for (guint s = 0; s < a->n_sites; s++)
    if (!same_site (&a->site[s], &b->site[s]))
      return FALSE;
  for (guint slot = 0; slot < a->n_slots; slot++)
    if (a->slot[slot].material != b->slot[slot].material)
      return FALSE;
  return TRUE;
}

static gboolean
same_lines (const OfftakeLine *a, const OfftakeLine *b, guint n)
{
  for (guint i = 0; i < n; i++)
    if (a[i].slot != b[i].slot || a[i].t_per_t != b[i].t_per_t ||
        a[i].allocation != b[i].allocation)
      return FALSE;
  return TRUE;
}

static gboolean
same_tags (const OfftakeNetwork *a, const OfftakeNetwork *b)
{
  for (guint t = 0; t < a->n_tags; t++)
    if (a->tag[t].class != b->tag[t].class || !same_text (a->tag[t].country, b->tag[t].country) ||
        a->tag[t].foreign_entity != b->tag[t].foreign_entity)
      return FALSE;
  return TRUE;
}

static gboolean
same_agreements (const OfftakeNetwork *a, const OfftakeNetwork *b)
{
  for (guint i = 0; i < a->n_agreements; i++) {
    const OfftakeNetworkAgreement *x = &a->agreement[i], *y = &b->agreement[i];
    if (!same_text (x->id, y->id) || x->seller != y->seller || x->buyer != y->buyer ||
        x->material != y->material || x->kind != y->kind || x->waste_tag != y->waste_tag ||
        x->coefficient != y->coefficient)
      return FALSE;
  }
  return TRUE;
}

static gboolean
same_counts (const OfftakeNetwork *a, const OfftakeNetwork *b)
{
  return a->n_sites == b->n_sites && a->n_materials == b->n_materials &&
         a->n_elements == b->n_elements && a->n_agreements == b->n_agreements &&
         a->n_slots == b->n_slots && a->n_inputs == b->n_inputs && a->n_outputs == b->n_outputs &&
         a->n_variables == b->n_variables && a->n_tags == b->n_tags;
}

gboolean
offtake_network_has_materials_of (const OfftakeNetwork *a, const OfftakeNetwork *b)
{
  return a->n_materials == b->n_materials && a->n_elements == b->n_elements &&
         same_materials (a, b);
}

gboolean
offtake_network_has_frame_of (const OfftakeNetwork *a, const OfftakeNetwork *b)
{
  return a == b || (same_counts (a, b) && same_order (&a->sites, &b->sites, a->n_sites) &&
                    same_order (&a->materials, &b->materials, a->n_materials) &&
                    same_order (&a->agreements, &b->agreements, a->n_agreements) &&
                    same_text (a->currency, b->currency) && same_materials (a, b) &&
                    same_sites (a, b) && same_lines (a->input, b->input, a->n_inputs) &&
                    same_lines (a->output, b->output, a->n_outputs) &&
                    same_numbers (a->factor, b->factor, a->site[a->n_sites].first_factor) &&
                    same_tags (a, b) && same_agreements (a, b));
}

static gboolean
same_words (const OfftakeNetworkAgreement *x, const OfftakeNetworkAgreement *y)
{
  return same_text (x->title, y->title) && x->status == y->status && x->tolerance == y->tolerance &&
         x->take_or_pay == y->take_or_pay && x->empty_term == y->empty_term && x->last == y->last;
}

gboolean
offtake_terms_move_the_same (const OfftakeTerms *a, const OfftakeTerms *b)
{
  return a->fixed == b->fixed && a->share == b->share && a->lower == b->lower &&
         a->upper == b->upper;
}

gboolean
offtake_site_terms_equal (const OfftakeSiteTerms *a, const OfftakeSiteTerms *b)
{
  return a->capacity == b->capacity && a->planned == b->planned &&
         a->kgco2e_per_kwh == b->kgco2e_per_kwh &&
         a->conversion_cost_per_t == b->conversion_cost_per_t;
}

gboolean
offtake_network_period_equals (const OfftakeNetwork *a,
                               guint period_a,
                               const OfftakeNetwork *b,
                               guint period_b)
{
  const OfftakeTerms *x = offtake_network_terms (a, period_a),
                     *y = offtake_network_terms (b, period_b);
  const double *price = offtake_network_material_prices (a, period_a);

  for (guint i = 0; i < a->n_agreements; i++)
    if (!offtake_terms_move_the_same (&x[i], &y[i]) || !same (x[i].price, y[i].price) ||
        !same (x[i].delivered, y[i].delivered) || x[i].min_above_max != y[i].min_above_max ||
        a->agreement[i].transport_kgco2e_per_t != b->agreement[i].transport_kgco2e_per_t ||
        !same_words (&a->agreement[i], &b->agreement[i]))
      return FALSE;
  for (guint s = 0; s < a->n_sites; s++)
    if (!offtake_site_terms_equal (&offtake_network_site_terms (a, period_a)[s],
                                   &offtake_network_site_terms (b, period_b)[s]))
      return FALSE;
  for (guint m = 0; m < a->n_materials; m++)
    if (!same (price[m], offtake_network_material_prices (b, period_b)[m]))
      return FALSE;
  return TRUE;
}
