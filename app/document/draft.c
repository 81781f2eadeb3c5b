/* SPDX-License-Identifier: MPL-2.0 */
#include "document/draft.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/text.h"

#define MAX_ID 48 /* bytes of a name that go into an id */

static const char *
noun_of (const char *list)
{
  g_autoptr (OfftakeRecordClass) klass = g_type_class_ref (offtake_record_type_for_list (list));

  return klass->noun;
}

char *
offtake_draft_id (OfftakePlan *plan, const char *list, const char *name)
{
  g_autofree char *slug = offtake_text_slug (name ? name : "", MAX_ID);
  g_autofree char *base = *slug ? g_strdup (slug) : offtake_text_slug (noun_of (list), MAX_ID);
  char *id = g_strdup (base);

  for (guint i = 2; offtake_plan_find (plan, list, id); i++) {
    g_free (id);
    id = g_strdup_printf ("%s-%u", base, i);
  }
  return id;
}

static void
set_default (json_t *object, const char *key, json_t *value)
{
  if (json_object_get (object, key))
    json_decref (value);
  else
    json_object_set_new (object, key, value);
}

/* The first number "A-001", "A-002" ... that no agreement has. */
static char *
free_number (OfftakePlan *plan)
{
  GListModel *list = offtake_plan_get_list (plan, "agreements");
  g_autoptr (GHashTable) taken = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = g_list_model_get_n_items (list);

  for (guint i = 0; i < n; i++) {
    g_autoptr (OfftakeAgreement) agreement = g_list_model_get_item (list, i);

    if (agreement->number)
      g_hash_table_add (taken, agreement->number);
  }
  for (guint i = n + 1;; i++) {
    char *number = g_strdup_printf ("A-%03u", i);

    if (!g_hash_table_contains (taken, number))
      return number;
    g_free (number);
  }
}

static void
complete_agreement (OfftakePlan *plan, json_t *object)
{
  g_autofree char *number = free_number (plan);

  set_default (object, "number", json_string (number));
  set_default (object, "status", json_string ("draft"));
  set_default (object, "quantity", json_pack ("{s:s, s:i}", "kind", "fixed", "tpa", 0));
}

/* A mode that the recipe allows: what it sells sets the pace where it makes its reference. */
static void
complete_site (OfftakePlan *plan, json_t *object)
{
  const char *id = json_string_value (json_object_get (object, "recipe"));
  OfftakeRecord *recipe = id ? offtake_plan_find (plan, "recipes", id) : NULL;

  if (!recipe || offtake_recipe_is_by_yields (OFFTAKE_RECIPE (recipe)))
    return;
  set_default (object, "mode",
               json_string (offtake_recipe_has_reference_output (OFFTAKE_RECIPE (recipe))
                                ? "pull"
                                : "push"));
}

static void
complete_recipe (json_t *object)
{
  json_t *reference = json_object_get (object, "reference");

  if (reference) {
    set_default (object, "inputs", json_pack ("[{s:O, s:i}]", "material", reference, "t_per_t", 1));
    set_default (object, "outputs", json_array ());
  } else {
    set_default (object, "feeds", json_array ());
    set_default (object, "yields", json_array ());
  }
}

static void
complete (OfftakePlan *plan, const char *list, json_t *object)
{
  if (g_str_equal (list, "agreements"))
    complete_agreement (plan, object);
  else if (g_str_equal (list, "sites"))
    complete_site (plan, object);
  else if (g_str_equal (list, "recipes"))
    complete_recipe (object);
  else if (g_str_equal (list, "indices"))
    set_default (object, "price_per_t", json_integer (0));
}

/* What a person would call it by. */
static const char *
name_in (json_t *object)
{
  static const char *const keys[] = { "number", "name", "title" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++) {
    const char *text = json_string_value (json_object_get (object, keys[i]));

    if (text && *text)
      return text;
  }
  return NULL;
}

OfftakeRecord *
offtake_draft_new (OfftakePlan *plan, const char *list, json_t *given, GError **error)
{
  g_autoptr (json_t) object = json_copy (given);

  complete (plan, list, object);
  g_autofree char *id = offtake_draft_id (plan, list, name_in (object));
  json_object_set_new (object, "id", json_string (id));
  return offtake_record_from_json (offtake_record_type_for_list (list), object, NULL, error);
}

OfftakeRecord *
offtake_draft_copy (OfftakePlan *plan, OfftakeRecord *record)
{
  const char *list = offtake_record_get_list (record);
  g_autoptr (json_t) object = offtake_record_to_json (record);
  const char *name = json_string_value (json_object_get (object, "name"));
  g_autofree char *id = offtake_draft_id (plan, list, offtake_record_get_id (record));

  if (OFFTAKE_IS_AGREEMENT (record)) {
    json_object_del (object, "number");
    json_object_del (object, "status");
    json_object_del (object, "signed");
    json_object_del (object, "status_history");
    complete_agreement (plan, object);
  } else if (name && *name) {
    /* Translators: the name of a copy of the record of that name */
    g_autofree char *copy = g_strdup_printf (_ ("%s (copy)"), name);

    json_object_set_new (object, "name", json_string (copy));
  }
  json_object_set_new (object, "id", json_string (id));
  OfftakeRecord *made = offtake_record_from_json (G_OBJECT_TYPE (record), object, NULL, NULL);
  g_assert (made); /* the first one was sound */
  return made;
}
