/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Which plan files this process has open or is just looking into, by device and inode. Closing a second
   connection or descriptor of our own on one of them would give up its lock, so that whoever opens one
   claims it first. Any thread. */

#include <glib.h>

G_BEGIN_DECLS

typedef struct _OfftakeClaim OfftakeClaim;

/* Nobody else in this process opens the file until the claim is freed. NULL without an error: the calling
   thread has it open, as @holder. NULL with OFFTAKE_ERROR_LOCKED: another thread has it. A file that is
   not there can be claimed, which keeps nobody away, also not when it is made meanwhile. */
OfftakeClaim *offtake_claim_new (const char *path, gpointer *holder, GError **error);
void          offtake_claim_free (OfftakeClaim *self);

/* The file is open for good, as @holder, which belongs to the calling thread. */
void offtake_claim_hold (OfftakeClaim *self, gpointer holder);
/* What is open belongs to @owner from now on; NULL: to none that could be asked. */
void offtake_claim_set_owner (OfftakeClaim *self, GThread *owner);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfftakeClaim, offtake_claim_free)

G_END_DECLS
