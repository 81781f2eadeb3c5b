/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Brings two versions of a plan together that both come from a third, by record and field. */

#include "model/plan.h"

G_BEGIN_DECLS

typedef enum {
  OFFTAKE_PREFER_NONE,   /* a conflict stays one */
  OFFTAKE_PREFER_MINE,
  OFFTAKE_PREFER_THEIRS,
} OfftakePrefer;

/* Both have changed a field, each in its own way; or one has changed a record that the other has
   removed (then @field is NULL, and the side that removed it NULL too). */
typedef struct {
  char   *list, *id, *field;
  json_t *base, *mine, *theirs; /* NULL where absent */
} OfftakeConflict;

typedef struct {
  OfftakePlan *plan;      /* NULL while there are conflicts, or where it would not be sound */
  GPtrArray   *conflicts; /* OfftakeConflict *; those that a preference settled are not in it */
  char        *unsound;   /* why what both changed does not fit together: one removed a site that the
                             other uses; else NULL */
} OfftakeMerge;

/* What only one of the two changed is as it left it. Records stand in the order of the side that
   moved any, mine first; what theirs added goes behind what it stands behind there. (transfer full) */
OfftakeMerge *offtake_merge_plans (OfftakePlan *base, OfftakePlan *mine, OfftakePlan *theirs, OfftakePrefer prefer);

/* What is to be done about one conflict; of @conflict all but its values count. */
typedef OfftakePrefer (*OfftakeSettle) (const OfftakeConflict *conflict, gpointer data);
/* The same, asking about each. */
OfftakeMerge *offtake_merge_plans_asking (OfftakePlan *base, OfftakePlan *mine, OfftakePlan *theirs,
                                          OfftakeSettle settle, gpointer data);
void          offtake_merge_free (OfftakeMerge *self);

/* One line: "agreements 003: price: mine {...}, theirs {...}, was {...}". (transfer full) */
char *offtake_conflict_format (const OfftakeConflict *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfftakeMerge, offtake_merge_free)

G_END_DECLS
