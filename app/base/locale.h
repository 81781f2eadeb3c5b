/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Sets the user's locale and binds the message catalogue: the installed one, or the build tree's
   where the program runs from it. */
void offtake_locale_init (void);

/* The languages that there are, "en" first; NULL-ended. */
const char *const *offtake_locale_languages (void);
/* Turns to one of them, with its numbers where the system knows them, marked where it is written from
   the right; FALSE if there is no such
   language. Not while another thread makes texts. */
gboolean offtake_locale_use (const char *language);
/* The same for a while. @language NULL changes nothing. (transfer full): for offtake_locale_pop() */
typedef struct _OfftakeLocaleBefore OfftakeLocaleBefore;
OfftakeLocaleBefore *offtake_locale_push (const char *language);
void                 offtake_locale_pop (OfftakeLocaleBefore *before);
/* The one of them that texts are in. */
const char *offtake_locale_get_language (void);
/* Whether that one is written from the right. */
gboolean offtake_locale_is_right_to_left (void);

G_END_DECLS
