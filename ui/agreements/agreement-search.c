/* SPDX-License-Identifier: MPL-2.0 */
#include "agreements/agreement-search.h"

#include <string.h>

/* A row keeps the text of its own terms. Names of what it refers to are looked through once for
   each word, not once for each row, and are never out of date. */

typedef struct {
  char *text;      /* folded */
  GHashTable *ids; /* of sites and materials in whose titles it stands; the keys are the records' */
} Word;

struct _OfftakeAgreementSearch {
  GtkFilter parent_instance;

  char *text; /* folded, as a whole */
  GArray *words;
};

G_DEFINE_FINAL_TYPE (OfftakeAgreementSearch, offtake_agreement_search, GTK_TYPE_FILTER)

static void
clear_word (gpointer data)
{
  Word *word = data;

  g_free (word->text);
  g_hash_table_unref (word->ids);
}

static gboolean
has_id (const Word *word, const char *id)
{
  return id && g_hash_table_contains (word->ids, id);
}

static gboolean
stands_in (const Word *word, OfftakeAgreementRow *row)
{
  OfftakeAgreement *agreement = offtake_agreement_row_get_agreement (row);

  return strstr (offtake_agreement_row_get_search_text (row), word->text) ||
         has_id (word, agreement->seller) || has_id (word, agreement->buyer) ||
         has_id (word, agreement->material);
}

static gboolean
offtake_agreement_search_match (GtkFilter *filter, gpointer row)
{
  OfftakeAgreementSearch *self = OFFTAKE_AGREEMENT_SEARCH (filter);

  for (guint i = 0; i < self->words->len; i++)
    if (!stands_in (&g_array_index (self->words, Word, i), row))
      return FALSE;
  return TRUE;
}

static GtkFilterMatch
offtake_agreement_search_get_strictness (GtkFilter *filter)
{
  return OFFTAKE_AGREEMENT_SEARCH (filter)->words->len ? GTK_FILTER_MATCH_SOME
                                                       : GTK_FILTER_MATCH_ALL;
}

static void
offtake_agreement_search_finalize (GObject *object)
{
  OfftakeAgreementSearch *self = OFFTAKE_AGREEMENT_SEARCH (object);

  g_free (self->text);
  g_array_unref (self->words);
  G_OBJECT_CLASS (offtake_agreement_search_parent_class)->finalize (object);
}

static void
offtake_agreement_search_class_init (OfftakeAgreementSearchClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = offtake_agreement_search_finalize;
  GTK_FILTER_CLASS (klass)->match = offtake_agreement_search_match;
  GTK_FILTER_CLASS (klass)->get_strictness = offtake_agreement_search_get_strictness;
}

static void
offtake_agreement_search_init (OfftakeAgreementSearch *self)
{
  self->text = g_strdup ("");
  self->words = g_array_new (FALSE, FALSE, sizeof (Word));
  g_array_set_clear_func (self->words, clear_word);
}

OfftakeAgreementSearch *
offtake_agreement_search_new (void)
{
  return g_object_new (OFFTAKE_TYPE_AGREEMENT_SEARCH, NULL);
}

static void
look_in_titles (GArray *words, GListModel *records)
{
  guint n = g_list_model_get_n_items (records);

  for (guint i = 0; words->len > 0 && i < n; i++) {
    g_autoptr (OfftakeRecord) record = g_list_model_get_item (records, i);
    g_autofree char *title = g_utf8_casefold (offtake_record_get_title (record), -1);

    for (guint w = 0; w < words->len; w++)
      if (strstr (title, g_array_index (words, Word, w).text))
        g_hash_table_add (g_array_index (words, Word, w).ids,
                          g_strdup (offtake_record_get_id (record)));
  }
}

static void
set_words (OfftakeAgreementSearch *self, OfftakePlan *plan)
{
  g_auto (GStrv) texts = g_strsplit_set (self->text, " \t\n", -1);

  g_array_set_size (self->words, 0);
  for (guint i = 0; texts[i]; i++) {
    Word word = { NULL };

    if (!*texts[i])
      continue;
    word.text = g_strdup (texts[i]);
    word.ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    g_array_append_val (self->words, word);
  }
  if (!plan)
    return;
  look_in_titles (self->words, offtake_plan_get_list (plan, "sites"));
  look_in_titles (self->words, offtake_plan_get_list (plan, "materials"));
}

void
offtake_agreement_search_set (OfftakeAgreementSearch *self, OfftakePlan *plan, const char *text)
{
  g_autofree char *before = g_steal_pointer (&self->text);

  self->text = g_utf8_casefold (text ? text : "", -1);
  set_words (self, plan);
  if (strcmp (self->text, before) == 0)
    return;
  gtk_filter_changed (GTK_FILTER (self),
                      g_str_has_prefix (self->text, before)   ? GTK_FILTER_CHANGE_MORE_STRICT
                      : g_str_has_prefix (before, self->text) ? GTK_FILTER_CHANGE_LESS_STRICT
                                                              : GTK_FILTER_CHANGE_DIFFERENT);
}
