/* SPDX-License-Identifier: MPL-2.0 */
#include "model/field.h"

#include "model/material.h"
#include "model/site.h"

/* A field that owns nothing, or a choice without a word, has no JSON. */
static void
test_absent (void)
{
  static const char *const names[] = { "name", "composition", "us45x", "price_index" };
  g_autoptr (OfftakeRecord) record = g_object_new (OFFTAKE_TYPE_MATERIAL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    const OfftakeField *field =
        offtake_structure_find (offtake_record_get_structure (record), names[i], NULL);
    g_assert_null (offtake_field_to_json (field, record));
  }
}

/* Whole numbers are integers whatever they were read from. */
static void
test_numbers (void)
{
  g_autoptr (OfftakeRecord) record =
      g_object_new (OFFTAKE_TYPE_SITE, "x", 12.0, "y", -0.5, "planned-tpa", "{\"2027\":5.0}", NULL);
  g_autoptr (json_t) value = offtake_record_to_json (record);
  g_autofree char *text = offtake_json_write_compact (value);

  g_assert_cmpstr (text, ==, "{\"planned_tpa\":{\"2027\":5},\"x\":12,\"y\":-0.5}");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/field-write/absent", test_absent);
  g_test_add_func ("/model/field-write/numbers", test_numbers);
  return g_test_run ();
}
