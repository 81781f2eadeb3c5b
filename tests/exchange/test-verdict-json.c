/* SPDX-License-Identifier: MPL-2.0 */
#include "exchange/verdict-json.h"

#include <string.h>

#include "rules/assess.h"

static char *
write_verdict (const char *text)
{
  g_autoptr (OfftakeRuleBook) book = offtake_rule_book_load (NULL);
  g_autoptr (json_t) facts = offtake_json_read (text, strlen (text), "facts", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakeVerdict) verdict = offtake_assess (book, facts, &error);

  g_assert_no_error (error);
  return offtake_verdict_json_write (verdict);
}

static void
test_keys (void)
{
  g_autofree char *text =
      write_verdict ("{\"rule\":\"us-baba\",\"us_component_cost\":56,\"component_cost\":100}");

  g_assert_cmpstr (text, ==,
                   "{\n"
                   "  \"rule\": \"us-baba\",\n"
                   "  \"outcome\": \"PASS\",\n"
                   "  \"value\": 56,\n"
                   "  \"threshold\": 55,\n"
                   "  \"operator\": \">\",\n"
                   "  \"citation\": \"IIJA sec. 70914; 2 CFR 184.5\",\n"
                   "  \"law_version\": \"IIJA sec. 70914; 2 CFR 184\",\n"
                   "  \"steps\": [\n"
                   "    \"56 of 100 is 56.0000 %\",\n"
                   "    \"56.0000 % > 55 % (2 CFR 184.5, confidence P): passes\"\n"
                   "  ]\n"
                   "}\n");
}

/* A figure of 0 is a figure; no figure is null, and so is its operator. */
static void
test_nulls (void)
{
  g_autofree char *none = write_verdict ("{\"rule\":\"us-pfe\",\"effective_control\":true}");
  g_autofree char *zero = write_verdict ("{\"rule\":\"us-macr\",\"component\":\"acm\",\"sold\":"
                                         "\"2027-01-01\",\"dmc_total\":10,\"dmc_pfe\":10}");

  g_assert_nonnull (strstr (none, "\"value\": null"));
  g_assert_nonnull (strstr (none, "\"threshold\": null"));
  g_assert_nonnull (strstr (none, "\"operator\": null"));
  g_assert_nonnull (strstr (zero, "\"value\": 0,"));
  g_assert_nonnull (strstr (zero, "\"threshold\": 0,"));
  g_assert_null (strstr (zero, "method_pending"));
}

static void
test_parts (void)
{
  g_autofree char *text = write_verdict (
      "{\"rule\":\"eu-art8\",\"date\":\"2032-01-10\",\"category\":\"ev\",\"metals\":{"
      "\"Ni\":{\"total_t\":10,\"recovered_t\":1},\"Mn\":{\"total_t\":1,\"recovered_t\":1}}}");

  g_assert_nonnull (strstr (text, "\"method_pending\": true"));
  g_assert_nonnull (strstr (text, "\"Ni\": {\n      \"outcome\": \"PASS\",\n      \"value\": 10,"));
  g_assert_nonnull (
      strstr (text, "\"Mn\": {\n      \"outcome\": \"NOT_COVERED\",\n      \"value\": null,"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/verdict-json/keys", test_keys);
  g_test_add_func ("/exchange/verdict-json/nulls", test_nulls);
  g_test_add_func ("/exchange/verdict-json/parts", test_parts);
  return g_test_run ();
}
