/* SPDX-License-Identifier: MPL-2.0 */

/* What is a formula has parts with weights, each element once, whose fractions sum to one. */

#include "base/formula.h"
#include "fuzz/fuzz.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (GArray) parts = offtake_formula_parse (text, &error);
  double sum = 0;

  g_assert_true ((parts != NULL) == (error == NULL));
  for (guint i = 0; parts && i < parts->len; i++) {
    const OfftakeFormulaPart *part = &g_array_index (parts, OfftakeFormulaPart, i);

    g_assert_cmpfloat (offtake_atomic_weight (part->element), >, 0);
    g_assert_cmpfloat (part->fraction, >, 0);
    sum += part->fraction;
    for (guint j = 0; j < i; j++)
      g_assert_cmpstr (part->element, !=, g_array_index (parts, OfftakeFormulaPart, j).element);
  }
  if (parts)
    g_assert_cmpfloat_with_epsilon (sum, 1, 1e-9);
  return 0;
}
