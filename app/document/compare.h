/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* What differs between two plans, by record and field. */

#include "model/plan.h"

G_BEGIN_DECLS

typedef enum {
  OFFTAKE_DIFFERENCE_ADDED,   /* a record that only the second has */
  OFFTAKE_DIFFERENCE_REMOVED, /* a record that only the first has */
  OFFTAKE_DIFFERENCE_CHANGED, /* a field of a record that both have */
  OFFTAKE_DIFFERENCE_MOVED,   /* the records of a list that both have stand in another order */
} OfftakeDifferenceKind;

typedef struct {
  OfftakeDifferenceKind kind;
  char   *list;  /* "agreements"; "plan" for the plan's own fields */
  char   *id;    /* NULL for MOVED */
  char   *title; /* what the record is called; NULL for MOVED */
  char   *field; /* of CHANGED, else NULL */
  json_t *before, *after; /* of the field, or the whole record; NULL where there is none */
} OfftakeDifference;

/* In plan order: the plan's own fields, then list by list what was removed, changed, added, moved.
   Returns: (transfer full): array of OfftakeDifference *, empty where the plans are the same. */
GPtrArray *offtake_compare_plans (OfftakePlan *before, OfftakePlan *after);

/* One line each: "changed  agreements 003  price: {...} -> {...}". (transfer full) */
char *offtake_difference_format (const OfftakeDifference *self);
/* {"kind", "list", "id", "field", "before", "after"} (transfer full) */
json_t *offtake_difference_to_json (const OfftakeDifference *self);

/* The records of a list as trees by id, and their ids in order. For compare and merge. */
typedef struct {
  GHashTable *by_id; /* id to json_t * */
  GPtrArray  *ids;   /* char *, in by_id */
} OfftakeTrees;

OfftakeTrees *offtake_trees_new (OfftakePlan *plan, const char *list);
void          offtake_trees_free (OfftakeTrees *self);
json_t       *offtake_trees_find (const OfftakeTrees *self, const char *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfftakeTrees, offtake_trees_free)

G_END_DECLS
