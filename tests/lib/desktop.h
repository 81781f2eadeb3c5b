/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* A person at the window: the program in a home of its own, with waiting for what it shows. Names
   are globs, as in lib/atspi.h; every wait aborts the test, with the tree in its log, if in vain. */

#include "lib/keyboard.h"
#include "lib/program.h"

G_BEGIN_DECLS

typedef struct {
  char    *home;
  Program *program; /* NULL where none runs */
} Desktop;

Desktop *desktop_new (void);
void     desktop_free (Desktop *self);

/* Starts offtake with these arguments, ended by NULL, and waits for its window to be active. */
void desktop_start (Desktop *self, const char *argument, ...) G_GNUC_NULL_TERMINATED;
/* Waits for its end, which must be a good one without warnings. */
void desktop_finish (Desktop *self);
/* Kills it in the middle of what it does. */
void desktop_kill (Desktop *self);

/* The title of the active window, "" where there is none. (transfer full) */
char *desktop_dup_title (Desktop *self);

void desktop_wait (Desktop *self, const char *role, const char *glob);
void desktop_wait_gone (Desktop *self, const char *role, const char *glob);
void desktop_wait_focus (Desktop *self, const char *role, const char *glob);
/* Presses Tab until such an object has the focus. */
void desktop_tab_to (Desktop *self, const char *role, const char *glob);

/* The text of the first such label. (transfer full) */
char *desktop_dup_label (Desktop *self, const char *glob);
/* The text of that label once it differs from @text. (transfer full) */
char *desktop_wait_other_label (Desktop *self, const char *glob, const char *text);

/* As a screen reader acts, without keys: runs an action of the window; what a press of that widget does;
   replaces the text of an entry. */
void desktop_act (Desktop *self, const char *action);
void desktop_press (Desktop *self, const char *role, const char *glob);
void desktop_enter (Desktop *self, const char *glob, const char *text);

/* Writes the accessible tree into the test's log. */
void desktop_dump (Desktop *self);

G_END_DECLS
