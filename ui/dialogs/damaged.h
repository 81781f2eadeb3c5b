/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Says that a plan cannot be opened; where its file is damaged, offers to show what is sound of it,
   read-only, and its backups. */

#include "window.h"

G_BEGIN_DECLS

/* What is not in a plan that was salvaged: sentences. */
void offtake_damaged_tell_losses (OfftakeWindow *window, GPtrArray *losses);

void offtake_damaged_show (OfftakeWindow *window, const char *path, const GError *error);

G_END_DECLS
