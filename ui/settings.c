/* SPDX-License-Identifier: MPL-2.0 */
#include "settings.h"

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
