/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Mends what GTK 4.8 leaves out of the accessible tree, of each widget as it is first shown. The button in
   a drop-down takes the focus and is called as that is. Headings of columns and rows of lists that have no
   name are called as they are written, buttons without the sign of their mnemonic. A picture that nobody named says nothing and is not spoken of. Once. */
void offtake_accessible_init (void);

G_END_DECLS
