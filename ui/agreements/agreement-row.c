/* SPDX-License-Identifier: MPL-2.0 */
#include "agreements/agreement-row.h"

#include <glib/gi18n.h>
#include <math.h>

#include "base/text.h"
#include "closures.h"
#include "follow.h"
#include "mass.h"
#include "network/record-text.h"
#include "scenarios/scenario-mark.h"

struct _OfftakeAgreementRow {
  GObject parent_instance;

  OfftakeView *view;
  OfftakeAgreement *agreement;
  double mass, price, value;
  char *search_text; /* NULL until it is asked for */
};

enum {
  PROP_NUMBER = 1,
  PROP_TITLE,
  PROP_SELLER,
  PROP_BUYER,
  PROP_MATERIAL,
  PROP_STATUS,
  PROP_DESCRIPTION,
  PROP_MASS,
  PROP_PRICE,
  PROP_VALUE,
  PROP_START,
  PROP_END,
  N_PROPERTIES,
};
static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (OfftakeAgreementRow, offtake_agreement_row, G_TYPE_OBJECT)

static const char *
text_or_empty (const char *text)
{
  return text ? text : "";
}

static const char *
title_of (OfftakeAgreementRow *self, const char *list, const char *id)
{
  OfftakePlan *plan = offtake_view_get_plan (self->view);
  OfftakeRecord *record = plan && id ? offtake_plan_find (plan, list, id) : NULL;

  return record ? offtake_record_get_title (record) : text_or_empty (id);
}

static const char *
text_of (OfftakeAgreementRow *self, guint id)
{
  switch (id) {
  case PROP_NUMBER: return text_or_empty (self->agreement->number);
  case PROP_TITLE: return text_or_empty (self->agreement->title);
  case PROP_SELLER: return title_of (self, "sites", self->agreement->seller);
  case PROP_BUYER: return title_of (self, "sites", self->agreement->buyer);
  case PROP_MATERIAL: return title_of (self, "materials", self->agreement->material);
  case PROP_STATUS: return offtake_word_label (offtake_status_words[self->agreement->status]);
  default: return NULL;
  }
}

/* The structure that the term at @path stands in, and its field there; NULL where it has none. */
static gconstpointer
find_part (OfftakeAgreementRow *self, const char *path, const OfftakeField **field, gboolean *given)
{
  OfftakeRecord *record = OFFTAKE_RECORD (self->agreement);
  g_auto (GStrv) keys = g_strsplit (path, ".", 2);
  guint index = 0;

  *field = offtake_structure_find (offtake_record_get_structure (record), keys[0], NULL);
  *given = offtake_record_is_given (record, keys[0]);
  if (!keys[1])
    return record;
  const OfftakePart *part = G_STRUCT_MEMBER (const OfftakePart *, record, (*field)->offset);
  *field = offtake_structure_find ((*field)->structure, keys[1], &index);
  *given = part && part->given & 1u << index;
  return part;
}

char *
offtake_agreement_row_dup_term (OfftakeAgreementRow *self, const char *path)
{
  const OfftakeField *field;
  gboolean given;
  gconstpointer part = find_part (self, path, &field, &given);

  return part ? offtake_part_text (offtake_view_get_plan (self->view), part, field, given)
              : g_strdup ("");
}

double
offtake_agreement_row_get_term (OfftakeAgreementRow *self, const char *path)
{
  const OfftakeField *field;
  gboolean given;
  gconstpointer part = find_part (self, path, &field, &given);

  if (!part || !given)
    return NAN;
  return field->kind == OFFTAKE_FIELD_DATE ? (double) G_STRUCT_MEMBER (guint32, part, field->offset)
                                           : offtake_part_number (part, field);
}

static void
read_figures (OfftakeAgreementRow *self)
{
  const OfftakeAgreementResult *result =
      offtake_view_agreement_result (self->view, OFFTAKE_RECORD (self->agreement));

  self->mass = result ? result->t : NAN;
  self->price = result ? result->price_per_t : NAN;
  self->value = result ? result->value : NAN;
}

void
offtake_agreement_row_update (OfftakeAgreementRow *self)
{
  read_figures (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DESCRIPTION]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MASS]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PRICE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALUE]);
}

void
offtake_agreement_row_refresh (OfftakeAgreementRow *self)
{
  g_clear_pointer (&self->search_text, g_free);
  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = PROP_NUMBER; i <= PROP_DESCRIPTION; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_START]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_END]);
  g_object_thaw_notify (G_OBJECT (self));
}

OfftakeAgreement *
offtake_agreement_row_get_agreement (OfftakeAgreementRow *self)
{
  return self->agreement;
}

double
offtake_agreement_row_get_mass (OfftakeAgreementRow *self)
{
  return self->mass;
}

double
offtake_agreement_row_get_value (OfftakeAgreementRow *self)
{
  return self->value;
}

const char *
offtake_agreement_row_get_search_text (OfftakeAgreementRow *self)
{
  if (!self->search_text) {
    g_autofree char *text = offtake_record_own_text (offtake_view_get_plan (self->view),
                                                     OFFTAKE_RECORD (self->agreement));

    self->search_text = g_utf8_casefold (text, -1);
  }
  return self->search_text;
}

char *
offtake_agreement_row_dup_mark (OfftakeAgreementRow *self, const char *path)
{
  return offtake_scenario_mark_text (self->view, OFFTAKE_RECORD (self->agreement), path);
}

char *
offtake_agreement_row_dup_name (OfftakeAgreementRow *self)
{
  const char *number = text_of (self, PROP_NUMBER);

  /* Translators: the number or the title of an agreement */
  return g_strdup_printf (_ ("agreement %s"),
                          *number ? number
                                  : offtake_record_get_title (OFFTAKE_RECORD (self->agreement)));
}

char *
offtake_agreement_row_describe (OfftakeAgreementRow *self)
{
  g_autofree char *mass =
      isnan (self->mass) ? g_strdup (_ ("moves nothing")) : offtake_mass_text (self->mass);

  /* Translators: number and title of an agreement, seller, buyer, material, status, tonnes */
  return g_strdup_printf (_ ("%s %s: from %s to %s, %s, %s, %s"), text_of (self, PROP_NUMBER),
                          text_of (self, PROP_TITLE), text_of (self, PROP_SELLER),
                          text_of (self, PROP_BUYER), text_of (self, PROP_MATERIAL),
                          text_of (self, PROP_STATUS), mass);
}

static void
offtake_agreement_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  OfftakeAgreementRow *self = OFFTAKE_AGREEMENT_ROW (object);

  switch (id) {
  case PROP_DESCRIPTION: g_value_take_string (value, offtake_agreement_row_describe (self)); break;
  case PROP_MASS: g_value_set_double (value, self->mass); break;
  case PROP_PRICE: g_value_set_double (value, self->price); break;
  case PROP_VALUE: g_value_set_double (value, self->value); break;
  case PROP_START: g_value_set_uint (value, self->agreement->start); break;
  case PROP_END: g_value_set_uint (value, self->agreement->end); break;
  default: g_value_set_string (value, text_of (self, id));
  }
}

static void
offtake_agreement_row_dispose (GObject *object)
{
  OfftakeAgreementRow *self = OFFTAKE_AGREEMENT_ROW (object);

  offtake_follow (&self->agreement, NULL, self);
  G_OBJECT_CLASS (offtake_agreement_row_parent_class)->dispose (object);
}

static void
offtake_agreement_row_finalize (GObject *object)
{
  g_free (OFFTAKE_AGREEMENT_ROW (object)->search_text);
  G_OBJECT_CLASS (offtake_agreement_row_parent_class)->finalize (object);
}

static void
offtake_agreement_row_class_init (OfftakeAgreementRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  static const char *const texts[] = { "number",   "title",  "seller",     "buyer",
                                       "material", "status", "description" };
  static const char *const figures[] = { "mass", "price", "value" };

  object_class->get_property = offtake_agreement_row_get_property;
  object_class->dispose = offtake_agreement_row_dispose;
  object_class->finalize = offtake_agreement_row_finalize;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    properties[PROP_NUMBER + i] = g_param_spec_string (texts[i], NULL, NULL, NULL, flags);
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    properties[PROP_MASS + i] =
        g_param_spec_double (figures[i], NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0, flags);
  properties[PROP_START] = g_param_spec_uint ("start", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_END] = g_param_spec_uint ("end", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
offtake_agreement_row_init (OfftakeAgreementRow *self)
{
}

OfftakeAgreementRow *
offtake_agreement_row_new (OfftakeView *view, OfftakeAgreement *agreement)
{
  OfftakeAgreementRow *self = g_object_new (OFFTAKE_TYPE_AGREEMENT_ROW, NULL);

  self->view = view;
  self->agreement = g_object_ref (agreement);
  g_signal_connect_object (agreement, "notify", G_CALLBACK (offtake_agreement_row_refresh), self,
                           G_CONNECT_SWAPPED);
  read_figures (self);
  return self;
}
