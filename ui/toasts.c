/* SPDX-License-Identifier: MPL-2.0 */
#include "toasts.h"

#define NEWEST "offtake-newest-toast"

static void
on_dismissed (AdwToastOverlay *toasts)
{
  g_object_set_data (G_OBJECT (toasts), NEWEST, NULL);
}

void
offtake_toasts_show (AdwToastOverlay *toasts,
                     const char *text,
                     const char *button,
                     const char *action)
{
  AdwToast *newest = g_object_get_data (G_OBJECT (toasts), NEWEST);
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  AdwToast *toast = newest ? newest : adw_toast_new (escaped);

  /* The same toast again: libadwaita 1.2 crashes when toasts are dismissed in quick succession. */
  adw_toast_set_title (toast, escaped);
  adw_toast_set_button_label (toast, button);
  adw_toast_set_action_name (toast, button ? action : NULL);
  if (newest)
    return;
  adw_toast_set_timeout (toast, 4);
  g_object_set_data_full (G_OBJECT (toasts), NEWEST, g_object_ref (toast), g_object_unref);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (on_dismissed), toasts,
                           G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (toasts, toast);
}

void
offtake_toasts_clear (AdwToastOverlay *toasts)
{
  AdwToast *newest = g_object_get_data (G_OBJECT (toasts), NEWEST);

  if (newest)
    adw_toast_dismiss (newest);
}
