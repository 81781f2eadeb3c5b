/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Calendar time. A day is a GDate julian day number (guint32); both ends of a range are inclusive;
   0 means that no day is given. */

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  OFFTAKE_STEP_YEAR,
  OFFTAKE_STEP_QUARTER,
} OfftakeStep;

/* One period of a plan's horizon. */
typedef struct {
  char    label[12];  /* "2027" or "2027Q3" */
  int     year;
  int     quarter;    /* 1 to 4; 0 for a whole year */
  guint32 first, last; /* julian days, inclusive */
  double  year_share; /* its days over the days of its year: y of the computation */
} OfftakePeriod;

#define OFFTAKE_PERIOD_MIN_YEAR 1900
#define OFFTAKE_PERIOD_MAX_YEAR 2200

/* Reads "2027" or "2027Q3"; FALSE if @text is neither. */
gboolean offtake_period_parse (const char *text, OfftakePeriod *period);
void     offtake_period_init (OfftakePeriod *period, int year, int quarter);

/* The periods of a horizon, both years inclusive. Returns: (transfer full): array of OfftakePeriod. */
GArray *offtake_periods_new (int from, int to, OfftakeStep step);

/* Days that the period shares with the term [@first, @last], over the days of its year: f of the
   computation. A @first or @last of 0 is open. */
double offtake_period_term_share (const OfftakePeriod *period, guint32 first, guint32 last);

/* Reads an ISO 8601 day; 0 if it does not exist or is not of the form YYYY-MM-DD. */
guint32 offtake_day_parse (const char *text);
char   *offtake_day_format (guint32 day);

G_END_DECLS
