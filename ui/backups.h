/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Dated copies of the plans that are worked on, written on a worker. */

#include "window.h"

G_BEGIN_DECLS

/* Makes one of @document if it is due and wanted; the document may be closed at once, and the program ends
   after it. @window, if it is still there, says what failed: the plan can be edited all the same. */
void offtake_backups_make (OfftakeWindow *window, OfftakeDocument *document);

/* Whether some are still being written. */
gboolean offtake_backups_is_busy (void);

G_END_DECLS
