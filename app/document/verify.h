/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* A thorough look at a plan, for a person who wants to know whether it is sound. */

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  guint version;    /* of the file's format; 0 for plan JSON */
  guint n_records;  /* in all lists */
  guint n_steps;    /* of the undo journal */
  guint n_editions; /* sealed, each as it was sealed */
  guint n_balances; /* sites, materials and periods whose balance closes */
  guint n_open;     /* those of a loop that has no finite answer, which therefore have none */
} OfftakeVerification;

/* Looks at the file's pages, indexes and schema, at the content of every table and of every undo step,
   at every sealed edition, at every reference and rule of the plan, and at the balances of its solution.
   OFFTAKE_ERROR_DAMAGED, _SCHEMA or _INVALID: the first thing that is not as it should be. */
gboolean offtake_document_verify (const char *path, OfftakeVerification *result, GError **error);

G_END_DECLS
