/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* What several tests need: data files, temporary folders. */

#include <glib.h>

G_BEGIN_DECLS

/* The text of tests/data/@name; aborts the test if it cannot be read. (transfer full) */
char *fixture_data (const char *name, gsize *length);
char *fixture_data_path (const char *name);

/* A new folder that fixture_remove_dir() removes with all that is in it. (transfer full) */
char *fixture_dir (void);
void  fixture_remove_dir (char *dir);

/* How often a random test is to run. */
guint fixture_volume (guint usual, guint in_long_runs);

G_END_DECLS
