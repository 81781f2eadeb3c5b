/* SPDX-License-Identifier: MPL-2.0 */
#include "base/error.h"

G_DEFINE_QUARK (offtake - error - quark, offtake_error)
