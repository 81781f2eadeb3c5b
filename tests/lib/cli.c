/* SPDX-License-Identifier: MPL-2.0 */
#include "lib/cli.h"

static GString *output;
static GString *errors;

static void
on_print (const char *text)
{
  g_string_append (output, text);
}

static void
on_print_error (const char *text)
{
  g_string_append (errors, text);
}

static CliResult *
run (GPtrArray *arguments)
{
  CliResult *self = g_new0 (CliResult, 1);

  output = g_string_new (NULL);
  errors = g_string_new (NULL);
  GPrintFunc print = g_set_print_handler (on_print);
  GPrintFunc print_error = g_set_printerr_handler (on_print_error);

  /* The command may reorder the arguments and drop some, so it gets an array of its own. */
  g_autofree char **argv = g_memdup2 (arguments->pdata, (arguments->len + 1) * sizeof (char *));
  self->exit = offtake_command_run ((int) arguments->len, argv);

  g_set_print_handler (print);
  g_set_printerr_handler (print_error);
  self->output = g_string_free (output, FALSE);
  self->errors = g_string_free (errors, FALSE);
  return self;
}

static GPtrArray *
collect (const char *argument, va_list rest)
{
  GPtrArray *arguments = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (arguments, g_strdup ("offtake-cli"));
  for (; argument; argument = va_arg (rest, const char *))
    g_ptr_array_add (arguments, g_strdup (argument));
  /* NULL-ended, as main() gets it; the length does not count it. */
  g_ptr_array_add (arguments, NULL);
  arguments->len--;
  return arguments;
}

CliResult *
cli_run (const char *argument, ...)
{
  va_list rest;

  va_start (rest, argument);
  g_autoptr (GPtrArray) arguments = collect (argument, rest);
  va_end (rest);
  return run (arguments);
}

void
cli_result_free (CliResult *self)
{
  g_free (self->output);
  g_free (self->errors);
  g_free (self);
}

char *
cli_output (const char *argument, ...)
{
  va_list rest;

  va_start (rest, argument);
  g_autoptr (GPtrArray) arguments = collect (argument, rest);
  va_end (rest);

  g_autoptr (CliResult) result = run (arguments);
  g_assert_cmpstr (result->errors, ==, "");
  g_assert_cmpint (result->exit, ==, OFFTAKE_EXIT_DONE);
  return g_steal_pointer (&result->output);
}
