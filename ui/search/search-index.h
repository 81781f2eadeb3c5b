/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* What the command search looks through: the actions that can be done now, the records of a plan and
   the rules. Plain data, made when the search opens. */

#include "model/plan.h"
#include "rules/rule-book.h"

G_BEGIN_DECLS

typedef enum {
  OFFTAKE_HIT_ACTION, /* id is a detailed action name */
  OFFTAKE_HIT_RECORD, /* list and id name a record of the plan */
  OFFTAKE_HIT_RULE,   /* id is a rule's */
} OfftakeHitKind;

typedef struct {
  OfftakeHitKind kind;
  const char    *list; /* of a record, NULL otherwise */
  char          *id;
  char          *key;       /* names it among all, "agreements:014" */
  char          *title;
  char          *detail;    /* what it is, in words */
  char          *key_label; /* "Ctrl+N", or NULL */
  char          *folded_title, *folded; /* for finding */
} OfftakeHit;

typedef struct _OfftakeSearchIndex OfftakeSearchIndex;

/* Whether an action can be done now. */
typedef gboolean (*OfftakeActionFunc) (const char *action, gpointer data);

/* @plan and @book are nullable. */
OfftakeSearchIndex *offtake_search_index_new (OfftakePlan *plan, const OfftakeRuleBook *book, OfftakeActionFunc can,
                                              gpointer data);
void                offtake_search_index_free (OfftakeSearchIndex *self);

/* What holds every word of @text, the best first, at most @max: what begins with it, then by words of
   the title, then the rest; what is in @recent (keys, newest first) before its equals. Without a text the
   recent ones and then the actions. (transfer container): array of const OfftakeHit */
GPtrArray *offtake_search_index_find (const OfftakeSearchIndex *self, const char *text, const char *const *recent,
                                      guint max);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfftakeSearchIndex, offtake_search_index_free)

G_END_DECLS
