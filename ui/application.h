/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <adwaita.h>

#include "document/document.h"

G_BEGIN_DECLS

#define OFFTAKE_TYPE_APPLICATION (offtake_application_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeApplication, offtake_application, OFFTAKE, APPLICATION, AdwApplication)

/* What is to be opened, and from where. */
typedef struct {
  const char *path;   /* a plan file or a plan JSON; or what @backup is a backup of, or @plan comes from */
  const char *backup; /* nullable: a copy of it is opened */
  OfftakePlan *plan;  /* nullable: becomes a plan of its own; from now on it belongs to the worker */
  gboolean sound;     /* of a damaged file, what is sound */
  GApplicationCommandLine *line; /* nullable: is told too what fails */
  GtkWindow *origin;  /* nullable: where it was asked for, and is told what fails */
} OfftakeOpenRequest;

OfftakeApplication *offtake_application_new (void);

/* Shows the plan in the window that has it, in one that shows none yet, or in a new one: at once, though
   reading a large one takes a while. */
void offtake_application_open (OfftakeApplication *self, const OfftakeOpenRequest *request);
void offtake_application_open_path (OfftakeApplication *self, const char *path, GtkWindow *origin);
void offtake_application_open_document (OfftakeApplication *self, OfftakeDocument *document);

/* Registers the program's resources and widget types; main() and tests call it once. */
void offtake_ui_init (void);

/* What main() does: locale, resources, application. Returns the exit code. */
int offtake_ui_run (int argc, char **argv);

G_END_DECLS
