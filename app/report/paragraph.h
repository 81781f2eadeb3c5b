/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "report/block.h"
#include "report/style.h"

G_BEGIN_DECLS

/* Running text, wrapped; breaks between lines but leaves at least two together at each end. A
   heading stays with what follows and enters the outline. @text is plain; line ends are kept.
   (transfer full) */
OfftakeBlock *offtake_paragraph_new (OfftakeTextStyle style, const char *text);

/* Empty space, dropped at the top of a page. (transfer full) */
OfftakeBlock *offtake_spacer_new (double height);

G_END_DECLS
