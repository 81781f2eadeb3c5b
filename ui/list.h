/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* What every list of rows needs. */

#include <adwaita.h>

G_BEGIN_DECLS

void offtake_list_clear (GtkListBox *list);

/* A row (AdwActionRow) whose texts are shown as they are; @subtitle may be NULL. */
GtkWidget *offtake_list_row_new (const char *title, const char *subtitle);

G_END_DECLS
