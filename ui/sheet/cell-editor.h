/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Edits one field of a record inside a cell of a table. What is typed is checked with each key, and the
   reason why it cannot be taken stands under the cell; choices and days are offered there. It stores
   nothing by itself. */

#include <adwaita.h>

#include "view.h"

G_BEGIN_DECLS

/* How the person leaves a cell. */
typedef enum {
  OFFTAKE_LEAVE_DOWN,   /* Enter: the value is taken */
  OFFTAKE_LEAVE_UP,
  OFFTAKE_LEAVE_NEXT,   /* Tab */
  OFFTAKE_LEAVE_BEFORE,
  OFFTAKE_LEAVE_LEFT,   /* the arrow keys */
  OFFTAKE_LEAVE_RIGHT,
  OFFTAKE_LEAVE_ALL,    /* Ctrl+Enter: for all rows that are selected */
  OFFTAKE_LEAVE_HERE,   /* a click on a choice */
  OFFTAKE_LEAVE_AWAY,   /* the focus is elsewhere; the editor must outlive the signal */
  OFFTAKE_LEAVE_CANCEL, /* Escape */
} OfftakeLeave;

#define OFFTAKE_TYPE_CELL_EDITOR (offtake_cell_editor_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeCellEditor, offtake_cell_editor, OFFTAKE, CELL_EDITOR, AdwBin)

/* Whether the value at @path can be edited in one cell; ramps, lists and texts of several lines are for
   the inspector. */
gboolean offtake_cell_editor_fits (OfftakeRecord *record, const char *path);

/* Signal "leave" (guint: OfftakeLeave). @name is what a screen reader calls it. */
GtkWidget *offtake_cell_editor_new (OfftakeView *view, OfftakeRecord *record, const char *path, const char *name);

/* Takes the focus. @replace: what is typed takes the place of the value, and the arrow keys leave. */
void     offtake_cell_editor_start (OfftakeCellEditor *self, gboolean replace);
/* Lets the keys of @controller type, or where it has no event writes @character. */
void     offtake_cell_editor_type (OfftakeCellEditor *self, GtkEventControllerKey *controller, gunichar character);
/* Borrowed: what is edited, whatever row the table shows in that place meanwhile. */
OfftakeRecord *offtake_cell_editor_get_record (OfftakeCellEditor *self);
gboolean offtake_cell_editor_is_changed (OfftakeCellEditor *self);
/* *@value NULL: none. FALSE with a sentence in @error, which is shown under the cell too. */
gboolean offtake_cell_editor_read (OfftakeCellEditor *self, json_t **value, GError **error);
void     offtake_cell_editor_show_error (OfftakeCellEditor *self, const char *message);

G_END_DECLS
