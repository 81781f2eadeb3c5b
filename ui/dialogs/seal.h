/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "window.h"

G_BEGIN_DECLS

/* Asks for a title and who prepared it, seals, and tells the number. The plan must be solved. */
void offtake_seal_show (OfftakeWindow *window);

G_END_DECLS
