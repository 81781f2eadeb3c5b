/* SPDX-License-Identifier: MPL-2.0 */
#include "model/place.h"

#include "base/error.h"

static void
test_path (void)
{
  OfftakePlace list = { NULL, "agreements" }, record = { &list, NULL, 3 };
  OfftakePlace price = { &record, "price" }, terms = { &price, "terms" },
               term = { &terms, NULL, 0 };
  g_autofree char *path = offtake_place_format (&term);
  g_autofree char *nowhere = offtake_place_format (NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (path, ==, "agreements[3].price.terms[0]");
  g_assert_cmpstr (nowhere, ==, "");
  g_assert_false (offtake_place_fail (&record, &error, "%d too many", 2));
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, "agreements[3]: 2 too many");
  g_clear_error (&error);
  g_assert_false (offtake_place_fail (NULL, &error, "no"));
  g_assert_cmpstr (error->message, ==, "no");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/place/path", test_path);
  return g_test_run ();
}
