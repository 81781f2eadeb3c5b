/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Units of mass and of mass per time as they stand in foreign tables. */

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  OFFTAKE_UNIT_MASS,       /* t, kg, lb, short ton, kt ... */
  OFFTAKE_UNIT_OF_NEED,    /* percent of what the buyer needs */
  OFFTAKE_UNIT_OF_OUTPUT,  /* percent of what the seller makes */
} OfftakeUnitKind;

typedef enum {
  OFFTAKE_PER_NOTHING, /* not said */
  OFFTAKE_PER_YEAR,
  OFFTAKE_PER_QUARTER,
  OFFTAKE_PER_MONTH,
  OFFTAKE_PER_TOTAL,   /* over the whole term */
} OfftakeUnitTime;

typedef struct {
  OfftakeUnitKind kind;
  OfftakeUnitTime per;
  double          factor; /* MASS: t of one unit; shares: the fraction of one unit */
  char            element[4]; /* tonnes of this element contained, or "" */
  gboolean        at_most, at_least, about; /* "up to", "minimum", "range ...": to be asked about */
  gboolean        guessed; /* words were left that are not understood: to be asked about */
} OfftakeUnit;

/* Reads a unit such as "kt/year", "lb per month", "short tons", "t contained Ni", "percent of
   production". FALSE if it is none, such as "GWh". */
gboolean offtake_unit_parse (const char *text, OfftakeUnit *unit);

/* Reads "year", "Monat", "total"; FALSE if it is none. */
gboolean offtake_unit_parse_time (const char *text, OfftakeUnitTime *per);

/* How many such times a year has; 0 for TOTAL, 1 for NOTHING. */
double offtake_unit_times_per_year (OfftakeUnitTime per);

G_END_DECLS
