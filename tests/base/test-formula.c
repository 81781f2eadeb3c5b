/* SPDX-License-Identifier: MPL-2.0 */
#include "base/formula.h"

#include "base/error.h"

static double
fraction_of (const GArray *parts, const char *element)
{
  for (guint i = 0; i < parts->len; i++)
    if (g_str_equal (g_array_index (parts, OfftakeFormulaPart, i).element, element))
      return g_array_index (parts, OfftakeFormulaPart, i).fraction;
  return 0;
}

/* Fractions worked out by hand from the same weights. */
static const struct {
  const char *formula, *element;
  double fraction;
} fraction_cases[] = {
  { "Li2CO3", "Li", 0.187851884 },
  { "Li₂CO₃", "C", 0.162556843 },
  { "LiOH.H2O", "Li", 0.165387732 },
  { "LiOH·H2O", "H", 0.072065202 },
  { "NiSO4.6H2O", "Ni", 0.223304000 },
  { "NiSO4 · 6 H2O", "O", 0.608699622 },
  { "CoSO4.7H2O", "Co", 0.209655845 },
  { "Ni(OH)2", "Ni", 0.633102139 },
  { "Ni[OH]2", "H", 0.021745931 },
  { "Co3O4", "Co", 0.734230362 },
  { "LiPF6", "F", 0.750404866 },
  { "LiNi0.8Mn0.1Co0.1O2", "Ni", 0.482675178 },
  { "LiNi.8Mn.1Co.1O2", "Li", 0.071340827 },
  { "LiNi0.8Co0.15Al0.05O2", "Al", 0.014041212 },
  { "Cu", "Cu", 1 },
};

static void
test_fractions (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (fraction_cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (GArray) parts = offtake_formula_parse (fraction_cases[i].formula, &error);

    g_assert_no_error (error);
    g_assert_cmpfloat_with_epsilon (fraction_of (parts, fraction_cases[i].element),
                                    fraction_cases[i].fraction, 1e-9);
  }
}

/* However a formula is written, its atoms are the same. */
static void
test_atoms (void)
{
  g_autoptr (GArray) parts = offtake_formula_parse ("Fe2(SO4)3·2(H2O)", NULL);
  static const struct {
    const char *element;
    double atoms;
  } expected[] = { { "Fe", 2 }, { "S", 3 }, { "O", 14 }, { "H", 4 } };

  g_assert_cmpuint (parts->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < parts->len; i++) {
    const OfftakeFormulaPart *part = &g_array_index (parts, OfftakeFormulaPart, i);

    g_assert_cmpstr (part->element, ==, expected[i].element);
    g_assert_cmpfloat (part->atoms, ==, expected[i].atoms);
  }
}

/* A composition is of what a plan keeps account of. */
static void
test_composition (void)
{
  static const struct {
    const char *formula, *elements;
  } cases[] = {
    { "NiSO4.6H2O", "Ni" },
    { "LiFePO4", "Li Fe P" },
    { "LiPF6", "Li P F" },
    { "C", "C" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GArray) parts = offtake_formula_parse (cases[i].formula, NULL);
    g_autoptr (json_t) composition = offtake_formula_composition (parts);
    g_auto (GStrv) elements = g_strsplit (cases[i].elements, " ", -1);

    g_assert_cmpuint (json_object_size (composition), ==, g_strv_length (elements));
    for (guint j = 0; elements[j]; j++)
      g_assert_cmpfloat (json_number_value (json_object_get (composition, elements[j])), ==,
                         fraction_of (parts, elements[j]));
  }
}

static const char *const refused[] = {
  "",    " ",       "Xx",   "Ni(OH", "Ni)",       "()",           "Ni0", "2",    "Li..O", "li2",
  "NMC", "Ni(OH]2", "·Ni·", "Ni-Co", "Ni1000001", "CaSO4.0.5H2O", "Ni.", "\xff", "Ni3x",
};

static void
test_refused (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (offtake_formula_parse (refused[i], &error));
    g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID);
  }
}

static void
test_weights (void)
{
  g_assert_cmpfloat (offtake_atomic_weight ("Ni"), ==, 58.693);
  g_assert_cmpfloat (offtake_atomic_weight ("Li"), ==, 6.94);
  g_assert_cmpfloat (offtake_atomic_weight ("ni"), ==, 0);
  g_assert_cmpfloat (offtake_atomic_weight (""), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/formula/fractions", test_fractions);
  g_test_add_func ("/base/formula/atoms", test_atoms);
  g_test_add_func ("/base/formula/refused", test_refused);
  g_test_add_func ("/base/formula/composition", test_composition);
  g_test_add_func ("/base/formula/weights", test_weights);
  return g_test_run ();
}
