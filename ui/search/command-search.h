/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* One field over all that can be done and all that the plan knows; Enter goes there. */

#include "window.h"

G_BEGIN_DECLS

#define OFFTAKE_TYPE_COMMAND_SEARCH (offtake_command_search_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeCommandSearch, offtake_command_search, OFFTAKE, COMMAND_SEARCH, AdwWindow)

/* Opens over @window. (transfer none) */
OfftakeCommandSearch *offtake_command_search_show (OfftakeWindow *window);

G_END_DECLS
