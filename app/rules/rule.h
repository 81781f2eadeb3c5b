/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* A regulation as data: which figures a law sets, from when to when, and who says so. What a rule
   does with its figures is its kind, which an interpreter of the same name carries out. Rules are
   immutable and counted, so that any thread may read them. */

#include "base/json.h"

G_BEGIN_DECLS

/* How well a figure is known: the marks of resources/regulations/SOURCES.md. */
typedef enum {
  OFFTAKE_CONFIDENCE_PRIMARY_CONFIRMED, /* "P+": read in the law and in a second text */
  OFFTAKE_CONFIDENCE_PRIMARY,           /* "P": read in the law */
  OFFTAKE_CONFIDENCE_SECONDARY,         /* "S2": read in two or more other texts */
  OFFTAKE_CONFIDENCE_SINGLE,            /* "S1": read in one other text */
  OFFTAKE_CONFIDENCE_UNREAD,            /* "K": from memory */
  OFFTAKE_CONFIDENCE_OWN,               /* "own": the company's own rule */
} OfftakeConfidence;

/* One figure. Texts belong to the rule; NULL or 0 where the law gives none. */
typedef struct {
  const char       *name;     /* what it is for: "minimum", "phase_out", "purity" */
  const char       *key;      /* for which metal, component or method; NULL for any */
  json_t           *subjects; /* for which categories: a list of texts; NULL for any */
  json_t           *value;    /* a number, a text or a list of texts */
  double            number;   /* NAN if the value is no number */
  guint32           day;      /* 0 if the value is no day */
  const char       *unit;
  guint32           from, to; /* days on which it binds, both inclusive; 0 is open */
  guint32           in_force; /* since when it is law */
  guint32           repealed; /* struck out before it could bind: shown, never applied */
  const char       *clause, *note;
  OfftakeConfidence confidence;
  json_t           *sources; /* ids of the pack's sources */
} OfftakeFigure;

typedef struct {
  gatomicrefcount references;
  json_t         *tree; /* as it was written */
  const char     *id, *title, *kind, *citation, *law_version;
  const char     *operator;       /* ">=", ">" or "<="; NULL where nothing is compared */
  gboolean        method_pending; /* its method act is not adopted; the default method is used */
  OfftakeFigure  *figures;
  guint           n_figures;
} OfftakeRule;

/* From @tree, which the schema of rule packs has accepted as a rule. @law_version is the pack's, for
   a rule that names none. Fails if a kind needs what the rule lacks, with the path. */
OfftakeRule *offtake_rule_new (json_t *tree, const char *law_version, GError **error);
OfftakeRule *offtake_rule_ref (OfftakeRule *self);
void         offtake_rule_unref (OfftakeRule *self);

/* The title in the user's language; the id where it has none. */
const char *offtake_rule_get_title (const OfftakeRule *self);

/* The name of the fact that plays @role in the rule's kind ("whole": "total_t"); NULL if none does. */
const char *offtake_rule_get_term (const OfftakeRule *self, const char *role);

/* The figure @name for @key and @subject on @day. A NULL key or subject and a day of 0 are not asked
   for. NULL if there is none. */
const OfftakeFigure *offtake_rule_find (const OfftakeRule *self, const char *name, const char *key,
                                        const char *subject, guint32 day);
/* The same of the first that binds after @day. */
const OfftakeFigure *offtake_rule_find_next (const OfftakeRule *self, const char *name, const char *key,
                                             const char *subject, guint32 day);
/* The figure's number; NAN if there is none. */
double  offtake_rule_number (const OfftakeRule *self, const char *name, const char *key);
/* The figure's day; 0 if there is none. */
guint32 offtake_rule_day (const OfftakeRule *self, const char *name);

gboolean    offtake_figure_lists (const OfftakeFigure *self, const char *word);
gboolean    offtake_confidence_is_verified (OfftakeConfidence confidence);
/* "P+" */
const char *offtake_confidence_mark (OfftakeConfidence confidence);
/* "verified in the law" */
const char *offtake_confidence_title (OfftakeConfidence confidence);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfftakeRule, offtake_rule_unref)

G_END_DECLS
