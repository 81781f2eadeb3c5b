/* SPDX-License-Identifier: MPL-2.0 */
#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "base/text.h"
#include "report/cell-text.h"
#include "report/summary-private.h"

/* The years at a glance: what is traded, what is missing, and how much of each element in a cathode
   maker's product is recycled. */

typedef struct {
  double goods, value, carbon, avoided, spot, surplus;
  guint warnings;
} Totals;

static double
or_zero (double number)
{
  return isfinite (number) ? number : 0;
}

static void
add_agreements (const OfftakeSummaryBrief *brief, guint period, Totals *totals)
{
  for (guint i = 0; i < offtake_network_n_agreements (brief->network); i++) {
    const OfftakeAgreementResult *result = offtake_solution_agreement (brief->solution, period, i);
    OfftakeMaterial *material =
        offtake_brief_material (brief, offtake_network_agreement_material (brief->network, i));
    const double virgin = material ? 1000 * material->virgin_kgco2e_per_kg : 0;
    totals->goods += or_zero (result->t);
    totals->value += or_zero (result->value);
    totals->carbon += or_zero (result->t * result->kgco2e_per_t) / 1000;
    /* Only where a primary route is known is there something to avoid. */
    if (virgin > 0)
      totals->avoided += or_zero (result->t * (virgin - result->kgco2e_per_t)) / 1000;
  }
}

static Totals
totals_of (const OfftakeSummaryBrief *brief, guint period)
{
  Totals totals = { 0 };

  add_agreements (brief, period, &totals);
  for (guint site = 0; site < offtake_network_n_sites (brief->network); site++) {
    guint n;
    const OfftakeBalance *balances = offtake_solution_balances (brief->solution, period, site, &n);
    for (guint i = 0; i < n; i++) {
      totals.spot += or_zero (balances[i].spot);
      totals.surplus += or_zero (balances[i].surplus);
    }
  }
  offtake_solution_warnings (brief->solution, period, &totals.warnings);
  return totals;
}

static void
add_years (const OfftakeSummaryBrief *brief)
{
  g_autofree char *value = g_strdup_printf (_ ("Value, k\u00a0%s"), brief->currency);
  const OfftakeColumn columns[] = {
    { _ ("Period"), OFFTAKE_ALIGN_START, 0 },
    { _ ("Goods moved, t"), OFFTAKE_ALIGN_END, 1 },
    { value, OFFTAKE_ALIGN_END, 1 },
    { _ ("Delivered, t CO₂e"), OFFTAKE_ALIGN_END, 1 },
    { _ ("Avoided, t CO₂e"), OFFTAKE_ALIGN_END, 1 },
    { _ ("Not covered, t"), OFFTAKE_ALIGN_END, 1 },
    { _ ("Unsold, t"), OFFTAKE_ALIGN_END, 1 },
    { _ ("Warnings"), OFFTAKE_ALIGN_END, 1 },
  };
  OfftakeBlock *table = offtake_table_new (columns, G_N_ELEMENTS (columns));

  for (guint period = 0; period < offtake_network_n_periods (brief->network); period++) {
    if (!offtake_solution_has_period (brief->solution, period))
      continue;
    const Totals totals = totals_of (brief, period);
    char *cells[] = {
      g_strdup (offtake_brief_period (brief, period)), offtake_cell_number (totals.goods, 1),
      offtake_cell_number (totals.value / 1000, 1),    offtake_cell_number (totals.carbon, 1),
      offtake_cell_number (totals.avoided, 1),         offtake_cell_number (totals.spot, 1),
      offtake_cell_number (totals.surplus, 1),         g_strdup_printf ("%u", totals.warnings),
    };
    offtake_brief_row (table, OFFTAKE_ROW_NORMAL, cells, G_N_ELEMENTS (cells));
  }
  offtake_brief_heading (brief, 1, _ ("Key figures"));
  offtake_brief_noted (
      brief, table,
      _ ("Goods and emissions are summed over all agreements, so that what is passed on along "
         "the chain counts at each step. Emissions are cradle to gate with transport; avoided "
         "is against the primary route of the materials that have one. Agreements without a "
         "price have no value here."));
}

/* A product of a cathode maker: the agreement that tells the origin of its supply. */
typedef struct {
  guint site, material, agreement;
} Product;

static gboolean
is_cathode_maker (OfftakeSite *site, OfftakeMaterial *material)
{
  return site && material && site->kind == OFFTAKE_SITE_PROCESS &&
         material->role == OFFTAKE_ROLE_CAM;
}

/* All agreements of a seller carry the mix of its supply, so that any of them tells it. */
static GArray *
find_products (const OfftakeSummaryBrief *brief)
{
  GArray *products = g_array_new (FALSE, FALSE, sizeof (Product));

  for (guint i = 0; i < offtake_network_n_agreements (brief->network); i++) {
    const Product product = { .site = offtake_network_agreement_seller (brief->network, i),
                              .material = offtake_network_agreement_material (brief->network, i),
                              .agreement = i };
    gboolean known = FALSE;
    for (guint k = 0; k < products->len; k++) {
      const Product *other = &g_array_index (products, Product, k);
      known = known || (other->site == product.site && other->material == product.material);
    }
    if (!known && is_cathode_maker (offtake_brief_site (brief, product.site),
                                    offtake_brief_material (brief, product.material)))
      g_array_append_val (products, product);
  }
  return products;
}

/* The elements that any of the products holds. */
static GArray *
find_elements (const OfftakeSummaryBrief *brief, const GArray *products)
{
  GArray *elements = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint element = 0; element < offtake_network_n_elements (brief->network); element++)
    for (guint i = 0; i < products->len; i++)
      if (offtake_network_content (brief->network, g_array_index (products, Product, i).material,
                                   element) > 0) {
        g_array_append_val (elements, element);
        break;
      }
  return elements;
}

static double
produced (const OfftakeSummaryBrief *brief, guint period, const Product *product)
{
  guint n;
  const OfftakeBalance *balances =
      offtake_solution_balances (brief->solution, period, product->site, &n);

  for (guint i = 0; i < n; i++)
    if (balances[i].material == product->material)
      return balances[i].produced;
  return 0;
}

static void
add_product_rows (const OfftakeSummaryBrief *brief,
                  OfftakeBlock *table,
                  const Product *product,
                  const GArray *elements)
{
  const guint n_cells = 2 + 2 * elements->len;
  const char *const parts[] = {
    offtake_network_site_name (brief->network, product->site),
    offtake_network_material_name (brief->network, product->material),
  };
  g_autofree char **cells = g_new0 (char *, n_cells);

  cells[0] = offtake_text_join (" · ", parts, G_N_ELEMENTS (parts));
  offtake_brief_row (table, OFFTAKE_ROW_GROUP, cells, n_cells);
  for (guint period = 0; period < offtake_network_n_periods (brief->network); period++) {
    if (!offtake_solution_has_period (brief->solution, period))
      continue;
    const double t = produced (brief, period, product);
    cells[0] = g_strdup (offtake_brief_period (brief, period));
    cells[1] = offtake_cell_number (t, 1);
    for (guint i = 0; i < elements->len; i++) {
      const guint element = g_array_index (elements, guint, i);
      const double content = offtake_network_content (brief->network, product->material, element);
      const double share = content > 0 && t > 0
                               ? offtake_solution_recycled_share (brief->solution, period,
                                                                  product->agreement, element)
                               : NAN;
      cells[2 + 2 * i] = offtake_cell_percent (share);
      cells[3 + 2 * i] = offtake_cell_number (t * content * share, 1);
    }
    offtake_brief_row (table, OFFTAKE_ROW_NORMAL, cells, n_cells);
  }
}

static OfftakeBlock *
recycled_table_new (const OfftakeSummaryBrief *brief, const GArray *elements)
{
  const guint n = 2 + 2 * elements->len;
  g_autofree OfftakeColumn *columns = g_new0 (OfftakeColumn, n);
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);

  columns[0] = (OfftakeColumn){ _ ("Period"), OFFTAKE_ALIGN_START, 0 };
  columns[1] = (OfftakeColumn){ _ ("Made, t"), OFFTAKE_ALIGN_END, 1 };
  for (guint i = 0; i < elements->len; i++) {
    const char *symbol =
        offtake_network_element (brief->network, g_array_index (elements, guint, i));
    char *share = g_strdup_printf (_ ("%s recycled"), symbol),
         *mass = g_strdup_printf (_ ("%s, t"), symbol);
    g_ptr_array_add (titles, share);
    g_ptr_array_add (titles, mass);
    columns[2 + 2 * i] = (OfftakeColumn){ share, OFFTAKE_ALIGN_END, 1 };
    columns[3 + 2 * i] = (OfftakeColumn){ mass, OFFTAKE_ALIGN_END, 1 };
  }
  return offtake_table_new (columns, n);
}

static void
add_recycled (const OfftakeSummaryBrief *brief)
{
  g_autoptr (GArray) products = find_products (brief);
  g_autoptr (GArray) elements = find_elements (brief, products);
  OfftakeBlock *table;

  if (products->len == 0 || elements->len == 0)
    return;
  table = recycled_table_new (brief, elements);
  for (guint i = 0; i < products->len; i++)
    add_product_rows (brief, table, &g_array_index (products, Product, i), elements);
  offtake_brief_heading (brief, 2, _ ("Recycled content of cathode material"));
  offtake_brief_noted (
      brief, table,
      _ ("Share and tonnes of each element that were recovered from manufacturing or "
         "end-of-life waste, by rolling-average mass balance (ISO 22095-2) through all loops. "
         "What was bought at the market counts as not recycled."));
}

void
offtake_summary_add_figures (const OfftakeSummaryBrief *brief)
{
  add_years (brief);
  add_recycled (brief);
}
