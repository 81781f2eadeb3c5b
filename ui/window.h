/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* A window on one plan; without one it offers samples and recent plans. */

#include "application.h"
#include "long-task.h"
#include "page-stack.h"

G_BEGIN_DECLS

#define OFFTAKE_TYPE_WINDOW (offtake_window_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeWindow, offtake_window, OFFTAKE, WINDOW, AdwApplicationWindow)

OfftakeWindow *offtake_window_new (OfftakeApplication *application);

void offtake_window_set_document (OfftakeWindow *self, OfftakeDocument *document);
OfftakeDocument *offtake_window_get_document (OfftakeWindow *self);
/* The path of the plan that the window is about to show; NULL: of none. */
void offtake_window_set_opening (OfftakeWindow *self, const char *path);
const char *offtake_window_get_opening (OfftakeWindow *self);
/* Closing the window waits for what comes between, for somebody wanted it; where that was not @done, the window
   stays, for its plan is nowhere else. */
void offtake_window_begin_saving (OfftakeWindow *self);
void offtake_window_end_saving (OfftakeWindow *self, gboolean done);
OfftakeView *offtake_window_get_view (OfftakeWindow *self);

/* A dialog that says what failed and why. */
void offtake_window_show_error (OfftakeWindow *self, const char *heading, const GError *error);
/* A short message; with @button it offers the action of that name. */
void offtake_window_show_toast (OfftakeWindow *self,
                                const char *text,
                                const char *button,
                                const char *action);

/* Stores what is being typed into a field; for everything that must not lose it. */
void offtake_window_commit_field (OfftakeWindow *self);

/* Enables or disables an action; and whether it can be done now. An action that nobody disables can. */
void offtake_window_set_enabled (OfftakeWindow *self, const char *action, gboolean enabled);
gboolean offtake_window_can (OfftakeWindow *self, const char *action);

/* Where the window's own work is done that may take long; "task.stop" is under it. */
OfftakeLongTask *offtake_window_get_long_task (OfftakeWindow *self);
OfftakePageStack *offtake_window_get_pages (OfftakeWindow *self);
void offtake_window_show_page (OfftakeWindow *self, const char *name);
const char *offtake_window_get_page (OfftakeWindow *self);
void offtake_window_show_problems (OfftakeWindow *self);
/* Brings up the inspector and moves the focus into it. */
void offtake_window_edit (OfftakeWindow *self);
/* Moves the focus to the next part of the window, or the one before: header, page, inspector, periods. */
void offtake_window_walk_parts (OfftakeWindow *self, gboolean back);
/* Gives the focus back to the page. */
void offtake_window_leave_inspector (OfftakeWindow *self);

G_END_DECLS
