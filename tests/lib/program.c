/* SPDX-License-Identifier: MPL-2.0 */
#include "lib/program.h"

#include "config.h"

#include "lib/wait.h"

typedef struct {
  GDBusConnection *bus;
  guint process;
  Accessible *root;
} Registration;

static gboolean
is_registered (gpointer data)
{
  Registration *registration = data;

  registration->root = accessible_new_for_process (registration->bus, registration->process);
  return registration->root != NULL;
}

static GSubprocessLauncher *
launcher_new (const char *home, const char *log)
{
  static const struct {
    const char *variable;
    const char *folder;
  } folders[] = {
    { "HOME", "." },
    { "XDG_CONFIG_HOME", "config" },
    { "XDG_DATA_HOME", "data" },
    { "XDG_STATE_HOME", "state" },
    { "XDG_CACHE_HOME", "cache" },
  };
  GSubprocessLauncher *launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDERR_MERGE);

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++) {
    g_autofree char *path = g_build_filename (home, folders[i].folder, NULL);
    g_subprocess_launcher_setenv (launcher, folders[i].variable, path, TRUE);
  }
  g_subprocess_launcher_unsetenv (launcher, "GTK_A11Y");
  g_subprocess_launcher_unsetenv (launcher, "NO_AT_BRIDGE");
  g_subprocess_launcher_setenv (launcher, "GDK_BACKEND", "x11", TRUE);
  g_subprocess_launcher_set_cwd (launcher, home);
  g_subprocess_launcher_set_stdout_file_path (launcher, log);
  return launcher;
}

Program *
program_start (const char *home, const char *const *argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *log = g_build_filename (home, "log", NULL);
  g_autoptr (GSubprocessLauncher) launcher = launcher_new (home, log);
  g_autoptr (GDBusConnection) bus = atspi_connect ();
  Program *self = g_new0 (Program, 1);

  self->process = g_subprocess_launcher_spawnv (launcher, argv, &error);
  g_assert_no_error (error);
  self->log = g_steal_pointer (&log);

  const char *identifier = g_subprocess_get_identifier (self->process);
  g_assert_nonnull (identifier);
  Registration registration = { bus, (guint) g_ascii_strtoull (identifier, NULL, 10), NULL };
  if (!wait_until (is_registered, &registration)) {
    g_autofree char *text = NULL;
    g_file_get_contents (self->log, &text, NULL, NULL);
    g_error ("%s does not show up on the accessibility bus: %s", argv[0], text);
  }
  self->root = registration.root;
  return self;
}

static gboolean
has_ended (gpointer data)
{
  return g_subprocess_get_identifier (data) == NULL;
}

static void
program_free (Program *self)
{
  g_object_unref (self->process);
  accessible_free (self->root);
  g_free (self->log);
  g_free (self);
}

void
program_finish (Program *self)
{
  g_autofree char *text = NULL;

  if (!wait_until (has_ended, self->process))
    g_error ("the program does not end");
  g_file_get_contents (self->log, &text, NULL, NULL);
  g_test_message ("%s", text);
  g_assert_true (g_subprocess_get_if_exited (self->process));
  g_assert_cmpint (g_subprocess_get_exit_status (self->process), ==, 0);
  g_assert_null (strstr (text, "CRITICAL"));
  g_assert_null (strstr (text, "WARNING"));
  program_free (self);
}

/* Until the bus has noticed the end, a new instance would hand its plan to the dead one. */
static gboolean
is_forgotten (gpointer data)
{
  g_autoptr (GVariant) reply = g_dbus_connection_call_sync (
      data, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "NameHasOwner",
      g_variant_new ("(s)", OFFTAKE_APPLICATION_ID), G_VARIANT_TYPE ("(b)"), G_DBUS_CALL_FLAGS_NONE,
      -1, NULL, NULL);
  gboolean owned = TRUE;

  if (reply)
    g_variant_get (reply, "(b)", &owned);
  return !owned;
}

void
program_kill (Program *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) session = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);

  g_assert_no_error (error);
  g_subprocess_force_exit (self->process);
  if (!wait_until (has_ended, self->process) || !wait_until (is_forgotten, session))
    g_error ("the program does not end");
  g_assert_true (g_subprocess_get_if_signaled (self->process));
  program_free (self);
}

char *
program_output (const char *const *argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_newv (
      argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_MERGE, &error);
  g_assert_no_error (error);

  char *output = NULL;
  g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_test_message ("%s", output);
  g_assert_true (g_subprocess_get_successful (process));
  return output;
}
