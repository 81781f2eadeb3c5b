/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* The compliance summary of the shown period on paper and as PDF: the same pages. */

#include "window.h"

G_BEGIN_DECLS

/* The print dialog, with preview; what goes wrong is told in the window. */
void offtake_print_report (OfftakeWindow *window);

gboolean offtake_print_write_report (OfftakeWindow *window, const char *path, GError **error);

G_END_DECLS
