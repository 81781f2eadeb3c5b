/* SPDX-License-Identifier: MPL-2.0 */

/* Any bytes as a file of another program: what comes in is a sound plan. */

#include "exchange/foreign.h"
#include "fuzz/fuzz.h"
#include "model/check.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (OfftakeImport) import =
      offtake_foreign_read_bytes (bytes, "input", NULL, 2030, "USD", &error);

  g_assert_true ((import != NULL) == (error == NULL));
  if (import)
    g_assert_true (offtake_check_plan (import->plan, NULL));
  return 0;
}
