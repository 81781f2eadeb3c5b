/* SPDX-License-Identifier: MPL-2.0 */

/* A pack that is accepted has what every reader of it takes for granted. */

#include <string.h>

#include "fuzz/fuzz.h"
#include "rules/rule-pack.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakeRulePack) pack =
      offtake_rule_pack_read ((const char *) data, size, "input", &error);

  g_assert_true ((pack != NULL) == (error == NULL));
  for (guint r = 0; pack && r < pack->rules->len; r++) {
    const OfftakeRule *rule = pack->rules->pdata[r];
    g_assert_true (rule->id && rule->title && rule->kind && rule->citation && rule->law_version);
    for (guint f = 0; f < rule->n_figures; f++) {
      const OfftakeFigure *figure = &rule->figures[f];
      g_assert_true (figure->name && figure->value && figure->clause);
      for (size_t s = 0; s < json_array_size (figure->sources); s++)
        g_assert_nonnull (offtake_rule_pack_source_title (
            pack, json_string_value (json_array_get (figure->sources, s))));
    }
  }
  return 0;
}
