/* SPDX-License-Identifier: MPL-2.0 */
#include "base/text.h"

#include <math.h>

typedef struct {
  double number;
  const char *text;
} Case;

/* The tests' locale has no sign to group digits with: a comma stands in. */
static void
test_number (void)
{
  static const Case cases[] = {
    { 6833.2, "6,833" },
    { 0.26917, "0.2692" },
    { 12.4, "12.40" },
    { 0, "0" },
    { -3.14159, "-3.142" },
    { 999.96, "1,000" },
    { 9.99996, "10.00" },
    { 123456, "123,500" },
    { 0.00012345, "0.0001234" },
    { 0.000012341, "0.00001234" },
    { 0.0000012341, "0.000001234" },
    { 1.2341e-11, "1.234e-11" },
    { NAN, "–" },
    { INFINITY, "∞" },
    { 13000, "13,000" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text = offtake_text_number (cases[i].number);
    g_assert_cmpstr (text, ==, cases[i].text);
  }
}

static void
test_fixed (void)
{
  static const struct {
    double number;
    int decimals;
    const char *text;
  } cases[] = {
    { 0, 1, "0.0" },
    { -0.04, 1, "0.0" },
    { 999.95, 1, "1,000.0" },
    { -1882.4, 1, "-1,882.4" },
    { 123456789, 0, "123,456,789" },
    { 123, 0, "123" },
    { NAN, 1, "–" },
    { -INFINITY, 1, "−∞" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text = offtake_text_fixed (cases[i].number, cases[i].decimals);
    g_assert_cmpstr (text, ==, cases[i].text);
  }
}

static void
test_units (void)
{
  g_autofree char *tonnes = offtake_text_tonnes (1882.4);
  g_autofree char *percent = offtake_text_percent (0.26917);
  g_autofree char *whole = offtake_text_percent (1);

  g_assert_cmpstr (tonnes, ==, "1,882 t");
  g_assert_cmpstr (percent, ==, "26.92 %");
  g_assert_cmpstr (whole, ==, "100.0 %");
}

/* Exact factors: a pound is 0.45359237 kg. */
static void
test_masses (void)
{
  static const struct {
    OfftakeMassUnit unit;
    const char *text;
  } cases[] = {
    { OFFTAKE_MASS_TONNE, "1,882 t" },      { OFFTAKE_MASS_KILOGRAM, "1,882,000 kg" },
    { OFFTAKE_MASS_POUND, "4,150,000 lb" }, { OFFTAKE_MASS_SHORT_TON, "2,075 short tons" },
    { OFFTAKE_MASS_KILOTONNE, "1.882 kt" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text = offtake_text_mass (1882.4, cases[i].unit);

    g_assert_cmpstr (text, ==, cases[i].text);
  }
  g_assert_cmpfloat (offtake_mass_unit_per_tonne (OFFTAKE_MASS_SHORT_TON) * 907.18474, ==, 1000);
}

static void
test_money (void)
{
  static const Case cases[] = {
    { 52.736e6, "52.74 M USD" },
    { 840e3, "840.0 k USD" },
    { 12.4, "12.40 USD" },
    { 1.2e9, "1.200 bn USD" },
    { 999999, "1.000 M USD" },
    { -5e6, "-5.000 M USD" },
    { 0, "0 USD" },
    { NAN, "– USD" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text = offtake_text_money (cases[i].number, "USD");
    g_assert_cmpstr (text, ==, cases[i].text);
  }
}

static void
test_short (void)
{
  static const struct {
    const char *whole, *text;
  } cases[] = {
    { "500.0 t", "500 t" },
    { "5.260 M USD", "5.26 M USD" },
    { "1.000 bn USD", "1 bn USD" },
    { "268,400 t", "268,400 t" },
    { "100 t", "100 t" },
    { "0.05 t", "0.05 t" },
    { "12.40", "12.4" },
    { "–", "–" },
    { "-0.500 t", "-0.5 t" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text = offtake_text_short (g_strdup (cases[i].whole));
    g_assert_cmpstr (text, ==, cases[i].text);
  }
  g_assert_null (offtake_text_short (NULL));
}

static void
test_slug (void)
{
  static const struct {
    const char *name;
    gsize max;
    const char *slug;
  } cases[] = {
    { "Aqua Metals, Inc.", 40, "aqua-metals-inc" },
    { "Zażółć  gęś", 40, "zazolc-ges" },
    { "???", 40, "" },
    { "black mass", 6, "black" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *slug = offtake_text_slug (cases[i].name, cases[i].max);
    g_assert_cmpstr (slug, ==, cases[i].slug);
  }
}

/* Behind a word of a language that is written from the right, too, the digits come before the unit.
 */
static void
test_right_to_left (void)
{
  g_assert_cmpstr (offtake_text_mark (), ==, "");
  offtake_text_set_right_to_left (TRUE);

  g_autofree char *tonnes = offtake_text_tonnes (1882.4);
  g_autofree char *share = offtake_text_percent (0.656);
  g_autofree char *none = offtake_text_percent (0);
  g_autofree char *tiny = offtake_text_number (-1.2341e-11);
  g_autofree char *money = offtake_text_money (52740000, "USD");
  offtake_text_set_right_to_left (FALSE);

  g_assert_cmpstr (tonnes, ==, "\u200e1,882 t");
  g_assert_cmpstr (share, ==, "\u200e65.60 %");
  g_assert_cmpstr (none, ==, "\u200e0 %");
  g_assert_cmpstr (tiny, ==, "\u200e-1.234e-11");
  g_assert_cmpstr (money, ==, "\u200e52.74 M USD");
}

static void
test_join (void)
{
  static const char *const parts[] = { "منشأة تكرير", NULL, "US", "", "Aqua Metals" };
  g_autofree char *plain = offtake_text_join (" · ", parts, G_N_ELEMENTS (parts));

  offtake_text_set_right_to_left (TRUE);
  g_autofree char *isolated = offtake_text_join (" · ", parts, G_N_ELEMENTS (parts));
  g_autofree char *empty = offtake_text_join (" · ", parts + 3, 1);
  offtake_text_set_right_to_left (FALSE);

  g_assert_cmpstr (plain, ==, "منشأة تكرير · US · Aqua Metals");
  g_assert_cmpstr (isolated, ==,
                   "\u200f\u2068منشأة تكرير\u2069 · \u2068US\u2069 · \u2068Aqua Metals\u2069");
  g_assert_cmpstr (empty, ==, "");
}

static void
test_direction (void)
{
  static const struct {
    const char *text;
    int direction;
  } cases[] = {
    { "", 0 },
    { "1,882 – 65 %", 0 },
    { "12 t", 1 },
    { "(النيكل) Ni", -1 },
    { "3 ניקל", -1 },
    { "S-014 ← النيكل", 1 },
    { "\u200fS-014 ← النيكل", -1 },
    { "\u200e65 %", 1 },
    { "镍", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (offtake_text_direction (cases[i].text), ==, cases[i].direction);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/text/number", test_number);
  g_test_add_func ("/base/text/fixed", test_fixed);
  g_test_add_func ("/base/text/units", test_units);
  g_test_add_func ("/base/text/slug", test_slug);
  g_test_add_func ("/base/text/masses", test_masses);
  g_test_add_func ("/base/text/money", test_money);
  g_test_add_func ("/base/text/short", test_short);
  g_test_add_func ("/base/text/right-to-left", test_right_to_left);
  g_test_add_func ("/base/text/join", test_join);
  g_test_add_func ("/base/text/direction", test_direction);
  return g_test_run ();
}
