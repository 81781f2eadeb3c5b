/* SPDX-License-Identifier: MPL-2.0 */
#include "model/field.h"

#include "model/agreement.h"

static void
test_element (void)
{
  static const char *const valid[] = { "H", "Ni", "Uue", "X1" };
  static const char *const invalid[] = { "", "ni", "NI", "nickel", "Nick", "N ", "1", "é" };

  for (guint i = 0; i < G_N_ELEMENTS (valid); i++)
    g_assert_true (offtake_element_is_valid (valid[i]));
  for (guint i = 0; i < G_N_ELEMENTS (invalid); i++)
    g_assert_false (offtake_element_is_valid (invalid[i]));
}

static void
test_fractions (void)
{
  g_autofree OfftakeFractions *fractions =
      g_malloc0 (sizeof (OfftakeFractions) + sizeof (OfftakeElementValue));

  fractions->n = 1;
  fractions->values[0] = (OfftakeElementValue){ "Ni", 0.25, 0 };
  g_assert_cmpfloat (offtake_fractions_get (fractions, "Ni"), ==, 0.25);
  g_assert_cmpfloat (offtake_fractions_get (fractions, "N"), ==, 0);
  g_assert_cmpfloat (offtake_fractions_get (NULL, "Ni"), ==, 0);
}

/* A cleared field has its fallback and owns nothing. */
static void
test_clear (void)
{
  g_autoptr (OfftakeRecord) record = g_object_new (
      OFFTAKE_TYPE_AGREEMENT, "status", OFFTAKE_STATUS_DRAFT, "title", "t", "transport",
      "[{\"km\":1}]", "price", "{\"kind\":\"index\",\"terms\":[{\"index\":\"i\"}]}", "end",
      "2027-01-01", NULL);
  OfftakeAgreement *agreement = OFFTAKE_AGREEMENT (record);

  offtake_structure_clear (offtake_record_get_structure (record), record);
  g_assert_cmpuint (agreement->status, ==, OFFTAKE_STATUS_ACTIVE);
  g_assert_cmpuint (agreement->end, ==, 0);
  g_assert_null (agreement->title);
  g_assert_null (agreement->transport);
  g_assert_null (agreement->price);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/field/element", test_element);
  g_test_add_func ("/model/field/fractions", test_fractions);
  g_test_add_func ("/model/field/clear", test_clear);
  return g_test_run ();
}
