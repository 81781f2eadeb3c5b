/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* A calculator: one rule on facts that are typed in, with the verdict and how it came about below them at
   each keystroke. What "offtake-cli assess" says, in a window. */

#include <adwaita.h>

#include "rules/verdict.h"

G_BEGIN_DECLS

#define OFFTAKE_TYPE_ASSESS_DIALOG (offtake_assess_dialog_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeAssessDialog, offtake_assess_dialog, OFFTAKE, ASSESS_DIALOG, AdwWindow)

/* Shows it with the rule of that id, the first one for NULL. (transfer none) */
OfftakeAssessDialog *offtake_assess_dialog_show (GtkWindow *parent, const char *rule);
void                 offtake_assess_dialog_set_rule (OfftakeAssessDialog *self, const char *rule);
/* Types @text into the field of a fact; "" for not given. FALSE if the rule has no such fact. */
gboolean             offtake_assess_dialog_set_fact (OfftakeAssessDialog *self, const char *fact, const char *text);
/* The verdict shown; NULL while the facts are wrong. */
const OfftakeVerdict *offtake_assess_dialog_get_verdict (OfftakeAssessDialog *self);

G_END_DECLS
