/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Puts @object (nullable) into *@place, a pointer to an object that is owned there; @self hears no more
   signals of the one before and connects to those of the new one itself. */
void offtake_follow (gpointer place, gpointer object, gpointer self);

G_END_DECLS
