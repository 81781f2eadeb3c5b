/* SPDX-License-Identifier: MPL-2.0 */
#include "mass.h"

#include "settings.h"

static const char *const words[OFFTAKE_N_MASS_UNITS] = {
  [OFFTAKE_MASS_TONNE] = "t",      [OFFTAKE_MASS_KILOGRAM] = "kg",
  [OFFTAKE_MASS_POUND] = "lb",     [OFFTAKE_MASS_SHORT_TON] = "short-ton",
  [OFFTAKE_MASS_KILOTONNE] = "kt",
};

OfftakeMassUnit
offtake_mass_unit (void)
{
  g_autofree char *word = g_settings_get_string (offtake_settings_get (), "mass-unit");

  for (OfftakeMassUnit unit = 0; unit < OFFTAKE_N_MASS_UNITS; unit++)
    if (g_str_equal (words[unit], word))
      return unit;
  return OFFTAKE_MASS_TONNE;
}

static gboolean
is_mass (const char *unit)
{
  return g_strcmp0 (unit, "t") == 0 || g_strcmp0 (unit, "t/a") == 0;
}

char *
offtake_mass_shown_unit (const char *unit)
{
  return is_mass (unit)
             ? g_strconcat (offtake_mass_unit_label (offtake_mass_unit ()), unit + 1, NULL)
             : g_strdup (unit);
}

double
offtake_mass_shown_factor (const char *unit)
{
  return is_mass (unit) ? offtake_mass_unit_per_tonne (offtake_mass_unit ()) : 1;
}

char *
offtake_mass_text (double tonnes)
{
  return offtake_text_mass (tonnes, offtake_mass_unit ());
}
