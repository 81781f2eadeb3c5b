/* SPDX-License-Identifier: MPL-2.0 */
#include "cli/rule-folder.h"

#include <string.h>

#include "base/error.h"
#include "cli/command.h"
#include "lib/cli.h"
#include "lib/fixture.h"

#define PACK                                                                                       \
  "{\"format\":\"offtake-rules/1\",\"id\":\"%s\",\"title\":\"Ours\",\"law_version\":\"1\","        \
  "\"as_of\":\"2026-01-01\",\"sources\":[{\"id\":\"1\",\"title\":\"S\"}],\"rules\":[{"             \
  "\"id\":\"%s\",\"title\":\"T\",\"kind\":\"benchmark\",\"citation\":\"C\",\"figures\":[{"         \
  "\"name\":\"minimum\",\"value\":%s,\"clause\":\"1\",\"confidence\":\"P\",\"sources\":[\"1\"]}]}" \
  "]}"

static void
write_pack (const char *folder, const char *name, const char *value)
{
  g_autofree char *file = g_strdup_printf ("%s.json", name);
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autofree char *text = g_strdup_printf (PACK, name, name, value);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

/* The pack that is malformed is named with its place; the others are read. */
static void
test_load (void)
{
  char *folder = fixture_dir ();
  g_autoptr (GError) error = NULL;

  write_pack (folder, "ours", "60");
  write_pack (folder, "bad", "\"sixty\"");
  g_autoptr (OfftakeRuleBook) book = offtake_rule_folder_load (folder, &error);
  g_assert_no_error (error);
  g_assert_nonnull (offtake_rule_book_find (book, "ours", NULL));
  g_assert_null (offtake_rule_book_find (book, "bad", NULL));
  g_assert_cmpuint (book->faults->len, ==, 1);
  g_assert_nonnull (strstr (book->faults->pdata[0], "bad.json: rules[0].figures[0].value"));
  fixture_remove_dir (folder);
}

static void
test_missing (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (offtake_rule_folder_load ("/nowhere/at/all", &error));
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "/nowhere/at/all"));
}

static void
test_check (void)
{
  char *folder = fixture_dir ();
  g_autofree char *plan = fixture_data_path ("rules/chain.json");

  write_pack (folder, "bad", "\"sixty\"");
  g_autoptr (CliResult) result =
      cli_run ("check", plan, "--rules", folder, "--rule", "us-baba", NULL);
  const char *first = strstr (result->errors, "bad.json");
  g_assert_cmpint (result->exit, ==, OFFTAKE_EXIT_DONE);
  g_assert_nonnull (first);
  g_assert_null (strstr (first + 1, "bad.json"));
  fixture_remove_dir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/rule-folder/load", test_load);
  g_test_add_func ("/cli/rule-folder/missing", test_missing);
  g_test_add_func ("/cli/rule-folder/check", test_check);
  return g_test_run ();
}
