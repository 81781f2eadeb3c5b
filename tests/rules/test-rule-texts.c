/* SPDX-License-Identifier: MPL-2.0 */
#include "rules/rule-texts.h"

#include <string.h>

#include "rules/rule-book.h"

static void
add (GHashTable *texts, const char *text)
{
  if (text)
    g_hash_table_add (texts, (gpointer) text);
}

/* A name is shown with its words apart. */
static void
add_name (GHashTable *texts, const char *name)
{
  g_autofree char *words = g_strdelimit (g_strdup (name), "_", ' ');

  g_hash_table_add (texts, (gpointer) g_intern_string (words));
}

static void
add_rule (GHashTable *texts, const OfftakeRulePack *pack, const OfftakeRule *rule)
{
  json_t *assumption;
  size_t i;

  add (texts, rule->title);
  json_array_foreach (json_object_get (rule->tree, "assumptions"), i, assumption)
      add (texts, json_string_value (assumption));
  for (guint f = 0; f < rule->n_figures; f++) {
    const char *value = json_string_value (rule->figures[f].value);
    const char *key = rule->figures[f].key;
    add_name (texts, rule->figures[f].name);
    if (key && strlen (key) > 4 && !strchr (key, ' ')) /* elements and the law's codes stay */
      add_name (texts, key);
    if (value && strchr (value, ' '))
      add (texts, value);
  }
  if (g_str_equal (pack->id, "contracts")) {
    add (texts, rule->citation);
    add (texts, rule->law_version);
  }
}

/* The list is what the packs say, no more and no less. */
static void
test_fresh (void)
{
  g_autoptr (OfftakeRuleBook) book = offtake_rule_book_load (NULL);
  g_autoptr (GHashTable) texts = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint p = 0; p < book->packs->len; p++) {
    const OfftakeRulePack *pack = book->packs->pdata[p];
    for (guint r = 0; r < pack->rules->len; r++)
      add_rule (texts, pack, pack->rules->pdata[r]);
  }
  for (const char *const *text = offtake_rule_texts (); *text; text++)
    if (!g_hash_table_remove (texts, *text))
      g_error ("no rule pack says: %s", *text);
  GHashTableIter iterator;
  gpointer missing;
  g_hash_table_iter_init (&iterator, texts);
  while (g_hash_table_iter_next (&iterator, &missing, NULL))
    g_error ("app/rules/rule-texts.c lacks: %s", (const char *) missing);
}

static void
test_text (void)
{
  g_assert_null (offtake_rule_text (NULL));
  g_assert_cmpstr (offtake_rule_text (""), ==, "");
  g_assert_cmpstr (offtake_rule_text ("Our own rule"), ==, "Our own rule");

  g_autofree char *words = offtake_rule_words ("net_cost");
  g_assert_cmpstr (words, ==, "net cost");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/rule-texts/fresh", test_fresh);
  g_test_add_func ("/rules/rule-texts/text", test_text);
  return g_test_run ();
}
