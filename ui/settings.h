/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The one settings object of the program; from the build tree's schema where there is one.
   (transfer none) */
GSettings *offtake_settings_get (void);

/* Lets the settings that concern the whole display act, now and whenever they change. After GTK is
   there; once. */
void offtake_settings_apply (void);

/* The paper of reports: A4 or US Letter, as it is set or as it is usual in the locale. (transfer full) */
GtkPaperSize *offtake_settings_dup_paper (void);

G_END_DECLS
