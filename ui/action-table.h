/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* What a user can do, by name and by key: the one list from which the accelerators are set, the
   shortcuts window is made and the command search offers actions. A new action of the window is a line
   here. */

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  const char *group;   /* N_(), the heading that it stands under in the shortcuts window */
  const char *action;  /* detailed name, "win.show-page::flows"; NULL for a key that a page handles itself */
  const char *title;   /* N_() */
  const char *keys[5]; /* accelerators, the one to show first; NULL-ended, none at all where [0] is NULL */
} OfftakeActionInfo;

/* Groups stand together, in the order in which they are shown. */
const OfftakeActionInfo *offtake_action_table (guint *n);

/* The keys of @info as GtkShortcutsShortcut wants them, "<Control>y <Control>z"; NULL where it has none.
   (transfer full) */
char *offtake_action_info_dup_keys (const OfftakeActionInfo *info);

/* What the keys are called where there is room for one only: "Ctrl+K", or NULL. (transfer full) */
char *offtake_action_info_dup_key_label (const OfftakeActionInfo *info);

G_END_DECLS
