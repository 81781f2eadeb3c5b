/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Bytes in less space, as a cell of the file: deflate, the same bytes for the same input. */

#include <glib.h>

G_BEGIN_DECLS

/* (transfer full) */
GBytes *offtake_packed_new (GBytes *bytes);

/* What was packed. (transfer full): NULL with OFFTAKE_ERROR_DAMAGED if @packed is none of ours, or
   would take more room than any edition does. */
GBytes *offtake_packed_open (GBytes *packed, GError **error);

G_END_DECLS
