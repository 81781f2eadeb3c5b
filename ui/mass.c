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

char *
offtake_mass_text (double tonnes)
{
  return offtake_text_mass (tonnes, offtake_mass_unit ());
}
