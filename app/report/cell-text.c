/* SPDX-License-Identifier: MPL-2.0 */
#include "report/cell-text.h"

#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "base/text.h"

char *
offtake_cell_number (double number, int decimals)
{
  return number == 0 ? g_strdup ("0") : offtake_text_fixed (number, decimals);
}

char *
offtake_cell_percent (double fraction)
{
  g_autofree char *number = offtake_cell_number (100 * fraction, 2);

  if (!isfinite (fraction))
    return g_steal_pointer (&number);
  /* Translators: the space does not break. */
  return g_strdup_printf (_ ("%s\u00a0%%"), number);
}
