/* SPDX-License-Identifier: MPL-2.0 */
#include "agreements/column-filter.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "agreement-editor/field-text.h"
#include "agreements/agreement-columns.h"
#include "base/country.h"
#include "base/period.h"
#include "base/text.h"
#include "closures.h"
#include "mass.h"
#include "network/record-text.h"

/* But for what nobody sees: figures are sums, and bounds come of another unit. */
static gboolean
is_in (double number, double low, double high)
{
  double slack = fabs (number) * 1e-9;

  return !isnan (number) && !(number + slack < low) && !(number - slack > high);
}

static OfftakeFilterKind
kind_of (const OfftakeField *field)
{
  if (!field)
    return OFFTAKE_FILTER_NUMBER;
  switch ((guint) field->kind) {
  case OFFTAKE_FIELD_REAL:
  case OFFTAKE_FIELD_INTEGER:
  case OFFTAKE_FIELD_SERIES: return OFFTAKE_FILTER_NUMBER;
  case OFFTAKE_FIELD_DATE: return OFFTAKE_FILTER_DAY;
  case OFFTAKE_FIELD_CHOICE:
  case OFFTAKE_FIELD_BOOL:
  case OFFTAKE_FIELD_REFERENCE:
  case OFFTAKE_FIELD_COUNTRY:
  case OFFTAKE_FIELD_CURRENCY: return OFFTAKE_FILTER_CHOICE;
  default: return OFFTAKE_FILTER_TEXT;
  }
}

/* Finds the field once; it is asked of thousands of rows. */
static void
find_field (OfftakeColumnFilter *self)
{
  g_autoptr (OfftakeRecordClass) klass = g_type_class_ref (OFFTAKE_TYPE_AGREEMENT);
  g_auto (GStrv) keys = g_strsplit (self->column, ".", 2);

  if (offtake_agreement_columns_is_figure (self->column))
    return;
  self->field = offtake_structure_find (klass->structure, keys[0], NULL);
  if (!keys[1])
    return;
  self->part = self->field;
  self->field = offtake_structure_find (self->part->structure, keys[1], NULL);
}

OfftakeColumnFilter *
offtake_column_filter_new (const char *column)
{
  OfftakeColumnFilter *self = g_new0 (OfftakeColumnFilter, 1);

  self->column = g_strdup (column);
  self->keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  find_field (self);
  self->kind = kind_of (self->field);
  offtake_column_filter_clear (self);
  return self;
}

void
offtake_column_filter_free (OfftakeColumnFilter *self)
{
  g_free (self->column);
  g_free (self->text);
  g_hash_table_unref (self->keys);
  g_free (self);
}

void
offtake_column_filter_clear (OfftakeColumnFilter *self)
{
  self->presence = OFFTAKE_FILTER_ANY;
  self->low = self->high = NAN;
  g_free (self->text);
  self->text = g_strdup ("");
  g_hash_table_remove_all (self->keys);
}

gboolean
offtake_column_filter_is_set (const OfftakeColumnFilter *self)
{
  return self->presence != OFFTAKE_FILTER_ANY || !isnan (self->low) || !isnan (self->high) ||
         *self->text || g_hash_table_size (self->keys) > 0;
}

gboolean
offtake_column_filter_is_figure (const OfftakeColumnFilter *self)
{
  return self->field == NULL;
}

/* What the field stands in, NULL where the agreement has no such part; whether it is given there.
 */
static gconstpointer
find_holder (const OfftakeColumnFilter *self, OfftakeAgreementRow *row, gboolean *given)
{
  OfftakeAgreement *agreement = offtake_agreement_row_get_agreement (row);
  guint index = 0;

  *given = FALSE;
  if (!self->part) {
    *given = offtake_record_is_given (OFFTAKE_RECORD (agreement), self->field->name);
    return agreement;
  }
  const OfftakePart *part = G_STRUCT_MEMBER (const OfftakePart *, agreement, self->part->offset);
  offtake_structure_find (self->part->structure, self->field->name, &index);
  *given = part && part->given & 1u << index;
  return part;
}

const char *
offtake_column_filter_key (const OfftakeColumnFilter *self, OfftakeAgreementRow *row)
{
  gboolean given = FALSE;
  gconstpointer holder = find_holder (self, row, &given);
  gconstpointer slot = holder ? G_STRUCT_MEMBER_P (holder, self->field->offset) : NULL;

  if (!slot)
    return OFFTAKE_FILTER_NO_KEY;
  if (self->field->kind == OFFTAKE_FIELD_BOOL)
    return *(const gboolean *) slot ? "yes" : "no";
  if (self->field->kind == OFFTAKE_FIELD_CHOICE) {
    guint choice = *(const guint *) slot;

    return given && choice < g_strv_length ((char **) self->field->choices)
               ? self->field->choices[choice]
               : OFFTAKE_FILTER_NO_KEY;
  }
  return *(char *const *) slot ? *(char *const *) slot : OFFTAKE_FILTER_NO_KEY;
}

const char *
offtake_column_filter_key_title (const OfftakeColumnFilter *self,
                                 OfftakePlan *plan,
                                 const char *key)
{
  OfftakeRecord *record = self->field->kind == OFFTAKE_FIELD_REFERENCE && *key
                              ? offtake_plan_find (plan, self->field->list, key)
                              : NULL;

  if (!*key)
    return _ ("Not set");
  if (record)
    return offtake_record_get_title (record);
  if (self->field->kind == OFFTAKE_FIELD_BOOL)
    return g_str_equal (key, "yes") ? _ ("Yes") : _ ("No");
  if (self->field->kind == OFFTAKE_FIELD_COUNTRY)
    return offtake_country_name (key);
  return self->field->kind == OFFTAKE_FIELD_CHOICE ? offtake_word_label (key) : key;
}

static double
figure_of (const OfftakeColumnFilter *self, OfftakeAgreementRow *row)
{
  double figure = NAN;

  g_object_get (row, self->column, &figure, NULL);
  return figure;
}

/* Any value of a series is as good as another. */
static gboolean
has_number (const OfftakeColumnFilter *self, OfftakeAgreementRow *row, double low, double high)
{
  gboolean given = FALSE;

  if (!self->field)
    return is_in (figure_of (self, row), low, high);
  gconstpointer holder = find_holder (self, row, &given);
  if (!holder || !given)
    return FALSE;
  if (self->field->kind == OFFTAKE_FIELD_DATE)
    return is_in (G_STRUCT_MEMBER (guint32, holder, self->field->offset), low, high);
  if (self->field->kind != OFFTAKE_FIELD_SERIES)
    return is_in (offtake_part_number (holder, self->field), low, high);
  const OfftakeSeries *series =
      G_STRUCT_MEMBER (const OfftakeSeries *, holder, self->field->offset);
  guint n = 0;
  const OfftakeSeriesPoint *points = series ? offtake_series_get_points (series, &n) : NULL;
  for (guint i = 0; i < n; i++)
    if (is_in (points[i].value, low, high))
      return TRUE;
  return FALSE;
}

static gboolean
has_text (const OfftakeColumnFilter *self, OfftakeAgreementRow *row)
{
  g_autofree char *text = offtake_agreement_row_dup_term (row, self->column);
  g_autofree char *folded = g_utf8_casefold (text, -1);
  g_autofree char *wanted = g_utf8_casefold (self->text, -1);

  return strstr (folded, wanted) != NULL;
}

static gboolean
is_given (const OfftakeColumnFilter *self, OfftakeAgreementRow *row)
{
  if (self->kind == OFFTAKE_FILTER_NUMBER || self->kind == OFFTAKE_FILTER_DAY)
    return has_number (self, row, NAN, NAN);
  if (self->kind == OFFTAKE_FILTER_CHOICE)
    return *offtake_column_filter_key (self, row) != '\0';
  g_autofree char *text = offtake_agreement_row_dup_term (row, self->column);
  return *text != '\0';
}

gboolean
offtake_column_filter_accepts (const OfftakeColumnFilter *self, OfftakeAgreementRow *row)
{
  gboolean ranged = !isnan (self->low) || !isnan (self->high);

  if (self->presence != OFFTAKE_FILTER_ANY &&
      is_given (self, row) != (self->presence == OFFTAKE_FILTER_GIVEN))
    return FALSE;
  if (self->presence == OFFTAKE_FILTER_EMPTY)
    return TRUE;
  if (ranged && !has_number (self, row, self->low, self->high))
    return FALSE;
  if (*self->text && !has_text (self, row))
    return FALSE;
  return g_hash_table_size (self->keys) == 0 ||
         g_hash_table_contains (self->keys, offtake_column_filter_key (self, row));
}

static double
number_in (const OfftakeColumnFilter *self, OfftakeAgreementRow *row)
{
  return self->field ? offtake_agreement_row_get_term (row, self->column) : figure_of (self, row);
}

void
offtake_column_filter_set_same (OfftakeColumnFilter *self, OfftakeAgreementRow *row)
{
  offtake_column_filter_clear (self);
  if (self->kind == OFFTAKE_FILTER_CHOICE) {
    g_hash_table_add (self->keys, g_strdup (offtake_column_filter_key (self, row)));
  } else if (!is_given (self, row)) {
    self->presence = OFFTAKE_FILTER_EMPTY;
  } else if (self->kind == OFFTAKE_FILTER_TEXT) {
    g_free (self->text);
    self->text = offtake_agreement_row_dup_term (row, self->column);
  } else {
    self->low = self->high = number_in (self, row);
  }
}

static double
factor_of (const OfftakeColumnFilter *self)
{
  if (g_str_equal (self->column, "mass"))
    return offtake_mass_shown_factor ("t");
  return self->field ? offtake_field_text_factor (self->field) : 1;
}

double
offtake_column_filter_to_shown (const OfftakeColumnFilter *self, double number)
{
  double factor = factor_of (self);

  return factor == 1 ? number : offtake_field_text_round (number * factor);
}

double
offtake_column_filter_from_shown (const OfftakeColumnFilter *self, double shown)
{
  double factor = factor_of (self);

  return factor == 1 ? shown : offtake_field_text_round (shown / factor);
}

char *
offtake_column_filter_dup_unit (const OfftakeColumnFilter *self, OfftakePlan *plan)
{
  const char *currency = offtake_plan_get_head (plan)->currency;

  if (self->field)
    return self->kind == OFFTAKE_FILTER_NUMBER ? offtake_field_text_unit (self->field, currency)
                                               : NULL;
  if (g_str_equal (self->column, "mass"))
    return offtake_mass_shown_unit ("t");
  return g_str_equal (self->column, "price") ? g_strconcat (currency, "/t", NULL)
                                             : g_strdup (currency);
}

static char *
bound_text (const OfftakeColumnFilter *self, double bound)
{
  return self->kind == OFFTAKE_FILTER_DAY ? offtake_day_format ((guint32) bound)
                                          : offtake_text_short (offtake_text_number (
                                                offtake_column_filter_to_shown (self, bound)));
}

static char *
describe_range (const OfftakeColumnFilter *self, OfftakePlan *plan)
{
  g_autofree char *low = bound_text (self, isnan (self->low) ? 1 : self->low);
  g_autofree char *high = bound_text (self, isnan (self->high) ? 1 : self->high);
  g_autofree char *unit = offtake_column_filter_dup_unit (self, plan);
  g_autofree char *range = isnan (self->low)    ? g_strdup_printf (_ ("up to %s"), high)
                           : isnan (self->high) ? g_strdup_printf (_ ("from %s"), low)
                           /* A range of one number is that number. */
                           : g_str_equal (low, high) ? g_strdup (low)
                                                     : g_strdup_printf ("%s – %s", low, high);

  return unit ? g_strdup_printf ("%s %s", range, unit) : g_steal_pointer (&range);
}

static char *
describe_keys (const OfftakeColumnFilter *self, OfftakePlan *plan)
{
  guint n = g_hash_table_size (self->keys);
  g_autofree gpointer *keys = g_hash_table_get_keys_as_array (self->keys, NULL);

  return n == 1 ? g_strdup (offtake_column_filter_key_title (self, plan, keys[0]))
                : g_strdup_printf ("%u", n);
}

static char *
describe_set (const OfftakeColumnFilter *self, OfftakePlan *plan)
{
  if (self->presence == OFFTAKE_FILTER_EMPTY)
    return g_strdup (_ ("empty"));
  if (!isnan (self->low) || !isnan (self->high))
    return describe_range (self, plan);
  if (*self->text)
    /* Translators: a text that is looked for */
    return g_strdup_printf (_ ("“%s”"), self->text);
  if (g_hash_table_size (self->keys) > 0)
    return describe_keys (self, plan);
  return g_strdup (_ ("not empty"));
}

char *
offtake_column_filter_describe (const OfftakeColumnFilter *self, OfftakePlan *plan)
{
  g_autofree char *title = offtake_agreement_columns_dup_title (self->column);

  if (!offtake_column_filter_is_set (self))
    return g_steal_pointer (&title);
  g_autofree char *set = describe_set (self, plan);
  return g_strdup_printf ("%s: %s", title, set);
}
