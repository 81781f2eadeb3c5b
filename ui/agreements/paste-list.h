/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Pasted rows as a list model of OfftakePasteLine. Signal "changed": a cell, and with it the state of
   rows, is another. */

#include <gio/gio.h>

#include "exchange/paste.h"

G_BEGIN_DECLS

#define OFFTAKE_TYPE_PASTE_LIST (offtake_paste_list_get_type ())
G_DECLARE_FINAL_TYPE (OfftakePasteList, offtake_paste_list, OFFTAKE, PASTE_LIST, GObject)

#define OFFTAKE_TYPE_PASTE_LINE (offtake_paste_line_get_type ())
G_DECLARE_FINAL_TYPE (OfftakePasteLine, offtake_paste_line, OFFTAKE, PASTE_LINE, GObject)

/* Takes over @paste. */
OfftakePasteList *offtake_paste_list_new (OfftakePaste *paste);
OfftakePaste     *offtake_paste_list_get_paste (OfftakePasteList *self);
void              offtake_paste_list_changed (OfftakePasteList *self);

/* The list is borrowed: it outlives its lines. */
OfftakePasteList *offtake_paste_line_get_list (OfftakePasteLine *self);
guint             offtake_paste_line_get_row (OfftakePasteLine *self);
/* Of the pasted text, from 1. */
guint             offtake_paste_line_get_number (OfftakePasteLine *self);
const char       *offtake_paste_line_get_cell (OfftakePasteLine *self, guint column);
void              offtake_paste_line_set_cell (OfftakePasteLine *self, guint column, const char *text);
const char       *offtake_paste_line_get_fault (OfftakePasteLine *self, guint column);
/* "New", or what is wrong. (transfer full) */
char             *offtake_paste_line_describe (OfftakePasteLine *self);
gboolean          offtake_paste_line_is_refused (OfftakePasteLine *self);

G_END_DECLS
