/* SPDX-License-Identifier: MPL-2.0 */
#include "lib/desktop.h"

#include "lib/fixture.h"
#include "lib/wait.h"

#define MAX_TABS 60

/* What a wait is about. */
typedef struct {
  Desktop *desktop;
  const char *role;
  const char *glob;
  const char *text;
  char *found;
} Wish;

Desktop *
desktop_new (void)
{
  Desktop *self = g_new0 (Desktop, 1);

  self->home = fixture_dir ();
  return self;
}

void
desktop_free (Desktop *self)
{
  g_assert_null (self->program);
  fixture_remove_dir (self->home);
  g_free (self);
}

void
desktop_act (Desktop *self, const char *action)
{
  g_autoptr (Accessible) window = accessible_wait (self->program->root, "window", NULL);

  g_assert_true (accessible_act (window, action));
}

void
desktop_press (Desktop *self, const char *role, const char *glob)
{
  g_autoptr (Accessible) widget = accessible_wait (self->program->root, role, glob);

  g_assert_true (accessible_act (widget, NULL));
}

void
desktop_enter (Desktop *self, const char *glob, const char *text)
{
  g_autoptr (Accessible) entry = accessible_wait (self->program->root, "text box", glob);

  g_assert_true (accessible_set_text (entry, text));
}

void
desktop_dump (Desktop *self)
{
  g_autofree char *tree = accessible_dump (self->program->root);

  g_test_message ("%s", tree);
}

static void
fulfil (WaitCondition condition, Wish *wish, const char *complaint)
{
  if (wait_until (condition, wish))
    return;
  desktop_dump (wish->desktop);
  g_error ("%s: %s \"%s\"", complaint, wish->role ? wish->role : "object",
           wish->glob ? wish->glob : "*");
}

static gboolean
is_active (gpointer data)
{
  Wish *wish = data;
  g_autoptr (Accessible) window =
      accessible_find_state (wish->desktop->program->root, ATSPI_ACTIVE);

  return window != NULL;
}

void
desktop_start (Desktop *self, const char *argument, ...)
{
  g_autofree char *offtake = g_test_build_filename (G_TEST_BUILT, "..", "offtake", NULL);
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  va_list rest;

  g_ptr_array_add (arguments, offtake);
  va_start (rest, argument);
  for (; argument; argument = va_arg (rest, const char *))
    g_ptr_array_add (arguments, (gpointer) argument);
  va_end (rest);
  g_ptr_array_add (arguments, NULL);

  g_assert_null (self->program);
  self->program = program_start (self->home, (const char *const *) arguments->pdata);
  Wish wish = { self, "window", NULL, NULL, NULL };
  fulfil (is_active, &wish, "does not become active");
}

void
desktop_finish (Desktop *self)
{
  program_finish (g_steal_pointer (&self->program));
}

void
desktop_kill (Desktop *self)
{
  program_kill (g_steal_pointer (&self->program));
}

char *
desktop_dup_title (Desktop *self)
{
  g_autoptr (Accessible) window = accessible_find_state (self->program->root, ATSPI_ACTIVE);

  return window ? accessible_dup_name (window) : g_strdup ("");
}

void
desktop_wait (Desktop *self, const char *role, const char *glob)
{
  g_autoptr (Accessible) found = accessible_wait (self->program->root, role, glob);
}

void
desktop_wait_gone (Desktop *self, const char *role, const char *glob)
{
  accessible_wait_gone (self->program->root, role, glob);
}

static gboolean
has_focus (gpointer data)
{
  Wish *wish = data;
  g_autoptr (Accessible) focus =
      accessible_find_state (wish->desktop->program->root, ATSPI_FOCUSED);

  return focus && accessible_matches (focus, wish->role, wish->glob);
}

void
desktop_wait_focus (Desktop *self, const char *role, const char *glob)
{
  Wish wish = { self, role, glob, NULL, NULL };

  fulfil (has_focus, &wish, "does not get the focus");
}

static gboolean
has_lost_focus (gpointer data)
{
  return !accessible_has_state (data, ATSPI_FOCUSED);
}

void
desktop_tab_to (Desktop *self, const char *role, const char *glob)
{
  Wish wish = { self, role, glob, NULL, NULL };

  for (int i = 0; i < MAX_TABS; i++) {
    g_autoptr (Accessible) focus = accessible_find_state (self->program->root, ATSPI_FOCUSED);
    if (focus && accessible_matches (focus, role, glob))
      return;
    keyboard_press ("Tab");
    if (focus && !wait_until (has_lost_focus, focus))
      break;
  }
  fulfil (has_focus, &wish, "cannot be reached by Tab");
}

static gboolean
is_other (gpointer data)
{
  Wish *wish = data;

  g_clear_pointer (&wish->found, g_free);
  g_autoptr (Accessible) label =
      accessible_find (wish->desktop->program->root, wish->role, wish->glob);
  wish->found = label ? accessible_dup_text (label) : NULL;
  return wish->found && g_strcmp0 (wish->found, wish->text) != 0;
}

char *
desktop_wait_other_label (Desktop *self, const char *glob, const char *text)
{
  Wish wish = { self, "label", glob, text, NULL };

  fulfil (is_other, &wish, "does not change");
  return wish.found;
}

char *
desktop_dup_label (Desktop *self, const char *glob)
{
  return desktop_wait_other_label (self, glob, NULL);
}
