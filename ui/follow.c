/* SPDX-License-Identifier: MPL-2.0 */
#include "follow.h"

void
offtake_follow (gpointer place, gpointer object, gpointer self)
{
  GObject **followed = place;

  if (*followed)
    g_signal_handlers_disconnect_by_data (*followed, self);
  g_set_object (followed, object);
}
