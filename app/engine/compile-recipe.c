/* SPDX-License-Identifier: MPL-2.0 */

/* The lines of every process's recipe, the variables that its activity hangs on, and the tags. */

#include "engine/compile-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/error.h"

void
offtake_compiler_clear (OfftakeCompiler *self)
{
  g_clear_pointer (&self->materials, g_ptr_array_unref);
  g_clear_pointer (&self->sites, g_ptr_array_unref);
  g_clear_pointer (&self->agreements, g_ptr_array_unref);
  g_clear_pointer (&self->recipes, g_free);
}

static guint
slot_of (OfftakeCompiler *compiler, guint s, const char *material)
{
  gpointer rank = g_hash_table_lookup (compiler->network->material_ranks, material);
  return offtake_network_find_slot (compiler->network, s, GPOINTER_TO_UINT (rank));
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const OfftakeLine *x = a, *y = b;

  if (x->slot != y->slot)
    return x->slot < y->slot ? -1 : 1;
  if (x->allocation != y->allocation)
    return x->allocation < y->allocation ? -1 : 1;
  return (x->t_per_t > y->t_per_t) - (x->t_per_t < y->t_per_t);
}

/* Sorts the lines of @lines from @first on. */
static void
sort_lines (GArray *lines, guint first)
{
  if (lines->len > first)
    qsort (&g_array_index (lines, OfftakeLine, first), lines->len - first, sizeof (OfftakeLine),
           compare_lines);
}

static void
add_coefficient_lines (OfftakeCompiler *compiler, guint s, GArray *inputs, GArray *outputs)
{
  OfftakeRecipe *recipe = compiler->recipes[s];

  for (guint i = 0; recipe->inputs && i < recipe->inputs->len; i++) {
    const OfftakeRecipeInput *part = recipe->inputs->pdata[i];
    OfftakeLine line = { slot_of (compiler, s, part->material), part->t_per_t, 0 };
    g_array_append_val (inputs, line);
  }
  for (guint i = 0; recipe->outputs && i < recipe->outputs->len; i++) {
    const OfftakeRecipeOutput *part = recipe->outputs->pdata[i];
    OfftakeLine line = { slot_of (compiler, s, part->material), part->t_per_t, part->allocation };
    g_array_append_val (outputs, line);
  }
}

/* A yield keeps its place in the recipe in t_per_t until its factors are made. */
static void
add_yield_lines (OfftakeCompiler *compiler, guint s, GArray *inputs, GArray *outputs)
{
  OfftakeRecipe *recipe = compiler->recipes[s];
  guint first = inputs->len;

  for (guint i = 0; recipe->feeds && i < recipe->feeds->len; i++) {
    OfftakeLine line = { slot_of (compiler, s, recipe->feeds->pdata[i]), 0, 0 };
    gboolean known = FALSE;
    for (guint k = first; k < inputs->len; k++)
      known |= g_array_index (inputs, OfftakeLine, k).slot == line.slot;
    if (!known)
      g_array_append_val (inputs, line);
  }
  for (guint i = 0; recipe->yields && i < recipe->yields->len; i++) {
    const OfftakeRecipeYield *part = recipe->yields->pdata[i];
    OfftakeLine line = { slot_of (compiler, s, part->product), i, part->allocation };
    g_array_append_val (outputs, line);
  }
}

/* t of product per t of feed: fraction * c[feed, of] / c[product, of]. */
static gboolean
yield_factor (OfftakeCompiler *compiler,
              guint s,
              const OfftakeRecipeYield *part,
              guint feed_slot,
              guint product_slot,
              double *factor,
              GError **error)
{
  const OfftakeNetwork *self = compiler->network;
  guint element = part->of ? offtake_network_find_element (self, part->of) : OFFTAKE_NONE;

  if (part->of && strcmp (part->of, "mass") == 0) {
    *factor = part->fraction;
    return TRUE;
  }
  guint product = self->slot[product_slot].material, feed = self->slot[feed_slot].material;
  double content =
      element == OFFTAKE_NONE ? 0 : offtake_network_element_content (self, product, element);
  if (!(content > 0)) {
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
                 _ ("The recipe of site \"%s\" yields \"%s\" of %s, which it does not hold"),
                 self->site[s].id, self->material[product].id, part->of ? part->of : "?");
    return FALSE;
  }
  *factor = part->fraction * offtake_network_element_content (self, feed, element) / content;
  return TRUE;
}

static gboolean
add_factors (OfftakeCompiler *compiler,
             guint s,
             GArray *inputs,
             GArray *outputs,
             GArray *factors,
             GError **error)
{
  const OfftakeNetworkSite *site = &compiler->network->site[s];

  for (guint o = site->first_output; o < outputs->len; o++) {
    OfftakeLine *output = &g_array_index (outputs, OfftakeLine, o);
    const OfftakeRecipeYield *part = compiler->recipes[s]->yields->pdata[(guint) output->t_per_t];
    for (guint i = site->first_input; i < inputs->len; i++) {
      double factor;
      if (!yield_factor (compiler, s, part, g_array_index (inputs, OfftakeLine, i).slot,
                         output->slot, &factor, error))
        return FALSE;
      g_array_append_val (factors, factor);
    }
    output->t_per_t = 0;
  }
  return TRUE;
}

static void
add_variables (OfftakeCompiler *compiler, guint s, GArray *inputs, GArray *variables)
{
  const OfftakeNetworkSite *site = &compiler->network->site[s];

  if (site->by_yields) {
    for (guint i = site->first_input; i < inputs->len; i++) {
      OfftakeVariable variable = { s, g_array_index (inputs, OfftakeLine, i).slot };
      g_array_append_val (variables, variable);
    }
  } else if (site->mode != OFFTAKE_MODE_FIXED && site->reference != OFFTAKE_NONE) {
    OfftakeVariable variable = { s, site->reference };
    g_array_append_val (variables, variable);
  }
}

static gboolean
add_site (OfftakeCompiler *compiler,
          guint s,
          GArray *inputs,
          GArray *outputs,
          GArray *variables,
          GArray *factors,
          GError **error)
{
  OfftakeNetworkSite *site = &compiler->network->site[s];
  OfftakeRecipe *recipe = compiler->recipes[s];

  site->first_input = inputs->len;
  site->first_output = outputs->len;
  site->first_variable = variables->len;
  site->first_factor = factors->len;
  if (!recipe)
    return TRUE;
  if (site->by_yields) {
    add_yield_lines (compiler, s, inputs, outputs);
  } else {
    add_coefficient_lines (compiler, s, inputs, outputs);
    site->reference = recipe->reference ? slot_of (compiler, s, recipe->reference) : OFFTAKE_NONE;
  }
  sort_lines (inputs, site->first_input);
  sort_lines (outputs, site->first_output);
  add_variables (compiler, s, inputs, variables);
  return !site->by_yields || add_factors (compiler, s, inputs, outputs, factors, error);
}

/* The variable at a site that moves with an agreement on @slot, OFFTAKE_NONE if none does. */
static guint
find_variable (const OfftakeNetwork *self, guint s, guint slot)
{
  for (guint v = self->site[s].first_variable; v < self->site[s + 1].first_variable; v++)
    if (self->variable[v].slot == slot)
      return v;
  return OFFTAKE_NONE;
}

static double
sum_lines (const OfftakeLine *lines, guint first, guint end, guint slot)
{
  double sum = 0;

  for (guint i = first; i < end; i++)
    if (lines[i].slot == slot)
      sum += lines[i].t_per_t;
  return sum;
}

static void
link_agreement (OfftakeNetwork *self, OfftakeNetworkAgreement *agreement)
{
  const OfftakeNetworkSite *seller = &self->site[agreement->seller];
  const OfftakeNetworkSite *buyer = &self->site[agreement->buyer];

  if (buyer->mode == OFFTAKE_MODE_PUSH)
    agreement->feeds = find_variable (self, agreement->buyer, agreement->buyer_slot);
  if (seller->mode == OFFTAKE_MODE_PULL)
    agreement->demands = find_variable (self, agreement->seller, agreement->seller_slot);
  if (agreement->kind == OFFTAKE_QUANTITY_SHARE_OF_NEED && !buyer->by_yields)
    agreement->coefficient =
        sum_lines (self->input, buyer->first_input, buyer[1].first_input, agreement->buyer_slot);
  else if (agreement->kind == OFFTAKE_QUANTITY_SHARE_OF_OUTPUT && !seller->by_yields)
    agreement->coefficient = sum_lines (self->output, seller->first_output, seller[1].first_output,
                                        agreement->seller_slot);
}

gboolean
offtake_compiler_add_recipes (OfftakeCompiler *compiler, GError **error)
{
  OfftakeNetwork *self = compiler->network;
  GArray *inputs = g_array_new (FALSE, FALSE, sizeof (OfftakeLine));
  GArray *outputs = g_array_new (FALSE, FALSE, sizeof (OfftakeLine));
  GArray *variables = g_array_new (FALSE, FALSE, sizeof (OfftakeVariable));
  GArray *factors = g_array_new (FALSE, FALSE, sizeof (double));
  gboolean fine = TRUE;

  for (guint s = 0; fine && s < self->n_sites; s++)
    fine = add_site (compiler, s, inputs, outputs, variables, factors, error);
  OfftakeNetworkSite *end = &self->site[self->n_sites];
  end->first_input = self->n_inputs = inputs->len;
  end->first_output = self->n_outputs = outputs->len;
  end->first_variable = self->n_variables = variables->len;
  end->first_factor = factors->len;
  self->input = (OfftakeLine *) (gpointer) g_array_free (inputs, FALSE);
  self->output = (OfftakeLine *) (gpointer) g_array_free (outputs, FALSE);
  self->variable = (OfftakeVariable *) (gpointer) g_array_free (variables, FALSE);
  self->factor = (double *) (gpointer) g_array_free (factors, FALSE);
  for (guint a = 0; fine && a < self->n_agreements; a++)
    link_agreement (self, &self->agreement[a]);
  return fine;
}

/* The order in which classes are printed: recycled_post, recycled_pre, unknown, virgin. */
static int
class_order (guint class)
{
  static const int order[] = {
    [OFFTAKE_ORIGIN_RECYCLED_POST] = 0,
    [OFFTAKE_ORIGIN_RECYCLED_PRE] = 1,
    [OFFTAKE_ORIGIN_UNKNOWN] = 2,
    [OFFTAKE_ORIGIN_VIRGIN] = 3,
  };
  return order[class];
}

int
offtake_tag_compare (const OfftakeTag *a, const OfftakeTag *b)
{
  int order = class_order (a->class) - class_order (b->class);

  if (order == 0)
    order = strcmp (a->country, b->country);
  return order ? order : a->foreign_entity - b->foreign_entity;
}

static int
compare_tags (gconstpointer a, gconstpointer b)
{
  return offtake_tag_compare (a, b);
}

static OfftakeTag
source_tag (OfftakeCompiler *compiler, guint s)
{
  const OfftakeNetworkSite *site = &compiler->network->site[s];
  return (OfftakeTag){ ((OfftakeSite *) compiler->sites->pdata[s])->origin, site->country,
                       site->foreign_entity };
}

static OfftakeTag
waste_tag (const OfftakeNetwork *self, const OfftakeNetworkAgreement *agreement)
{
  const OfftakeNetworkSite *buyer = &self->site[agreement->buyer];
  gboolean pre = self->material[agreement->material].waste == OFFTAKE_WASTE_PRE;
  return (OfftakeTag){ pre ? OFFTAKE_ORIGIN_RECYCLED_PRE : OFFTAKE_ORIGIN_RECYCLED_POST,
                       buyer->country, buyer->foreign_entity };
}

static guint
find_tag (const OfftakeNetwork *self, OfftakeTag tag)
{
  const OfftakeTag *found = bsearch (&tag, self->tag, self->n_tags, sizeof tag, compare_tags);
  return (guint) (found - self->tag);
}

void
offtake_compiler_add_tags (OfftakeCompiler *compiler)
{
  OfftakeNetwork *self = compiler->network;
  GArray *tags = g_array_new (FALSE, FALSE, sizeof (OfftakeTag));
  OfftakeTag unknown = { OFFTAKE_ORIGIN_UNKNOWN, "", FALSE };

  g_array_append_val (tags, unknown);
  for (guint s = 0; s < self->n_sites; s++)
    if (self->site[s].kind == OFFTAKE_SITE_SOURCE) {
      OfftakeTag tag = source_tag (compiler, s);
      g_array_append_val (tags, tag);
    }
  for (guint a = 0; a < self->n_agreements; a++)
    if (self->material[self->agreement[a].material].waste != OFFTAKE_WASTE_NONE) {
      OfftakeTag tag = waste_tag (self, &self->agreement[a]);
      g_array_append_val (tags, tag);
    }
  g_array_sort (tags, compare_tags);
  guint n = 0;
  for (guint i = 0; i < tags->len; i++) {
    OfftakeTag tag = g_array_index (tags, OfftakeTag, i);
    if (n == 0 || compare_tags (&tag, &g_array_index (tags, OfftakeTag, n - 1)) != 0)
      g_array_index (tags, OfftakeTag, n++) = tag;
  }
  self->n_tags = n;
  self->tag = (OfftakeTag *) (gpointer) g_array_free (tags, FALSE);
  self->unknown_tag = find_tag (self, unknown);
  for (guint s = 0; s < self->n_sites; s++)
    self->site[s].tag = self->site[s].kind == OFFTAKE_SITE_SOURCE
                            ? find_tag (self, source_tag (compiler, s))
                            : OFFTAKE_NONE;
  for (guint a = 0; a < self->n_agreements; a++)
    if (self->material[self->agreement[a].material].waste != OFFTAKE_WASTE_NONE)
      self->agreement[a].waste_tag = find_tag (self, waste_tag (self, &self->agreement[a]));
}
