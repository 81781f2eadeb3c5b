/* SPDX-License-Identifier: MPL-2.0 */

/* From the records of a plan to the arrays of a network: lists sorted by id, materials at sites
   (slots), lines of recipes, agreements by what they touch. What changes with time is in
   compile-terms.c. */

#include "engine/compile-private.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "base/error.h"

static const char *
keep (OfftakeNetwork *self, const char *text)
{
  return g_string_chunk_insert_const (self->strings, text ? text : "");
}

static int
compare_ids (gconstpointer a, gconstpointer b, gpointer data)
{
  GPtrArray *records = data;
  return strcmp (offtake_record_get_id (records->pdata[*(const guint *) a]),
                 offtake_record_get_id (records->pdata[*(const guint *) b]));
}

/* Sorts a list by id and notes both directions. Returns: (transfer full): the records by rank. */
static GPtrArray *
sort_list (GPtrArray *rows, OfftakeOrder *order, GHashTable *ranks)
{
  guint n = rows->len;
  GPtrArray *sorted = g_ptr_array_new_full (n, g_object_unref);

  order->row = g_new (guint, n);
  order->rank = g_new (guint, n);
  for (guint i = 0; i < n; i++)
    order->row[i] = i;
  g_qsort_with_data (order->row, (int) n, sizeof *order->row, compare_ids, rows);
  for (guint rank = 0; rank < n; rank++) {
    OfftakeRecord *record = rows->pdata[order->row[rank]];
    order->rank[order->row[rank]] = rank;
    g_ptr_array_add (sorted, g_object_ref (record));
    g_hash_table_insert (ranks, (gpointer) offtake_record_get_id (record), GUINT_TO_POINTER (rank));
  }
  return sorted;
}

static GPtrArray *
take_list (OfftakePlan *plan, const char *list, guint statuses)
{
  GListModel *model = offtake_plan_get_list (plan, list);
  guint n = g_list_model_get_n_items (model);
  GPtrArray *rows = g_ptr_array_new_full (n, g_object_unref);

  for (guint i = 0; i < n; i++) {
    g_autoptr (GObject) record = g_list_model_get_item (model, i);
    if (!OFFTAKE_IS_AGREEMENT (record) || statuses >> OFFTAKE_AGREEMENT (record)->status & 1)
      g_ptr_array_add (rows, g_steal_pointer (&record));
  }
  return rows;
}

/* The ids as keys must live as long as the network. */
static GHashTable *
own_keys (OfftakeNetwork *self, GHashTable *ranks)
{
  GHashTable *owned = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, ranks);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (owned, (gpointer) keep (self, key), value);
  g_hash_table_unref (ranks);
  return owned;
}

gboolean
offtake_compiler_rank (
    GHashTable *ranks, const char *id, const char *user, guint *rank, GError **error)
{
  gpointer value;

  if (id && g_hash_table_lookup_extended (ranks, id, NULL, &value)) {
    *rank = GPOINTER_TO_UINT (value);
    return TRUE;
  }
  g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
               _ ("%s names \"%s\", which the plan does not hold"), user, id ? id : "");
  return FALSE;
}

static int
compare_text (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
compile_materials (OfftakeCompiler *compiler)
{
  OfftakeNetwork *self = compiler->network;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) elements = g_ptr_array_new ();

  self->n_materials = compiler->materials->len;
  self->material = g_new0 (OfftakeNetworkMaterial, self->n_materials + 1);
  for (guint m = 0; m < self->n_materials; m++) {
    OfftakeMaterial *record = compiler->materials->pdata[m];
    self->material[m] = (OfftakeNetworkMaterial){
      .id = keep (self, record->id),
      .name = keep (self, offtake_record_get_title (OFFTAKE_RECORD (record))),
      .waste = record->waste,
      .intermediate = record->intermediate,
      .virgin_kgco2e_per_t = 1000 * record->virgin_kgco2e_per_kg,
      .us45x = record->us45x,
    };
    for (guint i = 0; record->composition && i < record->composition->n; i++)
      if (g_hash_table_add (seen, (gpointer) keep (self, record->composition->values[i].element)))
        g_ptr_array_add (elements, (gpointer) keep (self, record->composition->values[i].element));
  }
  g_ptr_array_sort (elements, compare_text);
  self->n_elements = elements->len;
  self->element = g_new (const char *, elements->len + 1);
  self->content = g_new0 (double, (gsize) self->n_materials * self->n_elements + 1);
  for (guint e = 0; e < elements->len; e++)
    self->element[e] = elements->pdata[e];
  for (guint m = 0; m < self->n_materials; m++)
    for (guint e = 0; e < self->n_elements; e++)
      self->content[(gsize) m * self->n_elements + e] = offtake_fractions_get (
          ((OfftakeMaterial *) compiler->materials->pdata[m])->composition, self->element[e]);
}

static void
place_elements (OfftakeNetwork *self)
{
  self->element_place = g_new (guint, (gsize) self->n_materials * self->n_elements + 1);
  for (guint m = 0; m < self->n_materials; m++) {
    guint place = 0;
    for (guint e = 0; e < self->n_elements; e++) {
      gboolean held = offtake_network_element_content (self, m, e) > 0;
      self->element_place[(gsize) m * self->n_elements + e] = held ? place++ : OFFTAKE_NONE;
    }
  }
}

static void
place_mixes (OfftakeNetwork *self)
{
  self->origin_first = g_new0 (guint, self->n_slots + 1);
  for (guint slot = 0; slot < self->n_slots; slot++) {
    self->origin_first[slot + 1] = self->origin_first[slot];
    for (guint e = 0; e < self->n_elements; e++)
      if (offtake_network_element_content (self, self->slot[slot].material, e) > 0)
        self->origin_first[slot + 1]++;
  }
}

static void
compile_site (OfftakeCompiler *compiler, guint s)
{
  OfftakeSite *record = compiler->sites->pdata[s];
  OfftakeNetwork *self = compiler->network;
  OfftakeRecord *party =
      record->party ? offtake_plan_find (compiler->plan, "parties", record->party) : NULL;

  self->site[s] = (OfftakeNetworkSite){
    .id = keep (self, record->id),
    .name = keep (self, offtake_record_get_title (OFFTAKE_RECORD (record))),
    .country = keep (self, offtake_plan_site_country (compiler->plan, record)),
    .party = keep (self, record->party),
    .foreign_entity = party && OFFTAKE_PARTY (party)->foreign_entity,
    .kind = record->kind,
    .mode = record->mode,
    .reference = OFFTAKE_NONE,
    .source_kgco2e_per_t = offtake_record_is_given (OFFTAKE_RECORD (record), "kgco2e_per_kg")
                               ? 1000 * record->kgco2e_per_kg
                               : NAN,
  };
}

/* The recipe of a process; NULL at any other site. */
static OfftakeRecipe *
site_recipe (OfftakeCompiler *compiler, guint s)
{
  OfftakeSite *record = compiler->sites->pdata[s];

  if (record->kind != OFFTAKE_SITE_PROCESS || !record->recipe)
    return NULL;
  return (OfftakeRecipe *) offtake_plan_find (compiler->plan, "recipes", record->recipe);
}

static gboolean
compile_sites (OfftakeCompiler *compiler, GError **error)
{
  OfftakeNetwork *self = compiler->network;

  self->n_sites = compiler->sites->len;
  self->site = g_new0 (OfftakeNetworkSite, self->n_sites + 1);
  compiler->recipes = g_new0 (OfftakeRecipe *, self->n_sites + 1);
  for (guint s = 0; s < self->n_sites; s++) {
    OfftakeNetworkSite *site = &self->site[s];
    compile_site (compiler, s);
    OfftakeRecipe *recipe = compiler->recipes[s] = site_recipe (compiler, s);
    if (!recipe && site->kind == OFFTAKE_SITE_PROCESS) {
      g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
                   _ ("Site \"%s\" is a process without a recipe; give it one"), site->id);
      return FALSE;
    }
    if (!recipe)
      continue;
    site->by_yields = offtake_recipe_is_by_yields (recipe);
    site->mode = site->by_yields ? OFFTAKE_MODE_PUSH : site->mode;
    site->electricity_kwh_per_t = recipe->electricity_kwh_per_t;
    site->direct_kgco2e_per_t = recipe->direct_kgco2e_per_t;
  }
  return TRUE;
}

static gboolean
compile_agreements (OfftakeCompiler *compiler, GError **error)
{
  OfftakeNetwork *self = compiler->network;

  self->n_agreements = compiler->agreements->len;
  self->agreement = g_new0 (OfftakeNetworkAgreement, self->n_agreements + 1);
  for (guint a = 0; a < self->n_agreements; a++) {
    OfftakeAgreement *record = compiler->agreements->pdata[a];
    OfftakeNetworkAgreement *agreement = &self->agreement[a];
    g_autofree char *user = g_strdup_printf (_ ("Agreement \"%s\""), record->id);

    *agreement = (OfftakeNetworkAgreement){
      .id = keep (self, record->id),
      .title = keep (self, offtake_record_get_title (OFFTAKE_RECORD (record))),
      .kind = record->quantity ? record->quantity->kind : OFFTAKE_QUANTITY_FIXED,
      .status = record->status,
      .tolerance = record->quantity ? record->quantity->tolerance : 0,
      .take_or_pay = record->take_or_pay,
      .transport_kgco2e_per_t = offtake_agreement_transport_kgco2e_per_t (record),
      .waste_tag = OFFTAKE_NONE,
      .feeds = OFFTAKE_NONE,
      .demands = OFFTAKE_NONE,
      .last = record->end,
    };
    if (!offtake_compiler_rank (self->site_ranks, record->seller, user, &agreement->seller,
                                error) ||
        !offtake_compiler_rank (self->site_ranks, record->buyer, user, &agreement->buyer, error) ||
        !offtake_compiler_rank (self->material_ranks, record->material, user, &agreement->material,
                                error))
      return FALSE;
  }
  return TRUE;
}

/* Puts a site and a material, or anything else of two parts, into one sortable key. */
static guint64
pair (guint major, guint minor)
{
  return (guint64) major << 32 | minor;
}

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  guint64 x = *(const guint64 *) a, y = *(const guint64 *) b;
  return (x > y) - (x < y);
}

static gboolean
add_slot (OfftakeCompiler *compiler, GArray *pairs, guint s, const char *material, GError **error)
{
  g_autofree char *user =
      g_strdup_printf (_ ("The recipe of site \"%s\""), compiler->network->site[s].id);
  guint m;

  if (!offtake_compiler_rank (compiler->network->material_ranks, material, user, &m, error))
    return FALSE;
  guint64 key = pair (s, m);
  g_array_append_val (pairs, key);
  return TRUE;
}

static gboolean
add_recipe_slots (OfftakeCompiler *compiler, GArray *pairs, guint s, GError **error)
{
  OfftakeRecipe *recipe = compiler->recipes[s];

  for (guint i = 0; recipe->inputs && i < recipe->inputs->len; i++)
    if (!add_slot (compiler, pairs, s, ((OfftakeRecipeInput *) recipe->inputs->pdata[i])->material,
                   error))
      return FALSE;
  for (guint i = 0; recipe->outputs && i < recipe->outputs->len; i++)
    if (!add_slot (compiler, pairs, s,
                   ((OfftakeRecipeOutput *) recipe->outputs->pdata[i])->material, error))
      return FALSE;
  for (guint i = 0; recipe->feeds && i < recipe->feeds->len; i++)
    if (!add_slot (compiler, pairs, s, recipe->feeds->pdata[i], error))
      return FALSE;
  for (guint i = 0; recipe->yields && i < recipe->yields->len; i++)
    if (!add_slot (compiler, pairs, s, ((OfftakeRecipeYield *) recipe->yields->pdata[i])->product,
                   error))
      return FALSE;
  return TRUE;
}

static gboolean
compile_slots (OfftakeCompiler *compiler, GError **error)
{
  OfftakeNetwork *self = compiler->network;
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (guint64));

  for (guint s = 0; s < self->n_sites; s++)
    if (compiler->recipes[s] && !add_recipe_slots (compiler, pairs, s, error))
      return FALSE;
  for (guint a = 0; a < self->n_agreements; a++) {
    const OfftakeNetworkAgreement *agreement = &self->agreement[a];
    guint64 keys[] = { pair (agreement->seller, agreement->material),
                       pair (agreement->buyer, agreement->material) };
    g_array_append_vals (pairs, keys, 2);
  }
  g_array_sort (pairs, compare_pairs);
  self->slot = g_new (OfftakeSlot, pairs->len + 1);
  guint n = 0, next_site = 0;
  for (guint i = 0; i < pairs->len; i++) {
    guint64 key = g_array_index (pairs, guint64, i);
    if (i > 0 && key == g_array_index (pairs, guint64, i - 1))
      continue;
    for (guint site = (guint) (key >> 32); next_site <= site; next_site++)
      self->site[next_site].first_slot = n;
    self->slot[n++] = (OfftakeSlot){ (guint) (key >> 32), (guint) key };
  }
  for (; next_site <= self->n_sites; next_site++)
    self->site[next_site].first_slot = n;
  self->n_slots = n;
  for (guint a = 0; a < self->n_agreements; a++) {
    OfftakeNetworkAgreement *agreement = &self->agreement[a];
    agreement->seller_slot =
        offtake_network_find_slot (self, agreement->seller, agreement->material);
    agreement->buyer_slot = offtake_network_find_slot (self, agreement->buyer, agreement->material);
  }
  return TRUE;
}

/* Lists of agreements by key: first[k] to first[k + 1] in @members, each list in rank order. */
static void
index_agreements (const OfftakeNetwork *self,
                  guint n_keys,
                  guint (*key_of) (const OfftakeNetworkAgreement *agreement, guint which),
                  guint n_which,
                  guint **first,
                  guint **members)
{
  *first = g_new0 (guint, n_keys + 2);
  for (guint a = 0; a < self->n_agreements; a++)
    for (guint which = 0; which < n_which; which++) {
      guint key = key_of (&self->agreement[a], which);
      if (key != OFFTAKE_NONE)
        (*first)[key + 2]++;
    }
  for (guint k = 2; k < n_keys + 2; k++)
    (*first)[k] += (*first)[k - 1];
  *members = g_new (guint, (*first)[n_keys + 1] + 1);
  for (guint a = 0; a < self->n_agreements; a++)
    for (guint which = 0; which < n_which; which++) {
      guint key = key_of (&self->agreement[a], which);
      if (key != OFFTAKE_NONE)
        (*members)[(*first)[key + 1]++] = a;
    }
}

static guint
key_variable (const OfftakeNetworkAgreement *agreement, guint which)
{
  return which == 0 ? agreement->feeds : agreement->demands;
}

static guint
key_bought (const OfftakeNetworkAgreement *agreement, guint which)
{
  return agreement->buyer_slot;
}

static guint
key_sold (const OfftakeNetworkAgreement *agreement, guint which)
{
  return agreement->seller_slot;
}

/* Keeps close together what is needed of every purchase and sale. */
static void
find_flows (OfftakeNetwork *self)
{
  self->inflow = g_new (OfftakeInflow, self->bought_first[self->n_slots] + 1);
  self->sold_to = g_new (guint, self->sold_first[self->n_slots] + 1);
  for (guint k = 0; k < self->bought_first[self->n_slots]; k++) {
    const OfftakeNetworkAgreement *agreement = &self->agreement[self->bought_agreement[k]];
    gboolean waste = agreement->waste_tag != OFFTAKE_NONE;
    self->inflow[k] =
        (OfftakeInflow){ agreement->seller_slot,
                         waste ? agreement->waste_tag : self->site[agreement->seller].tag,
                         agreement->transport_kgco2e_per_t };
  }
  for (guint k = 0; k < self->sold_first[self->n_slots]; k++)
    self->sold_to[k] = self->agreement[self->sold_agreement[k]].buyer_slot;
}

OfftakeNetwork *
offtake_network_compile (OfftakePlan *plan, GError **error)
{
  g_autoptr (OfftakeNetwork) self = offtake_network_new ();
  g_auto (OfftakeCompiler) compiler = { .plan = plan, .network = self };
  g_autoptr (GPtrArray) materials = take_list (plan, "materials", 0);
  g_autoptr (GPtrArray) sites = take_list (plan, "sites", 0);
  g_autoptr (GPtrArray) agreements =
      take_list (plan, "agreements", offtake_plan_moving_statuses (plan));

  self->currency = g_strdup (offtake_plan_get_head (plan)->currency);
  compiler.materials = sort_list (materials, &self->materials, self->material_ranks);
  compiler.sites = sort_list (sites, &self->sites, self->site_ranks);
  compiler.agreements = sort_list (agreements, &self->agreements, self->agreement_ranks);
  self->material_ranks = own_keys (self, self->material_ranks);
  self->site_ranks = own_keys (self, self->site_ranks);
  self->agreement_ranks = own_keys (self, self->agreement_ranks);
  compile_materials (&compiler);
  if (!compile_sites (&compiler, error) || !compile_agreements (&compiler, error) ||
      !compile_slots (&compiler, error) || !offtake_compiler_add_recipes (&compiler, error))
    return NULL;
  place_elements (self);
  place_mixes (self);
  offtake_compiler_add_tags (&compiler);
  index_agreements (self, self->n_variables, key_variable, 2, &self->variable_first,
                    &self->variable_agreement);
  index_agreements (self, self->n_slots, key_bought, 1, &self->bought_first,
                    &self->bought_agreement);
  index_agreements (self, self->n_slots, key_sold, 1, &self->sold_first, &self->sold_agreement);
  find_flows (self);
  if (!offtake_compiler_add_terms (&compiler, error))
    return NULL;
  return g_steal_pointer (&self);
}
