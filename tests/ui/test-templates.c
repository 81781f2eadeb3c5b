/* SPDX-License-Identifier: MPL-2.0 */
#include <adwaita.h>
#include <locale.h>

#include "agreement-editor/agreement-editor.h"
#include "agreement-editor/choice-row.h"
#include "agreement-editor/field-row.h"
#include "agreement-editor/series-editor.h"
#include "agreements/agreements-page.h"
#include "application.h"
#include "compliance/compliance-page.h"
#include "compliance/evidence-panel.h"
#include "compliance/verdict-cell.h"
#include "figure-row.h"
#include "flows/flows-page.h"
#include "inspector.h"
#include "network/network-page.h"
#include "network/site-panel.h"
#include "period-bar.h"
#include "problems.h"
#include "record-editor/fractions-editor.h"
#include "record-editor/record-editor.h"
#include "start-page.h"
#include "window.h"

/* Warnings are fatal: a template that names a child, a property or a handler wrongly ends here. */
static void
test_instantiates (gconstpointer data)
{
  GType type = *(const GType *) data;
  GtkWidget *widget = g_object_ref_sink (g_object_new (type, NULL));

  g_assert_true (G_TYPE_CHECK_INSTANCE_TYPE (widget, type));
  g_assert_finalize_object (widget);
}

static void
test_window (void)
{
  GtkWidget *window = g_object_new (OFFTAKE_TYPE_WINDOW, NULL);
  gpointer alive = window;

  g_object_add_weak_pointer (G_OBJECT (window), &alive);
  gtk_window_destroy (GTK_WINDOW (window));
  while (alive && g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_null (alive);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8");
  adw_init ();
  offtake_ui_init ();

  const GType types[] = {
    OFFTAKE_TYPE_AGREEMENT_EDITOR, OFFTAKE_TYPE_CHOICE_ROW,       OFFTAKE_TYPE_FIELD_ROW,
    OFFTAKE_TYPE_SERIES_EDITOR,    OFFTAKE_TYPE_AGREEMENTS_PAGE,  OFFTAKE_TYPE_FIGURE_ROW,
    OFFTAKE_TYPE_FLOWS_PAGE,       OFFTAKE_TYPE_INSPECTOR,        OFFTAKE_TYPE_SITE_PANEL,
    OFFTAKE_TYPE_PERIOD_BAR,       OFFTAKE_TYPE_PROBLEMS,         OFFTAKE_TYPE_START_PAGE,
    OFFTAKE_TYPE_COMPLIANCE_PAGE,  OFFTAKE_TYPE_EVIDENCE_PANEL,   OFFTAKE_TYPE_VERDICT_CELL,
    OFFTAKE_TYPE_NETWORK_PAGE,     OFFTAKE_TYPE_FRACTIONS_EDITOR, OFFTAKE_TYPE_RECORD_EDITOR,
  };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++) {
    g_autofree char *path = g_strconcat ("/ui/templates/", g_type_name (types[i]), NULL);

    g_test_add_data_func (path, g_memdup2 (&types[i], sizeof (GType)), test_instantiates);
  }
  g_test_add_func ("/ui/templates/window", test_window);
  return g_test_run ();
}
