/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Plans at random, by the tables of fields: any key of any record may be there or not. */

#include <jansson.h>

#include <glib.h>

G_BEGIN_DECLS

/* A sound plan as JSON, from g_test_rand_*. (transfer full) */
json_t *random_plan (void);

/* The same tree with the keys of every object in another order. (transfer full) */
json_t *random_shuffle (json_t *value);

G_END_DECLS
