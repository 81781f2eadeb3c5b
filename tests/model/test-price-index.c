/* SPDX-License-Identifier: MPL-2.0 */
#include "model/price-index.h"

#include "lib/record.h"

static void
test_round_trip (void)
{
  static const char text[] =
      "{'id':'ni','unit':'USD/t','price_per_t':{'2028':2,'2024':17000},'source':'LME'}";
  g_autoptr (OfftakePriceIndex) index = fixture_record (OFFTAKE_TYPE_PRICE_INDEX, text);

  g_assert_cmpfloat (offtake_series_at (index->price_per_t, offtake_day_parse ("2020-01-01"),
                                        OFFTAKE_BEFORE_FIRST),
                     ==, 17000);
  g_assert_cmpstr (offtake_record_get_title (OFFTAKE_RECORD (index)), ==, "ni");
  fixture_assert_record (index, text);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/price-index/round-trip", test_round_trip);
  return g_test_run ();
}
