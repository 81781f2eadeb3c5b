/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Parts of check.c: the rules of one record as it stands in an overlay. Each names the place of the
   first fault; references are known to be sound where the record itself is concerned. */

#include "model/overlay.h"
#include "model/place.h"

G_BEGIN_DECLS

gboolean offtake_check_recipe (const OfftakeOverlay *view, OfftakeRecipe *recipe,
                               const OfftakePlace *place, GError **error);
gboolean offtake_check_site (const OfftakeOverlay *view, OfftakeSite *site, const OfftakePlace *place,
                             GError **error);
gboolean offtake_check_agreement (const OfftakeOverlay *view, OfftakeAgreement *agreement,
                                  const OfftakePlace *place, GError **error);

/* Every reference in a structure points to a record. */
gboolean offtake_check_references (const OfftakeOverlay *view, const OfftakeStructure *structure,
                                   gconstpointer data, const OfftakePlace *place, GError **error);
/* Whether one of them points to @id of @list. */
gboolean offtake_structure_refers (const OfftakeStructure *structure, gconstpointer data,
                                   const char *list, const char *id);

G_END_DECLS
