/* SPDX-License-Identifier: MPL-2.0 */
#include "search/search-index.h"

#include <glib/gi18n.h>
#include <string.h>

#include "action-table.h"
#include "base/text.h"

struct _OfftakeSearchIndex {
  GPtrArray *hits; /* OfftakeHit */
};

/* A hit and how well it fits; smaller is better. */
typedef struct {
  const OfftakeHit *hit;
  guint fit, recent, place;
} Match;

enum { FIT_START, FIT_WORDS, FIT_TITLE, FIT_ANY, FIT_NONE };

static void
hit_free (gpointer data)
{
  OfftakeHit *hit = data;

  g_free (hit->id);
  g_free (hit->key);
  g_free (hit->title);
  g_free (hit->detail);
  g_free (hit->key_label);
  g_free (hit->folded_title);
  g_free (hit->folded);
  g_free (hit);
}

static OfftakeHit *
append (OfftakeSearchIndex *self,
        OfftakeHitKind kind,
        const char *prefix,
        const char *id,
        const char *title,
        const char *detail)
{
  OfftakeHit *hit = g_new0 (OfftakeHit, 1);
  g_autofree char *all = g_strjoin ("\n", title, detail, id, NULL);

  hit->kind = kind;
  hit->id = g_strdup (id);
  hit->key = g_strconcat (prefix, ":", id, NULL);
  hit->title = g_strdup (title);
  hit->detail = g_strdup (detail);
  hit->folded_title = g_utf8_casefold (title, -1);
  hit->folded = g_utf8_casefold (all, -1);
  g_ptr_array_add (self->hits, hit);
  return hit;
}

static void
add_actions (OfftakeSearchIndex *self, OfftakeActionFunc can, gpointer data)
{
  guint n = 0;
  const OfftakeActionInfo *table = offtake_action_table (&n);

  for (guint i = 0; i < n; i++) {
    if (!table[i].action || g_str_equal (table[i].action, "win.search") ||
        !can (table[i].action, data))
      continue;
    OfftakeHit *hit = append (self, OFFTAKE_HIT_ACTION, "action", table[i].action,
                              _ (table[i].title), _ (table[i].group));

    hit->key_label = offtake_action_info_dup_key_label (&table[i]);
  }
}

static const char *
title_of (OfftakePlan *plan, const char *list, const char *id)
{
  OfftakeRecord *record = id ? offtake_plan_find (plan, list, id) : NULL;

  return record ? offtake_record_get_title (record) : id ? id : "";
}

/* "agreement 014 · Sierra ARC → PlusCAM · Nickel carbonate" */
static char *
describe_agreement (OfftakePlan *plan, OfftakeAgreement *agreement)
{
  /* Translators: the noun "agreement", its number, seller, buyer and material */
  return g_strdup_printf (
      _ ("%s %s · %s → %s · %s"), _ (OFFTAKE_RECORD_GET_CLASS (agreement)->noun),
      agreement->number ? agreement->number : "", title_of (plan, "sites", agreement->seller),
      title_of (plan, "sites", agreement->buyer),
      title_of (plan, "materials", agreement->material));
}

static char *
describe_record (OfftakePlan *plan, OfftakeRecord *record)
{
  const char *of = NULL;

  if (OFFTAKE_IS_AGREEMENT (record))
    return describe_agreement (plan, OFFTAKE_AGREEMENT (record));
  if (OFFTAKE_IS_SITE (record))
    of = title_of (plan, "parties", OFFTAKE_SITE (record)->party);
  if (OFFTAKE_IS_DELIVERY (record))
    of = title_of (plan, "agreements", OFFTAKE_DELIVERY (record)->agreement);

  const char *const parts[] = { _ (OFFTAKE_RECORD_GET_CLASS (record)->noun), of };
  return offtake_text_join (" · ", parts, G_N_ELEMENTS (parts));
}

static void
add_records (OfftakeSearchIndex *self, OfftakePlan *plan)
{
  static const char *const lists[] = { "agreements", "sites",   "parties",    "materials",
                                       "recipes",    "indices", "deliveries", "scenarios" };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++) {
    GListModel *records = offtake_plan_get_list (plan, lists[i]);
    guint n = g_list_model_get_n_items (records);

    for (guint k = 0; k < n; k++) {
      g_autoptr (OfftakeRecord) record = g_list_model_get_item (records, k);
      g_autofree char *detail = describe_record (plan, record);
      OfftakeHit *hit = append (self, OFFTAKE_HIT_RECORD, lists[i], offtake_record_get_id (record),
                                offtake_record_get_title (record), detail);

      hit->list = lists[i];
    }
  }
}

static void
add_rules (OfftakeSearchIndex *self, const OfftakeRuleBook *book)
{
  for (guint i = 0; i < book->packs->len; i++) {
    const OfftakeRulePack *pack = g_ptr_array_index (book->packs, i);

    for (guint k = 0; k < pack->rules->len; k++) {
      const OfftakeRule *rule = g_ptr_array_index (pack->rules, k);
      g_autofree char *detail =
          /* Translators: a rule, and the law that it stands in */
          g_strdup_printf (_ ("rule · %s"), rule->citation ? rule->citation : rule->id);

      append (self, OFFTAKE_HIT_RULE, "rule", rule->id, offtake_rule_get_title (rule), detail);
    }
  }
}

OfftakeSearchIndex *
offtake_search_index_new (OfftakePlan *plan,
                          const OfftakeRuleBook *book,
                          OfftakeActionFunc can,
                          gpointer data)
{
  OfftakeSearchIndex *self = g_new0 (OfftakeSearchIndex, 1);

  self->hits = g_ptr_array_new_with_free_func (hit_free);
  add_actions (self, can, data);
  if (plan)
    add_records (self, plan);
  if (plan && book)
    add_rules (self, book);
  return self;
}

void
offtake_search_index_free (OfftakeSearchIndex *self)
{
  g_ptr_array_unref (self->hits);
  g_free (self);
}

/* Whether a word of @text begins with @word. */
static gboolean
has_word (const char *text, const char *word)
{
  for (const char *at = strstr (text, word); at; at = strstr (at + 1, word))
    if (at == text || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (at))))
      return TRUE;
  return FALSE;
}

static guint
fit_of (const OfftakeHit *hit, const char *text, char **words)
{
  guint fit = g_str_has_prefix (hit->folded_title, text) ? FIT_START : FIT_WORDS;

  for (char **word = words; *word; word++) {
    if (!**word)
      continue;
    if (!strstr (hit->folded, *word))
      return FIT_NONE;
    if (!strstr (hit->folded_title, *word))
      fit = FIT_ANY;
    else if (!has_word (hit->folded_title, *word))
      fit = MAX (fit, FIT_TITLE);
  }
  return fit;
}

static guint
place_in (const char *const *keys, const char *key)
{
  guint i = 0;

  while (keys && keys[i] && strcmp (keys[i], key) != 0)
    i++;
  return keys && keys[i] ? i : G_MAXUINT;
}

static int
compare_match (gconstpointer a, gconstpointer b)
{
  const Match *first = a, *second = b;

  if (first->fit != second->fit)
    return first->fit < second->fit ? -1 : 1;
  if (first->recent != second->recent)
    return first->recent < second->recent ? -1 : 1;
  return first->place < second->place ? -1 : first->place > second->place;
}

GPtrArray *
offtake_search_index_find (const OfftakeSearchIndex *self,
                           const char *text,
                           const char *const *recent,
                           guint max)
{
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (Match));
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_autofree char *folded = g_utf8_casefold (stripped, -1);
  g_auto (GStrv) words = g_strsplit_set (folded, " \t", -1);
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  for (guint i = 0; i < self->hits->len; i++) {
    const OfftakeHit *hit = g_ptr_array_index (self->hits, i);
    Match match = { hit, FIT_ANY, place_in (recent, hit->key), i };

    if (*folded)
      match.fit = fit_of (hit, folded, words);
    else if (hit->kind != OFFTAKE_HIT_ACTION && match.recent == G_MAXUINT)
      continue;
    if (match.fit != FIT_NONE)
      g_array_append_val (matches, match);
  }
  g_array_sort (matches, compare_match);
  for (guint i = 0; i < MIN (matches->len, max); i++)
    g_ptr_array_add (found, (gpointer) g_array_index (matches, Match, i).hit);
  return g_steal_pointer (&found);
}
