/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* A small client of the accessibility bus: what a screen reader sees and does. Nothing is kept here:
   every call asks the program afresh. An object that is gone reads as empty. */

#include <gio/gio.h>

G_BEGIN_DECLS

/* One object of a program's accessible tree. */
typedef struct _Accessible Accessible;

/* The accessibility bus of this session; aborts the test if there is none. (transfer full) */
GDBusConnection *atspi_connect (void);

/* The root of the program with that process, or NULL as long as it has not registered. */
Accessible *accessible_new_for_process (GDBusConnection *bus, guint process);
void        accessible_free (Accessible *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Accessible, accessible_free)

/* (transfer full), never NULL. */
char *accessible_dup_role (Accessible *self);
char *accessible_dup_name (Accessible *self);
char *accessible_dup_text (Accessible *self);

/* One bit of AT-SPI's state set: ATSPI_STATE_SENSITIVE and its like. */
typedef enum {
  ATSPI_ACTIVE = 1,
  ATSPI_CHECKED = 4,
  ATSPI_FOCUSABLE = 11,
  ATSPI_FOCUSED = 12,
  ATSPI_SELECTED = 23,
  ATSPI_SENSITIVE = 24,
  ATSPI_VISIBLE = 30,
} AtspiState;
gboolean accessible_has_state (Accessible *self, AtspiState state);

/* Runs the action of that name, or the first one if @action is NULL. */
gboolean accessible_act (Accessible *self, const char *action);
/* Replaces the text of an entry. */
gboolean accessible_set_text (Accessible *self, const char *text);
/* Selects a child of a list, a table or a tab bar. */
gboolean accessible_select_child (Accessible *self, int index);

/* Whether it has that role (NULL: any) and its name or its text matches the glob (NULL: any). */
gboolean accessible_matches (Accessible *self, const char *role, const char *glob);

/* An object of the program in that state, such as the focused one; NULL if there is none. (transfer
   full) */
Accessible *accessible_find_state (Accessible *self, AtspiState state);
/* A visible object below @self that matches; NULL if there is none. (transfer full) */
Accessible *accessible_find (Accessible *self, const char *role, const char *glob);
/* Waits for it; aborts the test, with the tree in its log, if it does not come. */
Accessible *accessible_wait (Accessible *self, const char *role, const char *glob);
/* Waits until there is none any more. */
void        accessible_wait_gone (Accessible *self, const char *role, const char *glob);

/* What is shown and can take the focus, can be acted on or is a cell, a heading or a picture, but has no name
   of its own: none, its type's, its icon's, or one with the sign of a mnemonic; containers are left out. One
   line per object. (transfer full) */
char *accessible_list_nameless (Accessible *self);

/* The tree below, one line per object. (transfer full) */
char *accessible_dump (Accessible *self);

G_END_DECLS
