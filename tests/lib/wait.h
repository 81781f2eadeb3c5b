/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef gboolean (*WaitCondition) (gpointer data);

/* Iterates the main context until @condition holds, and asks again every few milliseconds. FALSE if
   it does not hold within half a minute, which is far more than any step takes. */
gboolean wait_until (WaitCondition condition, gpointer data);

G_END_DECLS
