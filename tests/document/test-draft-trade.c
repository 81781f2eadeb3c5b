/* SPDX-License-Identifier: MPL-2.0 */
#include "document/draft-trade.h"

#include "base/error.h"
#include "lib/fixture.h"

static OfftakeSite *
site (OfftakePlan *plan, const char *id)
{
  OfftakeRecord *record = offtake_plan_find (plan, "sites", id);

  g_assert_nonnull (record);
  return OFFTAKE_SITE (record);
}

static OfftakeDocument *
open_founding (const char *dir)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakePlan) plan = offtake_document_load_sample ("founding", &error);
  g_autofree char *path = g_build_filename (dir, "founding.offtake", NULL);
  OfftakeDocument *document = offtake_document_create (path, plan, FALSE, &error);

  g_assert_no_error (error);
  return document;
}

/* What the one makes and the other takes comes first. */
static void
test_guess (void)
{
  static const struct {
    const char *seller, *buyer, *material;
  } cases[] = {
    { "pack-shredder", "sierra-arc", "bm622" },
    { "pluscam", "cell-plant-b", "cam811" },
    { "primary-li", "pluscam", "li2co3" },
    { "collection", "pack-shredder", "packs" },
    { "cell-plant-b", "scrap-shredder", "scrap811" },
  };
  g_autoptr (OfftakePlan) plan = offtake_document_load_sample ("founding", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    OfftakeSite *seller = site (plan, cases[i].seller), *buyer = site (plan, cases[i].buyer);
    const char *guess = offtake_draft_guess_material (plan, seller, buyer);

    g_test_message ("%s to %s: %s", cases[i].seller, cases[i].buyer, guess);
    g_assert_cmpstr (guess, ==, cases[i].material);
  }
}

/* One step, which one undo takes back; the draft moves nothing yet. */
static void
test_one_step (void)
{
  char *dir = fixture_dir ();
  g_autoptr (OfftakeDocument) document = open_founding (dir);
  g_autoptr (GError) error = NULL;
  OfftakePlan *plan = offtake_document_get_plan (document);
  GListModel *agreements = offtake_plan_get_list (plan, "agreements");
  const guint n = g_list_model_get_n_items (agreements);
  OfftakeRecord *made = offtake_draft_trade (document, site (plan, "pack-shredder"),
                                             site (plan, "sierra-arc"), &error);

  g_assert_no_error (error);
  g_assert_cmpstr (OFFTAKE_AGREEMENT (made)->seller, ==, "pack-shredder");
  g_assert_cmpstr (OFFTAKE_AGREEMENT (made)->buyer, ==, "sierra-arc");
  g_assert_cmpint (OFFTAKE_AGREEMENT (made)->status, ==, OFFTAKE_STATUS_DRAFT);
  g_assert_cmpuint (g_list_model_get_n_items (agreements), ==, n + 1);
  g_assert_cmpstr (offtake_document_get_undo_label (document), ==, "Draft agreement");
  g_assert_true (offtake_document_undo (document, &error));
  g_assert_cmpuint (g_list_model_get_n_items (agreements), ==, n);
  offtake_document_close (document);
  fixture_remove_dir (dir);
}

static void
test_not_to_itself (void)
{
  char *dir = fixture_dir ();
  g_autoptr (OfftakeDocument) document = open_founding (dir);
  g_autoptr (GError) error = NULL;
  OfftakePlan *plan = offtake_document_get_plan (document);
  OfftakeSite *one = site (plan, "pluscam");

  g_assert_null (offtake_draft_trade (document, one, one, &error));
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID);
  g_assert_false (offtake_document_can_undo (document));
  offtake_document_close (document);
  fixture_remove_dir (dir);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/draft-trade/guess", test_guess);
  g_test_add_func ("/document/draft-trade/one-step", test_one_step);
  g_test_add_func ("/document/draft-trade/not-to-itself", test_not_to_itself);
  return g_test_run ();
}
