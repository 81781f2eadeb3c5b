/* SPDX-License-Identifier: MPL-2.0 */
#include "lib/atspi.h"

#include "lib/wait.h"

#define CALL_TIMEOUT_MS 10000
#define ACCESSIBLE "org.a11y.atspi.Accessible"

struct _Accessible {
  GDBusConnection *bus;
  char *owner;
  char *path;
};

GDBusConnection *
atspi_connect (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) session = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_assert_no_error (error);

  g_autoptr (GVariant) reply = g_dbus_connection_call_sync (
      session, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", NULL,
      G_VARIANT_TYPE ("(s)"), G_DBUS_CALL_FLAGS_NONE, CALL_TIMEOUT_MS, NULL, &error);
  g_assert_no_error (error);

  const char *address;
  g_variant_get (reply, "(&s)", &address);
  GDBusConnection *bus =
      g_dbus_connection_new_for_address_sync (address,
                                              G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                                  G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                              NULL, NULL, &error);
  g_assert_no_error (error);
  return bus;
}

static Accessible *
accessible_new (GDBusConnection *bus, const char *owner, const char *path)
{
  Accessible *self = g_new0 (Accessible, 1);

  self->bus = g_object_ref (bus);
  self->owner = g_strdup (owner);
  self->path = g_strdup (path);
  return self;
}

void
accessible_free (Accessible *self)
{
  g_object_unref (self->bus);
  g_free (self->owner);
  g_free (self->path);
  g_free (self);
}

/* The reply, or NULL for an object that is gone or does not know the method. */
static GVariant *
call (Accessible *self, const char *interface, const char *method, GVariant *arguments)
{
  return g_dbus_connection_call_sync (self->bus, self->owner, self->path, interface, method,
                                      arguments, NULL, G_DBUS_CALL_FLAGS_NONE, CALL_TIMEOUT_MS,
                                      NULL, NULL);
}

static GPtrArray *
children (Accessible *self)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) accessible_free);
  g_autoptr (GVariant) reply = call (self, ACCESSIBLE, "GetChildren", NULL);

  if (!reply || !g_variant_is_of_type (reply, G_VARIANT_TYPE ("(a(so))")))
    return found;

  g_autoptr (GVariantIter) iter = NULL;
  const char *owner, *path;
  g_variant_get (reply, "(a(so))", &iter);
  while (g_variant_iter_next (iter, "(&s&o)", &owner, &path))
    if (!g_str_has_suffix (path, "/null"))
      g_ptr_array_add (found, accessible_new (self->bus, owner, path));
  return found;
}

static guint
process_of (GDBusConnection *bus, const char *owner)
{
  guint process = 0;
  g_autoptr (GVariant) reply = g_dbus_connection_call_sync (
      bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
      "GetConnectionUnixProcessID", g_variant_new ("(s)", owner), G_VARIANT_TYPE ("(u)"),
      G_DBUS_CALL_FLAGS_NONE, CALL_TIMEOUT_MS, NULL, NULL);

  if (reply)
    g_variant_get (reply, "(u)", &process);
  return process;
}

Accessible *
accessible_new_for_process (GDBusConnection *bus, guint process)
{
  g_autoptr (Accessible) desktop =
      accessible_new (bus, "org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root");
  g_autoptr (GPtrArray) programs = children (desktop);

  for (guint i = 0; i < programs->len; i++) {
    Accessible *program = g_ptr_array_index (programs, i);
    if (process_of (bus, program->owner) == process)
      return accessible_new (bus, program->owner, program->path);
  }
  return NULL;
}

static char *
dup_first_string (GVariant *reply)
{
  g_autoptr (GVariant) first = reply ? g_variant_get_child_value (reply, 0) : NULL;
  g_autoptr (GVariant) value = NULL;

  if (first && g_variant_is_of_type (first, G_VARIANT_TYPE_VARIANT))
    value = g_variant_get_variant (first);
  else if (first)
    value = g_variant_ref (first);
  return value && g_variant_is_of_type (value, G_VARIANT_TYPE_STRING)
             ? g_variant_dup_string (value, NULL)
             : g_strdup ("");
}

char *
accessible_dup_role (Accessible *self)
{
  g_autoptr (GVariant) reply = call (self, ACCESSIBLE, "GetRoleName", NULL);

  return dup_first_string (reply);
}

char *
accessible_dup_name (Accessible *self)
{
  g_autoptr (GVariant) reply = call (self, "org.freedesktop.DBus.Properties", "Get",
                                     g_variant_new ("(ss)", ACCESSIBLE, "Name"));

  return dup_first_string (reply);
}

char *
accessible_dup_text (Accessible *self)
{
  /* GTK 4.8 takes an end of -1 for 0. */
  g_autoptr (GVariant) reply =
      call (self, "org.a11y.atspi.Text", "GetText", g_variant_new ("(ii)", 0, G_MAXINT));

  return dup_first_string (reply);
}

gboolean
accessible_has_state (Accessible *self, AtspiState state)
{
  g_autoptr (GVariant) reply = call (self, ACCESSIBLE, "GetState", NULL);
  guint words[2] = { 0, 0 };

  if (!reply || !g_variant_is_of_type (reply, G_VARIANT_TYPE ("(au)")))
    return FALSE;
  g_autoptr (GVariantIter) iter = NULL;
  g_variant_get (reply, "(au)", &iter);
  for (guint i = 0; i < 2 && g_variant_iter_next (iter, "u", &words[i]); i++)
    continue;
  return (words[state / 32] >> (state % 32) & 1) != 0;
}

static int
find_action (Accessible *self, const char *name)
{
  for (int i = 0; i < 200; i++) {
    g_autoptr (GVariant) reply =
        call (self, "org.a11y.atspi.Action", "GetName", g_variant_new ("(i)", i));
    g_autofree char *found = dup_first_string (reply);
    if (!reply || *found == '\0')
      return -1;
    if (strcmp (found, name) == 0)
      return i;
  }
  return -1;
}

static gboolean
is_true (GVariant *reply)
{
  gboolean value = FALSE;

  if (reply && g_variant_is_of_type (reply, G_VARIANT_TYPE ("(b)")))
    g_variant_get (reply, "(b)", &value);
  return value;
}

gboolean
accessible_act (Accessible *self, const char *action)
{
  int index = action ? find_action (self, action) : 0;
  g_autoptr (GVariant) reply =
      index < 0 ? NULL
                : call (self, "org.a11y.atspi.Action", "DoAction", g_variant_new ("(i)", index));

  return is_true (reply);
}

gboolean
accessible_set_text (Accessible *self, const char *text)
{
  g_autoptr (GVariant) reply =
      call (self, "org.a11y.atspi.EditableText", "SetTextContents", g_variant_new ("(s)", text));

  return is_true (reply);
}

gboolean
accessible_select_child (Accessible *self, int index)
{
  g_autoptr (GVariant) reply =
      call (self, "org.a11y.atspi.Selection", "SelectChild", g_variant_new ("(i)", index));

  return is_true (reply);
}

static gboolean
matches (Accessible *self, const char *role, const char *glob)
{
  if (role) {
    g_autofree char *own_role = accessible_dup_role (self);
    if (strcmp (own_role, role) != 0)
      return FALSE;
  }
  if (glob) {
    g_autofree char *name = accessible_dup_name (self);
    if (!g_pattern_match_simple (glob, name)) {
      g_autofree char *text = accessible_dup_text (self);
      return g_pattern_match_simple (glob, text);
    }
  }
  return TRUE;
}

Accessible *
accessible_find (Accessible *self, const char *role, const char *glob)
{
  g_autoptr (GPtrArray) below = children (self);

  for (guint i = 0; i < below->len; i++) {
    Accessible *child = g_ptr_array_index (below, i);
    if (!accessible_has_state (child, ATSPI_VISIBLE))
      continue;
    if (matches (child, role, glob))
      return accessible_new (child->bus, child->owner, child->path);

    Accessible *deeper = accessible_find (child, role, glob);
    if (deeper)
      return deeper;
  }
  return NULL;
}

typedef struct {
  Accessible *root;
  const char *role;
  const char *glob;
  Accessible *found;
} Search;

static gboolean
is_there (gpointer data)
{
  Search *search = data;

  g_clear_pointer (&search->found, accessible_free);
  search->found = accessible_find (search->root, search->role, search->glob);
  return search->found != NULL;
}

static gboolean
is_gone (gpointer data)
{
  return !is_there (data);
}

static void
give_up (Search *search, const char *complaint)
{
  g_autofree char *tree = accessible_dump (search->root);

  g_test_message ("%s", tree);
  g_error ("%s: %s \"%s\"", complaint, search->role ? search->role : "object",
           search->glob ? search->glob : "*");
}

Accessible *
accessible_wait (Accessible *self, const char *role, const char *glob)
{
  Search search = { self, role, glob, NULL };

  if (!wait_until (is_there, &search))
    give_up (&search, "does not appear");
  return search.found;
}

void
accessible_wait_gone (Accessible *self, const char *role, const char *glob)
{
  Search search = { self, role, glob, NULL };

  if (!wait_until (is_gone, &search))
    give_up (&search, "does not go away");
}

static void
dump (Accessible *self, int depth, GString *out)
{
  g_autofree char *role = accessible_dup_role (self);
  g_autofree char *name = accessible_dup_name (self);
  g_autofree char *text = accessible_dup_text (self);
  g_autoptr (GPtrArray) below = children (self);

  g_string_append_printf (out, "%*s%s \"%s\"", depth * 2, "", role, name);
  if (*text)
    g_string_append_printf (out, " text \"%s\"", text);
  if (!accessible_has_state (self, ATSPI_VISIBLE))
    g_string_append (out, " (hidden)");
  g_string_append_c (out, '\n');
  for (guint i = 0; i < below->len; i++)
    dump (g_ptr_array_index (below, i), depth + 1, out);
}

char *
accessible_dump (Accessible *self)
{
  GString *out = g_string_new (NULL);

  dump (self, 0, out);
  return g_string_free (out, FALSE);
}
