/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Records for tests. */

#include "model/record.h"

G_BEGIN_DECLS

/* A record from JSON in single quotes; aborts the test if it cannot be read. (transfer full) */
gpointer fixture_record (GType type, const char *text);

/* Asserts that the record comes back as the same text in single quotes. */
void fixture_assert_record (gpointer record, const char *text);

/* Asserts that choice @field has the words of @words ("a b c") in the order of its enum. */
void fixture_assert_choices (GType type, const char *field, const char *words);

G_END_DECLS
