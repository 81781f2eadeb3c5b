/* SPDX-License-Identifier: MPL-2.0 */
#include "store/row-sum.h"

#include <string.h>

#include "lib/store.h"
#include "store/query.h"

static OfftakeRowSum
random_sum (void)
{
  OfftakeRowSum sum;

  for (int i = 0; i < OFFTAKE_ROW_SUM_WORDS; i++)
    switch (g_test_rand_int_range (0, 3)) {
    case 0: sum.words[i] = G_MAXUINT64; break;
    case 1: sum.words[i] = 0; break;
    default:
      sum.words[i] = (guint64) g_test_rand_int () << 32 | (guint32) g_test_rand_int ();
      break;
    }
  return sum;
}

static void
test_subtract_takes_back (void)
{
  for (int i = 0; i < 1000; i++) {
    OfftakeRowSum first = random_sum (), second = random_sum (), sum = first, other = second;
    offtake_row_sum_add (&sum, &second);
    offtake_row_sum_add (&other, &first);
    g_assert_cmpmem (&sum, sizeof sum, &other, sizeof other);
    offtake_row_sum_subtract (&sum, &second);
    g_assert_cmpmem (&sum, sizeof sum, &first, sizeof first);
  }
}

static void
test_carry (void)
{
  OfftakeRowSum sum = { { G_MAXUINT64, G_MAXUINT64, 5, 0 } }, one = { { 1 } };

  offtake_row_sum_add (&sum, &one);
  g_autofree char *text = offtake_row_sum_format (&sum);
  g_assert_cmpstr (text, ==,
                   "0000000000000000"
                   "0000000000000006"
                   "0000000000000000"
                   "0000000000000000");
}

static void
test_text_and_back (void)
{
  static const char *const bad[] = {
    NULL, "", "12", "000000000000000000000000000000000000000000000000000000000000000g"
  };
  OfftakeRowSum sum = random_sum (), back;
  g_autofree char *text = offtake_row_sum_format (&sum);

  g_assert_true (offtake_row_sum_parse (&back, text));
  g_assert_cmpmem (&sum, sizeof sum, &back, sizeof back);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (offtake_row_sum_parse (&back, bad[i]));
}

/* Rows of the same hash, and rows that must not have it. */
static const struct {
  const char *first, *second;
  gboolean same;
} rows[] = {
  { "SELECT 1, 'a'", "SELECT 1.0, 'a'", TRUE },
  { "SELECT 0.0", "SELECT -0.0", TRUE },
  { "SELECT 'ab', 'c'", "SELECT 'a', 'bc'", FALSE },
  { "SELECT NULL, 'a'", "SELECT 'a', NULL", FALSE },
  { "SELECT ''", "SELECT NULL", FALSE },
  { "SELECT '1'", "SELECT 1", FALSE },
  { "SELECT 1 UNION ALL SELECT 2", "SELECT 2 UNION ALL SELECT 1", TRUE },
  { "SELECT 1 UNION ALL SELECT 1", "SELECT 1", FALSE },
};

static void
test_what_counts (void)
{
  g_autoptr (OfftakeDatabase) database = offtake_database_open_memory (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (OfftakeQuery) first = offtake_query (database, rows[i].first, "");
    g_autoptr (OfftakeQuery) second = offtake_query (database, rows[i].second, "");
    OfftakeRowSum a, b;
    g_assert_true (offtake_row_sum_of_query (&a, first, NULL));
    g_assert_true (offtake_row_sum_of_query (&b, second, NULL));
    g_assert_cmpint (memcmp (&a, &b, sizeof a) == 0, ==, rows[i].same);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/row-sum/subtract", test_subtract_takes_back);
  g_test_add_func ("/store/row-sum/carry", test_carry);
  g_test_add_func ("/store/row-sum/text", test_text_and_back);
  g_test_add_func ("/store/row-sum/what-counts", test_what_counts);
  return g_test_run ();
}
