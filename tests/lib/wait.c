/* SPDX-License-Identifier: MPL-2.0 */
#include "lib/wait.h"

#define TIMEOUT_SECONDS 60 /* on a machine that does much else */
#define INTERVAL_MS 15

static gboolean
on_tick (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

gboolean
wait_until (WaitCondition condition, gpointer data)
{
  gint64 end = g_get_monotonic_time () + TIMEOUT_SECONDS * G_TIME_SPAN_SECOND;
  guint tick = g_timeout_add (INTERVAL_MS, on_tick, NULL);
  gboolean holds = condition (data);

  while (!holds && g_get_monotonic_time () < end) {
    g_main_context_iteration (NULL, TRUE);
    holds = condition (data);
  }
  g_source_remove (tick);
  return holds;
}
