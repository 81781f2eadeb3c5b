/* SPDX-License-Identifier: MPL-2.0 */
#include "dialogs/open-link.h"

#include <glib/gi18n.h>

/* An address of an honest document has no blanks, line ends or the like. */
static gboolean
has_blanks (const char *uri)
{
  for (const char *p = uri; *p; p++)
    if (!g_ascii_isgraph (*p) && !(*p & 0x80))
      return TRUE;
  return FALSE;
}

gboolean
offtake_link_may_open (const char *uri)
{
  static const char *const schemes[] = { "http", "https", "mailto", NULL };
  g_autofree char *scheme = uri ? g_uri_parse_scheme (uri) : NULL;
  g_autofree char *small = scheme ? g_ascii_strdown (scheme, -1) : NULL;

  return small && !has_blanks (uri) && g_strv_contains (schemes, small) &&
         g_uri_is_valid (uri, G_URI_FLAGS_NONE, NULL);
}

static void
on_response (AdwMessageDialog *dialog, const char *response, gpointer data)
{
  const char *uri = g_object_get_data (G_OBJECT (dialog), "uri");

  if (g_str_equal (response, "open"))
    gtk_show_uri (gtk_window_get_transient_for (GTK_WINDOW (dialog)), uri, GDK_CURRENT_TIME);
}

void
offtake_open_link (GtkWidget *widget, const char *uri)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (widget));
  gboolean may_open = offtake_link_may_open (uri);
  GtkWidget *dialog = adw_message_dialog_new (
      window, may_open ? _ ("Open This Address?") : _ ("This Address Is Not Opened"), NULL);
  AdwMessageDialog *message = ADW_MESSAGE_DIALOG (dialog);

  if (may_open) {
    adw_message_dialog_set_body (message, uri);
    adw_message_dialog_add_responses (message, "cancel", _ ("_Cancel"), "open", _ ("_Open"), NULL);
    adw_message_dialog_set_response_appearance (message, "open", ADW_RESPONSE_SUGGESTED);
    adw_message_dialog_set_default_response (message, "cancel");
  } else {
    g_autofree char *body =
        g_strdup_printf (_ ("“%s” begins with none of http, https and mailto."), uri ? uri : "");

    adw_message_dialog_set_body (message, body);
    adw_message_dialog_add_response (message, "cancel", _ ("_Close"));
  }
  adw_message_dialog_set_close_response (message, "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "uri", g_strdup (uri), g_free);
  g_signal_connect (dialog, "response", G_CALLBACK (on_response), NULL);
  gtk_window_present (GTK_WINDOW (dialog));
}
