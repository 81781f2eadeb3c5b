/* SPDX-License-Identifier: MPL-2.0 */
#include "lib/atspi.h"

#include "lib/wait.h"

#include <string.h>

#define CALL_TIMEOUT_MS 30000
#define ROLE_LABEL 29 /* of AT-SPI; its name is its text */
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

gboolean
accessible_matches (Accessible *self, const char *role, const char *glob)
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

/* What the program's cache says of one object; the strings belong to the reply. */
typedef struct {
  const char *path;
  const char *parent;
  const char *name;
  gboolean editable; /* has a text that is not its name */
  guint states[2];
} Item;

typedef struct {
  GVariant *reply;
  GArray *items;       /* Item */
  GHashTable *by_path; /* path to index */
} Snapshot;

static void
snapshot_free (Snapshot *self)
{
  g_clear_pointer (&self->reply, g_variant_unref);
  g_array_unref (self->items);
  g_hash_table_unref (self->by_path);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Snapshot, snapshot_free)

static void
add_item (Snapshot *self, GVariant *entry)
{
  Item item = { NULL };
  guint32 role;
  g_autofree const char **interfaces = NULL;
  g_autoptr (GVariantIter) states = NULL;

  g_variant_get (entry, "((&s&o)(&s&o)(&s&o)ii^a&s&su&sau)", NULL, &item.path, NULL, NULL, NULL,
                 &item.parent, NULL, NULL, &interfaces, &item.name, &role, NULL, &states);
  item.editable = role != ROLE_LABEL && g_strv_contains (interfaces, "org.a11y.atspi.Text");
  for (guint i = 0; i < 2 && g_variant_iter_next (states, "u", &item.states[i]); i++)
    continue;
  g_hash_table_insert (self->by_path, (gpointer) item.path, GUINT_TO_POINTER (self->items->len));
  g_array_append_val (self->items, item);
}

/* All objects of the program that were ever asked for, in one call. */
static Snapshot *
snapshot_new (Accessible *any)
{
  Snapshot *self = g_new0 (Snapshot, 1);
  g_autoptr (Accessible) cache = accessible_new (any->bus, any->owner, "/org/a11y/atspi/cache");

  self->items = g_array_new (FALSE, FALSE, sizeof (Item));
  self->by_path = g_hash_table_new (g_str_hash, g_str_equal);
  self->reply = call (cache, "org.a11y.atspi.Cache", "GetItems", NULL);
  if (!self->reply ||
      !g_variant_is_of_type (self->reply, G_VARIANT_TYPE ("(a((so)(so)(so)iiassusau))")))
    return self;

  g_autoptr (GVariant) entries = g_variant_get_child_value (self->reply, 0);
  for (gsize i = 0; i < g_variant_n_children (entries); i++) {
    g_autoptr (GVariant) entry = g_variant_get_child_value (entries, i);
    add_item (self, entry);
  }
  return self;
}

static gboolean
item_has_state (const Item *item, AtspiState state)
{
  return (item->states[state / 32] >> (state % 32) & 1) != 0;
}

/* Whether the object is below @root with all in between visible. */
static gboolean
is_shown_below (Snapshot *self, const Item *item, const char *root)
{
  while (strcmp (item->path, root) != 0) {
    gpointer index;
    if (!item_has_state (item, ATSPI_VISIBLE) ||
        !g_hash_table_lookup_extended (self->by_path, item->parent, NULL, &index))
      return FALSE;
    item = &g_array_index (self->items, Item, GPOINTER_TO_UINT (index));
  }
  return TRUE;
}

/* Pages that are not shown have no size yet, and switchers that gave way to another have none. */
static gboolean
has_size (Accessible *self)
{
  g_autoptr (GVariant) reply = call (self, "org.a11y.atspi.Component", "GetSize", NULL);
  int width = 0, height = 0;

  if (reply && g_variant_is_of_type (reply, G_VARIANT_TYPE ("(ii)")))
    g_variant_get (reply, "(ii)", &width, &height);
  return width > 0 && height > 0;
}

/* Of several that fit, in no order, one that has a size: only that can be pressed. */
static Accessible *
find_in_cache (Accessible *self, const char *role, const char *glob)
{
  g_autoptr (Snapshot) snapshot = snapshot_new (self);
  g_autoptr (Accessible) first = NULL;

  for (guint i = 0; i < snapshot->items->len; i++) {
    const Item *item = &g_array_index (snapshot->items, Item, i);
    if ((glob && !item->editable && !g_pattern_match_simple (glob, item->name)) ||
        !is_shown_below (snapshot, item, self->path) || strcmp (item->path, self->path) == 0)
      continue;
    g_autoptr (Accessible) found = accessible_new (self->bus, self->owner, item->path);
    if (!accessible_matches (found, role, glob))
      continue;
    if (has_size (found))
      return g_steal_pointer (&found);
    if (!first)
      first = g_steal_pointer (&found);
  }
  return g_steal_pointer (&first);
}

/* An object enters the program's cache when its parent is asked for its children. */
static void
walk (Accessible *self)
{
  g_autoptr (GPtrArray) below = children (self);

  for (guint i = 0; i < below->len; i++)
    walk (g_ptr_array_index (below, i));
}

Accessible *
accessible_find (Accessible *self, const char *role, const char *glob)
{
  Accessible *found = find_in_cache (self, role, glob);

  if (found)
    return found;
  walk (self);
  return find_in_cache (self, role, glob);
}

Accessible *
accessible_find_state (Accessible *self, AtspiState state)
{
  g_autoptr (Snapshot) snapshot = snapshot_new (self);

  for (guint i = 0; i < snapshot->items->len; i++) {
    const Item *item = &g_array_index (snapshot->items, Item, i);
    if (item_has_state (item, state))
      return accessible_new (self->bus, self->owner, item->path);
  }
  walk (self);
  return NULL;
}

/* An icon's name is words of small letters with hyphens. */
static gboolean
is_icon_name (const char *name)
{
  return g_str_has_suffix (name, "-symbolic") ||
         g_regex_match_simple ("^[a-z]+(-[a-z]+)+$", name, 0, 0);
}

static gboolean
is_nameless (const Item *item)
{
  return !*item->name || g_str_has_prefix (item->name, "Gtk") ||
         g_str_has_prefix (item->name, "Adw") || g_str_has_prefix (item->name, "Offtake") ||
         item->name[0] == '_' || is_icon_name (item->name);
}

static gboolean
needs_name (const Item *item, const char *role)
{
  static const char *const silent[] = { "group", "widget",   "window", "dialog",  "scroll bar",
                                        "list",  "tab list", "label",  "heading", NULL };
  static const char *const spoken[] = { "button",
                                        "toggle button",
                                        "checkbox",
                                        "radio button",
                                        "switch",
                                        "combo box",
                                        "text box",
                                        "search box",
                                        "spin button",
                                        "slider",
                                        "list item",
                                        "row",
                                        "grid cell",
                                        "column header",
                                        "tab",
                                        "menu item",
                                        "image",
                                        "progress bar",
                                        "menu item checkbox",
                                        "menu item radio",
                                        "tree grid",
                                        "grid",
                                        "link",
                                        "meter",
                                        NULL };

  return g_strv_contains (spoken, role) ||
         (item_has_state (item, ATSPI_FOCUSABLE) && !g_strv_contains (silent, role));
}

char *
accessible_list_nameless (Accessible *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  walk (self);
  g_autoptr (Snapshot) snapshot = snapshot_new (self);
  for (guint i = 0; i < snapshot->items->len; i++) {
    const Item *item = &g_array_index (snapshot->items, Item, i);

    if (!is_nameless (item) || !is_shown_below (snapshot, item, self->path))
      continue;
    g_autoptr (Accessible) object = accessible_new (self->bus, self->owner, item->path);
    g_autofree char *role = accessible_dup_role (object);
    if (needs_name (item, role) && has_size (object))
      g_string_append_printf (text, "%s '%s'\n", role, item->name);
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
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
