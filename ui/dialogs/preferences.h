/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* What a person can set once for all plans; every row acts at once. */

#include <adwaita.h>

G_BEGIN_DECLS

#define OFFTAKE_TYPE_PREFERENCES (offtake_preferences_get_type ())
G_DECLARE_FINAL_TYPE (OfftakePreferences, offtake_preferences, OFFTAKE, PREFERENCES, AdwPreferencesWindow)

/* Over @parent. (transfer none): as any toplevel it belongs to GTK. */
GtkWidget *offtake_preferences_new (GtkWindow *parent);

G_END_DECLS
