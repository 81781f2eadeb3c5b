/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* What every list of rows needs. */

#include <adwaita.h>

G_BEGIN_DECLS

void offtake_list_clear (GtkListBox *list);

/* A row (AdwActionRow) whose texts are shown as they are; @subtitle may be NULL. */
GtkWidget *offtake_list_row_new (const char *title, const char *subtitle);

/* The same with the whole of its texts, over as many lines as they need. */
GtkWidget *offtake_list_text_row_new (const char *title, const char *subtitle);

/* What a screen reader calls the list inside of an AdwExpanderRow. */
void offtake_list_name_inner (GtkWidget *expander, const char *name);

/* What a screen reader calls a table, its list of rows and its row of headings: GTK names the last two
   after their types. */
void offtake_list_name_table (GtkColumnView *table, const char *name);

/* Lets a table begin with its first column, and stay there in another width, also where lines are read
   from the right. Once. */
void offtake_list_begin_table (GtkColumnView *table);

G_END_DECLS
