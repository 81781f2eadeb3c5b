/* SPDX-License-Identifier: MPL-2.0 */
#include "import/field-names.h"

#include "exchange/mapping.h"
#include "ui/stage.h"

/* No field of either table shows its key. */
static void
test_every_field_has_a_name (void)
{
  static const char *const tables[] = { "agreements", "flows" };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++) {
    g_autoptr (GPtrArray) fields = offtake_mapping_fields (tables[i]);

    g_assert_cmpuint (fields->len, >, 4);
    for (guint k = 0; k < fields->len; k++) {
      const char *field = g_ptr_array_index (fields, k);
      g_assert_cmpstr (offtake_field_name (field), !=, field);
    }
  }
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/field-names/every-field", test_every_field_has_a_name);
  return stage_run ();
}
