/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* The selected agreement: what it does in the shown period, and its terms, each to be edited. */

#include "pane.h"

G_BEGIN_DECLS

#define OFFTAKE_TYPE_AGREEMENT_EDITOR (offtake_agreement_editor_get_type ())
G_DECLARE_FINAL_TYPE (
    OfftakeAgreementEditor, offtake_agreement_editor, OFFTAKE, AGREEMENT_EDITOR, OfftakePane)

/* Moves the focus to what edits @path (field-path.h), or the first of what stands below it; NULL, or what
   cannot be found: the quantity of the shown period. */
void offtake_agreement_editor_focus (OfftakeAgreementEditor *self, const char *path);

/* The list of what edits change (consequence-list.h), borrowed. */
GtkWidget *offtake_agreement_editor_get_consequences (OfftakeAgreementEditor *self);

G_END_DECLS
