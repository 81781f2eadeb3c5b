/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Takes pasted rows into a document. */

#include "document/document.h"
#include "exchange/paste.h"

G_BEGIN_DECLS

/* Adds what is new and changes what is changed, as one step of undo; rows that are refused stay out.
   On error nothing has changed, and the row at fault is refused from then on. */
gboolean offtake_intake_apply (OfftakePaste *paste, OfftakeDocument *document, GError **error);

G_END_DECLS
