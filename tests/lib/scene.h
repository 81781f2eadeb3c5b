/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lib/sankey.h"
#include "sankey/scene-parts.h"

G_BEGIN_DECLS

/* Laid out with labels on a page of 1600 x 900. */
OfftakeScene *scene_of (const OfftakeGraph *graph);
/* The scene painted on white. (transfer full) */
cairo_surface_t *scene_paint (const OfftakeScene *scene, OfftakeTheme theme, OfftakeSubject hover, OfftakeSubject selected);
guint32          scene_pixel (cairo_surface_t *surface, double x, double y);
/* The middle of a band's middle column, on its centre line. */
OfftakePoint     scene_middle (const OfftakeScene *scene, guint link);
/* Every text on the page, none over a node or another text. */
void             scene_check_labels (const OfftakeScene *scene);
/* The same for the graph on pages of many sizes, in both directions. */
void             scene_check_label_pages (const OfftakeGraph *graph);
/* Texts that do not fit their room. */
guint            scene_count_cut (const OfftakeScene *scene);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (cairo_surface_t, cairo_surface_destroy)

G_END_DECLS
