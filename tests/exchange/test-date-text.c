/* SPDX-License-Identifier: MPL-2.0 */
#include "exchange/date-text.h"

#include "base/period.h"

static const struct {
  const char *text, *first, *last; /* NULL: none */
} cases[] = {
  { "2026-03-10", "2026-03-10", "2026-03-10" },
  { "2026-03-10T00:00:00", "2026-03-10", "2026-03-10" },
  { "10.3.2026", "2026-03-10", "2026-03-10" },
  { "2026", "2026-01-01", "2026-12-31" },
  { "2024-02", "2024-02-01", "2024-02-29" },
  { "2026Q2", "2026-04-01", "2026-06-30" },
  { "2024-Q4", "2024-10-01", "2024-12-31" },
  { "2023-H2", "2023-07-01", "2023-12-31" },
  { "12/31/2026", "2026-12-31", "2026-12-31" },
  { "31/12/2026", "2026-12-31", "2026-12-31" },
  { "5/5/2026", "2026-05-05", "2026-05-05" },
  { "3/10/2026", NULL, NULL },
  { "2026-13", NULL, NULL },
  { "2026-Q5", NULL, NULL },
  { "2026-02-30", NULL, NULL },
  { "31.2.2026", NULL, NULL },
  { "soon", NULL, NULL },
  { "", NULL, NULL },
  { "1492", NULL, NULL },
  { "2026-03-10x", NULL, NULL },
};

static void
test_parse (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint last = 0; last < 2; last++) {
      guint32 day = offtake_date_text_parse (cases[i].text, last);
      g_autofree char *iso = day ? offtake_day_format (day) : NULL;
      g_assert_cmpstr (iso, ==, last ? cases[i].last : cases[i].first);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/date-text/parse", test_parse);
  return g_test_run ();
}
