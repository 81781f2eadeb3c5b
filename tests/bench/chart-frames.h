/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* What a chart of many flows costs the main thread: its arrival, dragging, zooming, standing still
   again and pointing. Prints a line for each. */
void bench_chart (int n_agreements);
