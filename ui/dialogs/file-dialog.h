/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* The window's file dialogs. Each calls back with the path that the person chose, not at all when
   the dialog was closed. */

#include "window.h"

G_BEGIN_DECLS

typedef void (*OfftakeFileChosen) (OfftakeWindow *window, const char *path);

void offtake_file_dialog_open_plan (OfftakeWindow *window, OfftakeFileChosen chosen);
/* A plan to be read beside the open one. */
void offtake_file_dialog_read_plan (OfftakeWindow *window, const char *title, OfftakeFileChosen chosen);
void offtake_file_dialog_import (OfftakeWindow *window, OfftakeFileChosen chosen);
void offtake_file_dialog_save_plan (OfftakeWindow *window, OfftakeFileChosen chosen);
void offtake_file_dialog_export_report (OfftakeWindow *window, OfftakeFileChosen chosen);
void offtake_file_dialog_export_chart (OfftakeWindow *window, OfftakeFileChosen chosen);

/* Calls back with @path; where it has none of @endings (NULL for any, ended by NULL), with the first
   one added, and then asks first if that would replace a file. */
void offtake_file_dialog_accept (OfftakeWindow *window, const char *path, const char *const *endings,
                                 OfftakeFileChosen chosen);

G_END_DECLS
