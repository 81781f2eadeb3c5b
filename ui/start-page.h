/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* What a window without a plan shows: samples and the plans opened last. */

#include <adwaita.h>

G_BEGIN_DECLS

#define OFFTAKE_TYPE_START_PAGE (offtake_start_page_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeStartPage, offtake_start_page, OFFTAKE, START_PAGE, AdwBin)

G_END_DECLS
