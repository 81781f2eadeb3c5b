/* SPDX-License-Identifier: MPL-2.0 */
#include "model/record.h"

#include <string.h>

#include "base/error.h"
#include "model/agreement.h"
#include "model/site.h"

static OfftakeRecord *
read_record (GType type, const char *text, GError **error)
{
  g_autoptr (GError) malformed = NULL;
  g_autoptr (json_t) value = offtake_json_read (text, strlen (text), "record", &malformed);

  g_assert_no_error (malformed);
  return offtake_record_from_json (type, value, "sites[2]", error);
}

static void
test_fallbacks (void)
{
  g_autoptr (OfftakeRecord) record =
      read_record (OFFTAKE_TYPE_SITE, "{\"id\":\"s\",\"party\":\"p\",\"kind\":\"sink\"}", NULL);
  OfftakeSite *site = OFFTAKE_SITE (record);

  g_assert_cmpuint (site->kind, ==, OFFTAKE_SITE_SINK);
  g_assert_cmpuint (site->stage, ==, OFFTAKE_STAGE_UNSET);
  g_assert_null (site->country);
  g_assert_null (site->capacity_tpa);
  g_assert_false (offtake_record_is_given (record, "kgco2e_per_kg"));
  g_assert_cmpstr (offtake_record_get_title (record), ==, "s");
}

/* An explicit default stays, an absent key stays absent, in the order of the table. */
static void
test_round_trip (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakeRecord) record = read_record (
      OFFTAKE_TYPE_SITE,
      "{\"y\":0,\"kgco2e_per_kg\":0,\"kind\":\"source\",\"name\":\"\",\"party\":\"p\",\"id\":\"s\"}",
      &error);
  g_autoptr (OfftakeRecord) copy = NULL;
  g_autoptr (json_t) value = NULL;
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  copy = offtake_record_copy (record);
  value = offtake_record_to_json (copy);
  text = offtake_json_write_compact (value);
  g_assert_cmpstr (
      text, ==,
      "{\"id\":\"s\",\"name\":\"\",\"party\":\"p\",\"kind\":\"source\",\"kgco2e_per_kg\":0,\"y\":0}");
}

static void
on_notify (GObject *object, GParamSpec *pspec, GString *names)
{
  g_string_append_printf (names, "%s ", pspec->name);
}

static void
test_properties (void)
{
  g_autoptr (OfftakeRecord) record = g_object_new (OFFTAKE_TYPE_AGREEMENT, "id", "a", NULL);
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *start = NULL, *quantity = NULL, *transport = NULL;
  guint status;
  double take_or_pay;

  g_signal_connect (record, "notify", G_CALLBACK (on_notify), names);
  g_object_set (record, "status", OFFTAKE_STATUS_MOU, NULL);
  g_object_set (record, "take-or-pay", 0.8, NULL);
  g_object_set (record, "start", "2027-03-01", NULL);
  g_object_set (record, "quantity", "{\"kind\": \"fixed\", \"tpa\": 500}", NULL);
  g_object_set (record, "status", OFFTAKE_STATUS_MOU, NULL);
  g_assert_cmpstr (names->str, ==, "status take-or-pay start quantity ");

  g_object_get (record, "status", &status, "take-or-pay", &take_or_pay, "start", &start, "quantity",
                &quantity, "transport", &transport, NULL);
  g_assert_cmpuint (status, ==, OFFTAKE_STATUS_MOU);
  g_assert_cmpfloat (take_or_pay, ==, 0.8);
  g_assert_cmpstr (start, ==, "2027-03-01");
  g_assert_cmpstr (quantity, ==, "{\"kind\":\"fixed\",\"tpa\":500}");
  g_assert_null (transport);

  g_object_set (record, "start", NULL, NULL);
  g_assert_false (offtake_record_is_given (record, "start"));
  g_assert_cmpuint (OFFTAKE_AGREEMENT (record)->start, ==, 0);
}

static void
test_set_keeps_on_error (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakeRecord) record = g_object_new (OFFTAKE_TYPE_AGREEMENT, "id", "a", "quantity",
                                                   "{\"kind\":\"fixed\",\"tpa\":500}", NULL);
  g_autoptr (json_t) wrong = json_pack ("{s:s, s:i}", "kind", "fixed", "tpa", -1);
  g_autofree char *quantity = NULL;

  g_assert_false (offtake_record_set_json (record, "quantity", wrong, &error));
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, "quantity.tpa: is -1, but must be 0 or more");
  g_object_get (record, "quantity", &quantity, NULL);
  g_assert_cmpstr (quantity, ==, "{\"kind\":\"fixed\",\"tpa\":500}");
}

static void
test_lists (void)
{
  const char *const *lists = offtake_record_lists ();

  g_assert_cmpuint (g_strv_length ((char **) lists), ==, 9);
  for (guint i = 0; lists[i]; i++) {
    g_autoptr (OfftakeRecord) record = g_object_new (offtake_record_type_for_list (lists[i]), NULL);
    g_assert_cmpstr (offtake_record_get_list (record), ==, lists[i]);
    g_assert_cmpstr (offtake_record_get_structure (record)->fields[0].name, ==, "id");
  }
  g_assert_true (offtake_record_type_for_list ("horizon") == G_TYPE_INVALID);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/record/fallbacks", test_fallbacks);
  g_test_add_func ("/model/record/round-trip", test_round_trip);
  g_test_add_func ("/model/record/properties", test_properties);
  g_test_add_func ("/model/record/set-keeps-on-error", test_set_keeps_on_error);
  g_test_add_func ("/model/record/lists", test_lists);
  return g_test_run ();
}
