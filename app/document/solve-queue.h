/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Solves networks on a worker thread, one at a time. The newest request wins: it cancels the one
   that runs and replaces the one that waits. */

#include "engine/solve.h"

G_BEGIN_DECLS

typedef struct _OfftakeSolveQueue OfftakeSolveQueue;

/* Called in the main context of the request, for requests that no newer one has replaced. @solution
   is NULL where @error says why. @tag is that of the request. */
typedef void (*OfftakeSolveFunc) (OfftakeSolution *solution, const GError *error, guint tag, gpointer data);

OfftakeSolveQueue *offtake_solve_queue_new (OfftakeSolveFunc func, gpointer data);

/* @func is also called with what is on screen as soon as it is there, for requests that come after:
   @solution then holds one period, and all of it follows. OFFTAKE_NONE for nothing on screen. */
void offtake_solve_queue_show (OfftakeSolveQueue *self, OfftakeSolveFunc func, OfftakeShown shown);
/* Cancels what runs; @func is not called any more. */
void offtake_solve_queue_free (OfftakeSolveQueue *self);

void offtake_solve_queue_push (OfftakeSolveQueue *self, OfftakeNetwork *network, guint tag);
/* Nothing that was asked for before is wanted any more. */
void offtake_solve_queue_cancel (OfftakeSolveQueue *self);
gboolean offtake_solve_queue_is_busy (OfftakeSolveQueue *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfftakeSolveQueue, offtake_solve_queue_free)

G_END_DECLS
