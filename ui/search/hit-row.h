/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <gtk/gtk.h>

#include "search/search-index.h"

G_BEGIN_DECLS

/* A row of a list box that shows @hit: what it is called, what it is, its key. It keeps its own copy of
   the texts; offtake_hit_row_get_hit() is valid as long as the index. */
GtkWidget        *offtake_hit_row_new (const OfftakeHit *hit);
const OfftakeHit *offtake_hit_row_get_hit (GtkListBoxRow *row);

G_END_DECLS
