/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* A number that changes with time: one number, or values that each hold from the start of a period
   until the next one given. Immutable and counted, so that any thread may read it. */

#include "base/json.h"
#include "base/period.h"

G_BEGIN_DECLS

typedef struct _OfftakeSeries OfftakeSeries;

/* What holds before the first given period: 0 for quantities, shares, limits and capacities, the
   first value for prices, factors and intensities. */
typedef enum {
  OFFTAKE_BEFORE_ZERO,
  OFFTAKE_BEFORE_FIRST,
} OfftakeBefore;

typedef struct {
  char    key[12]; /* "" for a plain number */
  guint32 first;   /* julian day from which it holds; 0 for a plain number */
  double  value;
} OfftakeSeriesPoint;

OfftakeSeries *offtake_series_new_constant (double value);

/* @points in the order in which they are to be written. */
OfftakeSeries *offtake_series_new (const OfftakeSeriesPoint *points, guint n_points);

/* From a JSON number or object. On error @error says which key and why. */
OfftakeSeries *offtake_series_from_json (json_t *value, GError **error);
json_t        *offtake_series_to_json (const OfftakeSeries *self);

OfftakeSeries *offtake_series_ref (OfftakeSeries *self);
void           offtake_series_unref (OfftakeSeries *self);

gboolean offtake_series_is_constant (const OfftakeSeries *self);
/* In written order. */
const OfftakeSeriesPoint *offtake_series_get_points (const OfftakeSeries *self, guint *n_points);

/* The value on @day: the last point whose day is not after it. Of two keys that start on the same
   day ("2027" and "2027Q1") the finer one holds. An empty series is 0. */
double offtake_series_at (const OfftakeSeries *self, guint32 day, OfftakeBefore before);

/* A plain number as one that holds from the period @key on; any other series as it is. */
OfftakeSeries *offtake_series_spread (const OfftakeSeries *self, const char *key);

/* A series with the value from @key (a period's label) set to @value; other points keep their
   place, a new one goes before the first that is later. A plain number first spreads from
   OFFTAKE_PERIOD_MIN_YEAR (spread it yourself to begin with the horizon). With @key NULL the whole
   series becomes the one number. */
OfftakeSeries *offtake_series_set (const OfftakeSeries *self, const char *key, double value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfftakeSeries, offtake_series_unref)

G_END_DECLS
