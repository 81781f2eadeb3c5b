/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Writing a whole file so that it appears complete or not at all, also after a power cut: a temporary
   file in the target's folder, synced, renamed into place, and the folder synced. */

#include <glib.h>

G_BEGIN_DECLS

/* Makes the empty temporary file. Returns: (transfer full): its path, without symbolic links. */
char *offtake_publish_begin (const char *target, GError **error);

/* Puts @temporary in the place of @target, which must not exist unless @replace. On error the
   temporary file is removed. */
gboolean offtake_publish_finish (const char *temporary, const char *target, gboolean replace, GError **error);

void offtake_publish_abort (const char *temporary);

G_END_DECLS
