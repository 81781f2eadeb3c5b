/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* A document in a folder of its own. */

#include "document/document.h"

G_BEGIN_DECLS

typedef struct {
  char            *dir, *path;
  OfftakeDocument *document;
} DocumentFixture;

/* For g_test_add(): opens the plan tests/data/plans/@name, "every-key.json" if NULL. */
void document_set_up (DocumentFixture *self, gconstpointer name);
void document_tear_down (DocumentFixture *self, gconstpointer unused);

/* Closes the document and opens the file again. */
void document_reopen (DocumentFixture *self);

/* The canonical text of the plan in memory; it must be that of the file. (transfer full) */
char *document_text (DocumentFixture *self);

/* Sets a field to the JSON @value and expects success. */
void document_set (DocumentFixture *self, const char *list, const char *id, const char *field, const char *value);

OfftakeRecord *document_find (DocumentFixture *self, const char *list, const char *id);

G_END_DECLS
