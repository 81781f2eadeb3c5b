/* SPDX-License-Identifier: MPL-2.0 */
#include "base/period.h"

#include <string.h>

static guint32
julian (int day, int month, int year)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return g_date_get_julian (&date);
}

static guint32
days_of_year (int year)
{
  return julian (1, 1, year + 1) - julian (1, 1, year);
}

/* Reads @n digits; -1 if one of them is none. */
static int
read_digits (const char *text, int n)
{
  int number = 0;

  for (int i = 0; i < n; i++) {
    if (!g_ascii_isdigit (text[i]))
      return -1;
    number = number * 10 + (text[i] - '0');
  }
  return number;
}

void
offtake_period_init (OfftakePeriod *period, int year, int quarter)
{
  *period = (OfftakePeriod){ .year = year, .quarter = quarter };
  if (quarter == 0) {
    g_snprintf (period->label, sizeof period->label, "%04d", year);
    period->first = julian (1, 1, year);
    period->last = julian (31, 12, year);
  } else {
    g_snprintf (period->label, sizeof period->label, "%04dQ%d", year, quarter);
    period->first = julian (1, quarter * 3 - 2, year);
    period->last = quarter == 4 ? julian (31, 12, year) : julian (1, quarter * 3 + 1, year) - 1;
  }
  period->year_share = (double) (period->last - period->first + 1) / days_of_year (year);
}

gboolean
offtake_period_parse (const char *text, OfftakePeriod *period)
{
  int year = read_digits (text, 4);
  int quarter = 0;

  if (year < 1)
    return FALSE;
  if (text[4] == 'Q') {
    quarter = read_digits (text + 5, 1);
    if (quarter < 1 || quarter > 4 || text[6])
      return FALSE;
  } else if (text[4]) {
    return FALSE;
  }
  offtake_period_init (period, year, quarter);
  return TRUE;
}

GArray *
offtake_periods_new (int from, int to, OfftakeStep step)
{
  GArray *periods = g_array_new (FALSE, FALSE, sizeof (OfftakePeriod));
  int first = step == OFFTAKE_STEP_QUARTER ? 1 : 0, last = step == OFFTAKE_STEP_QUARTER ? 4 : 0;

  for (int year = from; year <= to; year++) {
    for (int quarter = first; quarter <= last; quarter++) {
      OfftakePeriod period;
      offtake_period_init (&period, year, quarter);
      g_array_append_val (periods, period);
    }
  }
  return periods;
}

double
offtake_period_term_share (const OfftakePeriod *period, guint32 first, guint32 last)
{
  guint32 from = MAX (period->first, first);
  guint32 to = last ? MIN (period->last, last) : period->last;

  return to < from ? 0 : (double) (to - from + 1) / days_of_year (period->year);
}

guint32
offtake_day_parse (const char *text)
{
  if (strlen (text) != 10 || text[4] != '-' || text[7] != '-')
    return 0;

  int year = read_digits (text, 4), month = read_digits (text + 5, 2),
      day = read_digits (text + 8, 2);
  if (year < 1 || month < 1 || day < 1 ||
      !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return 0;
  return julian (day, month, year);
}

char *
offtake_day_format (guint32 day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (&date), g_date_get_month (&date),
                          g_date_get_day (&date));
}
