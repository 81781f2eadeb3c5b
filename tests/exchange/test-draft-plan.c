/* SPDX-License-Identifier: MPL-2.0 */
#include "lib/table.h"

static OfftakeRecord *
find (OfftakeImport *import, const char *list, const char *id)
{
  OfftakeRecord *record = offtake_plan_find (import->plan, list, id);

  g_assert_nonnull (record);
  return record;
}

static void
test_names (void)
{
  g_autoptr (OfftakeImport) import = table_read_all (
      "supplier,supplier_site,supplier_country,supplier_role,buyer,buyer_country,material,tpa\n"
      "Aqua Metals,\"Sierra ARC, NV\",US,recycler (hydromet),Umicore,BE/DE,recycled nickel sulfate,5\n"
      "Aqua Metals,\"Sierra ARC, NV\",US,,Müller,,unobtainium,5\n");
  OfftakeSite *site = OFFTAKE_SITE (find (import, "sites", "aqua-metals-sierra-arc-nv"));

  g_assert_cmpuint (g_list_model_get_n_items (offtake_plan_get_list (import->plan, "sites")), ==,
                    3);
  g_assert_cmpint (site->kind, ==, OFFTAKE_SITE_SOURCE);
  g_assert_cmpint (site->stage, ==, OFFTAKE_STAGE_REFINER);
  g_assert_cmpstr (site->party, ==, "aqua-metals");
  g_assert_cmpstr (OFFTAKE_PARTY (find (import, "parties", "umicore"))->country, ==, "BE");
  g_assert_true (table_asks (import, "\"BE/DE\" is more than one country"));
  g_assert_true (table_asks (import, "which country is Müller in"));
  OfftakeMaterial *salt = OFFTAKE_MATERIAL (find (import, "materials", "recycled-nickel-sulfate"));
  g_assert_cmpfloat_with_epsilon (offtake_fractions_get (salt->composition, "Ni"), 0.2233, 1e-4);
  g_assert_cmpint (salt->role, ==, OFFTAKE_ROLE_SALT);
  g_assert_true (table_asks (import, "what is unobtainium made of"));
}

static void
test_shares (void)
{
  g_autoptr (OfftakeImport) import = table_read_all (
      "seller,buyer,material,quantity,unit\n"
      "R,C,nickel sulfate,30,% of need\nR,C,lithium carbonate,20,% of need\nR,T,black mass,100,% of production\n"
      "M,R,scrap,5,t/a\n");
  OfftakeRecipe *need = OFFTAKE_RECIPE (find (import, "recipes", "c"));
  OfftakeRecipe *output = OFFTAKE_RECIPE (find (import, "recipes", "r"));

  g_assert_cmpuint (need->inputs->len, ==, 2);
  g_assert_cmpstr (need->reference, ==, "lithium-carbonate");
  g_assert_true (offtake_recipe_makes (output, "black-mass"));
  g_assert_cmpint (OFFTAKE_SITE (find (import, "sites", "c"))->kind, ==, OFFTAKE_SITE_PROCESS);
  g_assert_cmpint (OFFTAKE_SITE (find (import, "sites", "t"))->kind, ==, OFFTAKE_SITE_SINK);
  g_assert_true (table_asks (import, "The recipe only holds its place"));
}

/* What only a refused row names does not come in. */
static void
test_refused_leave_nothing (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakeImport) import =
      table_read ("seller,buyer,material,tpa\nA,B,c,1\nX,Y,z,?\n", NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (import->refused->len, ==, 1);
  g_assert_null (offtake_plan_find (import->plan, "sites", "x"));
  g_assert_null (offtake_plan_find (import->plan, "parties", "y"));
  g_assert_null (offtake_plan_find (import->plan, "materials", "z"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/draft-plan/names", test_names);
  g_test_add_func ("/exchange/draft-plan/shares", test_shares);
  g_test_add_func ("/exchange/draft-plan/refused-leave-nothing", test_refused_leave_nothing);
  return g_test_run ();
}
