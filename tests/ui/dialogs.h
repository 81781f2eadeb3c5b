/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Every dialog that a window on the founding plan can open, for what must hold of all of them: that they
   are looked at, fit a narrow screen, are left by Escape. */

#include "ui/stage.h"

G_BEGIN_DECLS

typedef struct {
  const char *name;
  const char *action; /* of the window, that opens it; NULL: open() does */
  void (*open) (OfftakeWindow *window, const char *folder);
} Dialog;

/* All of them. (transfer none) */
const Dialog *dialogs (guint *n);
/* Opens one; what it reads is written into @folder before. The widget with a surface of its own that came:
   a window or a popover. (transfer none) */
GtkWidget *dialog_open (const Dialog *dialog, OfftakeWindow *window, const char *folder);
void       dialog_close (GtkWidget *shown);

G_END_DECLS
