/* SPDX-License-Identifier: MPL-2.0 */
#include "lib/keyboard.h"

#include <X11/XKBlib.h>
#include <X11/Xlib.h>
#include <X11/extensions/XTest.h>
#include <string.h>

static const struct {
  const char *name;
  const char *key;
} modifiers[] = {
  { "ctrl", "Control_L" },
  { "shift", "Shift_L" },
  { "alt", "Alt_L" },
};

static KeySym
keysym_of (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (modifiers); i++)
    if (strcmp (modifiers[i].name, name) == 0)
      name = modifiers[i].key;

  KeySym keysym = XStringToKeysym (name);
  if (keysym == NoSymbol)
    g_error ("X has no key \"%s\"", name);
  return keysym;
}

static Display *
open_display (void)
{
  Display *display = XOpenDisplay (NULL);

  if (!display)
    g_error ("there is no X display");
  return display;
}

static void
fake (Display *display, KeySym keysym, gboolean press)
{
  XTestFakeKeyEvent (display, XKeysymToKeycode (display, keysym), press, CurrentTime);
}

void
keyboard_press (const char *combination)
{
  Display *display = open_display ();
  g_auto (GStrv) keys = g_strsplit (combination, "+", -1);
  guint n = g_strv_length (keys);

  for (guint i = 0; i < n; i++)
    fake (display, keysym_of (keys[i]), TRUE);
  for (guint i = n; i > 0; i--)
    fake (display, keysym_of (keys[i - 1]), FALSE);
  XSync (display, False);
  XCloseDisplay (display);
}

void
keyboard_type (const char *text)
{
  Display *display = open_display ();

  for (const char *at = text; *at; at++) {
    KeySym keysym = (KeySym) (guchar) *at; /* ASCII and keysyms agree */
    KeyCode code = XKeysymToKeycode (display, keysym);
    gboolean shifted = XkbKeycodeToKeysym (display, code, 0, 0) != keysym;

    if (shifted)
      fake (display, keysym_of ("shift"), TRUE);
    fake (display, keysym, TRUE);
    fake (display, keysym, FALSE);
    if (shifted)
      fake (display, keysym_of ("shift"), FALSE);
  }
  XSync (display, False);
  XCloseDisplay (display);
}
