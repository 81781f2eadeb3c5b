/* SPDX-License-Identifier: MPL-2.0 */
#include "rules/rule-book.h"

#include <string.h>

#include "base/period.h"
#include "lib/fixture.h"

static void
test_built_in (void)
{
  g_autoptr (OfftakeRuleBook) book = offtake_rule_book_load (NULL);
  OfftakeRulePack *pack;
  OfftakeRule *rule = offtake_rule_book_find (book, "eu-art8", &pack);

  for (guint i = 0; i < book->faults->len; i++)
    g_test_message ("%s", (const char *) book->faults->pdata[i]);
  g_assert_cmpuint (book->faults->len, ==, 0);
  g_assert_nonnull (rule);
  g_assert_cmpstr (pack->id, ==, "eu-batteries");
  g_assert_cmpstr (rule->law_version, ==, pack->law_version);
  g_assert_null (offtake_rule_book_find (book, "eu-art9", NULL));
}

/* What a reader of the printed evidence needs. */
static void
test_every_figure_has_its_papers (void)
{
  g_autoptr (OfftakeRuleBook) book = offtake_rule_book_load (NULL);

  for (guint p = 0; p < book->packs->len; p++) {
    const OfftakeRulePack *pack = book->packs->pdata[p];
    for (guint r = 0; r < pack->rules->len; r++) {
      const OfftakeRule *rule = pack->rules->pdata[r];
      for (guint f = 0; f < rule->n_figures; f++) {
        const OfftakeFigure *figure = &rule->figures[f];
        g_assert_nonnull (figure->clause);
        if (figure->confidence != OFFTAKE_CONFIDENCE_UNREAD)
          g_assert_cmpuint (json_array_size (figure->sources), >, 0);
      }
    }
  }
}

static void
test_dates (void)
{
  g_autoptr (OfftakeRuleBook) book = offtake_rule_book_load (NULL);
  const OfftakeRule *rule = offtake_rule_book_find (book, "eu-art8", NULL);
  guint32 before = offtake_day_parse ("2031-08-17"), first = offtake_day_parse ("2031-08-18"),
          last = offtake_day_parse ("2036-08-17");

  g_assert_null (offtake_rule_find (rule, "minimum", "Ni", "ev", before));
  g_assert_cmpfloat (offtake_rule_find_next (rule, "minimum", "Ni", "ev", before)->number, ==, 6);
  g_assert_cmpfloat (offtake_rule_find (rule, "minimum", "Ni", "ev", first)->number, ==, 6);
  g_assert_cmpfloat (offtake_rule_find (rule, "minimum", "Ni", "ev", last)->number, ==, 6);
  g_assert_cmpfloat (offtake_rule_find (rule, "minimum", "Ni", "ev", last + 1)->number, ==, 15);
  g_assert_null (offtake_rule_find (rule, "minimum", "Ni", "lmt", last));
  g_assert_null (offtake_rule_find (rule, "minimum", "Cu", "ev", last));
}

/* Struck figures are shown and never applied. */
static void
test_repealed (void)
{
  g_autoptr (OfftakeRuleBook) book = offtake_rule_book_load (NULL);
  const OfftakeRule *rule = offtake_rule_book_find (book, "us-30d-minerals", NULL);

  g_assert_cmpfloat (
      offtake_rule_find (rule, "minimum", NULL, NULL, offtake_day_parse ("2026-12-31"))->number, ==,
      70);
  g_assert_null (offtake_rule_find (rule, "minimum", NULL, NULL, offtake_day_parse ("2027-01-01")));
}

static void
write_pack (const char *folder, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

#define PACK(id, rule)                                                                             \
  "{\"format\":\"offtake-rules/1\",\"id\":\"" id "\",\"title\":\"T\",\"law_version\":\"L\","       \
  "\"as_of\":\"2026-01-01\",\"sources\":[{\"id\":\"1\",\"title\":\"S\"}],\"rules\":[" rule "]}"
#define RULE(id, figure)                                                                           \
  "{\"id\":\"" id "\",\"title\":\"T\",\"kind\":\"benchmark\",\"citation\":\"C\",\"figures\":["     \
  "{\"name\":\"minimum\",\"clause\":\"C\",\"confidence\":\"P\"," figure "}]}"

/* One bad pack is named with its place and the reason; the others load. */
static void
test_refused (void)
{
  static const struct {
    const char *text, *place, *reason;
  } cases[] = {
    { "{", "line 1", "" },
    { "[]", "", "must be of type object" },
    { PACK ("b", RULE ("b-1", "\"value\":1,\"sources\":[\"2\"]")), "rules[0].figures[0].sources",
      "no source \"2\"" },
    { PACK ("b", RULE ("b-1", "\"value\":1,\"sources\":[\"1\"],\"from\":\"2027-02-30\"")),
      "rules[0].figures[0].from", "no day" },
    { PACK ("b", RULE ("b-1", "\"value\":1,\"sources\":[\"1\"],\"from\":\"2028-01-01\","
                              "\"to\":\"2027-01-01\"")),
      "rules[0].figures[0].to", "ends before it binds" },
    { PACK ("b", RULE ("b-1", "\"value\":null,\"sources\":[\"1\"]")), "rules[0].figures[0].value",
      "must be of type" },
    { PACK ("b", RULE ("b-1", "\"value\":\"x\",\"unit\":\"%\",\"sources\":[\"1\"]")),
      "rules[0].figures[0].value", "must be a number" },
    { PACK ("b", RULE ("b-1", "\"value\":1,\"sources\":[\"1\"],\"form\":1")),
      "rules[0].figures[0].form", "not known" },
    { PACK ("b", RULE ("b-1", "\"sources\":[\"1\"]")), "rules[0].figures[0]",
      "\"value\" is missing" },
    { PACK ("b", "{\"id\":\"b-1\",\"title\":\"T\",\"kind\":\"guess\",\"citation\":\"C\","
                 "\"figures\":[]}"),
      "rules[0].kind", "must be one of" },
    { PACK ("b", "{\"id\":\"b-1\",\"title\":\"T\",\"kind\":\"ratio\",\"citation\":\"C\","
                 "\"figures\":[]}"),
      "rules[0].terms", "denominator" },
    { PACK ("b", RULE ("b-1", "\"value\":1,\"sources\":[\"1\"]") "," RULE (
                     "b-1", "\"value\":1,\"sources\":[\"1\"]")),
      "rules[1].id", "already" },
    { PACK ("b", RULE ("eu-art8", "\"value\":1,\"sources\":[\"1\"]")), "eu-art8", "another pack" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    char *folder = fixture_dir ();
    write_pack (folder, "a.json", PACK ("a", RULE ("a-1", "\"value\":1,\"sources\":[\"1\"]")));
    write_pack (folder, "b.json", cases[i].text);
    write_pack (folder, "c.json", PACK ("c", RULE ("c-1", "\"value\":1,\"sources\":[\"1\"]")));
    g_autoptr (OfftakeRuleBook) book = offtake_rule_book_load (folder);
    g_assert_cmpuint (book->faults->len, ==, 1);
    g_assert_nonnull (strstr (book->faults->pdata[0], "b.json"));
    g_assert_nonnull (strstr (book->faults->pdata[0], cases[i].place));
    g_assert_nonnull (strstr (book->faults->pdata[0], cases[i].reason));
    g_assert_nonnull (offtake_rule_book_find (book, "a-1", NULL));
    g_assert_null (offtake_rule_book_find (book, "b-1", NULL));
    g_assert_nonnull (offtake_rule_book_find (book, "c-1", NULL));
    fixture_remove_dir (folder);
  }
}

static void
test_no_folder (void)
{
  g_autoptr (OfftakeRuleBook) book = offtake_rule_book_load ("/nowhere/at/all");

  g_assert_cmpuint (book->faults->len, ==, 1);
  g_assert_nonnull (offtake_rule_book_find (book, "eu-art8", NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/rule-book/built-in", test_built_in);
  g_test_add_func ("/rules/rule-book/every-figure-has-its-papers",
                   test_every_figure_has_its_papers);
  g_test_add_func ("/rules/rule-book/dates", test_dates);
  g_test_add_func ("/rules/rule-book/repealed", test_repealed);
  g_test_add_func ("/rules/rule-book/refused", test_refused);
  g_test_add_func ("/rules/rule-book/no-folder", test_no_folder);
  return g_test_run ();
}
