/* SPDX-License-Identifier: MPL-2.0 */
#include "lib/random-plan.h"

#include <string.h>

#include "model/plan.h"

/* Records of every list have the ids "0" to N_RECORDS - 1, so that references are easy to make. */
#define N_RECORDS 4

static gboolean
coin (void)
{
  return g_test_rand_bit () != 0;
}

static double
random_number (const OfftakeField *field)
{
  if (field->flags & OFFTAKE_FIELD_YEAR)
    return strcmp (field->name, "from") == 0 ? 2024 : g_test_rand_int_range (2024, 2040);
  if (field->flags & OFFTAKE_FIELD_FRACTION)
    return coin () ? g_test_rand_int_range (0, 2) : g_test_rand_double_range (0, 1);
  if (coin ())
    return g_test_rand_int_range (0, 100000);
  return g_test_rand_double_range (field->flags & OFFTAKE_FIELD_POSITIVE ? 0 : -1e20, 1e20);
}

static json_t *
random_text (void)
{
  static const char *const texts[] = {
    "", "word", "two words", "\"quoted\" \\ \n \t \x01", "Nickelhütte", "硫酸镍"
  };
  return json_string (texts[g_test_rand_int_range (0, G_N_ELEMENTS (texts))]);
}

static json_t *
random_id (void)
{
  g_autofree char *id = g_strdup_printf ("%d", g_test_rand_int_range (0, N_RECORDS));
  return json_string (id);
}

static json_t *
random_series (const OfftakeField *field)
{
  json_t *series;

  if (coin ())
    return json_real (random_number (field));
  series = json_object ();
  for (int i = g_test_rand_int_range (0, 5); i > 0; i--) {
    OfftakePeriod period;
    offtake_period_init (&period, g_test_rand_int_range (2020, 2045), g_test_rand_int_range (0, 5));
    json_object_set_new (series, period.label, json_real (random_number (field)));
  }
  return series;
}

static json_t *
random_fractions (const OfftakeField *field)
{
  static const char *const elements[] = { "Ni", "Co", "Mn", "Li" };
  json_t *fractions = json_object ();

  for (int i = g_test_rand_int_range (0, 4); i > 0; i--) {
    json_t *value = json_real (g_test_rand_double_range (0, 0.25));
    if (field->kind == OFFTAKE_FIELD_ASSAY)
      value = json_pack ("[o, f]", value, g_test_rand_double_range (0, 1));
    json_object_set_new (fractions, elements[g_test_rand_int_range (0, 4)], value);
  }
  return fractions;
}

static json_t *
random_date (void)
{
  guint32 day = offtake_day_parse ("2020-01-01") + (guint32) g_test_rand_int_range (0, 9000);
  g_autofree char *text = offtake_day_format (day);
  return json_string (text);
}

static json_t *
random_word (const OfftakeField *field)
{
  gint32 n = (gint32) g_strv_length ((char **) field->choices);
  return json_string (field->choices[g_test_rand_int_range (0, n)]);
}

static json_t *
random_texts (const OfftakeField *field)
{
  json_t *texts = json_array ();

  for (int i = g_test_rand_int_range (0, 4); i > 0; i--)
    json_array_append_new (texts, field->flags & OFFTAKE_FIELD_COUNTRIES ? json_string ("DE")
                                  : field->choices                       ? random_word (field)
                                                                         : random_id ());
  return texts;
}

/* Required, or needed by what make_sound() makes of it. */
static gboolean
is_needed (const OfftakeField *field)
{
  static const char *const names[] = { "feeds", "yields", "changes", NULL };

  return field->flags & OFFTAKE_FIELD_REQUIRED || g_strv_contains (names, field->name);
}

static json_t *random_structure (const OfftakeStructure *structure);

static json_t *
random_list (const OfftakeStructure *structure)
{
  json_t *list = json_array ();

  for (int i = g_test_rand_int_range (0, 3); i > 0; i--)
    json_array_append_new (list, random_structure (structure));
  return list;
}

static json_t *
random_value (const OfftakeField *field)
{
  if (strcmp (field->name, "element") == 0)
    return json_string ("Ni");
  if (strcmp (field->name, "basis") == 0)
    return json_string ("material");
  switch ((int) field->kind) {
  case OFFTAKE_FIELD_REAL: return json_real (random_number (field));
  case OFFTAKE_FIELD_INTEGER:
    return json_integer (field->flags & OFFTAKE_FIELD_YEAR ? (int) random_number (field)
                                                           : g_test_rand_int_range (0, 99));
  case OFFTAKE_FIELD_BOOL: return json_boolean (coin ());
  case OFFTAKE_FIELD_DATE: return random_date ();
  case OFFTAKE_FIELD_CHOICE: return random_word (field);
  case OFFTAKE_FIELD_COUNTRY: return json_string (coin () ? "US" : "CN");
  case OFFTAKE_FIELD_CURRENCY: return json_string ("EUR");
  case OFFTAKE_FIELD_PERIOD: return json_string (coin () ? "2027" : "2027Q4");
  case OFFTAKE_FIELD_REFERENCE: return random_id ();
  case OFFTAKE_FIELD_SERIES: return random_series (field);
  case OFFTAKE_FIELD_FRACTIONS:
  case OFFTAKE_FIELD_ASSAY: return random_fractions (field);
  case OFFTAKE_FIELD_STRUCTURE: return random_structure (field->structure);
  case OFFTAKE_FIELD_LIST: return random_list (field->structure);
  case OFFTAKE_FIELD_TEXTS: return random_texts (field);
  default: return random_text ();
  }
}

static json_t *
random_structure (const OfftakeStructure *structure)
{
  json_t *object = json_object ();

  for (guint i = 0; i < structure->n_fields; i++) {
    const OfftakeField *field = &structure->fields[i];
    if (!(field->flags & OFFTAKE_FIELD_LOCAL) && (is_needed (field) || coin ()))
      json_object_set_new (object, field->name, random_value (field));
  }
  return object;
}

static void
drop (json_t *object, const char *keys)
{
  g_auto (GStrv) names = g_strsplit (keys, " ", -1);

  for (char **name = names; *name; name++)
    json_object_del (object, *name);
}

/* Takes out of a record at random what its kind may not have. Nets of processes have tests of
   their own; here a site is none. */
static void
make_sound (const char *list, json_t *record)
{
  json_t *quantity = json_object_get (record, "quantity"),
         *price = json_object_get (record, "price");

  if (strcmp (list, "sites") == 0) {
    json_object_set_new (record, "kind", json_string (coin () ? "source" : "sink"));
    if (strcmp (json_string_value (json_object_get (record, "kind")), "sink") == 0)
      drop (record, "origin extraction_country processing_country kgco2e_per_kg");
  }
  if (strcmp (list, "recipes") == 0) {
    drop (record, "reference inputs outputs");
    json_object_set_new (record, "feeds", json_pack ("[s]", "2"));
    json_object_set_new (record, "yields", json_array ());
  }
  if (quantity) {
    json_object_set_new (quantity, "kind", json_string ("fixed"));
    drop (quantity, "share min_tpa max_tpa");
  }
  if (price && strcmp (json_string_value (json_object_get (price, "kind")), "fixed") == 0)
    drop (price, "terms premium_per_t");
  else if (price)
    drop (price, "per_t");
}

static json_t *
random_record (const char *list, guint id)
{
  g_autofree char *text = g_strdup_printf ("%u", id);
  g_autoptr (OfftakeRecord) record = g_object_new (offtake_record_type_for_list (list), NULL);
  json_t *object = json_object ();
  g_autoptr (json_t) fields = random_structure (offtake_record_get_structure (record));

  json_object_set_new (object, "id", json_string (text));
  if (strcmp (list, "rules") == 0) {
    json_object_set_new (object, "anything", random_list (offtake_record_get_structure (record)));
    return object;
  }
  json_object_del (fields, "id");
  if (strcmp (list, "scenarios") == 0)
    json_object_set_new (
        fields, "changes",
        json_pack ("[{s:s, s:s, s:{s:s}}]", "list", "parties", "id", "1", "set", "country", "JP"));
  json_object_update (object, fields);
  make_sound (list, object);
  return object;
}

json_t *
random_plan (void)
{
  const char *const *lists = offtake_record_lists ();
  g_autoptr (OfftakeRecord) head = g_object_new (OFFTAKE_TYPE_PLAN_HEAD, NULL);
  json_t *plan = json_pack ("{s:s, s:i}", "format", "offtake-plan", "version", 1);
  g_autoptr (json_t) fields = random_structure (offtake_record_get_structure (head));

  json_object_update (plan, fields);
  for (guint i = 0; lists[i]; i++) {
    json_t *array = json_array ();
    for (guint id = 0; id < N_RECORDS; id++)
      json_array_append_new (array, random_record (lists[i], id));
    json_object_set_new (plan, lists[i], array);
  }
  return plan;
}

json_t *
random_shuffle (json_t *value)
{
  json_t *shuffled, *item;
  const char *key;
  gsize i;

  if (json_is_array (value)) {
    shuffled = json_array ();
    json_array_foreach (value, i, item) json_array_append_new (shuffled, random_shuffle (item));
    return shuffled;
  }
  if (!json_is_object (value))
    return json_incref (value);

  /* Keys drawn first stand first, whatever their place. */
  shuffled = json_object ();
  json_object_foreach (value, key, item) if (coin ())
      json_object_set_new (shuffled, key, random_shuffle (item));
  json_object_foreach (value, key, item) if (!json_object_get (shuffled, key))
      json_object_set_new (shuffled, key, random_shuffle (item));
  return shuffled;
}
