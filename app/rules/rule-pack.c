/* SPDX-License-Identifier: MPL-2.0 */
#include "rules/rule-pack.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/resource.h"
#include "model/place.h"
#include "rules/json-schema.h"

#define SCHEMA "regulations/rule-pack.schema.json"

static json_t *
load_schema (void)
{
  g_autoptr (GBytes) bytes = offtake_resource_load (SCHEMA);
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  return offtake_json_read (text, length, SCHEMA, NULL);
}

/* Built in and read once. */
static json_t *
get_schema (void)
{
  static json_t *schema;

  if (g_once_init_enter (&schema))
    g_once_init_leave (&schema, load_schema ());
  return schema;
}

static json_t *
find_source (json_t *tree, const char *id)
{
  size_t i;
  json_t *source;

  json_array_foreach (json_object_get (tree, "sources"), i,
                      source) if (g_strcmp0 (json_string_value (json_object_get (source, "id")),
                                             id) == 0) return source;
  return NULL;
}

/* Every source that a figure names is in the pack. */
static gboolean
check_sources (OfftakeRulePack *self, const OfftakeRule *rule, GError **error)
{
  const OfftakePlace figures = { NULL, "figures", 0 };

  for (guint i = 0; i < rule->n_figures; i++) {
    const OfftakePlace item = { &figures, NULL, i }, list = { &item, "sources", 0 };
    size_t s;
    json_t *id;
    json_array_foreach (rule->figures[i].sources, s, id)
    {
      const OfftakePlace place = { &list, NULL, s };
      if (!find_source (self->tree, json_string_value (id)))
        return offtake_place_fail (&place, error, _ ("there is no source \"%s\" in the pack"),
                                   json_string_value (id));
    }
  }
  return TRUE;
}

static gboolean
has_rule (const OfftakeRulePack *self, const char *id)
{
  for (guint i = 0; i < self->rules->len; i++)
    if (strcmp (((const OfftakeRule *) self->rules->pdata[i])->id, id) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
add_rule (OfftakeRulePack *self, json_t *tree, GError **error)
{
  g_autoptr (OfftakeRule) rule = offtake_rule_new (tree, self->law_version, error);

  if (!rule || !check_sources (self, rule, error))
    return FALSE;
  if (has_rule (self, rule->id)) {
    const OfftakePlace place = { NULL, "id", 0 };
    return offtake_place_fail (&place, error, _ ("there is a rule \"%s\" already"), rule->id);
  }
  g_ptr_array_add (self->rules, g_steal_pointer (&rule));
  return TRUE;
}

static gboolean
add_rules (OfftakeRulePack *self, GError **error)
{
  size_t i;
  json_t *rule;

  json_array_foreach (json_object_get (self->tree, "rules"), i,
                      rule) if (!add_rule (self, rule, error))
  {
    g_prefix_error (error, "rules[%zu].", i);
    return FALSE;
  }
  return TRUE;
}

OfftakeRulePack *
offtake_rule_pack_read (const char *text, gsize length, const char *name, GError **error)
{
  g_autoptr (json_t) tree = offtake_json_read (text, length, name, error);

  if (!tree || !offtake_json_schema_check (get_schema (), tree, name, error))
    return NULL;

  g_autoptr (OfftakeRulePack) self = g_new0 (OfftakeRulePack, 1);
  g_atomic_ref_count_init (&self->references);
  self->tree = g_steal_pointer (&tree);
  self->id = json_string_value (json_object_get (self->tree, "id"));
  self->title = json_string_value (json_object_get (self->tree, "title"));
  self->law_version = json_string_value (json_object_get (self->tree, "law_version"));
  self->as_of = json_string_value (json_object_get (self->tree, "as_of"));
  self->rules = g_ptr_array_new_with_free_func ((GDestroyNotify) offtake_rule_unref);
  if (!add_rules (self, error)) {
    g_prefix_error (error, "%s: ", name);
    return NULL;
  }
  return g_steal_pointer (&self);
}

OfftakeRulePack *
offtake_rule_pack_ref (OfftakeRulePack *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
offtake_rule_pack_unref (OfftakeRulePack *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_clear_pointer (&self->rules, g_ptr_array_unref);
  g_clear_pointer (&self->tree, json_decref);
  g_free (self);
}

OfftakeRule *
offtake_rule_pack_read_rule (json_t *tree, const char *name, GError **error)
{
  if (!offtake_json_schema_check_as (get_schema (), "company_rule", tree, name, error))
    return NULL;

  OfftakeRule *rule = offtake_rule_new (tree, _ ("the company's own rule"), error);
  if (!rule)
    g_prefix_error (error, "%s: ", name);
  return rule;
}

const char *
offtake_rule_pack_source_title (const OfftakeRulePack *self, const char *id)
{
  return json_string_value (json_object_get (find_source (self->tree, id), "title"));
}

const char *
offtake_rule_pack_source_uri (const OfftakeRulePack *self, const char *id)
{
  return json_string_value (json_object_get (find_source (self->tree, id), "uri"));
}
