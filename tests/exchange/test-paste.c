/* SPDX-License-Identifier: MPL-2.0 */
#include "exchange/paste.h"

#include <string.h>

#include "exchange/agreements-table.h"
#include "lib/sample.h"

#define HEAD "Number\tSeller\tBuyer\tMaterial\tStatus\tTonnes per year\tStart\n"
#define GOOD "P-1\tSierra ARC\tPlusCAM\tLithium carbonate\tbinding\t1,200\t2027\n"

static OfftakePaste *
paste (const Sample *sample, const char *text)
{
  g_autoptr (GError) error = NULL;
  OfftakePaste *self = offtake_paste_new (sample->plan, text, &error);

  g_assert_no_error (error);
  return self;
}

static void
test_good_row (void)
{
  g_autoptr (Sample) sample = sample_new ("founding", NULL);
  g_autoptr (OfftakePaste) self = paste (sample, HEAD GOOD);
  const OfftakePasteRow *row = offtake_paste_row (self, 0);
  OfftakeAgreement *agreement = OFFTAKE_AGREEMENT (row->record);

  g_assert_cmpuint (offtake_paste_n_rows (self), ==, 1);
  g_assert_cmpint (row->fate, ==, OFFTAKE_PASTE_NEW);
  g_assert_cmpuint (row->line, ==, 2);
  g_assert_cmpstr (agreement->id, ==, "p-1");
  g_assert_cmpstr (agreement->seller, ==, "sierra-arc");
  g_assert_cmpuint (agreement->status, ==, OFFTAKE_STATUS_BINDING);
  g_assert_cmpfloat (
      offtake_series_at (agreement->quantity->tpa, agreement->start, OFFTAKE_BEFORE_FIRST), ==,
      1200);
}

/* Each cell tells what is wrong with it, all of a row at once. */
static void
test_faults_by_cell (void)
{
  static const struct {
    const char *row;
    guint column;
    const char *reason;
  } cases[] = {
    { "P\tSierra\tPlusCAM\tLithium carbonate\t\t1\t\n", 1, "no site \"Sierra\"" },
    { "P\tSierra ARC\t\tLithium carbonate\t\t1\t\n", 2, "names no site" },
    { "P\tSierra ARC\tPlusCAM\tLi\t\t1\t\n", 3, "no material \"Li\"" },
    { "P\tSierra ARC\tPlusCAM\tLithium carbonate\twild\t1\t\n", 4, "none of draft" },
    { "P\tSierra ARC\tPlusCAM\tLithium carbonate\t\tmany\t\n", 5, "is no number" },
    { "P\tSierra ARC\tPlusCAM\tLithium carbonate\t\t-5\t\n", 5, "" },
    { "P\tSierra ARC\tPlusCAM\tLithium carbonate\t\t1\tsoon\n", 6, "is no day" },
  };
  g_autoptr (Sample) sample = sample_new ("founding", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text = g_strconcat (HEAD, cases[i].row, NULL);
    g_autoptr (OfftakePaste) self = paste (sample, text);

    g_assert_cmpint (offtake_paste_row (self, 0)->fate, ==, OFFTAKE_PASTE_REFUSED);
    for (guint column = 0; column < offtake_paste_n_columns (self); column++) {
      const char *fault = offtake_paste_cell_fault (self, 0, column);

      g_assert_true ((fault != NULL) == (column == cases[i].column));
      if (fault)
        g_assert_nonnull (strstr (fault, cases[i].reason));
    }
  }
  g_autoptr (OfftakePaste) two = paste (sample, HEAD "P\tX\tPlusCAM\tLithium carbonate\t\tx\t\n");
  g_autofree char *all = offtake_paste_row_fault (two, 0);
  g_assert_nonnull (offtake_paste_cell_fault (two, 0, 1));
  g_assert_nonnull (offtake_paste_cell_fault (two, 0, 5));
  g_assert_nonnull (strstr (all, "Seller: "));
  g_assert_nonnull (strstr (all, "; Tonnes per year: "));
}

static void
test_cells_can_be_put_right (void)
{
  g_autoptr (Sample) sample = sample_new ("founding", NULL);
  g_autoptr (OfftakePaste) self =
      paste (sample, HEAD GOOD "P-2\tSiera\tPlusCAM\tLithium carbonate\t\t5\n");

  g_assert_cmpuint (offtake_paste_count (self, OFFTAKE_PASTE_REFUSED), ==, 1);
  offtake_paste_set_cell (self, 1, 1, "Sierra ARC");
  g_assert_cmpuint (offtake_paste_count (self, OFFTAKE_PASTE_REFUSED), ==, 0);
  offtake_paste_set_cell (self, 1, 6, "2030-02-31");
  g_assert_nonnull (offtake_paste_cell_fault (self, 1, 6));
  offtake_paste_set_cell (self, 1, 6, "2030-02-28");
  g_assert_cmpuint (offtake_paste_count (self, OFFTAKE_PASTE_NEW), ==, 2);
}

static void
test_columns_can_be_put_right (void)
{
  g_autoptr (Sample) sample = sample_new ("founding", NULL);
  g_autoptr (OfftakePaste) self = paste (sample, "Who\tWhom\tMaterial\tStoff\tMenge (kt)\n"
                                                 "Sierra ARC\tPlusCAM\tx\tLithium carbonate\t2\n");

  g_assert_null (offtake_paste_field (self, 0));
  g_assert_cmpint (offtake_paste_row (self, 0)->fate, ==, OFFTAKE_PASTE_REFUSED);
  offtake_paste_set_field (self, 0, "seller.name");
  offtake_paste_set_field (self, 1, "buyer.name");
  offtake_paste_set_field (self, 3, "material.name");
  g_assert_null (offtake_paste_field (self, 2));
  OfftakeAgreement *agreement = OFFTAKE_AGREEMENT (offtake_paste_row (self, 0)->record);
  g_assert_nonnull (agreement);
  g_assert_nonnull (strstr (agreement->notes, "Material: x"));
  g_assert_cmpfloat (offtake_series_at (agreement->quantity->tpa, 1, OFFTAKE_BEFORE_FIRST), ==,
                     2000);
}

static void
test_rows_without_a_header (void)
{
  g_autoptr (Sample) sample = sample_new ("founding", NULL);
  g_autoptr (OfftakePaste) self = paste (sample, GOOD);

  g_assert_cmpuint (offtake_paste_n_rows (self), ==, 1);
  g_assert_cmpstr (offtake_paste_header (self, 1), ==, "B");
  g_assert_cmpuint (offtake_paste_row (self, 0)->line, ==, 1);
  offtake_paste_set_field (self, 1, "seller.party");
  offtake_paste_set_field (self, 2, "buyer.party");
  offtake_paste_set_field (self, 3, "material.name");
  g_assert_cmpint (offtake_paste_row (self, 0)->fate, ==, OFFTAKE_PASTE_NEW);
}

/* What was copied and comes back says what the plan says; changed cells change what they name. */
static void
test_round_trip (void)
{
  g_autoptr (Sample) sample = sample_new ("founding", NULL);
  GListModel *list = offtake_plan_get_list (sample->plan, "agreements");
  guint n = g_list_model_get_n_items (list);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (all, g_list_model_get_item (list, i));
  g_autofree char *text = offtake_agreements_table_write_tsv (sample->plan, all);
  g_autoptr (OfftakePaste) self = paste (sample, text);
  g_assert_cmpuint (offtake_paste_count (self, OFFTAKE_PASTE_UNCHANGED), ==, n);
  for (guint column = 0; column < offtake_paste_n_columns (self); column++)
    if (g_str_equal (offtake_paste_field (self, column), "title"))
      offtake_paste_set_cell (self, 0, column, "Another");
  const OfftakePasteRow *row = offtake_paste_row (self, 0);
  g_assert_cmpint (row->fate, ==, OFFTAKE_PASTE_CHANGED);
  g_assert_cmpstr (OFFTAKE_AGREEMENT (row->record)->title, ==, "Another");
}

static void
test_part_of_an_agreement (void)
{
  g_autoptr (Sample) sample = sample_new ("founding", NULL);
  g_autoptr (OfftakePaste) self =
      paste (sample, "id\tseller.id\tbuyer.id\tmaterial.id\tquantity.kind\tprice.floor_per_t\n"
                     "aqms-6k-li\tsierra-arc\tpluscam\tli2co3\tshare_of_need\t9000\n");
  OfftakeAgreement *before =
      OFFTAKE_AGREEMENT (offtake_plan_find (sample->plan, "agreements", "aqms-6k-li"));
  const OfftakePasteRow *row = offtake_paste_row (self, 0);
  g_autofree char *fault = offtake_paste_row_fault (self, 0);

  g_assert_cmpstr (fault, ==, NULL);
  g_assert_cmpint (row->fate, ==, OFFTAKE_PASTE_CHANGED);
  OfftakeAgreement *after = OFFTAKE_AGREEMENT (row->record);
  g_assert_cmpstr (after->title, ==, before->title);
  g_assert_cmpfloat (offtake_series_at (after->price->floor_per_t, 1, OFFTAKE_BEFORE_FIRST), ==,
                     9000);
  g_autoptr (json_t) was = offtake_record_get_json (OFFTAKE_RECORD (before), "quantity");
  g_autoptr (json_t) is = offtake_record_get_json (row->record, "quantity");
  g_assert_true (json_equal (json_object_get (was, "share"), json_object_get (is, "share")));
}

static void
test_ids_stand_once (void)
{
  g_autoptr (Sample) sample = sample_new ("founding", NULL);
  const char *rest = "\tSierra ARC\tPlusCAM\tLithium carbonate\n";
  g_autofree char *text = g_strconcat ("id\tSeller\tBuyer\tMaterial\n", "x", rest, "x", rest, NULL);
  g_autoptr (OfftakePaste) self = paste (sample, text);

  g_assert_nonnull (strstr (offtake_paste_cell_fault (self, 1, 0), "another row"));
  offtake_paste_set_cell (self, 0, 0, "y");
  g_assert_cmpuint (offtake_paste_count (self, OFFTAKE_PASTE_NEW), ==, 2);
  g_autofree char *same = g_strconcat (HEAD, GOOD, GOOD, NULL);
  g_autoptr (OfftakePaste) twice = paste (sample, same);
  g_assert_cmpstr (offtake_record_get_id (offtake_paste_row (twice, 1)->record), ==, "p-1-2");
}

static void
test_no_table (void)
{
  static const char *const texts[] = { "", "\n\n", "one word", HEAD };
  g_autoptr (Sample) sample = sample_new ("founding", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (offtake_paste_new (sample->plan, texts[i], &error));
    g_assert_nonnull (strstr (error->message, "no table"));
  }
}

static void
test_every_field_has_a_label (void)
{
  g_autoptr (GPtrArray) fields = offtake_paste_fields ();

  g_assert_cmpuint (fields->len, >, 40);
  for (guint i = 0; i < fields->len; i++)
    g_assert_true (g_ascii_isupper (*offtake_paste_field_label (fields->pdata[i])));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/paste/good-row", test_good_row);
  g_test_add_func ("/exchange/paste/faults-by-cell", test_faults_by_cell);
  g_test_add_func ("/exchange/paste/cells-can-be-put-right", test_cells_can_be_put_right);
  g_test_add_func ("/exchange/paste/columns-can-be-put-right", test_columns_can_be_put_right);
  g_test_add_func ("/exchange/paste/rows-without-a-header", test_rows_without_a_header);
  g_test_add_func ("/exchange/paste/round-trip", test_round_trip);
  g_test_add_func ("/exchange/paste/part-of-an-agreement", test_part_of_an_agreement);
  g_test_add_func ("/exchange/paste/ids-stand-once", test_ids_stand_once);
  g_test_add_func ("/exchange/paste/no-table", test_no_table);
  g_test_add_func ("/exchange/paste/every-field-has-a-label", test_every_field_has_a_label);
  return g_test_run ();
}
