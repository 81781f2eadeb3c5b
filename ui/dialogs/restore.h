/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Offers the dated backups of a plan, newest first. One that is chosen opens as a copy that is not
   in a folder of the person's yet: neither the plan nor the backup is touched. */

#include "window.h"

G_BEGIN_DECLS

/* @path: where the plan is, or was. */
void offtake_restore_show (OfftakeWindow *window, const char *path);

G_END_DECLS
