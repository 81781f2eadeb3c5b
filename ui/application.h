/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define OFFTAKE_TYPE_APPLICATION (offtake_application_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeApplication, offtake_application, OFFTAKE, APPLICATION, AdwApplication)

OfftakeApplication *offtake_application_new (void);

/* What main() does: locale, resources, settings schema of the build tree, application. */
int offtake_ui_run (int argc, char **argv);

G_END_DECLS
