/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What every fuzz target defines, by libFuzzer's name: reads hostile bytes and returns 0. It aborts
   where success and error do not exclude each other. */
int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

G_END_DECLS
