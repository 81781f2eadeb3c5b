/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "window.h"

G_BEGIN_DECLS

/* The sealed editions of the plan: their pages, and how they differ from the plan or from each other. */
void offtake_editions_show (OfftakeWindow *window);

G_END_DECLS
