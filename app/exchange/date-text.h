/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Days as they stand in foreign tables. */

#include <glib.h>

G_BEGIN_DECLS

/* Reads "2026-03-10", "10.3.2026", "2026-03", "2026Q1", "2026-H1" or "2026"; of what is longer than a
   day the first, or the last if @last. "3/10/2026" is read where only one order gives a day. Returns:
   a julian day, 0 if it is none. */
guint32 offtake_date_text_parse (const char *text, gboolean last);

G_END_DECLS
