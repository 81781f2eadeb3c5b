/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/specimen.h"

#define N_GOODS 4
#define N_ELEMENTS 6
#define N_SOURCES 9
#define N_SOLD 4

typedef struct {
  OfftakeTopology topology;
  guint n_sites;
  guint64 state; /* of splitmix64 */
} Maker;

static guint64
next (Maker *self)
{
  guint64 z = self->state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  z = (z ^ z >> 30) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ z >> 27) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ z >> 31;
}

static guint
below (Maker *self, guint n)
{
  return (guint) (next (self) % n);
}

static double
between (Maker *self, double low, double high)
{
  return low + (high - low) * (double) (next (self) >> 11) / 9007199254740992.0;
}

const char *const *
offtake_topology_names (void)
{
  static const char *const names[] = { "regional", "hub", "random", NULL };
  return names;
}

/* Ids do not stand in supply order: nothing may depend on it. */
static char *
site_id (guint i)
{
  return g_strdup_printf ("s%08x", (guint32) i * 2654435761u);
}

static OfftakeRecord *
new_good (guint good)
{
  OfftakeMaterial *record = g_object_new (OFFTAKE_TYPE_MATERIAL, NULL);
  OfftakeFractions *composition =
      g_malloc0 (sizeof *composition + N_ELEMENTS * sizeof composition->values[0]);

  record->id = g_strdup_printf ("g%u", good);
  record->virgin_kgco2e_per_kg = 10;
  composition->n = N_ELEMENTS;
  for (guint e = 0; e < N_ELEMENTS; e++) {
    g_snprintf (composition->values[e].element, sizeof composition->values[e].element, "E%u", e);
    composition->values[e].value = 0.1 * (1 + 0.01 * ((good * 7 + e) % 3));
  }
  record->composition = composition;
  return OFFTAKE_RECORD (record);
}

/* One good into the next. */
static OfftakeRecord *
new_recipe (guint good)
{
  OfftakeRecipe *record = g_object_new (OFFTAKE_TYPE_RECIPE, NULL);
  OfftakeRecipeInput *input = g_new0 (OfftakeRecipeInput, 1);
  OfftakeRecipeOutput *output = g_new0 (OfftakeRecipeOutput, 1);

  record->id = g_strdup_printf ("r%u", good);
  record->reference = g_strdup_printf ("g%u", good);
  input->material = g_strdup (record->reference);
  input->t_per_t = 1;
  output->material = g_strdup_printf ("g%u", (good + 1) % N_GOODS);
  output->t_per_t = 0.97;
  output->allocation = 1;
  record->inputs = g_ptr_array_new ();
  record->outputs = g_ptr_array_new ();
  g_ptr_array_add (record->inputs, input);
  g_ptr_array_add (record->outputs, output);
  record->direct_kgco2e_per_t = 500;
  return OFFTAKE_RECORD (record);
}

static OfftakeRecord *
new_site (Maker *self, guint i)
{
  OfftakeSite *record = g_object_new (OFFTAKE_TYPE_SITE, NULL);

  record->id = site_id (i);
  record->party = g_strdup ("p");
  record->kind = OFFTAKE_SITE_PROCESS;
  record->mode = OFFTAKE_MODE_PUSH;
  record->recipe = g_strdup_printf ("r%u", i % N_GOODS);
  if (below (self, 10) == 0)
    record->capacity_tpa = offtake_series_new_constant (between (self, 100, 1000));
  return OFFTAKE_RECORD (record);
}

static OfftakeRecord *
new_source (guint i)
{
  static const char *const countries[] = { "AU", "CA", "CL", "DE", "US" };
  OfftakeSite *record = g_object_new (OFFTAKE_TYPE_SITE, NULL);

  record->id = g_strdup_printf ("source%u", i);
  record->party = g_strdup ("p");
  record->kind = OFFTAKE_SITE_SOURCE;
  record->country = g_strdup (countries[i % G_N_ELEMENTS (countries)]);
  record->origin =
      i < G_N_ELEMENTS (countries) ? OFFTAKE_ORIGIN_VIRGIN : OFFTAKE_ORIGIN_RECYCLED_POST;
  return OFFTAKE_RECORD (record);
}

static OfftakeAgreement *
new_agreement (guint number, char *seller, char *buyer, guint good)
{
  OfftakeAgreement *record = g_object_new (OFFTAKE_TYPE_AGREEMENT, NULL);

  record->id = g_strdup_printf ("a%07u", number);
  record->seller = seller;
  record->buyer = buyer;
  record->material = g_strdup_printf ("g%u", good);
  record->quantity = g_new0 (OfftakeQuantity, 1);
  return record;
}

/* Somebody who takes what @i makes. */
static guint
pick_partner (Maker *self, guint i)
{
  guint n = self->n_sites, window = MAX (50, n / 200), partner;

  if (self->topology == OFFTAKE_TOPOLOGY_HUB && below (self, 10) < 3)
    partner = below (self, MAX (1, n / 100)) * 100;
  else if (self->topology == OFFTAKE_TOPOLOGY_REGIONAL)
    partner = i + 1 + below (self, window);
  else
    partner = i + 1 + below (self, MAX (1, n - i));
  if (partner >= n || below (self, 10) == 0)
    partner = self->topology == OFFTAKE_TOPOLOGY_REGIONAL ? i - MIN (i, below (self, window))
                                                          : below (self, i + 1);
  partner = partner / N_GOODS * N_GOODS + (i + 1) % N_GOODS;
  return partner < n ? partner : (i + 1) % N_GOODS;
}

static OfftakeRecord *
new_sale (Maker *self, guint i, guint number)
{
  OfftakeAgreement *record =
      new_agreement (number, site_id (i), site_id (pick_partner (self, i)), (i + 1) % N_GOODS);

  record->quantity->kind = OFFTAKE_QUANTITY_SHARE_OF_OUTPUT;
  record->quantity->share = offtake_series_new_constant (between (self, 0.15, 0.25));
  if (below (self, 10) == 0)
    record->quantity->max_tpa = offtake_series_new_constant (between (self, 10, 100));
  return OFFTAKE_RECORD (record);
}

static OfftakeRecord *
new_supply (Maker *self, guint i, guint number)
{
  OfftakeAgreement *record = new_agreement (
      number, g_strdup_printf ("source%u", below (self, N_SOURCES)), site_id (i), i % N_GOODS);

  record->quantity->kind = OFFTAKE_QUANTITY_FIXED;
  record->quantity->tpa = offtake_series_new_constant (between (self, 10, 100));
  return OFFTAKE_RECORD (record);
}

static void
append (OfftakePlan *plan, const char *list, GPtrArray *records)
{
  offtake_plan_append_all (plan, list, records);
  g_ptr_array_unref (records);
}

OfftakePlan *
offtake_specimen_new (OfftakeTopology topology, guint n_sites, guint n_years)
{
  Maker maker = { topology, MAX (n_sites, 2 * N_GOODS), 1 + n_sites };
  OfftakePlan *plan = offtake_plan_new ("Specimen", "USD", 2027, 2026 + (int) n_years);
  GPtrArray *parties = g_ptr_array_new_with_free_func (g_object_unref);
  GPtrArray *goods = g_ptr_array_new_with_free_func (g_object_unref);
  GPtrArray *recipes = g_ptr_array_new_with_free_func (g_object_unref);
  GPtrArray *sites = g_ptr_array_new_with_free_func (g_object_unref);
  GPtrArray *agreements = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (parties, g_object_new (OFFTAKE_TYPE_PARTY, "id", "p", "country", "US", NULL));
  for (guint g = 0; g < N_GOODS; g++) {
    g_ptr_array_add (goods, new_good (g));
    g_ptr_array_add (recipes, new_recipe (g));
  }
  for (guint i = 0; i < N_SOURCES; i++)
    g_ptr_array_add (sites, new_source (i));
  for (guint i = 0; i < maker.n_sites; i++) {
    g_ptr_array_add (sites, new_site (&maker, i));
    for (guint k = 0; k < N_SOLD; k++)
      g_ptr_array_add (agreements, new_sale (&maker, i, agreements->len));
    g_ptr_array_add (agreements, new_supply (&maker, i, agreements->len));
  }
  append (plan, "parties", parties);
  append (plan, "materials", goods);
  append (plan, "recipes", recipes);
  append (plan, "sites", sites);
  append (plan, "agreements", agreements);
  return plan;
}
