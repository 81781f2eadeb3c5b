/* SPDX-License-Identifier: MPL-2.0 */
#include "exchange/date-text.h"

#include <stdio.h>
#include <string.h>

#include "base/period.h"

/* Months @first to @last of @year, both from 1. */
static guint32
day_of_months (guint year, guint first, guint last, gboolean is_last)
{
  if (year < OFFTAKE_PERIOD_MIN_YEAR || year > OFFTAKE_PERIOD_MAX_YEAR || first < 1 || last > 12)
    return 0;
  guint month = is_last ? last : first;
  guint day = is_last ? g_date_get_days_in_month (month, (GDateYear) year) : 1;
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, month, (GDateYear) year);
  return g_date_get_julian (&date);
}

static guint32
day_of (guint year, guint month, guint day)
{
  GDate date;

  if (year < OFFTAKE_PERIOD_MIN_YEAR || year > OFFTAKE_PERIOD_MAX_YEAR || month > 12 || day > 31 ||
      !g_date_valid_dmy ((GDateDay) day, month, (GDateYear) year))
    return 0;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, month, (GDateYear) year);
  return g_date_get_julian (&date);
}

/* Month before day or day before month: only where one of them makes no day, or both the same. */
static guint32
day_of_either (guint a, guint b, guint year)
{
  guint32 american = day_of (year, a, b), other = day_of (year, b, a);

  return american && other && american != other ? 0 : american ? american : other;
}

guint32
offtake_date_text_parse (const char *text, gboolean last)
{
  guint a = 0, b = 0, c = 0;
  int end = 0;
  const int length = (int) strlen (text);

  if (length > 32)
    return 0;
  if (sscanf (text, "%4u-%2u-%2u%n", &a, &b, &c, &end) == 3 &&
      (end == length || text[end] == 'T' || text[end] == ' '))
    return day_of (a, b, c);
  if (sscanf (text, "%2u.%2u.%4u%n", &a, &b, &c, &end) == 3 && end == length)
    return day_of (c, b, a);
  if (sscanf (text, "%2u/%2u/%4u%n", &a, &b, &c, &end) == 3 && end == length)
    return day_of_either (a, b, c);
  if ((sscanf (text, "%4u-%*1[Qq]%1u%n", &a, &b, &end) == 2 ||
       sscanf (text, "%4u%*1[Qq]%1u%n", &a, &b, &end) == 2) &&
      end == length && b >= 1 && b <= 4)
    return day_of_months (a, b * 3 - 2, b * 3, last);
  if ((sscanf (text, "%4u-%*1[Hh]%1u%n", &a, &b, &end) == 2 ||
       sscanf (text, "%4u%*1[Hh]%1u%n", &a, &b, &end) == 2) &&
      end == length && b >= 1 && b <= 2)
    return day_of_months (a, b * 6 - 5, b * 6, last);
  if (sscanf (text, "%4u-%2u%n", &a, &b, &end) == 2 && end == length)
    return day_of_months (a, b, b, last);
  if (sscanf (text, "%4u%n", &a, &end) == 1 && end == length)
    return day_of_months (a, 1, 12, last);
  return 0;
}
