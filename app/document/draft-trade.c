/* SPDX-License-Identifier: MPL-2.0 */
#include "document/draft-trade.h"

#include <glib/gi18n.h>

#include "base/error.h"
#include "document/draft.h"
#include "document/scenario-edit.h"

/* What speaks for a material: a recipe says more than an agreement, and both ends more than one. */
#define BY_RECIPE 4
#define BY_TRADE 2

static OfftakeRecipe *
recipe_of (OfftakePlan *plan, OfftakeSite *site)
{
  OfftakeRecord *recipe = site->recipe ? offtake_plan_find (plan, "recipes", site->recipe) : NULL;

  return recipe ? OFFTAKE_RECIPE (recipe) : NULL;
}

/* Each end counts a trade once, however many agreements there are. */
static GHashTable *
find_traded (OfftakePlan *plan, OfftakeSite *site, gboolean sold)
{
  GHashTable *traded = g_hash_table_new (g_str_hash, g_str_equal);
  GListModel *agreements = offtake_plan_get_list (plan, "agreements");

  for (guint i = 0; i < g_list_model_get_n_items (agreements); i++) {
    g_autoptr (OfftakeAgreement) agreement = g_list_model_get_item (agreements, i);

    if (agreement->material &&
        g_strcmp0 (sold ? agreement->seller : agreement->buyer, site->id) == 0)
      g_hash_table_add (traded, agreement->material);
  }
  return traded;
}

static guint
score_of (OfftakeRecipe *gives,
          OfftakeRecipe *takes,
          GHashTable *sold,
          GHashTable *bought,
          const char *material)
{
  return (gives && offtake_recipe_makes (gives, material) ? BY_RECIPE : 0) +
         (takes && offtake_recipe_takes (takes, material) ? BY_RECIPE : 0) +
         (g_hash_table_contains (sold, material) ? BY_TRADE : 0) +
         (g_hash_table_contains (bought, material) ? BY_TRADE : 0);
}

const char *
offtake_draft_guess_material (OfftakePlan *plan, OfftakeSite *seller, OfftakeSite *buyer)
{
  GListModel *materials = offtake_plan_get_list (plan, "materials");
  g_autoptr (GHashTable) sold = find_traded (plan, seller, TRUE);
  g_autoptr (GHashTable) bought = find_traded (plan, buyer, FALSE);
  OfftakeRecipe *gives = recipe_of (plan, seller), *takes = recipe_of (plan, buyer);
  const char *best = NULL;
  guint most = 0;

  for (guint i = 0; i < g_list_model_get_n_items (materials); i++) {
    g_autoptr (OfftakeRecord) material = g_list_model_get_item (materials, i);
    const char *id = offtake_record_get_id (material);
    const guint score = score_of (gives, takes, sold, bought, id);

    if (!best || score > most) {
      best = id;
      most = score;
    }
  }
  return best;
}

OfftakeRecord *
offtake_draft_trade (OfftakeDocument *document,
                     OfftakeSite *seller,
                     OfftakeSite *buyer,
                     GError **error)
{
  OfftakePlan *plan = offtake_document_get_edited_plan (document);
  const char *material = offtake_draft_guess_material (plan, seller, buyer);
  OfftakeRecord *added = NULL;

  if (seller == buyer) {
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
                 _ ("%s cannot sell to itself; choose another site"),
                 offtake_record_get_title (OFFTAKE_RECORD (seller)));
    return NULL;
  }
  g_autoptr (json_t) given = json_pack ("{s:s, s:s, s:s*}", "seller", seller->id, "buyer",
                                        buyer->id, "material", material);
  if (!offtake_document_begin_group (document, _ ("Draft agreement"), error))
    return NULL;
  g_autoptr (OfftakeRecord) record = offtake_draft_new (plan, "agreements", given, error);
  if (record && offtake_document_add (document, record, error))
    added = offtake_plan_find (plan, "agreements", offtake_record_get_id (record));
  if (!added)
    offtake_document_abort_group (document);
  else if (!offtake_document_end_group (document, error))
    added = NULL;
  return added;
}
