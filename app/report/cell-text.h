/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Numbers as a column of a printed table has them: as many decimals in every row, digits in groups
   whatever the locale, so that they can be added up and compared. */

#include <glib.h>

G_BEGIN_DECLS

/* "1,882.4"; "0" for nothing at all, "0.0" for little; "–" without a figure. (transfer full) */
char *offtake_cell_number (double number, int decimals);
/* "26.92 %" of a fraction. (transfer full) */
char *offtake_cell_percent (double fraction);

G_END_DECLS
