/* SPDX-License-Identifier: MPL-2.0 */
#include "sheet/cell-text.h"

#include <string.h>

#include "agreement-editor/field-path.h"
#include "agreements/agreement-columns.h"
#include "base/error.h"
#include "sheet/cell-editor.h"
#include "ui/stage.h"

static const struct {
  const char *path, *text, *json; /* json NULL: refused; "": nothing */
} cases[] = {
  { "status", "Binding", "\"binding\"" },
  { "status", "LOI", "\"loi\"" },
  { "status", "share_of_need", NULL },
  { "seller", "sierra arc", "\"sierra-arc\"" },
  { "seller", "pluscam", "\"pluscam\"" },
  { "seller", "Siera ARC", NULL },
  { "seller", "", NULL },
  { "renewal.automatic", "Yes", "true" },
  { "renewal.automatic", "0", "false" },
  { "renewal.automatic", "perhaps", NULL },
  { "quantity.tolerance", "30 %", "0.3" },
  { "quantity.tolerance", "30", "0.3" },
  { "quantity.tolerance", "", "" },
  { "quantity.tolerance", "many", NULL },
  { "price.floor_per_t", "9,000", "9000" },
  { "end", "2031-12-31", "\"2031-12-31\"" },
  { "end", "31.12.2031", NULL },
  { "notes", "two words", "\"two words\"" },
};

static void
test_parse (void)
{
  g_autoptr (OfftakeView) view = stage_view ("founding");
  OfftakeRecord *record = OFFTAKE_RECORD (stage_agreement (view, "aqms-6k-ni"));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (json_t) value = NULL;
    g_autoptr (GError) error = NULL;
    gboolean taken = offtake_cell_text_parse (offtake_view_get_plan (view), record, cases[i].path,
                                              cases[i].text, &value, &error);

    g_assert_cmpint (taken, ==, cases[i].json != NULL);
    g_assert_true (taken == (error == NULL));
    g_autofree char *json =
        value ? json_dumps (value, JSON_ENCODE_ANY | JSON_REAL_PRECISION (12)) : NULL;
    g_assert_cmpstr (json ? json : "", ==, cases[i].json ? cases[i].json : "");
  }
  offtake_document_close (offtake_view_get_document (view));
}

/* What is copied out of a cell is the same value when it is pasted there. */
static void
test_round_trip (void)
{
  g_autoptr (OfftakeView) view = stage_view ("founding");
  OfftakePlan *plan = offtake_view_get_plan (view);
  GListModel *agreements = offtake_plan_get_list (plan, "agreements");
  const char *path = NULL;

  for (guint c = 0; (path = offtake_agreement_columns_nth_id (c)); c++)
    for (guint i = 0; i < g_list_model_get_n_items (agreements); i++) {
      g_autoptr (OfftakeRecord) record = g_list_model_get_item (agreements, i);
      g_autoptr (GError) error = NULL;
      g_autoptr (json_t) again = NULL;

      if (offtake_agreement_columns_is_figure (path) || !offtake_cell_editor_fits (record, path))
        continue;
      g_autoptr (json_t) value = offtake_field_path_get (record, path);
      g_autofree char *text = offtake_cell_text_format (plan, record, path);
      if (!*text)
        continue;
      g_assert_true (offtake_cell_text_parse (plan, record, path, text, &again, &error));
      g_assert_no_error (error);
      g_assert_true (json_is_number (value) ? json_number_value (value) == json_number_value (again)
                                            : json_equal (value, again));
    }
  offtake_document_close (offtake_view_get_document (view));
}

static void
call (OfftakePlan *plan, OfftakeDocument *document, const char *id, const char *name)
{
  g_autoptr (json_t) value = json_string (name);
  g_autoptr (GError) error = NULL;

  offtake_document_set (document, offtake_plan_find (plan, "sites", id), "name", value, &error);
  g_assert_no_error (error);
}

static char *
parse_seller (OfftakePlan *plan, OfftakeRecord *record, const char *text, GError **error)
{
  g_autoptr (json_t) value = NULL;

  return offtake_cell_text_parse (plan, record, "seller", text, &value, error)
             ? g_strdup (json_string_value (value))
             : NULL;
}

/* Many sites are called "Plant 1": none is taken for another. */
static void
test_one_title_of_two (void)
{
  g_autoptr (OfftakeView) view = stage_view ("founding");
  OfftakePlan *plan = offtake_view_get_plan (view);
  OfftakeDocument *document = offtake_view_get_document (view);
  OfftakeRecord *record = OFFTAKE_RECORD (stage_agreement (view, "aqms-6k-ni"));
  g_autoptr (GError) error = NULL;

  call (plan, document, "sierra-arc", "Plant 1");
  g_autofree char *alone = offtake_cell_text_format (plan, record, "seller");
  g_assert_cmpstr (alone, ==, "Plant 1");
  call (plan, document, "pluscam", "PLANT 1 ");
  g_assert_null (parse_seller (plan, record, "plant 1", &error));
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "sierra-arc"));
  g_assert_nonnull (strstr (error->message, "pluscam"));
  g_autofree char *text = offtake_cell_text_format (plan, record, "seller");
  g_autofree char *again = parse_seller (plan, record, text, NULL);
  g_assert_cmpstr (again, ==, "sierra-arc");

  call (plan, document, "sierra-arc", "pluscam"); /* which is the other one's id */
  g_autofree char *crossed = offtake_cell_text_format (plan, record, "seller");
  g_assert_cmpstr (crossed, ==, "sierra-arc");
  offtake_document_close (document);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/cell-text/parse", test_parse);
  g_test_add_func ("/ui/cell-text/round-trip", test_round_trip);
  g_test_add_func ("/ui/cell-text/one-title-of-two", test_one_title_of_two);
  return stage_run ();
}
