/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* A document looks after its file: told by the system where it can, asked by the window else. */

#include "document/document-private.h"

G_BEGIN_DECLS

void offtake_document_start_watch (OfftakeDocument *self);
void offtake_document_stop_watch (OfftakeDocument *self);

G_END_DECLS
