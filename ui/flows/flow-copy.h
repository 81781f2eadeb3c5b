/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* The chart on the clipboard. */

#include <gtk/gtk.h>

#include "flows/flow-source.h"

G_BEGIN_DECLS

/* The shown period's chart as a picture, on paper, whatever the theme of the window. All of the plan
   that it needs is read at once; laying out and drawing can be done on a worker. */
typedef struct _OfftakeFlowPicture OfftakeFlowPicture;

/* NULL with @error where there is no chart yet. (transfer full) */
OfftakeFlowPicture *offtake_flow_picture_new (OfftakeView *view, const OfftakeFlowSource *source, GError **error);
void                offtake_flow_picture_free (OfftakeFlowPicture *self);
/* On any thread. */
gboolean            offtake_flow_picture_make (OfftakeFlowPicture *self, GCancellable *cancellable, GError **error);
/* Once it is made: in pixels (image/png and what the toolkit makes of it) and in lines
   (image/svg+xml). (transfer full) */
GdkContentProvider *offtake_flow_picture_get_content (OfftakeFlowPicture *self);

/* The same flows as text between tabs, for a spreadsheet; NULL while there are none. (transfer full) */
GdkContentProvider *offtake_flow_copy_data (OfftakeView *view, const OfftakeFlowSource *source);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfftakeFlowPicture, offtake_flow_picture_free)

G_END_DECLS
