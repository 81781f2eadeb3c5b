/* SPDX-License-Identifier: MPL-2.0 */
#include "model/party.h"

#include "lib/record.h"

static void
test_round_trip (void)
{
  static const char text[] =
      "{'id':'p','name':'Party','country':'US','foreign_entity':false,'notes':''}";
  g_autoptr (OfftakeParty) party = fixture_record (OFFTAKE_TYPE_PARTY, text);

  g_assert_cmpstr (party->country, ==, "US");
  g_assert_false (party->foreign_entity);
  g_assert_cmpstr (offtake_record_get_title (OFFTAKE_RECORD (party)), ==, "Party");
  fixture_assert_record (party, text);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/party/round-trip", test_round_trip);
  return g_test_run ();
}
