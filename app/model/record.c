/* SPDX-License-Identifier: MPL-2.0 */
#include "model/record.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/error.h"
#include "model/agreement.h"
#include "model/company-rule.h"
#include "model/delivery.h"
#include "model/material.h"
#include "model/party.h"
#include "model/price-index.h"
#include "model/recipe.h"
#include "model/scenario.h"
#include "model/site.h"

typedef struct {
  guint32 given; /* bit i: field i was given */
} OfftakeRecordPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (OfftakeRecord, offtake_record, G_TYPE_OBJECT)

static guint32 *
given_mask (OfftakeRecord *self)
{
  return &((OfftakeRecordPrivate *) offtake_record_get_instance_private (self))->given;
}

/* Property ids count from 1. */
static const OfftakeField *
field_of_property (OfftakeRecord *self, guint property_id)
{
  return &offtake_record_get_structure (self)->fields[property_id - 1];
}

static char *
dup_composite (OfftakeRecord *self, const OfftakeField *field)
{
  g_autoptr (json_t) value = offtake_field_to_json (field, self);

  return value ? offtake_json_write_compact (value) : NULL;
}

static void
offtake_record_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  OfftakeRecord *self = OFFTAKE_RECORD (object);
  const OfftakeField *field = field_of_property (self, property_id);
  gpointer slot = G_STRUCT_MEMBER_P (self, field->offset);

  switch ((int) field->kind) {
  case OFFTAKE_FIELD_REAL: g_value_set_double (value, *(double *) slot); break;
  case OFFTAKE_FIELD_INTEGER: g_value_set_int (value, *(int *) slot); break;
  case OFFTAKE_FIELD_BOOL: g_value_set_boolean (value, *(gboolean *) slot); break;
  case OFFTAKE_FIELD_CHOICE: g_value_set_uint (value, *(guint *) slot); break;
  case OFFTAKE_FIELD_DATE:
    g_value_take_string (value, *(guint32 *) slot ? offtake_day_format (*(guint32 *) slot) : NULL);
    break;
  case OFFTAKE_FIELD_TEXT:
  case OFFTAKE_FIELD_COUNTRY:
  case OFFTAKE_FIELD_CURRENCY:
  case OFFTAKE_FIELD_PERIOD:
  case OFFTAKE_FIELD_REFERENCE: g_value_set_string (value, *(char **) slot); break;
  default: g_value_take_string (value, dup_composite (self, field)); break;
  }
}

/* A property's value as JSON; NULL makes the field absent. */
static json_t *
value_to_json (const OfftakeField *field, const GValue *value, GError **error)
{
  const char *text;

  switch ((int) field->kind) {
  case OFFTAKE_FIELD_REAL: return offtake_json_number (g_value_get_double (value));
  case OFFTAKE_FIELD_INTEGER: return json_integer (g_value_get_int (value));
  case OFFTAKE_FIELD_BOOL: return json_boolean (g_value_get_boolean (value));
  case OFFTAKE_FIELD_CHOICE:
    return g_value_get_uint (value) < g_strv_length ((char **) field->choices)
               ? json_string (field->choices[g_value_get_uint (value)])
               : NULL;
  default: break;
  }
  text = g_value_get_string (value);
  if (!text)
    return NULL;
  return field->kind <= OFFTAKE_FIELD_REFERENCE
             ? json_string (text)
             : offtake_json_read (text, strlen (text), field->name, error);
}

static void
offtake_record_set_property (GObject *object,
                             guint property_id,
                             const GValue *value,
                             GParamSpec *pspec)
{
  OfftakeRecord *self = OFFTAKE_RECORD (object);
  const OfftakeField *field = field_of_property (self, property_id);
  g_autoptr (GError) error = NULL;
  g_autoptr (json_t) json = value_to_json (field, value, &error);

  if (error || !offtake_record_set_json (self, field->name, json, &error))
    g_warning ("%s: %s", G_OBJECT_TYPE_NAME (self), error->message);
}

static void
offtake_record_constructed (GObject *object)
{
  G_OBJECT_CLASS (offtake_record_parent_class)->constructed (object);
  offtake_structure_init (offtake_record_get_structure (OFFTAKE_RECORD (object)), object);
}

static void
offtake_record_finalize (GObject *object)
{
  offtake_structure_clear (offtake_record_get_structure (OFFTAKE_RECORD (object)), object);
  G_OBJECT_CLASS (offtake_record_parent_class)->finalize (object);
}

static void
offtake_record_class_init (OfftakeRecordClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = offtake_record_constructed;
  G_OBJECT_CLASS (klass)->finalize = offtake_record_finalize;
}

static void
offtake_record_init (OfftakeRecord *self)
{
}

static GParamSpec *
make_property (const OfftakeField *field)
{
  g_autofree char *name = g_strdelimit (g_strdup (field->name), "_", '-');
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_NICK;
  const char *nick = field->label;

  switch ((int) field->kind) {
  case OFFTAKE_FIELD_REAL:
    return g_param_spec_double (name, nick, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, field->fallback,
                                flags);
  case OFFTAKE_FIELD_INTEGER:
    return g_param_spec_int (name, nick, NULL, G_MININT, G_MAXINT, (int) field->fallback, flags);
  case OFFTAKE_FIELD_BOOL:
    return g_param_spec_boolean (name, nick, NULL, field->fallback != 0, flags);
  case OFFTAKE_FIELD_CHOICE:
    return g_param_spec_uint (name, nick, NULL, 0, G_MAXUINT, (guint) field->fallback, flags);
  default: return g_param_spec_string (name, nick, NULL, NULL, flags);
  }
}

void
offtake_record_class_set_structure (OfftakeRecordClass *klass,
                                    const char *list,
                                    const char *noun,
                                    const OfftakeStructure *structure)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  /* GObject does not let a subclass inherit these two; see g_object_base_class_init(). */
  object_class->get_property = offtake_record_get_property;
  object_class->set_property = offtake_record_set_property;
  klass->list = list;
  klass->noun = noun;
  klass->structure = structure;

  g_assert (structure->n_fields <= 32); /* bits of the mask */
  for (guint i = 0; i < structure->n_fields; i++)
    g_object_class_install_property (object_class, i + 1, make_property (&structure->fields[i]));
}

/* The text of a field, NULL if there is no such field or it is empty. */
static const char *
text_of (OfftakeRecord *self, const char *name)
{
  const OfftakeField *field =
      offtake_structure_find (offtake_record_get_structure (self), name, NULL);
  const char *text = field ? G_STRUCT_MEMBER (const char *, self, field->offset) : NULL;

  return text && *text ? text : NULL;
}

const char *
offtake_record_get_id (OfftakeRecord *self)
{
  /* First in every table. */
  return G_STRUCT_MEMBER (const char *, self,
                          offtake_record_get_structure (self)->fields[0].offset);
}

const char *
offtake_record_get_title (OfftakeRecord *self)
{
  static const char *const names[] = { "name", "title", "number" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    const char *text = text_of (self, names[i]);
    if (text)
      return text;
  }
  return offtake_record_get_id (self);
}

const char *
offtake_record_get_list (OfftakeRecord *self)
{
  return OFFTAKE_RECORD_GET_CLASS (self)->list;
}

const OfftakeStructure *
offtake_record_get_structure (OfftakeRecord *self)
{
  return OFFTAKE_RECORD_GET_CLASS (self)->structure;
}

gboolean
offtake_record_is_given (OfftakeRecord *self, const char *field)
{
  guint index;

  g_return_val_if_fail (offtake_structure_find (offtake_record_get_structure (self), field, &index),
                        FALSE);
  return (*given_mask (self) & 1u << index) != 0;
}

const OfftakeField *
offtake_record_find_missing (OfftakeRecord *self)
{
  const OfftakeStructure *structure = offtake_record_get_structure (self);

  for (guint i = 0; i < structure->n_fields; i++)
    if (structure->fields[i].flags & OFFTAKE_FIELD_REQUIRED && !(*given_mask (self) & 1u << i))
      return &structure->fields[i];
  return NULL;
}

json_t *
offtake_record_get_json (OfftakeRecord *self, const char *name)
{
  const OfftakeField *field =
      offtake_structure_find (offtake_record_get_structure (self), name, NULL);

  g_return_val_if_fail (field, NULL);
  return offtake_record_is_given (self, name) ? offtake_field_to_json (field, self) : NULL;
}

/* An id, once given, is kept; also the one inside an object that is kept as a whole. */
static gboolean
changes_id (OfftakeRecord *self, const OfftakeField *field, json_t *before, json_t *after)
{
  if (field->flags & OFFTAKE_FIELD_WHOLE)
    return offtake_record_get_id (self) &&
           g_strcmp0 (json_string_value (json_object_get (after, "id")),
                      offtake_record_get_id (self)) != 0;
  return strcmp (field->name, "id") == 0 && before && !offtake_json_is_same (before, after);
}

gboolean
offtake_record_set_json (OfftakeRecord *self, const char *name, json_t *value, GError **error)
{
  guint index;
  const OfftakeField *field =
      offtake_structure_find (offtake_record_get_structure (self), name, &index);
  g_autoptr (json_t) before = NULL;
  g_autofree char *property = NULL;

  if (!field) {
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
                 _ ("%s: the format knows no such key in %s"), name,
                 _ (offtake_record_get_structure (self)->name));
    return FALSE;
  }
  if (!value && field->flags & OFFTAKE_FIELD_REQUIRED) {
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID, _ ("%s: is missing; %s needs it"),
                 name, _ (offtake_record_get_structure (self)->name));
    return FALSE;
  }
  before = offtake_record_get_json (self, name);
  if (changes_id (self, field, before, value)) {
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID, _ ("%s: is kept for ever"), "id");
    return FALSE;
  }
  if (offtake_json_is_same (before, value))
    return TRUE;
  if (!offtake_field_from_json (field, self, value, NULL, error))
    return FALSE;
  if (value)
    *given_mask (self) |= 1u << index;
  else
    *given_mask (self) &= ~(1u << index);

  property = g_strdelimit (g_strdup (name), "_", '-');
  g_object_notify (G_OBJECT (self), property);
  return TRUE;
}

json_t *
offtake_record_to_json (OfftakeRecord *self)
{
  return offtake_structure_to_json (offtake_record_get_structure (self), self, *given_mask (self));
}

void
offtake_record_propagate_error (GError **error, const char *noun, const char *id, GError *cause)
{
  /* Translators: an error message, then the kind of record and its id: (agreement "014") */
  g_set_error (error, cause->domain, cause->code, _ ("%s (%s \"%s\")"), cause->message, _ (noun),
               id);
  g_error_free (cause);
}

OfftakeRecord *
offtake_record_from_json (GType type, json_t *value, const char *path, GError **error)
{
  g_autoptr (OfftakeRecord) self = g_object_new (type, NULL);
  g_autoptr (GError) cause = NULL;
  const char *id = json_string_value (json_object_get (value, "id"));

  if (offtake_structure_from_json (offtake_record_get_structure (self), self, given_mask (self),
                                   value, path, &cause))
    return g_steal_pointer (&self);
  if (!id)
    g_propagate_error (error, g_steal_pointer (&cause));
  else
    offtake_record_propagate_error (error, OFFTAKE_RECORD_GET_CLASS (self)->noun, id,
                                    g_steal_pointer (&cause));
  return NULL;
}

OfftakeRecord *
offtake_record_copy (OfftakeRecord *self)
{
  OfftakeRecord *copy = g_object_new (G_OBJECT_TYPE (self), NULL);
  const OfftakeStructure *structure = offtake_record_get_structure (self);

  for (guint i = 0; i < structure->n_fields; i++) {
    g_autoptr (json_t) value = offtake_field_to_json (&structure->fields[i], self);
    gboolean is_read = offtake_field_from_json (&structure->fields[i], copy, value, NULL, NULL);

    g_assert (is_read); /* what was read once is valid */
  }
  *given_mask (copy) = *given_mask (self);
  return copy;
}

void
offtake_record_take_fields (OfftakeRecord *self, OfftakeRecord *from)
{
  const OfftakeStructure *structure = offtake_record_get_structure (from);

  for (guint i = 0; i < structure->n_fields; i++) {
    const char *field = structure->fields[i].name;
    g_autoptr (json_t) value = offtake_record_get_json (from, field);
    g_autoptr (GError) error = NULL;

    if (!offtake_record_set_json (self, field, value, &error))
      g_error ("%s: %s", field, error->message); /* it was read from a record of the same class */
  }
}

const char *const *
offtake_record_lists (void)
{
  static const char *const lists[] = { "materials",  "parties",    "recipes",   "sites", "indices",
                                       "agreements", "deliveries", "scenarios", "rules", NULL };
  return lists;
}

GType
offtake_record_type_for_list (const char *list)
{
  GType types[] = { OFFTAKE_TYPE_MATERIAL, OFFTAKE_TYPE_PARTY,       OFFTAKE_TYPE_RECIPE,
                    OFFTAKE_TYPE_SITE,     OFFTAKE_TYPE_PRICE_INDEX, OFFTAKE_TYPE_AGREEMENT,
                    OFFTAKE_TYPE_DELIVERY, OFFTAKE_TYPE_SCENARIO,    OFFTAKE_TYPE_COMPANY_RULE };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (strcmp (offtake_record_lists ()[i], list) == 0)
      return types[i];
  return G_TYPE_INVALID;
}
