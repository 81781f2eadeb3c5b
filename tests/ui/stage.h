/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* A window on a plan, shown and solved, in a home of its own. */

#include "flows/chart.h"
#include "window.h"

G_BEGIN_DECLS

/* Instead of g_test_init(): GTK without animations, the program's resources, throw-away folders. */
void stage_init (int *argc, char ***argv);
/* Instead of g_test_run(). */
int stage_run (void);

typedef gboolean (*StageCondition) (gpointer data);
/* Turns the main loop until @condition holds; ends the test if it does not within a minute. */
void stage_wait (StageCondition condition, gpointer data);
/* Until nothing is left to do at once. */
void stage_settle (void);

/* A view on a sample, solved. (transfer full) */
OfftakeView *stage_view (const char *sample);
/* A shown window on a sample, solved; stage_close() ends it and checks that nothing keeps it. */
OfftakeWindow *stage_open (const char *sample);
void stage_close (OfftakeWindow *window);

/* Until the document's solution belongs to the plan as it stands. */
void stage_solve (OfftakeDocument *document);

/* The window's flow chart, when it has drawn the plan. */
OfftakeChart *stage_chart (OfftakeWindow *window);
/* The nth (from 0) controller of that type on a widget; NULL if there are not so many. (transfer none) */
gpointer stage_controller (gpointer widget, GType type, guint n);

OfftakeAgreement *stage_agreement (OfftakeView *view, const char *id);
/* The period of that label becomes the shown one. */
void stage_show_period (OfftakeView *view, const char *label);

/* The record that the window shows. (transfer none) */
OfftakeRecord *stage_selected (OfftakeWindow *window);
/* Selects a record; the editor of that type for the field at @path. (transfer none) */
gpointer stage_editor (OfftakeWindow *window, const char *list, const char *id, GType type, const char *path);
void stage_undo (OfftakeWindow *window);

/* The nth (from 0) descendant of a type, in the order of the tree; NULL if there are not so many.
 */
GtkWidget *stage_find (gpointer root, GType type, guint n);
/* Whether @text stands in a label under @root. */
gboolean stage_says (gpointer root, const char *text);
/* The nth (from 0) button with that icon under @root; NULL if there are not so many. */
GtkWidget *stage_button (gpointer root, const char *icon, guint n);

/* The message dialog (AdwMessageDialog) that is shown; NULL without one. */
GtkWidget *stage_question (void);
/* Whether it says @text (const char *): a StageCondition. */
gboolean stage_asks (gpointer text);
void stage_answer (const char *response);

G_END_DECLS
