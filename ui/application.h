/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <adwaita.h>

#include "document/document.h"

G_BEGIN_DECLS

#define OFFTAKE_TYPE_APPLICATION (offtake_application_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeApplication, offtake_application, OFFTAKE, APPLICATION, AdwApplication)

OfftakeApplication *offtake_application_new (void);

/* Shows the plan in the window that has it, in one that shows none yet, or in a new one. What went
   wrong is told in @window. */
void offtake_application_open_path (OfftakeApplication *self, const char *path, GtkWindow *window);
void offtake_application_open_document (OfftakeApplication *self, OfftakeDocument *document);

/* Registers the program's resources and widget types; main() and tests call it once. */
void offtake_ui_init (void);

/* What main() does: locale, resources, application. Returns the exit code. */
int offtake_ui_run (int argc, char **argv);

G_END_DECLS
