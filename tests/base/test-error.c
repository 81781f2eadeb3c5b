/* SPDX-License-Identifier: MPL-2.0 */
#include "base/error.h"

static void
test_domain_has_its_name (void)
{
  g_assert_cmpstr (g_quark_to_string (OFFTAKE_ERROR), ==, "offtake-error-quark");
  g_assert_cmpuint (OFFTAKE_ERROR, ==, offtake_error_quark ());
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/error/domain-has-its-name", test_domain_has_its_name);
  return g_test_run ();
}
