/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Opening what a plan links to. A plan comes from others: only addresses of the web and of mail are
   opened, and only after a question that shows the address. */

#include <adwaita.h>

G_BEGIN_DECLS

/* Whether @uri (nullable) is one that may be opened: http, https or mailto. */
gboolean offtake_link_may_open (const char *uri);

/* Asks, and opens; or says why not. @widget stands in the window that asks. */
void offtake_open_link (GtkWidget *widget, const char *uri);

G_END_DECLS
