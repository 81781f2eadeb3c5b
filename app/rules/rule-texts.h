/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* What rule packs say to people, in the user's language. gettext does not read JSON, so that titles,
   assumptions, names of figures and wordy values of the packs stand here once more. */

#include <glib.h>

G_BEGIN_DECLS

/* Every such text of the packs that come with the program, as it stands there; NULL-ended. */
const char *const *offtake_rule_texts (void);

/* @text (nullable) of a pack, translated where it is one of them. */
const char *offtake_rule_text (const char *text);
/* (transfer full): a name of the packs, as "net_cost", in words of the user's language. */
char *offtake_rule_words (const char *name);

G_END_DECLS
