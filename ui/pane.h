/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* A widget that shows something of the window's view. It has the property "view" and calls its
   class when what it shows may have changed; while it is out of sight in its window, not before it
   comes into sight. Children fill it unless it lays them out itself. */

#include <adwaita.h>

#include "view.h"

G_BEGIN_DECLS

#define OFFTAKE_TYPE_PANE (offtake_pane_get_type ())
G_DECLARE_DERIVABLE_TYPE (OfftakePane, offtake_pane, OFFTAKE, PANE, AdwBin)

struct _OfftakePaneClass {
  AdwBinClass parent_class;

  /* Another document (or none), or the first view at all; at once, and followed by the two below. */
  void (*document_changed) (OfftakePane *self);
  /* Another solution or period. */
  void (*update) (OfftakePane *self);
  /* Another record is selected. */
  void (*selection_changed) (OfftakePane *self);
};

OfftakeView *offtake_pane_get_view (OfftakePane *self); /* NULL until it is set */
/* Tells a pane now what it has not been told while it was out of sight. */
void offtake_pane_catch_up (OfftakePane *self);
/* The view of the pane that @widget stands in; NULL outside of one. */
OfftakeView *offtake_pane_find_view (GtkWidget *widget);

G_END_DECLS
