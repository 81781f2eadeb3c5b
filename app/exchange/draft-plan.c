/* SPDX-License-Identifier: MPL-2.0 */
#include "exchange/draft-plan.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/country.h"
#include "base/error.h"
#include "base/resource.h"
#include "base/text.h"

/* A party must have a country; the only one without trade stands where none is given. */
#define NO_COUNTRY "AQ"
#define MAX_ID 60

typedef struct {
  json_t *record, *party; /* party: not owned */
  gboolean sells, buys;
  GHashTable *needs, *makes; /* material ids that shares are of; NULL where none */
} Site;

struct _OfftakeDraftPlan {
  OfftakeImport *import;
  json_t *known;                  /* list of known materials */
  GPtrArray *parties, *materials; /* json_t *, owned */
  GPtrArray *sites;               /* Site * */
  GHashTable *party_index;        /* name to json_t */
  GHashTable *site_index;         /* id, and "party\nname", to Site */
  GHashTable *material_index;     /* id, and "\n" name, to json_t */
  GHashTable *ids;                /* "list\nid" that are taken */
  GHashTable *indices;            /* ids of price indices */
  GHashTable *used;               /* records that an agreement refers to */
};

static void
site_free (gpointer data)
{
  Site *site = data;

  json_decref (site->record);
  g_clear_pointer (&site->needs, g_hash_table_unref);
  g_clear_pointer (&site->makes, g_hash_table_unref);
  g_free (site);
}

static void
tree_free (gpointer tree)
{
  json_decref (tree);
}

/* The materials of the trade by their names; read once and kept. */
static json_t *
known_materials (void)
{
  static json_t *known = NULL;

  if (g_once_init_enter (&known)) {
    g_autoptr (GBytes) bytes = offtake_resource_load ("exchange/materials.json");
    gsize length;
    const char *text = g_bytes_get_data (bytes, &length);
    g_once_init_leave (&known, offtake_json_read (text, length, "materials.json", NULL));
  }
  return known;
}

static GHashTable *
new_index (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

OfftakeDraftPlan *
offtake_draft_plan_new (OfftakeImport *import)
{
  OfftakeDraftPlan *self = g_new0 (OfftakeDraftPlan, 1);

  self->import = import;
  self->known = known_materials ();
  self->parties = g_ptr_array_new_with_free_func (tree_free);
  self->materials = g_ptr_array_new_with_free_func (tree_free);
  self->sites = g_ptr_array_new_with_free_func (site_free);
  self->party_index = new_index ();
  self->site_index = new_index ();
  self->material_index = new_index ();
  self->ids = new_index ();
  self->indices = new_index ();
  self->used = g_hash_table_new (NULL, NULL);
  return self;
}

void
offtake_draft_plan_free (OfftakeDraftPlan *self)
{
  g_ptr_array_unref (self->parties);
  g_ptr_array_unref (self->materials);
  g_ptr_array_unref (self->sites);
  g_hash_table_unref (self->party_index);
  g_hash_table_unref (self->site_index);
  g_hash_table_unref (self->material_index);
  g_hash_table_unref (self->ids);
  g_hash_table_unref (self->indices);
  g_hash_table_unref (self->used);
  g_free (self);
}

/* "Aqua Metals" is "aqua-metals"; a name taken already gets a number. */
static char *
make_id (OfftakeDraftPlan *self, const char *list, const char *name)
{
  g_autofree char *slug = offtake_text_slug (name, MAX_ID);
  const char *base = *slug ? slug : list;
  g_autofree char *id = g_strdup (base);

  for (guint n = 2;; n++) {
    g_autofree char *key = g_strdup_printf ("%s\n%s", list, id);
    if (g_hash_table_add (self->ids, g_steal_pointer (&key)))
      return g_steal_pointer (&id);
    g_free (id);
    id = g_strdup_printf ("%s-%u", base, n);
  }
}

/* The first country that a text such as "CH / US" names; @more is set if it says more than that. */
static char *
find_country (const char *text, gboolean *more)
{
  g_auto (GStrv) words = g_strsplit_set (text, " /,;()+", -1);
  char *found = NULL;

  *more = FALSE;
  for (guint i = 0; words[i]; i++) {
    if (!*words[i])
      continue;
    if (!found && offtake_country_is_known (words[i]))
      found = g_strdup (words[i]);
    else
      *more = TRUE;
  }
  return found;
}

static json_t *
ensure_party (OfftakeDraftPlan *self, const char *name, const char *country, const char *place)
{
  json_t *party = g_hash_table_lookup (self->party_index, name);
  gboolean more;
  g_autofree char *found = find_country (country, &more);

  if (party) {
    const char *before = json_string_value (json_object_get (party, "country"));
    if (found && strcmp (before, NO_COUNTRY) == 0)
      json_object_set_new (party, "country", json_string (found));
    return party;
  }
  g_autofree char *id = make_id (self, "parties", name);
  party =
      json_pack ("{s:s, s:s, s:s}", "id", id, "name", name, "country", found ? found : NO_COUNTRY);
  if (!found)
    offtake_import_ask (self->import, place, _ ("which country is %s in? %s stands for none"), name,
                        NO_COUNTRY);
  else if (more)
    offtake_import_ask (self->import, place, _ ("\"%s\" is more than one country; %s is in %s"),
                        country, name, found);
  g_ptr_array_add (self->parties, party);
  g_hash_table_insert (self->party_index, g_strdup (name), party);
  return party;
}

/* The stage that a role such as "recycler (hydromet)" tells. */
static const char *
find_stage (const char *role)
{
  static const struct {
    const char *word, *stage;
  } words[] = {
    { "collector", "collector" }, { "sammler", "collector" }, { "shredder", "shredder" },
    { "pcam", "pcam" },           { "cam ", "cam" },          { "cathode", "cam" },
    { "refiner", "refiner" },     { "recycler", "refiner" },  { "raffinerie", "refiner" },
    { "cell", "cell" },           { "zell", "cell" },         { "oem", "oem" },
    { "producer", "mine" },       { "mine", "mine" },         { "bergwerk", "mine" }
  };
  g_autofree char *small = g_utf8_strdown (role, -1);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (small, words[i].word))
      return words[i].stage;
  return NULL;
}

static Site *
make_site (OfftakeDraftPlan *self, const OfftakeDraftSide *side, const char *key, const char *place)
{
  const char *party_name = *side->party ? side->party : *side->name ? side->name : side->id;
  const char *name = *side->name ? side->name : party_name;
  json_t *party = ensure_party (self, party_name, side->country, place);
  const char *stage = find_stage (side->role);
  gboolean more;
  g_autofree char *country = find_country (side->country, &more);
  g_autofree char *whole = g_strcmp0 (name, party_name) == 0
                               ? g_strdup (name)
                               : g_strdup_printf ("%s %s", party_name, name);
  g_autofree char *id = *side->id ? g_strdup (side->id) : make_id (self, "sites", whole);
  Site *site = g_new0 (Site, 1);

  site->party = party;
  site->record = json_pack ("{s:s, s:s, s:s}", "id", id, "name", name, "party",
                            json_string_value (json_object_get (party, "id")));
  if (country && strcmp (country, json_string_value (json_object_get (party, "country"))) != 0)
    json_object_set_new (site->record, "country", json_string (country));
  json_object_set_new (site->record, "kind", json_string ("hub"));
  if (stage)
    json_object_set_new (site->record, "stage", json_string (stage));
  g_ptr_array_add (self->sites, site);
  g_hash_table_insert (self->site_index, g_strdup (key), site);
  /* An id is one whether it was given or made. */
  g_hash_table_insert (self->site_index, g_strdup (id), site);
  g_hash_table_add (self->ids, g_strdup_printf ("sites\n%s", id));
  return site;
}

const char *
offtake_draft_plan_site (OfftakeDraftPlan *self, const OfftakeDraftSide *side, const char *place)
{
  if (!*side->id && !*side->name && !*side->party)
    return NULL;
  g_autofree char *key =
      *side->id ? g_strdup (side->id) : g_strdup_printf ("%s\n%s", side->party, side->name);
  Site *site = g_hash_table_lookup (self->site_index, key);

  if (!site)
    site = make_site (self, side, key, place);
  return json_string_value (json_object_get (site->record, "id"));
}

/* Whether @word stands in @text between characters that are no letters. */
static gboolean
has_word (const char *text, const char *word)
{
  gsize length = strlen (word);

  for (const char *at = strstr (text, word); at; at = strstr (at + 1, word)) {
    gboolean begins = at == text || !g_ascii_isalnum (at[-1]);
    gboolean ends = !g_ascii_isalnum (at[length]);
    if (begins && ends)
      return TRUE;
  }
  return FALSE;
}

/* The known material with the longest of the names that stand in @name. */
static json_t *
find_known (const OfftakeDraftPlan *self, const char *name)
{
  g_autofree char *small = g_utf8_strdown (name, -1);
  json_t *best = NULL, *one, *alias;
  gsize longest = 0, i, j;

  json_array_foreach (self->known, i, one)
  {
    json_array_foreach (json_object_get (one, "names"), j, alias)
    {
      const char *word = json_string_value (alias);
      if (strlen (word) > longest && has_word (small, word)) {
        longest = strlen (word);
        best = one;
      }
    }
  }
  return best;
}

static void
describe (json_t *material, json_t *known)
{
  static const char *const keys[] = { "formula", "composition", "waste", "intermediate", "role" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++) {
    json_t *value = json_object_get (known, keys[i]);
    if (value && !json_object_get (material, keys[i]))
      json_object_set (material, keys[i], value);
  }
}

const char *
offtake_draft_plan_material (OfftakeDraftPlan *self,
                             const char *id,
                             const char *name,
                             const char *composition,
                             const char *place)
{
  if (!*id && !*name)
    return NULL;
  g_autofree char *key = *id ? g_strdup (id) : g_strconcat ("\n", name, NULL);
  json_t *material = g_hash_table_lookup (self->material_index, key);

  if (!material) {
    g_autofree char *own = *id ? g_strdup (id) : make_id (self, "materials", name);
    json_t *known = *id ? NULL : find_known (self, name);
    g_autoptr (json_t) given =
        *composition ? offtake_json_read (composition, strlen (composition), "", NULL) : NULL;

    material = json_pack ("{s:s, s:s}", "id", own, "name", *name ? name : own);
    if (given)
      json_object_set (material, "composition", given);
    else if (known)
      describe (material, known);
    else if (!*id)
      offtake_import_ask (self->import, place, _ ("what is %s made of? Its elements are not known"),
                          name);
    g_ptr_array_add (self->materials, material);
    g_hash_table_insert (self->material_index, g_strdup (key), material);
    g_hash_table_insert (self->material_index, g_strdup (own), material);
    g_hash_table_add (self->ids, g_strdup_printf ("materials\n%s", own));
  }
  return json_string_value (json_object_get (material, "id"));
}

gboolean
offtake_draft_plan_holds (const OfftakeDraftPlan *self, const char *material, const char *element)
{
  json_t *found = g_hash_table_lookup (self->material_index, material);

  return json_number_value (json_object_get (json_object_get (found, "composition"), element)) > 0;
}

static void
remember (GHashTable **materials, const char *material)
{
  if (!*materials)
    *materials = new_index ();
  g_hash_table_add (*materials, g_strdup (material));
}

static const char *
text_at (json_t *object, const char *key)
{
  const char *text = json_string_value (json_object_get (object, key));

  return text ? text : "";
}

void
offtake_draft_plan_use (OfftakeDraftPlan *self, json_t *agreement)
{
  Site *seller = g_hash_table_lookup (self->site_index, text_at (agreement, "seller"));
  Site *buyer = g_hash_table_lookup (self->site_index, text_at (agreement, "buyer"));
  const char *kind = text_at (json_object_get (agreement, "quantity"), "kind");
  const char *material = text_at (agreement, "material");
  json_t *term;
  gsize i;

  seller->sells = TRUE;
  buyer->buys = TRUE;
  g_hash_table_add (self->used, seller->party);
  g_hash_table_add (self->used, buyer->party);
  g_hash_table_add (self->used, g_hash_table_lookup (self->material_index, material));
  if (strcmp (kind, "share_of_need") == 0)
    remember (&buyer->needs, material);
  else if (strcmp (kind, "share_of_output") == 0)
    remember (&seller->makes, material);
  json_array_foreach (json_object_get (json_object_get (agreement, "price"), "terms"), i, term)
      g_hash_table_add (self->indices, g_strdup (text_at (term, "index")));
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* The keys of two sets (each may be NULL), sorted. */
static GPtrArray *
join_keys (GHashTable *a, GHashTable *b)
{
  GPtrArray *keys = g_ptr_array_new ();
  GHashTable *sets[] = { a, b };

  for (guint i = 0; i < 2; i++) {
    GHashTableIter iter;
    gpointer key;
    if (!sets[i])
      continue;
    g_hash_table_iter_init (&iter, sets[i]);
    while (g_hash_table_iter_next (&iter, &key, NULL))
      if (i == 0 || !a || !g_hash_table_contains (a, key))
        g_ptr_array_add (keys, key);
  }
  g_ptr_array_sort (keys, compare_texts);
  return keys;
}

static json_t *
make_lines (GHashTable *a, GHashTable *b)
{
  json_t *lines = json_array ();
  g_autoptr (GPtrArray) keys = join_keys (a, b);

  for (guint i = 0; i < keys->len; i++)
    json_array_append_new (lines,
                           json_pack ("{s:s, s:i}", "material", keys->pdata[i], "t_per_t", 1));
  return lines;
}

/* The least recipe that lets shares of needs and outputs stand: a tonne of each material for a
   tonne of reference. What it makes it also takes in, since nothing makes an element. */
static gboolean
add_recipe (OfftakeDraftPlan *self, Site *site, GError **error)
{
  const char *name = text_at (site->record, "name");
  g_autofree char *id = make_id (self, "recipes", text_at (site->record, "id"));
  json_t *inputs = make_lines (site->needs, site->makes), *outputs = make_lines (site->makes, NULL);
  json_t *recipe = json_pack ("{s:s, s:s}", "id", id, "name", name);
  const char *reference = text_at (json_array_get (inputs, 0), "material");

  json_object_set_new (recipe, "reference", json_string (reference));
  json_object_set_new (recipe, "inputs", inputs);
  json_object_set_new (recipe, "outputs", outputs);
  json_object_set_new (recipe, "electricity_kwh_per_t", json_integer (0));
  json_object_set_new (recipe, "direct_kgco2e_per_t", json_integer (0));
  json_object_set_new (recipe, "conversion_cost_per_t", json_integer (0));
  offtake_import_ask (self->import, name,
                      _ ("what does a tonne of its product take, and how much does it make a year? "
                         "The recipe only holds its place"));
  json_object_set_new (site->record, "kind", json_string ("process"));
  json_object_set_new (site->record, "recipe", json_string (id));
  json_object_set_new (site->record, "mode", json_string ("fixed"));
  json_object_set_new (site->record, "planned_tpa", json_integer (0));
  return offtake_import_add (self->import, "recipes", recipe, error);
}

/* What only refused rows speak of does not come in. */
static gboolean
add_all (OfftakeDraftPlan *self, const char *list, GPtrArray *records, GError **error)
{
  for (guint i = 0; i < records->len; i++)
    if (g_hash_table_contains (self->used, records->pdata[i]) &&
        !offtake_import_add (self->import, list, json_incref (records->pdata[i]), error))
      return FALSE;
  return TRUE;
}

static gboolean
add_site (OfftakeDraftPlan *self, Site *site, GError **error)
{
  if (!site->sells && !site->buys)
    return TRUE;
  if (!site->needs && !site->makes)
    json_object_set_new (site->record, "kind",
                         json_string (!site->buys    ? "source"
                                      : !site->sells ? "sink"
                                                     : "hub"));
  else if (!add_recipe (self, site, error))
    return FALSE;
  if (!site->buys && !site->needs && !site->makes)
    json_object_set_new (site->record, "origin", json_string ("unknown"));
  return offtake_import_add (self->import, "sites", json_incref (site->record), error);
}

static gboolean
add_indices (OfftakeDraftPlan *self, GError **error)
{
  g_autoptr (GPtrArray) ids = join_keys (self->indices, NULL);

  for (guint i = 0; i < ids->len; i++) {
    const char *id = ids->pdata[i];
    json_t *index = json_pack ("{s:s, s:s, s:i}", "id", id, "name", id, "price_per_t", 0);
    offtake_import_ask (self->import, id, _ ("what is this price index? It stands at 0"));
    if (!offtake_import_add (self->import, "indices", index, error))
      return FALSE;
  }
  return TRUE;
}

gboolean
offtake_draft_plan_add (OfftakeDraftPlan *self, GError **error)
{
  if (!add_all (self, "materials", self->materials, error) ||
      !add_all (self, "parties", self->parties, error) || !add_indices (self, error))
    return FALSE;
  for (guint i = 0; i < self->sites->len; i++)
    if (!add_site (self, self->sites->pdata[i], error))
      return FALSE;
  return TRUE;
}
