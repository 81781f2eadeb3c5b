/* SPDX-License-Identifier: MPL-2.0 */
#include "agreement-editor/field-store.h"

#include "ui/stage.h"

#define AGREEMENT(id) OFFTAKE_RECORD (stage_agreement (view, id))

static json_t *
number (double value)
{
  return offtake_json_number (value);
}

/* What a part loses goes, and with its last term the part. */
static void
test_nothing_left_is_absent (void)
{
  g_autoptr (OfftakeView) view = stage_view ("founding");
  OfftakeRecord *nickel = AGREEMENT ("aqms-6k-ni");
  g_autoptr (json_t) place = json_string ("Sparks");
  g_autoptr (GError) error = NULL;

  g_assert_true (offtake_field_store (view, nickel, "delivery", NULL, &error));
  g_assert_true (offtake_field_store (view, nickel, "delivery.place", place, &error));
  g_assert_nonnull (OFFTAKE_AGREEMENT (nickel)->delivery);
  g_assert_true (offtake_field_store (view, nickel, "delivery.place", NULL, &error));
  g_assert_null (OFFTAKE_AGREEMENT (nickel)->delivery);
}

/* A price that is typed where there was none is a fixed one. */
static void
test_price_begins_fixed (void)
{
  g_autoptr (OfftakeView) view = stage_view ("founding");
  OfftakeRecord *nickel = AGREEMENT ("aqms-6k-ni");
  g_autoptr (json_t) price = number (12000);
  g_autoptr (GError) error = NULL;

  g_assert_true (offtake_field_store (view, nickel, "price", NULL, &error));
  g_assert_true (offtake_field_store (view, nickel, "price.per_t", price, &error));
  g_assert_cmpuint (OFFTAKE_AGREEMENT (nickel)->price->kind, ==, OFFTAKE_PRICE_BY_FIXED);
}

static void
test_check_changes_nothing (void)
{
  g_autoptr (OfftakeView) view = stage_view ("founding");
  OfftakeRecord *nickel = AGREEMENT ("aqms-6k-ni");
  g_autoptr (json_t) much = number (2);
  g_autoptr (json_t) half = number (0.5);
  g_autoptr (json_t) before = offtake_record_get_json (nickel, "take_or_pay");
  g_autoptr (GError) error = NULL;

  g_assert_true (offtake_field_store_check (view, nickel, "take_or_pay", half, &error));
  g_assert_no_error (error);
  g_assert_false (offtake_field_store_check (view, nickel, "take_or_pay", much, &error));
  g_assert_nonnull (error);
  g_autoptr (json_t) after = offtake_record_get_json (nickel, "take_or_pay");
  g_assert_true (before == after || json_equal (before, after));
}

static void
count (guint *n)
{
  (*n)++;
}

/* All of them in one step, or none. */
static void
test_several_are_one_step (void)
{
  g_autoptr (OfftakeView) view = stage_view ("founding");
  OfftakeDocument *document = offtake_view_get_document (view);
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (json_t) half = number (0.5), much = number (7), nobody = json_string ("nobody");
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (records, AGREEMENT ("aqms-6k-ni"));
  g_ptr_array_add (records, AGREEMENT ("aqms-6k-li"));
  g_assert_true (offtake_field_store_several (view, records, "take_or_pay", half, &error));
  g_assert_cmpfloat (OFFTAKE_AGREEMENT (records->pdata[1])->take_or_pay, ==, 0.5);
  g_assert_cmpstr (offtake_document_get_undo_label (document), ==,
                   "Change take or pay of 2 agreements");
  g_assert_false (offtake_field_store_several (view, records, "take_or_pay", much, &error));
  g_assert_nonnull (error);
  g_assert_cmpfloat (OFFTAKE_AGREEMENT (records->pdata[0])->take_or_pay, ==, 0.5);
  g_clear_error (&error);
  g_assert_false (offtake_field_store_several (view, records, "buyer", nobody, &error));
  g_assert_true (g_str_has_prefix (error->message, offtake_record_get_title (records->pdata[0])));
  g_assert_true (offtake_document_undo (document, NULL));
  g_assert_cmpfloat (OFFTAKE_AGREEMENT (records->pdata[0])->take_or_pay, !=, 0.5);
}

/* So they are in a scenario, which is written once; what is so already is left out. */
static void
test_several_in_a_scenario (void)
{
  g_autoptr (OfftakeView) view = stage_view ("founding");
  OfftakeDocument *document = offtake_view_get_document (view);
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (json_t) half = number (0.5);
  g_autoptr (GError) error = NULL;
  guint n_written = 0;

  offtake_document_set_scenario (document, "campus-fed");
  OfftakeRecord *scenario =
      offtake_plan_find (offtake_document_get_plan (document), "scenarios", "campus-fed");
  guint n_changes = OFFTAKE_SCENARIO (scenario)->changes->len;
  g_signal_connect_swapped (scenario, "notify::changes", G_CALLBACK (count), &n_written);
  g_ptr_array_add (records, AGREEMENT ("aqms-6k-ni"));
  g_ptr_array_add (records, AGREEMENT ("aqms-6k-li"));
  g_assert_true (offtake_field_store_several (view, records, "take_or_pay", half, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_written, ==, 1);
  g_assert_cmpuint (OFFTAKE_SCENARIO (scenario)->changes->len, ==, n_changes + 2);
  g_assert_cmpfloat (OFFTAKE_AGREEMENT (records->pdata[1])->take_or_pay, ==, 0.5);
  g_assert_cmpstr (offtake_document_get_undo_label (document), ==,
                   "Change take or pay of 2 agreements in 7,000 t/a campus, fully fed");
  g_assert_true (offtake_field_store_several (view, records, "take_or_pay", half, &error));
  g_assert_cmpuint (n_written, ==, 1);
  g_assert_true (offtake_document_undo (document, NULL));
  g_assert_cmpuint (OFFTAKE_SCENARIO (scenario)->changes->len, ==, n_changes);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/field-store/nothing-left-is-absent", test_nothing_left_is_absent);
  g_test_add_func ("/ui/field-store/price-begins-fixed", test_price_begins_fixed);
  g_test_add_func ("/ui/field-store/check-changes-nothing", test_check_changes_nothing);
  g_test_add_func ("/ui/field-store/several-are-one-step", test_several_are_one_step);
  g_test_add_func ("/ui/field-store/several-in-a-scenario", test_several_in_a_scenario);
  return stage_run ();
}
