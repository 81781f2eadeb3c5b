/* SPDX-License-Identifier: MPL-2.0 */
#include "exchange/plan-names.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/error.h"

#define MAX_NAMED 4 /* candidates that an error lists */

struct _OfftakePlanNames {
  OfftakePlan *plan;
  GHashTable *sites;     /* folded id, name or party's name to GPtrArray of OfftakeSite */
  GHashTable *materials; /* folded id or name to OfftakeMaterial */
};

static char *
fold (const char *text)
{
  g_autofree char *small = g_utf8_casefold (text, -1);
  char *normal = g_utf8_normalize (small, -1, G_NORMALIZE_ALL_COMPOSE);

  return normal ? g_strstrip (normal) : g_strdup ("");
}

static void
add_site (OfftakePlanNames *self, const char *name, OfftakeSite *site)
{
  g_autofree char *key = fold (name);
  GPtrArray *sites = g_hash_table_lookup (self->sites, key);

  if (!sites) {
    sites = g_ptr_array_new ();
    g_hash_table_insert (self->sites, g_steal_pointer (&key), sites);
  }
  if (!g_ptr_array_find (sites, site, NULL))
    g_ptr_array_add (sites, site);
}

static OfftakeParty *
party_of (OfftakePlanNames *self, OfftakeSite *site)
{
  return OFFTAKE_PARTY (offtake_plan_find (self->plan, "parties", site->party));
}

static void
read_sites (OfftakePlanNames *self)
{
  GListModel *list = offtake_plan_get_list (self->plan, "sites");

  for (guint i = 0; i < g_list_model_get_n_items (list); i++) {
    g_autoptr (OfftakeSite) site = g_list_model_get_item (list, i);
    OfftakeParty *party = party_of (self, site);

    add_site (self, site->id, site);
    add_site (self, offtake_record_get_title (OFFTAKE_RECORD (site)), site);
    if (party)
      add_site (self, offtake_record_get_title (OFFTAKE_RECORD (party)), site);
  }
}

/* An id counts before a name. */
static void
read_materials (OfftakePlanNames *self)
{
  GListModel *list = offtake_plan_get_list (self->plan, "materials");

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < g_list_model_get_n_items (list); i++) {
      g_autoptr (OfftakeMaterial) material = g_list_model_get_item (list, i);
      g_autofree char *key =
          fold (pass == 0 ? material->id : offtake_record_get_title (OFFTAKE_RECORD (material)));

      if (!g_hash_table_contains (self->materials, key))
        g_hash_table_insert (self->materials, g_steal_pointer (&key), material);
    }
}

OfftakePlanNames *
offtake_plan_names_new (OfftakePlan *plan)
{
  OfftakePlanNames *self = g_new0 (OfftakePlanNames, 1);

  self->plan = g_object_ref (plan);
  self->sites =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->materials = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  read_sites (self);
  read_materials (self);
  return self;
}

void
offtake_plan_names_free (OfftakePlanNames *self)
{
  g_hash_table_unref (self->sites);
  g_hash_table_unref (self->materials);
  g_object_unref (self->plan);
  g_free (self);
}

static gboolean
is_called (OfftakeRecord *record, const char *name)
{
  g_autofree char *wanted = fold (name);
  g_autofree char *title = record ? fold (offtake_record_get_title (record)) : g_strdup ("");

  return strcmp (wanted, title) == 0;
}

/* Whether the site itself, and not its party alone, is called so. */
static gboolean
is_site_called (OfftakeSite *site, const char *name)
{
  return is_called (OFFTAKE_RECORD (site), name) || strcmp (site->id, name) == 0;
}

/* Those of @found that go best with what is said of party and name. */
static GPtrArray *
narrow (OfftakePlanNames *self,
        const GPtrArray *found,
        const OfftakeDraftSide *side,
        const char *text)
{
  GPtrArray *sites = g_ptr_array_new ();
  gboolean by_name = FALSE;

  for (guint i = 0; i < found->len; i++)
    by_name |= is_site_called (found->pdata[i], text);
  for (guint i = 0; i < found->len; i++) {
    OfftakeSite *site = found->pdata[i];
    gboolean party = !*side->name || !*side->party ||
                     is_called (OFFTAKE_RECORD (party_of (self, site)), side->party);

    if (party && (!by_name || is_site_called (site, text)))
      g_ptr_array_add (sites, site);
  }
  return sites;
}

static char *
list_names (const GPtrArray *sites)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < MIN (sites->len, MAX_NAMED); i++)
    g_string_append_printf (names, "%s%s", i ? ", " : "",
                            offtake_record_get_title (sites->pdata[i]));
  if (sites->len > MAX_NAMED)
    g_string_append (names, ", …");
  return g_string_free (names, FALSE);
}

static const char *
find_site (gpointer data, const OfftakeDraftSide *side, const char *place, GError **error)
{
  OfftakePlanNames *self = data;
  const char *text = *side->id ? side->id : *side->name ? side->name : side->party;
  g_autofree char *key = fold (text);
  const GPtrArray *found = g_hash_table_lookup (self->sites, key);
  g_autoptr (GPtrArray) sites = found ? narrow (self, found, side, text) : g_ptr_array_new ();

  if (sites->len == 1)
    return ((OfftakeSite *) sites->pdata[0])->id;
  if (sites->len == 0) {
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
                 _ ("the plan has no site \"%s\"; add it first, or write another"), text);
    return NULL;
  }
  g_autofree char *names = list_names (sites);
  g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
               _ ("\"%s\" is more than one site; write one of %s"), text, names);
  return NULL;
}

static const char *
find_material (gpointer data,
               const char *id,
               const char *name,
               const char *composition,
               const char *place,
               GError **error)
{
  OfftakePlanNames *self = data;
  const char *text = *id ? id : name;
  g_autofree char *key = fold (text);
  OfftakeMaterial *material = g_hash_table_lookup (self->materials, key);

  if (material)
    return material->id;
  g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
               _ ("the plan has no material \"%s\"; add it first, or write another"), text);
  return NULL;
}

static gboolean
holds (gpointer data, const char *material, const char *element)
{
  OfftakePlanNames *self = data;
  OfftakeRecord *found = offtake_plan_find (self->plan, "materials", material);

  return found && offtake_fractions_get (OFFTAKE_MATERIAL (found)->composition, element) > 0;
}

const OfftakeRowNames *
offtake_plan_names (void)
{
  static const OfftakeRowNames names = { find_site, find_material, holds };

  return &names;
}
