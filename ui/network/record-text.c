/* SPDX-License-Identifier: MPL-2.0 */
#include "network/record-text.h"

#include <glib/gi18n.h>
#include <math.h>

#include "base/country.h"
#include "base/text.h"
#include "closures.h"
#include "mass.h"

#define N_ELEMENTS_SHOWN 5

static const char *
title_of (OfftakePlan *plan, const char *list, const char *id)
{
  OfftakeRecord *record = id ? offtake_plan_find (plan, list, id) : NULL;

  return record ? offtake_record_get_title (record) : id;
}

static char *
number_text (const OfftakeField *field, double number)
{
  return field->flags & OFFTAKE_FIELD_FRACTION
             ? offtake_text_percent (number)
             : offtake_text_number (number * offtake_mass_shown_factor (field->unit));
}

static char *
series_text (const OfftakeField *field, const OfftakeSeries *series)
{
  guint n = 0;
  const OfftakeSeriesPoint *points = offtake_series_get_points (series, &n);

  if (n == 0)
    return g_strdup ("");
  g_autofree char *first = number_text (field, points[0].value);
  if (n == 1)
    return g_steal_pointer (&first);
  g_autofree char *last = number_text (field, points[n - 1].value);
  return g_strdup_printf (_ ("%s → %s"), first, last);
}

static char *
fractions_text (const OfftakeFractions *fractions)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < MIN (fractions->n, N_ELEMENTS_SHOWN); i++) {
    g_autofree char *share = offtake_text_percent (fractions->values[i].value);

    g_string_append_printf (text, "%s%s %s", i ? ", " : "", fractions->values[i].element, share);
  }
  if (fractions->n > N_ELEMENTS_SHOWN)
    g_string_append (text, ", …");
  return g_string_free (text, FALSE);
}

static char *
texts_text (OfftakePlan *plan, const OfftakeField *field, const GPtrArray *texts)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < texts->len; i++) {
    const char *item = g_ptr_array_index (texts, i);

    g_string_append_printf (text, "%s%s", i ? ", " : "",
                            field->list ? title_of (plan, field->list, item)
                            : field->flags & OFFTAKE_FIELD_COUNTRIES ? offtake_country_name (item)
                                                                     : item);
  }
  return g_string_free (text, FALSE);
}

static char *
country_text (const char *code)
{
  return g_strdup (code ? offtake_country_name (code) : "");
}

static char *
owned_text (OfftakePlan *plan, const OfftakeField *field, gconstpointer owned)
{
  switch ((guint) field->kind) {
  case OFFTAKE_FIELD_REFERENCE: return g_strdup (title_of (plan, field->list, owned));
  case OFFTAKE_FIELD_SERIES: return series_text (field, owned);
  case OFFTAKE_FIELD_FRACTIONS:
  case OFFTAKE_FIELD_ASSAY: return fractions_text (owned);
  case OFFTAKE_FIELD_TEXTS: return texts_text (plan, field, owned);
  case OFFTAKE_FIELD_LIST: return g_strdup_printf ("%u", ((const GPtrArray *) owned)->len);
  default: return g_strdup ("");
  }
}

double
offtake_part_number (gconstpointer part, const OfftakeField *field)
{
  gconstpointer slot = G_STRUCT_MEMBER_P (part, field->offset);

  if (field->kind == OFFTAKE_FIELD_REAL)
    return *(const double *) slot;
  if (field->kind == OFFTAKE_FIELD_INTEGER)
    return *(const int *) slot;
  if (field->kind == OFFTAKE_FIELD_SERIES && *(OfftakeSeries *const *) slot) {
    guint n = 0;
    const OfftakeSeriesPoint *points =
        offtake_series_get_points (*(OfftakeSeries *const *) slot, &n);

    return n ? points[0].value : NAN;
  }
  return NAN;
}

char *
offtake_part_text (OfftakePlan *plan, gconstpointer part, const OfftakeField *field, gboolean given)
{
  gconstpointer slot = G_STRUCT_MEMBER_P (part, field->offset);

  switch ((guint) field->kind) {
  case OFFTAKE_FIELD_COUNTRY: return country_text (*(char *const *) slot);
  case OFFTAKE_FIELD_TEXT:
  case OFFTAKE_FIELD_CURRENCY:
  case OFFTAKE_FIELD_PERIOD: return g_strdup (*(char *const *) slot ? *(char *const *) slot : "");
  case OFFTAKE_FIELD_REAL:
  case OFFTAKE_FIELD_INTEGER:
    return given ? number_text (field, offtake_part_number (part, field)) : g_strdup ("");
  case OFFTAKE_FIELD_BOOL: return g_strdup (*(const gboolean *) slot ? _ ("Yes") : "");
  case OFFTAKE_FIELD_DATE: return offtake_format_day (NULL, *(const guint32 *) slot);
  case OFFTAKE_FIELD_CHOICE: {
    guint choice = *(const guint *) slot;

    return g_strdup (given && choice < g_strv_length ((char **) field->choices)
                         ? offtake_word_label (field->choices[choice])
                         : "");
  }
  default:
    return *(gconstpointer const *) slot ? owned_text (plan, field, *(gconstpointer const *) slot)
                                         : g_strdup ("");
  }
}

char *
offtake_record_text (OfftakePlan *plan, OfftakeRecord *record, const OfftakeField *field)
{
  if (OFFTAKE_IS_SITE (record) && field->kind == OFFTAKE_FIELD_COUNTRY)
    return country_text (offtake_plan_site_country (plan, OFFTAKE_SITE (record)));
  return offtake_part_text (plan, record, field, offtake_record_is_given (record, field->name));
}

double
offtake_record_number (OfftakeRecord *record, const OfftakeField *field)
{
  return offtake_part_number (record, field);
}

typedef struct {
  OfftakePlan *plan;
  gboolean references; /* by the title of what they name */
  GString *text;
} Words;

static void append_part (Words *words, const OfftakeStructure *structure, const OfftakePart *part);

static void
append_list (Words *words, const OfftakeStructure *structure, const GPtrArray *parts)
{
  for (guint i = 0; parts && i < parts->len; i++)
    append_part (words, structure, g_ptr_array_index (parts, i));
}

static void
append_field (Words *words, const OfftakeField *field, gconstpointer data, gboolean given)
{
  gconstpointer slot = G_STRUCT_MEMBER_P (data, field->offset);

  if (field->kind == OFFTAKE_FIELD_STRUCTURE) {
    if (*(gconstpointer const *) slot)
      append_part (words, field->structure, *(gconstpointer const *) slot);
  } else if (field->kind == OFFTAKE_FIELD_LIST) {
    append_list (words, field->structure, *(gconstpointer const *) slot);
  } else if (words->references || field->kind != OFFTAKE_FIELD_REFERENCE) {
    /* A country is found by its code, too. */
    if (field->kind == OFFTAKE_FIELD_COUNTRY && *(char *const *) slot)
      g_string_append_printf (words->text, "%s\n", *(char *const *) slot);
    g_autofree char *text = offtake_part_text (words->plan, data, field, given);

    if (text && *text)
      g_string_append_printf (words->text, "%s\n", text);
  }
}

static void
append_part (Words *words, const OfftakeStructure *structure, const OfftakePart *part)
{
  for (guint i = 0; i < structure->n_fields; i++)
    append_field (words, &structure->fields[i], part, part->given & 1u << i);
}

static char *
search_text (OfftakePlan *plan, OfftakeRecord *record, gboolean references)
{
  const OfftakeStructure *structure = offtake_record_get_structure (record);
  Words words = { plan, references, g_string_new (NULL) };

  for (guint i = 0; i < structure->n_fields; i++) {
    const OfftakeField *field = &structure->fields[i];

    append_field (&words, field, record, offtake_record_is_given (record, field->name));
  }
  return g_string_free (words.text, FALSE);
}

char *
offtake_record_search_text (OfftakePlan *plan, OfftakeRecord *record)
{
  return search_text (plan, record, TRUE);
}

char *
offtake_record_own_text (OfftakePlan *plan, OfftakeRecord *record)
{
  return search_text (plan, record, FALSE);
}
