/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define OFFTAKE_ERROR (offtake_error_quark ())

/* One code per decision that a caller can take. The message is a sentence for the user: it names
   the file, the place in it, what is wrong and what would be right. */
typedef enum {
  OFFTAKE_ERROR_INVALID,   /* the input or the call is wrong; nothing was changed */
  OFFTAKE_ERROR_NOT_FOUND, /* a file, a record, a scenario or a period that does not exist */
  OFFTAKE_ERROR_SCHEMA,    /* the file is newer than this program, or not a plan at all */
  OFFTAKE_ERROR_DAMAGED,   /* the plan file is damaged */
  OFFTAKE_ERROR_LOCKED,    /* somebody else holds the plan */
  OFFTAKE_ERROR_DATABASE,  /* SQLite said no; the message has its text */
  OFFTAKE_ERROR_SYSTEM,    /* disk full, permission and the like */
} OfftakeError;

GQuark offtake_error_quark (void);

G_END_DECLS
