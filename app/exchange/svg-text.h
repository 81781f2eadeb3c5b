/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Makes what cairo wrote a file of ours: numbers that cairo counts through the whole process are
   counted anew, so that the same drawing gives the same bytes, and @title (nullable) becomes the
   first child, where viewers and screen readers look for it. */
void offtake_svg_finish (GByteArray *svg, const char *title);

G_END_DECLS
