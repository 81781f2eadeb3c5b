/* SPDX-License-Identifier: MPL-2.0 */
#include "lib/clipboard.h"

#include <X11/Xatom.h>
#include <X11/Xlib.h>
#include <glib-unix.h>
#include <string.h>

struct _Clipboard {
  Display *display;
  Window window;
  Atom targets, utf8;
  char *text;
  guint source;
};

/* Text, or the list of what there is. FALSE for a form that we do not have. */
static gboolean
put (Clipboard *self, const XSelectionRequestEvent *request)
{
  Atom offered[] = { self->targets, self->utf8 };

  if (request->target == self->targets)
    XChangeProperty (self->display, request->requestor, request->property, XA_ATOM, 32,
                     PropModeReplace, (unsigned char *) offered, G_N_ELEMENTS (offered));
  else if (request->target == self->utf8)
    XChangeProperty (self->display, request->requestor, request->property, self->utf8, 8,
                     PropModeReplace, (unsigned char *) self->text, (int) strlen (self->text));
  else
    return FALSE;
  return TRUE;
}

static void
answer (Clipboard *self, const XSelectionRequestEvent *request)
{
  XEvent event = { .xselection = { .type = SelectionNotify,
                                   .display = request->display,
                                   .requestor = request->requestor,
                                   .selection = request->selection,
                                   .target = request->target,
                                   .time = request->time } };

  event.xselection.property = put (self, request) ? request->property : None;
  XSendEvent (self->display, request->requestor, False, NoEventMask, &event);
  XFlush (self->display);
}

static gboolean
on_readable (gint fd, GIOCondition condition, gpointer data)
{
  Clipboard *self = data;

  while (XPending (self->display)) {
    XEvent event;

    XNextEvent (self->display, &event);
    if (event.type == SelectionRequest)
      answer (self, &event.xselectionrequest);
  }
  return G_SOURCE_CONTINUE;
}

Clipboard *
clipboard_offer (const char *text)
{
  Clipboard *self = g_new0 (Clipboard, 1);

  self->display = XOpenDisplay (NULL);
  g_assert_nonnull (self->display);
  self->text = g_strdup (text);
  self->window =
      XCreateSimpleWindow (self->display, DefaultRootWindow (self->display), 0, 0, 1, 1, 0, 0, 0);
  self->targets = XInternAtom (self->display, "TARGETS", False);
  self->utf8 = XInternAtom (self->display, "UTF8_STRING", False);
  XSetSelectionOwner (self->display, XInternAtom (self->display, "CLIPBOARD", False), self->window,
                      CurrentTime);
  XSync (self->display, False);
  self->source = g_unix_fd_add (ConnectionNumber (self->display), G_IO_IN, on_readable, self);
  return self;
}

void
clipboard_free (Clipboard *self)
{
  g_source_remove (self->source);
  XCloseDisplay (self->display);
  g_free (self->text);
  g_free (self);
}
