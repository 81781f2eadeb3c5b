/* SPDX-License-Identifier: MPL-2.0 */
#include "model/material.h"

#include "lib/record.h"

static void
test_fallbacks (void)
{
  static const char text[] = "{'id':'m','composition':{'Ni':0.2,'Co':0.1},'waste':'none'}";
  g_autoptr (OfftakeMaterial) material = fixture_record (OFFTAKE_TYPE_MATERIAL, text);

  g_assert_cmpuint (material->us45x, ==, OFFTAKE_US45X_NONE);
  g_assert_cmpuint (material->role, ==, OFFTAKE_ROLE_OTHER);
  g_assert_cmpfloat (offtake_fractions_get (material->composition, "Co"), ==, 0.1);
  fixture_assert_record (material, text);
}

static void
test_words (void)
{
  g_autoptr (OfftakeMaterial) material = fixture_record (
      OFFTAKE_TYPE_MATERIAL, "{'id':'m','waste':'post','us45x':'eam','role':'cell'}");

  g_assert_cmpuint (material->waste, ==, OFFTAKE_WASTE_POST);
  g_assert_cmpuint (material->us45x, ==, OFFTAKE_US45X_EAM);
  g_assert_cmpuint (material->role, ==, OFFTAKE_ROLE_CELL);
  fixture_assert_choices (OFFTAKE_TYPE_MATERIAL, "role",
                          "cam pcam salt metal black_mass scrap cell other");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/material/fallbacks", test_fallbacks);
  g_test_add_func ("/model/material/words", test_words);
  return g_test_run ();
}
