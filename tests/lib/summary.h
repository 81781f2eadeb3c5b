/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Summaries for tests. */

#include "lib/sample.h"
#include "report/summary.h"

G_BEGIN_DECLS

/* A summary of one period (NULL: the last), on A4, with a fingerprint of 64 times "0". */
OfftakeSummary *summary_new (const Sample *sample, const char *period);
/* Its PDF, written to a file and read again. */
GBytes *summary_pdf (OfftakeSummary *summary);
/* The text of that, with runs of white space as one space: pages parted by form feeds. */
char *summary_text (const Sample *sample, const char *period);

G_END_DECLS
