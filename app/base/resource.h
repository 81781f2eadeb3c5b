/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A file built into the program: "schema/001.sql", "samples/founding.json". The bytes end in a NUL
   that is not counted. Returns: (transfer full): NULL if there is none. */
GBytes *offtake_resource_load (const char *name);

/* The names in a built-in folder ("samples"), sorted. (transfer full) */
char **offtake_resource_list (const char *folder);

G_END_DECLS
