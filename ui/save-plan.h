/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* "Save As", on a worker; the plan is edited on meanwhile. */

#include "window.h"

G_BEGIN_DECLS

/* Copies the plan that @window shows to @path, where it goes on; the copy in the state folder is removed. */
void offtake_save_plan (OfftakeWindow *window, const char *path);

G_END_DECLS
