/* SPDX-License-Identifier: MPL-2.0 */
#include "base/series.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "base/error.h"

struct _OfftakeSeries {
  gatomicrefcount references;
  guint n_points;
  OfftakeSeriesPoint *by_date; /* the same points in the order in which they hold */
  OfftakeSeriesPoint points[]; /* as written */
};

static int
compare_points (const void *a, const void *b)
{
  const OfftakeSeriesPoint *one = a, *other = b;

  if (one->first != other->first)
    return one->first < other->first ? -1 : 1;
  return (int) strlen (one->key) - (int) strlen (other->key); /* the finer one holds */
}

OfftakeSeries *
offtake_series_new (const OfftakeSeriesPoint *points, guint n_points)
{
  OfftakeSeries *self =
      g_malloc0 (sizeof (OfftakeSeries) + 2 * n_points * sizeof (OfftakeSeriesPoint));

  g_atomic_ref_count_init (&self->references);
  self->n_points = n_points;
  self->by_date = self->points + n_points;
  if (n_points > 0) {
    memcpy (self->points, points, n_points * sizeof *points);
    memcpy (self->by_date, points, n_points * sizeof *points);
    qsort (self->by_date, n_points, sizeof *points, compare_points);
  }
  return self;
}

OfftakeSeries *
offtake_series_new_constant (double value)
{
  OfftakeSeriesPoint point = { .value = value };

  return offtake_series_new (&point, 1);
}

OfftakeSeries *
offtake_series_ref (OfftakeSeries *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
offtake_series_unref (OfftakeSeries *self)
{
  if (g_atomic_ref_count_dec (&self->references))
    g_free (self);
}

static gboolean
read_point (const char *key, json_t *value, OfftakeSeriesPoint *point, GError **error)
{
  OfftakePeriod period;

  if (!offtake_period_parse (key, &period)) {
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
                 _ ("\"%s\" is not a period such as \"2027\" or \"2027Q3\""), key);
    return FALSE;
  }
  if (!offtake_json_get_number (value, &point->value, error)) {
    g_prefix_error (error, "\"%s\": ", key);
    return FALSE;
  }
  g_strlcpy (point->key, key, sizeof point->key);
  point->first = period.first;
  return TRUE;
}

OfftakeSeries *
offtake_series_from_json (json_t *value, GError **error)
{
  g_autofree OfftakeSeriesPoint *points = NULL;
  guint n_points = 0;
  const char *key;
  json_t *item;

  if (!json_is_object (value)) {
    double number;

    if (json_is_number (value))
      return offtake_json_get_number (value, &number, error) ? offtake_series_new_constant (number)
                                                             : NULL;
    g_set_error_literal (
        error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
        _ ("must be a number, or numbers by period such as {\"2027\": 500, \"2028Q3\": 900}"));
    return NULL;
  }
  points = g_new0 (OfftakeSeriesPoint, json_object_size (value) + 1);
  json_object_foreach (value, key,
                       item) if (!read_point (key, item, &points[n_points++], error)) return NULL;
  return offtake_series_new (points, n_points);
}

json_t *
offtake_series_to_json (const OfftakeSeries *self)
{
  if (offtake_series_is_constant (self))
    return offtake_json_number (self->points[0].value);

  json_t *object = json_object ();
  for (guint i = 0; i < self->n_points; i++)
    json_object_set_new (object, self->points[i].key, offtake_json_number (self->points[i].value));
  return object;
}

gboolean
offtake_series_is_constant (const OfftakeSeries *self)
{
  return self->n_points == 1 && self->points[0].first == 0;
}

const OfftakeSeriesPoint *
offtake_series_get_points (const OfftakeSeries *self, guint *n_points)
{
  *n_points = self->n_points;
  return self->points;
}

double
offtake_series_at (const OfftakeSeries *self, guint32 day, OfftakeBefore before)
{
  guint low = 0, high = self->n_points; /* points below low begin by @day, those from high after */

  while (low < high) {
    guint middle = (low + high) / 2;
    if (self->by_date[middle].first <= day)
      low = middle + 1;
    else
      high = middle;
  }
  if (low > 0)
    return self->by_date[low - 1].value;
  return self->n_points > 0 && before == OFFTAKE_BEFORE_FIRST ? self->by_date[0].value : 0;
}

OfftakeSeries *
offtake_series_spread (const OfftakeSeries *self, const char *key)
{
  OfftakePeriod period;
  OfftakeSeriesPoint point;

  g_return_val_if_fail (offtake_period_parse (key, &period), NULL);

  if (!offtake_series_is_constant (self))
    return offtake_series_ref ((OfftakeSeries *) self);
  point = (OfftakeSeriesPoint){ .first = period.first, .value = self->points[0].value };
  g_strlcpy (point.key, key, sizeof point.key);
  return offtake_series_new (&point, 1);
}

OfftakeSeries *
offtake_series_set (const OfftakeSeries *self, const char *key, double value)
{
  g_autoptr (OfftakeSeries) spread = NULL;
  g_autofree OfftakeSeriesPoint *points = NULL;
  OfftakePeriod period;
  OfftakeSeriesPoint point = { .value = value };
  guint at = 0;

  if (!key)
    return offtake_series_new_constant (value);
  g_return_val_if_fail (offtake_period_parse (key, &period), NULL);

  spread = offtake_series_spread (self, G_STRINGIFY (OFFTAKE_PERIOD_MIN_YEAR));
  points = g_new0 (OfftakeSeriesPoint, spread->n_points + 1);
  memcpy (points, spread->points, spread->n_points * sizeof *points);
  g_strlcpy (point.key, key, sizeof point.key);
  point.first = period.first;

  for (guint i = 0; i < spread->n_points; i++) {
    if (strcmp (points[i].key, key) == 0) {
      points[i].value = value;
      return offtake_series_new (points, spread->n_points);
    }
  }
  while (at < spread->n_points && compare_points (&points[at], &point) < 0)
    at++;
  memmove (points + at + 1, points + at, (spread->n_points - at) * sizeof *points);
  points[at] = point;
  return offtake_series_new (points, spread->n_points + 1);
}
