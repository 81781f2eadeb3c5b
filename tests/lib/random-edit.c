/* SPDX-License-Identifier: MPL-2.0 */
#include "lib/random-edit.h"

#include "document/scenario-edit.h"

#include <string.h>

static const char *const texts[] = { "",        "Ni",         "mass",     "kg",      "Grüße, €",
                                     "a\nb\tc", "\"quoted\"", "material", "x' OR 1", "日本" };
static const char *const countries[] = { "US", "DE", "CN", "JP", "MX" };
static const char *const periods[] = { "2025", "2026Q3", "2027" };
static const char *const dates[] = { "2024-02-29", "2030-12-31", "2025-07-01" };

#define PICK(array) (array[g_test_rand_int_range (0, G_N_ELEMENTS (array))])

static json_t *
random_number (void)
{
  switch (g_test_rand_int_range (0, 4)) {
  case 0: return json_integer (g_test_rand_int_range (0, 2));
  case 1: return offtake_json_number (g_test_rand_double ());
  case 2: return offtake_json_number (g_test_rand_double_range (0, 1e9));
  default: return offtake_json_number (g_test_rand_double_range (0, 1e-6));
  }
}

static json_t *
random_series (void)
{
  json_t *series = json_object ();

  if (g_test_rand_bit ()) {
    json_decref (series);
    return random_number ();
  }
  for (int i = g_test_rand_int_range (0, 4); i > 0; i--)
    json_object_set_new (series, PICK (periods), random_number ());
  return series;
}

static json_t *
random_id (OfftakePlan *plan, const char *list)
{
  GListModel *records = offtake_plan_get_list (plan, list);
  guint n = g_list_model_get_n_items (records);

  if (n == 0)
    return json_string ("nothing");
  g_autoptr (OfftakeRecord) record =
      g_list_model_get_item (records, (guint) g_test_rand_int_range (0, (gint32) n));
  return json_string (offtake_record_get_id (record));
}

static json_t *
random_choice (const char *const *choices)
{
  return json_string (
      choices[g_test_rand_int_range (0, (gint32) g_strv_length ((char **) choices))]);
}

/* The same field of another record: parts and maps that are valid as they are. */
static json_t *
value_of_another (OfftakePlan *plan, OfftakeRecord *record, const OfftakeField *field)
{
  GListModel *records = offtake_plan_get_list (plan, offtake_record_get_list (record));
  guint n = g_list_model_get_n_items (records);
  g_autoptr (OfftakeRecord) other =
      g_list_model_get_item (records, (guint) g_test_rand_int_range (0, (gint32) n));
  json_t *value = offtake_record_get_json (other, field->name);

  /* A little less of it. */
  if (json_is_array (value) && json_array_size (value) > 0 && g_test_rand_bit ())
    json_array_remove (value, (gsize) g_test_rand_int_range (0, (gint32) json_array_size (value)));
  return value;
}

static json_t *
random_horizon (void)
{
  int from = g_test_rand_int_range (2020, 2030);

  return json_pack ("{s:i, s:i, s:s}", "from", from, "to", from + g_test_rand_int_range (0, 9),
                    "step", g_test_rand_bit () ? "year" : "quarter");
}

static json_t *
random_whole (OfftakeRecord *record)
{
  return json_pack ("{s:s, s:[f, s]}", "id", offtake_record_get_id (record), "value",
                    g_test_rand_double (), "text");
}

json_t *
random_value (OfftakePlan *plan, OfftakeRecord *record, const OfftakeField *field)
{
  if (!(field->flags & OFFTAKE_FIELD_REQUIRED) && g_test_rand_int_range (0, 4) == 0)
    return NULL;
  switch (field->kind) {
  case OFFTAKE_FIELD_TEXT: return json_string (PICK (texts));
  case OFFTAKE_FIELD_REAL: return random_number ();
  case OFFTAKE_FIELD_INTEGER: return json_integer (g_test_rand_int_range (0, 40));
  case OFFTAKE_FIELD_BOOL: return json_boolean (g_test_rand_bit ());
  case OFFTAKE_FIELD_DATE: return json_string (PICK (dates));
  case OFFTAKE_FIELD_CHOICE: return random_choice (field->choices);
  case OFFTAKE_FIELD_COUNTRY: return json_string (PICK (countries));
  case OFFTAKE_FIELD_CURRENCY: return json_string (g_test_rand_bit () ? "USD" : "EUR");
  case OFFTAKE_FIELD_PERIOD: return json_string (PICK (periods));
  case OFFTAKE_FIELD_REFERENCE: return random_id (plan, field->list);
  case OFFTAKE_FIELD_SERIES: return random_series ();
  case OFFTAKE_FIELD_JSON: return random_whole (record);
  case OFFTAKE_FIELD_FRACTIONS:
  case OFFTAKE_FIELD_ASSAY:
  case OFFTAKE_FIELD_STRUCTURE:
  case OFFTAKE_FIELD_LIST:
  case OFFTAKE_FIELD_TEXTS:
    return OFFTAKE_IS_PLAN_HEAD (record) ? random_horizon ()
                                         : value_of_another (plan, record, field);
  default: g_assert_not_reached ();
  }
}

OfftakeRecord *
random_record (OfftakePlan *plan, gboolean with_head)
{
  const char *const *lists = offtake_record_lists ();
  gint32 n_lists = (gint32) g_strv_length ((char **) lists);

  for (;;) {
    gint32 i = g_test_rand_int_range (0, n_lists + with_head);
    if (i == n_lists)
      return g_object_ref (OFFTAKE_RECORD (offtake_plan_get_head (plan)));
    GListModel *records = offtake_plan_get_list (plan, lists[i]);
    guint n = g_list_model_get_n_items (records);
    if (n > 0)
      return g_list_model_get_item (records, (guint) g_test_rand_int_range (0, (gint32) n));
  }
}

/* Any but the id, which is kept for ever, and the lists that are written though empty. */
const OfftakeField *
random_field (OfftakeRecord *record)
{
  const OfftakeStructure *structure = offtake_record_get_structure (record);

  for (;;) {
    const OfftakeField *field =
        &structure->fields[g_test_rand_int_range (1, (gint32) structure->n_fields)];
    if (!(field->flags & OFFTAKE_FIELD_LOCAL))
      return field;
  }
}

gboolean
random_set (OfftakeDocument *document)
{
  OfftakePlan *plan = offtake_document_get_edited_plan (document);
  g_autoptr (OfftakeRecord) record = random_record (plan, TRUE);
  const OfftakeField *field = random_field (record);
  g_autoptr (json_t) value = random_value (plan, record, field);
  g_autoptr (GError) error = NULL;

  if (!offtake_document_set (document, record, field->name, value, &error)) {
    g_assert_nonnull (error);
    return FALSE;
  }
  return TRUE;
}

/* A copy under a new name. */
gboolean
random_add (OfftakeDocument *document)
{
  OfftakePlan *plan = offtake_document_get_edited_plan (document);
  g_autoptr (OfftakeRecord) record = random_record (plan, FALSE);
  g_autoptr (json_t) json = offtake_record_to_json (record);
  g_autofree char *id = g_strdup_printf ("new-%u", g_test_rand_int ());

  json_object_set_new (json, "id", json_string (id));
  g_autoptr (OfftakeRecord) added =
      offtake_record_from_json (G_OBJECT_TYPE (record), json, "new", NULL);
  g_assert_nonnull (added);
  return offtake_document_add (document, added, NULL);
}

gboolean
random_remove (OfftakeDocument *document)
{
  g_autoptr (OfftakeRecord) record =
      random_record (offtake_document_get_edited_plan (document), FALSE);

  return offtake_document_remove (document, record, NULL);
}
