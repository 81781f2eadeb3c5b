/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "exchange/picture.h"

G_BEGIN_DECLS

/* Whether @bytes are a whole picture of that format, as far as a reader can tell: an SVG that is well
   formed and whose ids stand once, a PDF from its head to its end, a PNG with all its pixels.
   OFFTAKE_ERROR_DAMAGED says what is not. */
gboolean offtake_picture_check (GBytes *bytes, OfftakePictureFormat format, GError **error);

G_END_DECLS
