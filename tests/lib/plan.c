/* SPDX-License-Identifier: MPL-2.0 */
#include "lib/plan.h"

#include <string.h>

#include "exchange/plan-json.h"
#include "lib/fixture.h"

OfftakePlan *
fixture_plan (const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *file = g_strconcat ("plans/", name, NULL);
  gsize length;
  g_autofree char *text = fixture_data (file, &length);
  OfftakePlan *plan = offtake_plan_json_read (text, length, file, &error);

  g_assert_no_error (error);
  return plan;
}

static OfftakeRecord *
record (GType type, const char *format, ...)
{
  g_autoptr (GError) error = NULL;
  va_list arguments;

  va_start (arguments, format);
  g_autofree char *text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_autoptr (json_t) value = offtake_json_read (text, strlen (text), "record", &error);
  g_assert_no_error (error);
  OfftakeRecord *self = offtake_record_from_json (type, value, "record", &error);
  g_assert_no_error (error);
  return self;
}

OfftakePlan *
fixture_large_plan (guint n_agreements)
{
  OfftakePlan *plan = offtake_plan_new ("Large", "USD", 2024, 2036);
  g_autoptr (GPtrArray) agreements = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (OfftakeRecord) material =
      record (OFFTAKE_TYPE_MATERIAL, "{\"id\": \"ni\", \"composition\": {\"Ni\": 1}}");
  g_autoptr (OfftakeRecord) party =
      record (OFFTAKE_TYPE_PARTY, "{\"id\": \"p\", \"country\": \"US\"}");
  g_autoptr (OfftakeRecord) mine =
      record (OFFTAKE_TYPE_SITE, "{\"id\": \"mine\", \"party\": \"p\", \"kind\": \"source\"}");
  g_autoptr (OfftakeRecord) store =
      record (OFFTAKE_TYPE_SITE, "{\"id\": \"store\", \"party\": \"p\", \"kind\": \"sink\"}");

  offtake_plan_insert (plan, material, G_MAXUINT);
  offtake_plan_insert (plan, party, G_MAXUINT);
  offtake_plan_insert (plan, mine, G_MAXUINT);
  offtake_plan_insert (plan, store, G_MAXUINT);
  for (guint i = 0; i < n_agreements; i++)
    g_ptr_array_add (
        agreements,
        record (OFFTAKE_TYPE_AGREEMENT,
                "{\"id\": \"a%u\", \"number\": \"%03u\", \"title\": \"Nickel %u\", "
                "\"seller\": \"mine\", \"buyer\": \"store\", \"material\": \"ni\", "
                "\"start\": \"2025-03-01\", \"quantity\": {\"kind\": \"fixed\", "
                "\"tpa\": {\"2025\": %u, \"2027Q3\": %u.5}}, "
                "\"price\": {\"kind\": \"fixed\", \"per_t\": 17000}, \"notes\": \"Line %u\"}",
                i, i, i, i + 1, i + 2, i));
  offtake_plan_append_all (plan, "agreements", agreements);
  return plan;
}

char *
fixture_plan_text (OfftakePlan *plan)
{
  return offtake_plan_json_write (plan);
}
