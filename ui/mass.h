/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Masses as the person wants to see them; plans, reports and the command line stay with tonnes. */

#include "base/text.h"

G_BEGIN_DECLS

/* The unit that is set in the preferences. A view that is alive tells of another one as it tells of other
   figures. */
OfftakeMassUnit offtake_mass_unit (void);
/* "2,810 t" in that unit. (transfer full) */
char *offtake_mass_text (double tonnes);

/* The unit of a field ("t", "t/a") as it is shown: "lb/a"; what is no mass as it is, NULL too. (transfer
   full) And how many of what is shown one of it is: 1 of what is no mass. */
char *offtake_mass_shown_unit (const char *unit);
double offtake_mass_shown_factor (const char *unit);

G_END_DECLS
