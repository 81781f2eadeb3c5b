/* SPDX-License-Identifier: MPL-2.0 */
#include "lib/random-trade.h"

#include <string.h>

/* What a kind of site takes and makes. */
typedef struct {
  const char *kind, *stage, *recipe;
  const char *takes[6], *makes[6];
} Trade;

static const Trade trades[] = {
  { "process", "shredder", "shred", { "scrap", "eol" }, { "bm" } },
  { "process", "shredder", "shred2", { "eol", "eol2" }, { "bm2", "bm" } },
  { "process", "refiner", "hydro", { "bm", "bm2" }, { "ni", "co", "li" } },
  { "process", "refiner", "hydro2", { "bm", "bm2", "scrap" }, { "ni", "co", "li", "bm2" } },
  { "process", "cam", "cam", { "ni", "co", "li" }, { "cam" } },
  { "process", "cam", "cam2", { "ni", "co", "li" }, { "cam2", "scrap" } },
  { "process", "cell", "cell", { "cam" }, { "cell", "scrap" } },
  { "process", "cell", "cell2", { "cam2", "cam" }, { "cell", "scrap" } },
  { "hub",
    "other",
    NULL,
    { "ni", "co", "li", "bm", "cam", "scrap" },
    { "ni", "co", "li", "bm", "cam", "scrap" } },
  { "sink", "oem", NULL, { "cell", "cam", "li", "scrap" }, { "cell" } },
  { "source", "collector", NULL, { "eol" }, { "eol", "eol2", "scrap" } },
  { "source", "mine", NULL, { NULL }, { "ni", "co", "li" } },
};

static const char *const head =
    "\"materials\":["
    "{\"id\":\"ni\",\"composition\":{\"Ni\":0.223304},\"virgin_kgco2e_per_kg\":5.4,\"price_index\":\"ni\"},"
    "{\"id\":\"co\",\"composition\":{\"Co\":0.209656},\"virgin_kgco2e_per_kg\":7},"
    "{\"id\":\"li\",\"composition\":{\"Li\":0.187852},\"virgin_kgco2e_per_kg\":12.4,\"price_index\":\"li\"},"
    "{\"id\":\"cam\",\"composition\":{\"Ni\":0.482675,\"Co\":0.060581,\"Li\":0.071341},\"virgin_kgco2e_per_kg\":25},"
    "{\"id\":\"cam2\",\"composition\":{\"Ni\":0.363319,\"Co\":0.121602,\"Li\":0.0716},\"virgin_kgco2e_per_kg\":22},"
    "{\"id\":\"cell\",\"composition\":{\"Ni\":0.15,\"Co\":0.02,\"Li\":0.022},\"virgin_kgco2e_per_kg\":15},"
    "{\"id\":\"scrap\",\"composition\":{\"Ni\":0.36,\"Co\":0.06,\"Li\":0.07},\"waste\":\"pre\",\"virgin_kgco2e_per_kg\":1},"
    "{\"id\":\"eol\",\"composition\":{\"Ni\":0.125,\"Co\":0.0157,\"Li\":0.0185},\"waste\":\"post\"},"
    "{\"id\":\"eol2\",\"composition\":{\"Ni\":0.2,\"Co\":0.04,\"Li\":0.03},\"waste\":\"post\"},"
    "{\"id\":\"bm\",\"composition\":{\"Ni\":0.28,\"Co\":0.0351,\"Li\":0.0414},\"intermediate\":true,\"virgin_kgco2e_per_kg\":2},"
    "{\"id\":\"bm2\",\"composition\":{\"Ni\":0.21,\"Co\":0.07,\"Li\":0.0415},\"intermediate\":true,\"virgin_kgco2e_per_kg\":2}],"
    "\"parties\":[{\"id\":\"p0\",\"country\":\"US\"},{\"id\":\"p1\",\"country\":\"DE\"},"
    "{\"id\":\"p2\",\"country\":\"CN\",\"foreign_entity\":true},{\"id\":\"p3\",\"country\":\"KR\"}],"
    "\"indices\":[{\"id\":\"ni\",\"price_per_t\":{\"2026\":17000,\"2028\":18500}},{\"id\":\"li\",\"price_per_t\":14000}],"
    "\"recipes\":["
    "{\"id\":\"shred\",\"feeds\":[\"scrap\",\"eol\"],\"yields\":[{\"product\":\"bm\",\"of\":\"Ni\",\"fraction\":0.94}],"
    "\"electricity_kwh_per_t\":55,\"direct_kgco2e_per_t\":180},"
    "{\"id\":\"shred2\",\"feeds\":[\"eol\",\"eol2\"],\"yields\":[{\"product\":\"bm2\",\"of\":\"Co\",\"fraction\":0.5},"
    "{\"product\":\"bm\",\"of\":\"Co\",\"fraction\":0.2,\"allocation\":2}],\"direct_kgco2e_per_t\":200},"
    "{\"id\":\"hydro\",\"feeds\":[\"bm\",\"bm2\"],\"yields\":[{\"product\":\"ni\",\"of\":\"Ni\",\"fraction\":0.95},"
    "{\"product\":\"co\",\"of\":\"Co\",\"fraction\":0.98,\"allocation\":0.5},{\"product\":\"li\",\"of\":\"Li\",\"fraction\":0.9}],"
    "\"electricity_kwh_per_t\":250,\"direct_kgco2e_per_t\":2000,\"conversion_cost_per_t\":843},"
    "{\"id\":\"hydro2\",\"feeds\":[\"bm\",\"bm2\",\"scrap\"],\"yields\":[{\"product\":\"ni\",\"of\":\"Ni\",\"fraction\":0.5},"
    "{\"product\":\"bm2\",\"of\":\"Li\",\"fraction\":0.1},{\"product\":\"co\",\"of\":\"Co\",\"fraction\":0.5},"
    "{\"product\":\"li\",\"of\":\"Li\",\"fraction\":0.8}],\"direct_kgco2e_per_t\":900},"
    "{\"id\":\"cam\",\"reference\":\"cam\",\"inputs\":[{\"material\":\"ni\",\"t_per_t\":2.228},{\"material\":\"co\",\"t_per_t\":0.298},"
    "{\"material\":\"li\",\"t_per_t\":0.3915}],\"outputs\":[{\"material\":\"cam\",\"t_per_t\":1}],"
    "\"electricity_kwh_per_t\":7000,\"direct_kgco2e_per_t\":2500,\"conversion_cost_per_t\":4000},"
    "{\"id\":\"cam2\",\"reference\":\"cam2\",\"inputs\":[{\"material\":\"ni\",\"t_per_t\":1.8},{\"material\":\"co\",\"t_per_t\":0.65},"
    "{\"material\":\"li\",\"t_per_t\":0.42}],\"outputs\":[{\"material\":\"cam2\",\"t_per_t\":1},{\"material\":\"scrap\",\"t_per_t\":0.03}],"
    "\"direct_kgco2e_per_t\":2500},"
    "{\"id\":\"cell\",\"reference\":\"cam\",\"inputs\":[{\"material\":\"cam\",\"t_per_t\":1}],"
    "\"outputs\":[{\"material\":\"cell\",\"t_per_t\":2.5,\"allocation\":3},{\"material\":\"scrap\",\"t_per_t\":0.1}],\"direct_kgco2e_per_t\":500},"
    "{\"id\":\"cell2\",\"reference\":\"cam2\",\"inputs\":[{\"material\":\"cam2\",\"t_per_t\":1},{\"material\":\"cam\",\"t_per_t\":0.2}],"
    "\"outputs\":[{\"material\":\"cell\",\"t_per_t\":2},{\"material\":\"scrap\",\"t_per_t\":0.2}],\"direct_kgco2e_per_t\":500}],";

static gboolean
chance (double probability)
{
  return g_test_rand_double () < probability;
}

static double
number (double low, double high)
{
  return g_test_rand_double_range (low, high);
}

/* A series: mostly one number, sometimes one that changes. */
static void
add_series (GString *text, const RandomTrade *options, const char *key, double low, double high)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (text, ",\"%s\":", key);
  if (chance (0.6)) {
    g_string_append (text, g_ascii_dtostr (digits, sizeof digits, number (low, high)));
    return;
  }
  g_string_append_printf (text, "{\"2026\":%s",
                          g_ascii_dtostr (digits, sizeof digits, number (low, high)));
  g_string_append_printf (text, ",\"%s\":%s}", options->plain ? "2027" : "2027Q3",
                          g_ascii_dtostr (digits, sizeof digits, number (low, high)));
}

static guint
count (const char *const *names)
{
  guint n = 0;

  while (n < 6 && names[n])
    n++;
  return n;
}

static gboolean
has (const char *const *names, const char *name)
{
  for (guint i = 0; i < count (names); i++)
    if (strcmp (names[i], name) == 0)
      return TRUE;
  return FALSE;
}

typedef struct {
  const Trade *trade;
  const char *mode;
} Site;

static void
add_site (GString *text, const RandomTrade *options, guint i, Site *site)
{
  static const char *const origins[] = { "virgin", "virgin", "recycled_post", "unknown" };
  const Trade *trade = site->trade = &trades[g_test_rand_int_range (0, G_N_ELEMENTS (trades))];

  g_string_append_printf (
      text, "%s{\"id\":\"s%u\",\"party\":\"p%d\",\"kind\":\"%s\",\"stage\":\"%s\"",
      i > 0 ? "," : "", i, g_test_rand_int_range (0, 4), trade->kind, trade->stage);
  if (chance (0.1))
    g_string_append (text, ",\"country\":\"MX\"");
  if (strcmp (trade->kind, "source") == 0 && chance (0.5))
    g_string_append_printf (text, ",\"origin\":\"%s\"", origins[g_test_rand_int_range (0, 4)]);
  if (trade->recipe) {
    gboolean yields =
        strcmp (trade->stage, "shredder") == 0 || strcmp (trade->stage, "refiner") == 0;
    gboolean cam = strcmp (trade->stage, "cam") == 0;
    site->mode = yields || !cam ? "push" : chance (0.5) ? "pull" : "fixed";
    if (!yields && !cam && chance (0.2))
      site->mode = "fixed";
    g_string_append_printf (text, ",\"recipe\":\"%s\",\"mode\":\"%s\"", trade->recipe, site->mode);
    if (strcmp (site->mode, "fixed") == 0)
      add_series (text, options, "planned_tpa", 100, 5000);
  }
  if (trade->recipe && chance (0.4))
    add_series (text, options, "capacity_tpa", 100, 4000);
  if (trade->recipe && chance (0.7))
    add_series (text, options, "grid_kgco2e_per_kwh", 0.05, 0.7);
  g_string_append_c (text, '}');
}

static gboolean
is (const char *text, const char *word)
{
  return text && strcmp (text, word) == 0;
}

/* Which kinds of quantity make sense between two sites. */
static const char *
pick_kind (const Site *seller, const Site *buyer, const char *material)
{
  gboolean makes = seller->trade->recipe && has (seller->trade->makes, material);
  gboolean own = is (seller->mode, "pull") && (is (material, "cam") || is (material, "cam2")) &&
                 !is (material, "scrap") && is (seller->trade->makes[0], material);
  gboolean needs = buyer->trade->recipe && has (buyer->trade->takes, material) &&
                   !is (buyer->trade->stage, "shredder") && !is (buyer->trade->stage, "refiner") &&
                   !(is (buyer->mode, "push") && is (buyer->trade->takes[0], material));

  if (makes && !own && chance (0.6))
    return "share_of_output";
  if (needs && chance (0.7))
    return "share_of_need";
  return "fixed";
}

static void
add_limits (GString *text, const RandomTrade *options, const char *kind)
{
  if (is (kind, "fixed")) {
    add_series (text, options, "tpa", 10, 2000);
    return;
  }
  add_series (text, options, "share", options->tight ? 0.45 : 0.02, options->tight ? 0.5 : 0.5);
  if (chance (0.2))
    add_series (text, options, "min_tpa", 1, 300);
  if (chance (0.3))
    add_series (text, options, "max_tpa", 200, 1500);
}

static void
add_price (GString *text, const RandomTrade *options)
{
  if (chance (0.5)) {
    g_string_append (text, ",\"price\":{\"kind\":\"fixed\"");
    add_series (text, options, "per_t", 100, 20000);
  } else {
    g_string_append_printf (
        text,
        ",\"price\":{\"kind\":\"index\",\"terms\":[{\"index\":\"ni\",\"payable\":0.9,\"element\":\"Ni\"},"
        "{\"index\":\"li\",\"payable\":0.%d}]",
        g_test_rand_int_range (1, 9));
    add_series (text, options, "premium_per_t", -100, 400);
  }
  if (chance (0.3))
    add_series (text, options, "floor_per_t", 3000, 8000);
  if (chance (0.3))
    add_series (text, options, "cap_per_t", 6000, 12000);
  g_string_append_c (text, '}');
}

static void
add_agreement (GString *text, const RandomTrade *options, guint i, const Site *sites, guint n_sites)
{
  guint seller = 0, buyer = 0;
  const char *material = NULL;

  for (guint attempt = 0; attempt < 200; attempt++) {
    seller = (guint) g_test_rand_int_range (0, (int) n_sites);
    buyer = (guint) g_test_rand_int_range (0, (int) n_sites);
    guint n = count (sites[seller].trade->makes);
    if (n == 0 || seller == buyer)
      continue;
    material = sites[seller].trade->makes[g_test_rand_int_range (0, (int) n)];
    if (has (sites[buyer].trade->takes, material) || (attempt > 150 && chance (0.1)))
      break;
  }
  const char *kind = pick_kind (&sites[seller], &sites[buyer], material);
  g_string_append_printf (
      text, "%s{\"id\":\"a%u\",\"seller\":\"s%u\",\"buyer\":\"s%u\",\"material\":\"%s\"",
      i > 0 ? "," : "", i, seller, buyer, material);
  if (!options->plain && chance (0.3))
    g_string_append_printf (text, ",\"start\":\"202%d-0%d-11\"", g_test_rand_int_range (5, 8),
                            g_test_rand_int_range (1, 10));
  if (!options->plain && chance (0.2))
    g_string_append_printf (text, ",\"end\":\"202%d-0%d-20\"", g_test_rand_int_range (6, 9),
                            g_test_rand_int_range (1, 10));
  g_string_append_printf (text, ",\"quantity\":{\"kind\":\"%s\"", kind);
  add_limits (text, options, kind);
  if (chance (0.15) && strcmp (material, "co") != 0)
    g_string_append_printf (text, ",\"basis\":\"%s\"", is (material, "ni") ? "Ni" : "Li");
  g_string_append_c (text, '}');
  if (chance (0.5))
    add_price (text, options);
  if (chance (0.5))
    g_string_append_printf (
        text, ",\"transport\":[{\"mode\":\"truck\",\"km\":%d,\"kgco2e_per_tkm\":0.077}]",
        g_test_rand_int_range (10, 3000));
  g_string_append_c (text, '}');
}

char *
random_trade_json (const RandomTrade *options)
{
  GString *text = g_string_new (
      "{\"format\":\"offtake-plan\",\"version\":1,\"title\":\"Random\",\"currency\":\"USD\",");
  g_autofree Site *sites = g_new0 (Site, options->n_sites);

  g_string_append_printf (text, "\"horizon\":{\"from\":2026,\"to\":2028,\"step\":\"%s\"},",
                          options->quarters ? "quarter" : "year");
  g_string_append (text, head);
  g_string_append (text, "\"sites\":[");
  for (guint i = 0; i < options->n_sites; i++)
    add_site (text, options, i, &sites[i]);
  g_string_append (text, "],\"agreements\":[");
  for (guint i = 0; i < options->n_agreements; i++)
    add_agreement (text, options, i, sites, options->n_sites);
  g_string_append (text, "]}\n");
  return g_string_free (text, FALSE);
}
