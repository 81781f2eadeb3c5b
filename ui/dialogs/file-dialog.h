/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* The window's file dialogs. Each calls back with the path that the person chose, not at all when
   the dialog was closed. */

#include "window.h"

G_BEGIN_DECLS

typedef void (*OfftakeFileChosen) (OfftakeWindow *window, const char *path);

void offtake_file_dialog_open_plan (OfftakeWindow *window, OfftakeFileChosen chosen);
void offtake_file_dialog_save_plan (OfftakeWindow *window, OfftakeFileChosen chosen);
void offtake_file_dialog_export_report (OfftakeWindow *window, OfftakeFileChosen chosen);
void offtake_file_dialog_export_chart (OfftakeWindow *window, OfftakeFileChosen chosen);

G_END_DECLS
