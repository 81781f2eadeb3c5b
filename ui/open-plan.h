/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Opens a plan on a worker in a window that shows none; the window says so when it takes long, with Stop. */

#include "window.h"

G_BEGIN_DECLS

/* With an origin @window goes where opening fails; else it tells why. */
void offtake_open_plan (OfftakeWindow *window, const OfftakeOpenRequest *request);

/* What opening has done to the plan's file, or for it. */
void offtake_open_plan_tell (OfftakeWindow *window, OfftakeDocument *document);

G_END_DECLS
