/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Sizes of texts in the fonts of a scene. Placing labels asks for those of the same words again and
   again; each is found once. */

#include "sankey/scene-parts.h"

G_BEGIN_DECLS

typedef struct _OfftakeMeasure OfftakeMeasure;

OfftakeMeasure *offtake_measure_new (void);
void            offtake_measure_free (OfftakeMeasure *self);
/* In px; @length in bytes, -1 for all of @text. @height (nullable): of the line. */
double          offtake_measure_width (OfftakeMeasure *self, OfftakeTextKind kind, const char *text, gssize length,
                                       double *height);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfftakeMeasure, offtake_measure_free)

G_END_DECLS
