/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* An import that goes into the open plan on a worker, while the plan takes no other edit. */

#include "document/bring-in.h"

G_BEGIN_DECLS

typedef struct _OfftakeTaking OfftakeTaking;

/* On the main thread, once. @error is G_IO_ERROR_CANCELLED where it was stopped in time; then, as after every
   error, nothing has come in. */
typedef void (*OfftakeTakingDone) (OfftakeTaking *taking, const GError *error, gpointer data);

/* Takes @import over. */
OfftakeTaking *offtake_taking_new (OfftakeDocument *document, OfftakeImport *import, OfftakeTakingDone done,
                                   gpointer data);
/* Also while it goes on: it is stopped then, and done is not called any more. */
void           offtake_taking_free (OfftakeTaking *self);

void   offtake_taking_stop (OfftakeTaking *self);
double offtake_taking_get_fraction (OfftakeTaking *self);
/* What has come in, and how many rows have not. (transfer full) */
char  *offtake_taking_describe (OfftakeTaking *self);

G_END_DECLS
