/* SPDX-License-Identifier: MPL-2.0 */
#include "settings.h"

#include <adwaita.h>

#include "config.h"

static GSettingsSchema *
find_schema (void)
{
  g_autoptr (GSettingsSchemaSource) build = g_settings_schema_source_new_from_directory (
      OFFTAKE_BUILD_SCHEMA_DIR, g_settings_schema_source_get_default (), FALSE, NULL);
  GSettingsSchemaSource *source = build ? build : g_settings_schema_source_get_default ();
  GSettingsSchema *schema =
      source ? g_settings_schema_source_lookup (source, OFFTAKE_APPLICATION_ID, TRUE) : NULL;

  if (!schema)
    g_error ("The settings schema %s is not installed.", OFFTAKE_APPLICATION_ID);
  return schema;
}

GSettings *
offtake_settings_get (void)
{
  static GSettings *settings;

  if (!settings) {
    g_autoptr (GSettingsSchema) schema = find_schema ();

    settings = g_settings_new_full (schema, NULL, NULL);
  }
  return settings;
}

static void
apply_color_scheme (GSettings *settings)
{
  static const AdwColorScheme schemes[] = { ADW_COLOR_SCHEME_DEFAULT, ADW_COLOR_SCHEME_FORCE_LIGHT,
                                            ADW_COLOR_SCHEME_FORCE_DARK };
  g_autofree char *word = g_settings_get_string (settings, "color-scheme");
  guint place = g_str_equal (word, "light") ? 1 : g_str_equal (word, "dark") ? 2 : 0;

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), schemes[place]);
}

/* What the desktop has switched off stays off. */
static void
apply_animations (GSettings *settings)
{
  GtkSettings *display = gtk_settings_get_default ();

  if (g_settings_get_boolean (settings, "animations"))
    gtk_settings_reset_property (display, "gtk-enable-animations");
  else
    g_object_set (display, "gtk-enable-animations", FALSE, NULL);
}

void
offtake_settings_apply (void)
{
  GSettings *settings = offtake_settings_get ();

  g_signal_connect (settings, "changed::color-scheme", G_CALLBACK (apply_color_scheme), NULL);
  g_signal_connect (settings, "changed::animations", G_CALLBACK (apply_animations), NULL);
  apply_color_scheme (settings);
  if (!g_settings_get_boolean (settings, "animations"))
    apply_animations (settings);
}

GtkPaperSize *
offtake_settings_dup_paper (void)
{
  g_autofree char *paper = g_settings_get_string (offtake_settings_get (), "paper");
  gboolean letter = g_str_equal (paper, "letter") ||
                    (g_str_equal (paper, "locale") &&
                     g_str_equal (gtk_paper_size_get_default (), GTK_PAPER_NAME_LETTER));

  return gtk_paper_size_new (letter ? GTK_PAPER_NAME_LETTER : GTK_PAPER_NAME_A4);
}
