/* SPDX-License-Identifier: MPL-2.0 */
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "lib/cli.h"

static void
test_no_command_is_wrong_and_helps (void)
{
  g_autoptr (CliResult) result = cli_run (NULL, NULL);

  g_assert_cmpint (result->exit, ==, OFFTAKE_EXIT_WRONG);
  g_assert_nonnull (strstr (result->output, "version"));
}

static void
test_unknown_command_is_named (void)
{
  g_autoptr (CliResult) result = cli_run ("frobnicate", NULL);

  g_assert_cmpint (result->exit, ==, OFFTAKE_EXIT_WRONG);
  g_assert_cmpstr (result->output, ==, "");
  g_assert_nonnull (strstr (result->errors, "\"frobnicate\""));
}

static void
test_help_names_every_command (void)
{
  static const char *const spellings[] = { "help", "--help", "-h" };

  for (guint i = 0; i < G_N_ELEMENTS (spellings); i++) {
    g_autofree char *output = cli_output (spellings[i], NULL);
    for (const OfftakeCommand *command = offtake_commands (); command->name; command++) {
      g_autofree char *line = g_strdup_printf ("\n  %s ", command->name);
      g_assert_nonnull (strstr (output, line));
    }
  }
}

static void
test_help_shows_synopsis_and_example (void)
{
  for (const OfftakeCommand *command = offtake_commands (); command->name; command++) {
    g_autofree char *output = cli_output ("help", command->name, NULL);
    g_autofree char *asked = cli_output (command->name, "--help", NULL);
    g_autofree char *call = g_strconcat ("offtake-cli ", command->name, NULL);

    g_assert_true (g_str_has_prefix (command->synopsis, command->name));
    g_assert_nonnull (strstr (output, command->synopsis));
    g_assert_nonnull (strstr (output, command->summary));
    g_assert_nonnull (strstr (command->example, call));
    g_assert_nonnull (strstr (output, command->example));
    g_assert_cmpstr (asked, ==, output);
  }
}

static void
test_help_of_unknown_command_is_wrong (void)
{
  g_autoptr (CliResult) result = cli_run ("help", "frobnicate", NULL);

  g_assert_cmpint (result->exit, ==, OFFTAKE_EXIT_WRONG);
  g_assert_nonnull (strstr (result->errors, "\"frobnicate\""));
}

static void
test_every_command_refuses_an_unknown_option (void)
{
  for (const OfftakeCommand *command = offtake_commands (); command->name; command++) {
    g_autoptr (CliResult) result = cli_run (command->name, "--frobnicate", NULL);

    g_assert_cmpint (result->exit, ==, OFFTAKE_EXIT_WRONG);
    g_assert_cmpstr (result->output, ==, "");
    g_assert_nonnull (strstr (result->errors, "--frobnicate"));
  }
}

static void
test_every_command_refuses_too_many_arguments (void)
{
  for (const OfftakeCommand *command = offtake_commands (); command->name; command++) {
    g_autoptr (CliResult) result = cli_run (command->name, "1", "2", "3", "4", "5", "6", NULL);

    g_assert_cmpint (result->exit, ==, OFFTAKE_EXIT_WRONG);
    g_assert_nonnull (strstr (result->errors, command->synopsis));
  }
}

static const struct {
  OfftakeError code;
  OfftakeExit exit;
} own_errors[] = {
  { OFFTAKE_ERROR_INVALID, OFFTAKE_EXIT_WRONG }, { OFFTAKE_ERROR_NOT_FOUND, OFFTAKE_EXIT_WRONG },
  { OFFTAKE_ERROR_SCHEMA, OFFTAKE_EXIT_WRONG },  { OFFTAKE_ERROR_DAMAGED, OFFTAKE_EXIT_WRONG },
  { OFFTAKE_ERROR_LOCKED, OFFTAKE_EXIT_WRONG },  { OFFTAKE_ERROR_DATABASE, OFFTAKE_EXIT_SYSTEM },
  { OFFTAKE_ERROR_SYSTEM, OFFTAKE_EXIT_SYSTEM },
};

static OfftakeExit
exit_of (GQuark domain, int code)
{
  g_autoptr (GError) error = g_error_new_literal (domain, code, "said so");

  return offtake_command_fail (error);
}

static void
ignore (const char *text)
{
}

static void
test_error_decides_the_exit_code (void)
{
  GPrintFunc print = g_set_printerr_handler (ignore);

  for (guint i = 0; i < G_N_ELEMENTS (own_errors); i++)
    g_assert_cmpint (exit_of (OFFTAKE_ERROR, own_errors[i].code), ==, own_errors[i].exit);
  g_assert_cmpint (exit_of (G_IO_ERROR, G_IO_ERROR_NOT_FOUND), ==, OFFTAKE_EXIT_WRONG);
  g_assert_cmpint (exit_of (G_IO_ERROR, G_IO_ERROR_NO_SPACE), ==, OFFTAKE_EXIT_SYSTEM);
  g_assert_cmpint (exit_of (G_FILE_ERROR, G_FILE_ERROR_NOENT), ==, OFFTAKE_EXIT_WRONG);
  g_assert_cmpint (exit_of (G_FILE_ERROR, G_FILE_ERROR_ACCES), ==, OFFTAKE_EXIT_SYSTEM);
  g_set_printerr_handler (print);
}

static void
test_output_that_is_full (void)
{
  if (!g_test_subprocess ()) {
    g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
    g_test_trap_assert_passed ();
    return;
  }
  g_assert_nonnull (freopen ("/dev/full", "w", stdout));
  fputs ("what a command printed", stdout);
  g_autoptr (CliResult) result = cli_run ("version", NULL);
  g_assert_cmpint (result->exit, ==, OFFTAKE_EXIT_SYSTEM);
  g_assert_nonnull (strstr (result->errors, "standard output: writing failed"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/command/no-command-is-wrong-and-helps", test_no_command_is_wrong_and_helps);
  g_test_add_func ("/command/unknown-command-is-named", test_unknown_command_is_named);
  g_test_add_func ("/command/help-names-every-command", test_help_names_every_command);
  g_test_add_func ("/command/help-shows-synopsis-and-example",
                   test_help_shows_synopsis_and_example);
  g_test_add_func ("/command/help-of-unknown-command-is-wrong",
                   test_help_of_unknown_command_is_wrong);
  g_test_add_func ("/command/every-command-refuses-an-unknown-option",
                   test_every_command_refuses_an_unknown_option);
  g_test_add_func ("/command/every-command-refuses-too-many-arguments",
                   test_every_command_refuses_too_many_arguments);
  g_test_add_func ("/command/error-decides-the-exit-code", test_error_decides_the_exit_code);
  g_test_add_func ("/command/output-that-is-full", test_output_that_is_full);
  return g_test_run ();
}
