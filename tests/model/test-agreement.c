/* SPDX-License-Identifier: MPL-2.0 */
#include "model/agreement.h"

#include "lib/record.h"

static void
test_transport (void)
{
  g_autoptr (OfftakeAgreement) agreement = fixture_record (
      OFFTAKE_TYPE_AGREEMENT,
      "{'id':'a','seller':'s','buyer':'b','material':'m','quantity':{'kind':'fixed'},"
      "'transport':[{'km':1000,'kgco2e_per_tkm':0.01},{'km':500,'kgco2e_per_tkm':0.1},{'km':7}]}");
  g_autoptr (OfftakeAgreement) none = g_object_new (OFFTAKE_TYPE_AGREEMENT, NULL);

  g_assert_cmpfloat_with_epsilon (offtake_agreement_transport_kgco2e_per_t (agreement), 60, 1e-12);
  g_assert_cmpfloat (offtake_agreement_transport_kgco2e_per_t (none), ==, 0);
}

static void
test_words (void)
{
  g_autoptr (OfftakeAgreement) agreement = fixture_record (
      OFFTAKE_TYPE_AGREEMENT,
      "{'id':'a','seller':'s','buyer':'b','material':'m','status':'terminated',"
      "'quantity':{'kind':'share_of_output'},'price':{'kind':'index'},'promises':[{'kind':'kgco2e_per_t'}]}");

  g_assert_cmpuint (agreement->status, ==, OFFTAKE_STATUS_TERMINATED);
  g_assert_cmpuint (agreement->quantity->kind, ==, OFFTAKE_QUANTITY_SHARE_OF_OUTPUT);
  g_assert_cmpuint (agreement->price->kind, ==, OFFTAKE_PRICE_BY_INDEX);
  g_assert_cmpuint (((OfftakePromise *) g_ptr_array_index (agreement->promises, 0))->kind, ==, 4);
  fixture_assert_choices (OFFTAKE_TYPE_AGREEMENT, "status",
                          "draft mou loi binding active expired terminated");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/agreement/transport", test_transport);
  g_test_add_func ("/model/agreement/words", test_words);
  return g_test_run ();
}
