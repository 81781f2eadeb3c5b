/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Checks JSON trees against a JSON Schema, of which it knows: type, enum, properties, required,
   additionalProperties, items, minItems, minLength, minimum, maximum, "format": "date" and $ref to
   #/$defs/NAME. Other keywords are words for people (title, description). */

#include "base/json.h"

G_BEGIN_DECLS

/* Whether @value is as @schema says; @name is what errors call it (a file). On failure
   OFFTAKE_ERROR_INVALID: "NAME: rules[2].figures[0].from: ...", naming what would be right. */
gboolean offtake_json_schema_check (json_t *schema, json_t *value, const char *name, GError **error);

/* The same against the part of @schema at #/$defs/@definition. */
gboolean offtake_json_schema_check_as (json_t *schema, const char *definition, json_t *value, const char *name,
                                  GError **error);

G_END_DECLS
