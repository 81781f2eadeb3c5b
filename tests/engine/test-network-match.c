/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/network-match.h"

#include <string.h>

#include "lib/solved.h"

static const char *const base =
    "{\"format\":\"offtake-plan\",\"version\":1,\"title\":\"t\",\"currency\":\"USD\","
    "\"horizon\":{\"from\":2026,\"to\":2026},"
    "\"materials\":[{\"id\":\"m\",\"composition\":{\"Ni\":0.5}},{\"id\":\"w\",\"waste\":\"post\"}],"
    "\"parties\":[{\"id\":\"p\",\"country\":\"US\"}],"
    "\"recipes\":[{\"id\":\"r\",\"reference\":\"m\",\"inputs\":[{\"material\":\"m\",\"t_per_t\":1}],"
    "\"outputs\":[{\"material\":\"w\",\"t_per_t\":0.5}]}],"
    "\"sites\":[{\"id\":\"b\",\"party\":\"p\",\"kind\":\"source\"},"
    "{\"id\":\"d\",\"party\":\"p\",\"kind\":\"process\",\"recipe\":\"r\",\"mode\":\"push\"}%s],"
    "\"agreements\":[{\"id\":\"2\",\"seller\":\"b\",\"buyer\":\"d\",\"material\":\"m\","
    "\"quantity\":{\"kind\":\"fixed\",\"tpa\":5}}%s]}";

static OfftakeNetwork *
compile (const char *sites, const char *agreements, const char *from, const char *to)
{
  g_autoptr (GString) json = g_string_new (NULL);

  g_string_printf (json, base, sites, agreements);
  if (from)
    g_assert_cmpuint (g_string_replace (json, from, to, 1), ==, 1);
  g_autoptr (OfftakePlan) plan = solved_read_plan (json->str);
  return offtake_network_compile (plan, NULL);
}

#define HUB ",{\"id\":\"c\",\"party\":\"p\",\"kind\":\"hub\"}"
#define SALE                                                                                       \
  ",{\"id\":\"1\",\"seller\":\"c\",\"buyer\":\"d\",\"material\":\"m\","                            \
  "\"quantity\":{\"kind\":\"fixed\",\"tpa\":3}}"

static void
test_what_came (void)
{
  g_autoptr (OfftakeNetwork) before = compile ("", "", NULL, NULL);
  g_autoptr (OfftakeNetwork) now = compile (HUB, SALE, NULL, NULL);
  g_auto (OfftakeNetworkMatch) match = { 0 };

  g_assert_true (offtake_network_match_init (&match, now, before));
  g_assert_cmpuint (match.agreement[0], ==, OFFTAKE_NONE);
  g_assert_cmpuint (match.agreement[1], ==, 0);
  g_assert_cmpuint (match.site[0], ==, 0);
  g_assert_cmpuint (match.site[1], ==, OFFTAKE_NONE);
  g_assert_cmpuint (match.site[2], ==, 1);
  g_assert_cmpuint (match.variable[0], ==, 0);
  g_assert_true (match.stirred[0]);
  g_assert_true (match.altered[1] && !match.altered[0] && !match.altered[2]);
  g_assert_false (match.origins_differ || match.carbon_differs);
}

static void
test_what_went (void)
{
  g_autoptr (OfftakeNetwork) before = compile (HUB, SALE, NULL, NULL);
  g_autoptr (OfftakeNetwork) now = compile ("", "", NULL, NULL);
  g_auto (OfftakeNetworkMatch) match = { 0 };

  g_assert_true (offtake_network_match_init (&match, now, before));
  g_assert_cmpuint (match.agreement[0], ==, 1);
  g_assert_true (match.gone[0] && !match.gone[1]);
  g_assert_cmpuint (match.site[1], ==, 2);
  g_assert_true (match.stirred[0]);
}

static const struct {
  const char *name, *from, *to;
  gboolean altered, origins, carbon, stirred, matched;
} changes[] = {
  { "nothing", "\"title\":\"t\"", "\"title\":\"u\"", FALSE, FALSE, FALSE, FALSE, TRUE },
  { "recipe", "\"t_per_t\":0.5", "\"t_per_t\":0.4", TRUE, TRUE, TRUE, TRUE, TRUE },
  { "country", "\"country\":\"US\"", "\"country\":\"DE\"", FALSE, TRUE, FALSE, FALSE, TRUE },
  { "energy", "\"id\":\"r\"", "\"id\":\"r\",\"direct_kgco2e_per_t\":5", FALSE, FALSE, TRUE, FALSE,
    TRUE },
  { "origin", "\"kind\":\"source\"", "\"kind\":\"source\",\"origin\":\"unknown\"", FALSE, TRUE,
    FALSE, FALSE, TRUE },
  { "material", "\"Ni\":0.5", "\"Ni\":0.6", FALSE, FALSE, FALSE, FALSE, FALSE },
};

static void
test_changes (void)
{
  g_autoptr (OfftakeNetwork) before = compile ("", "", NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++) {
    g_autoptr (OfftakeNetwork) now = compile ("", "", changes[i].from, changes[i].to);
    g_auto (OfftakeNetworkMatch) match = { 0 };
    g_test_message ("%s", changes[i].name);
    g_assert_cmpint (offtake_network_match_init (&match, now, before), ==, changes[i].matched);
    if (!changes[i].matched)
      continue;
    g_assert_cmpint (match.altered[1], ==, changes[i].altered);
    g_assert_cmpint (match.origins_differ, ==, changes[i].origins);
    g_assert_cmpint (match.carbon_differs, ==, changes[i].carbon);
    g_assert_cmpint (match.stirred[0], ==, changes[i].stirred);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/network-match/what-came", test_what_came);
  g_test_add_func ("/engine/network-match/what-went", test_what_went);
  g_test_add_func ("/engine/network-match/changes", test_changes);
  return g_test_run ();
}
