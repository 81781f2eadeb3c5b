/* SPDX-License-Identifier: MPL-2.0 */
#include "model/site.h"

#include "lib/record.h"

static void
test_words (void)
{
  static const char text[] =
      "{'id':'s','party':'p','kind':'process','stage':'oem','recipe':'r','mode':'fixed','planned_tpa':{'2027':5}}";
  g_autoptr (OfftakeSite) site = fixture_record (OFFTAKE_TYPE_SITE, text);

  g_assert_cmpuint (site->kind, ==, OFFTAKE_SITE_PROCESS);
  g_assert_cmpuint (site->stage, ==, OFFTAKE_STAGE_OEM);
  g_assert_cmpuint (site->mode, ==, OFFTAKE_MODE_FIXED);
  g_assert_cmpuint (site->origin, ==, OFFTAKE_ORIGIN_VIRGIN);
  g_assert_null (site->capacity_tpa);
  fixture_assert_record (site, text);
  fixture_assert_choices (OFFTAKE_TYPE_SITE, "kind", "source process hub sink");
  fixture_assert_choices (OFFTAKE_TYPE_SITE, "stage",
                          "collector shredder refiner mine pcam cam cell oem other");
  fixture_assert_choices (OFFTAKE_TYPE_SITE, "mode", "push pull fixed");
  fixture_assert_choices (OFFTAKE_TYPE_SITE, "origin", "virgin recycled_pre recycled_post unknown");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/site/words", test_words);
  return g_test_run ();
}
