/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* The actions that make, copy and delete records: win.add-agreement and its like, win.duplicate,
   win.delete. */

#include "window.h"

G_BEGIN_DECLS

void offtake_record_actions_install (GtkWidgetClass *klass);
void offtake_record_actions_update (OfftakeWindow *window);

G_END_DECLS
