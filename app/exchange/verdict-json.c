/* SPDX-License-Identifier: MPL-2.0 */
#include "exchange/verdict-json.h"

#include <math.h>

static void
set_number (json_t *object, const char *key, double number)
{
  json_object_set_new (object, key,
                       isfinite (number) ? offtake_json_number (number) : json_null ());
}

static void
set_text (json_t *object, const char *key, const char *text)
{
  json_object_set_new (object, key, text ? json_string (text) : json_null ());
}

static json_t *
write_parts (const OfftakeVerdict *verdict)
{
  json_t *parts = json_object ();

  for (guint i = 0; i < verdict->parts->len; i++) {
    const OfftakeVerdictPart *part = verdict->parts->pdata[i];
    json_t *object = json_object ();
    set_text (object, "outcome", offtake_outcome_name (part->outcome));
    set_number (object, "value", part->value);
    set_number (object, "threshold", part->threshold);
    json_object_set_new (parts, part->key, object);
  }
  return parts;
}

char *
offtake_verdict_json_write (const OfftakeVerdict *verdict)
{
  const OfftakeRule *rule = verdict->rule;
  g_autoptr (json_t) object = json_object ();
  json_t *steps = json_array ();

  set_text (object, "rule", rule->id);
  set_text (object, "outcome", offtake_outcome_name (verdict->outcome));
  set_number (object, "value", verdict->value);
  set_number (object, "threshold", verdict->threshold);
  set_text (object, "operator", isnan (verdict->threshold) ? NULL : rule->operator);
  set_text (object, "citation", rule->citation);
  set_text (object, "law_version", rule->law_version);
  for (guint i = 0; i < verdict->steps->len; i++)
    json_array_append_new (steps, json_string (verdict->steps->pdata[i]));
  json_object_set_new (object, "steps", steps);
  if (verdict->method)
    set_text (object, "method", verdict->method);
  if (rule->method_pending)
    json_object_set_new (object, "method_pending", json_true ());
  if (verdict->parts->len > 0)
    json_object_set_new (object, "metals", write_parts (verdict));
  return offtake_json_write (object);
}
