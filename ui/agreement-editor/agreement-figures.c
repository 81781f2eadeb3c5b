/* SPDX-License-Identifier: MPL-2.0 */
#include "agreement-editor/agreement-figures.h"

#include <glib/gi18n.h>
#include <math.h>

#include "base/text.h"
#include "mass.h"

static void
figure_free (gpointer data)
{
  OfftakeFigure *figure = data;

  g_free (figure->title);
  g_free (figure->figure);
  g_free (figure);
}

/* Takes over @text. */
static void
add (GPtrArray *figures, const char *title, char *text)
{
  OfftakeFigure *figure = g_new0 (OfftakeFigure, 1);

  figure->title = g_strdup (title);
  figure->figure = text;
  g_ptr_array_add (figures, figure);
}

static void
add_money (GPtrArray *figures, const OfftakeAgreementResult *result, const char *currency)
{
  if (isnan (result->price_per_t))
    return;

  g_autofree char *price = offtake_text_number (result->price_per_t);

  /* Translators: a price, "5,900 USD/t" */
  add (figures, _ ("Price"), g_strdup_printf (_ ("%s %s/t"), price, currency));
  add (figures, _ ("Value"), offtake_text_money (result->value, currency));
}

static void
add_shares (GPtrArray *figures, OfftakeSolution *solution, guint period, guint agreement)
{
  OfftakeNetwork *network = offtake_solution_get_network (solution);

  for (guint i = 0; i < offtake_network_n_elements (network); i++) {
    double share = offtake_solution_recycled_share (solution, period, agreement, i);

    if (isnan (share))
      continue;
    g_autofree char *title =
        g_strdup_printf (_ ("Recycled %s"), offtake_network_element (network, i));
    add (figures, title, offtake_text_percent (share));
  }
}

GPtrArray *
offtake_agreement_figures_new (OfftakeView *view, OfftakeAgreement *agreement)
{
  GPtrArray *figures = g_ptr_array_new_with_free_func (figure_free);
  const OfftakeAgreementResult *result =
      offtake_view_agreement_result (view, OFFTAKE_RECORD (agreement));

  if (!result)
    return figures;

  OfftakeSolution *solution = offtake_view_get_solution (view);
  const char *currency = offtake_plan_get_head (offtake_view_get_plan (view))->currency;

  add (figures, _ ("Quantity"), offtake_mass_text (result->t));
  add_money (figures, result, currency);
  if (!isnan (result->kgco2e_per_t)) {
    g_autofree char *carbon = offtake_text_number (result->kgco2e_per_t);

    add (figures, _ ("Footprint, Delivered"), g_strdup_printf (_ ("%s kg CO₂e/t"), carbon));
  }
  if (result->t > 0)
    add_shares (figures, solution, offtake_view_get_solved_period (view),
                offtake_view_network_agreement (view, OFFTAKE_RECORD (agreement)));
  return figures;
}

char *
offtake_agreement_figures_describe_term (OfftakePlan *plan, const OfftakePriceTerm *term)
{
  OfftakeRecord *index = offtake_plan_find (plan, "indices", term->index);
  const char *name = index ? offtake_record_get_title (index) : term->index;
  g_autofree char *payable = offtake_text_percent (term->payable);

  return term->element
             ? g_strdup_printf (_ ("%s of %s for the %s it holds"), payable, name, term->element)
             : g_strdup_printf (_ ("%s of %s"), payable, name);
}

char *
offtake_agreement_figures_describe_route (OfftakePlan *plan, OfftakeAgreement *agreement)
{
  OfftakeRecord *seller = offtake_plan_find (plan, "sites", agreement->seller);
  OfftakeRecord *buyer = offtake_plan_find (plan, "sites", agreement->buyer);

  return g_strdup_printf (_ ("%s → %s"),
                          seller ? offtake_record_get_title (seller) : agreement->seller,
                          buyer ? offtake_record_get_title (buyer) : agreement->buyer);
}
