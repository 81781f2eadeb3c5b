/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Says in a PNG how many of its pixels go to an inch (chunk pHYs), so that other programs place it at
   its size. What is no PNG stays as it is. */
void offtake_png_set_density (GByteArray *png, double pixels_per_inch);

G_END_DECLS
