/* SPDX-License-Identifier: MPL-2.0 */
#include "base/error.h"

/* By hand: G_DEFINE_QUARK takes the name as tokens, which clang-format sets apart by blanks. */
GQuark
offtake_error_quark (void)
{
  return g_quark_from_static_string ("offtake-error-quark");
}
