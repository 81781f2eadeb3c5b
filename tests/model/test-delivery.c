/* SPDX-License-Identifier: MPL-2.0 */
#include "model/delivery.h"

#include "lib/record.h"

static void
test_assay (void)
{
  static const char text[] =
      "{'id':'d','agreement':'a','period':'2027Q3','t':12.5,'assay':{'Ni':[0.22,0.001],'Co':[0,0]}}";
  g_autoptr (OfftakeDelivery) delivery = fixture_record (OFFTAKE_TYPE_DELIVERY, text);

  g_assert_cmpstr (delivery->period, ==, "2027Q3");
  g_assert_cmpuint (delivery->assay->n, ==, 2);
  g_assert_cmpfloat (offtake_fractions_get (delivery->assay, "Ni"), ==, 0.22);
  g_assert_cmpfloat (delivery->assay->values[0].sigma, ==, 0.001);
  fixture_assert_record (delivery, text);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/delivery/assay", test_assay);
  return g_test_run ();
}
