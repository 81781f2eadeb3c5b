/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Storing a value at a place inside a record (see field-path.h): the one way of every editor. What
   belongs to it comes along: another kind of quantity or price brings its own terms, a series keeps what
   it was from the plan's first period on, a part of which nothing is left goes. */

#include "view.h"

G_BEGIN_DECLS

/* The whole value of the record's field with @value (NULL: nothing) at @path, NULL where nothing is
   left, and the field's name in @name. (transfer full) */
json_t *offtake_field_store_whole (OfftakeView *view, OfftakeRecord *record, const char *path, json_t *value,
                                   char **name);

/* Whether the plan would take it; FALSE with a sentence in @error. Changes nothing. */
gboolean offtake_field_store_check (OfftakeView *view, OfftakeRecord *record, const char *path, json_t *value,
                                    GError **error);

/* Stores it as one edit. */
gboolean offtake_field_store (OfftakeView *view, OfftakeRecord *record, const char *path, json_t *value,
                              GError **error);

/* The same in several records (OfftakeRecord) of one class, as one step: all of them, or on error none. */
gboolean offtake_field_store_several (OfftakeView *view, const GPtrArray *records, const char *path, json_t *value,
                                      GError **error);
/* In each of them the value at the same place of @values (json_t, NULL: nothing). */
gboolean offtake_field_store_each (OfftakeView *view, const GPtrArray *records, const char *path,
                                   const GPtrArray *values, GError **error);

G_END_DECLS
