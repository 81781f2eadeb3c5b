/* SPDX-License-Identifier: MPL-2.0 */
#include "import/field-names.h"

#include <glib/gi18n.h>
#include <string.h>

#include "exchange/paste.h"

static const struct {
  const char *field, *name;
} flows[] = {
  { "source", N_ ("From") },   { "target", N_ ("To") },    { "type", N_ ("Material") },
  { "period", N_ ("Period") }, { "value", N_ ("Amount") },
};

const char *
offtake_field_name (const char *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (flows); i++)
    if (strcmp (flows[i].field, field) == 0)
      return _ (flows[i].name);
  return offtake_paste_field_label (field);
}
