/* SPDX-License-Identifier: MPL-2.0 */
#include "agreement-editor/ramp-chart.h"

#include "ui/stage.h"

static gpointer
chart_of (OfftakeWindow *window)
{
  OfftakeView *view = offtake_window_get_view (window);
  gpointer chart;

  offtake_view_select (view, OFFTAKE_RECORD (stage_agreement (view, "aqms-6k-ni")));
  stage_settle ();
  for (guint i = 0; (chart = stage_find (window, OFFTAKE_TYPE_RAMP_CHART, i)); i++) {
    g_autofree char *path = NULL;

    g_object_get (chart, "path", &path, NULL);
    if (g_strcmp0 (path, "quantity.share") == 0)
      return chart;
  }
  g_assert_not_reached ();
}

static GtkEventController *
controller (GtkWidget *area, GType type)
{
  g_autoptr (GListModel) list = gtk_widget_observe_controllers (area);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++) {
    g_autoptr (GtkEventController) found = g_list_model_get_item (list, i);

    if (G_TYPE_CHECK_INSTANCE_TYPE (found, type))
      return found;
  }
  g_assert_not_reached ();
}

static void
press (GtkWidget *area, guint key)
{
  gboolean handled = FALSE;

  g_signal_emit_by_name (controller (area, GTK_TYPE_EVENT_CONTROLLER_KEY), "key-pressed", key, 0, 0,
                         &handled);
}

static double
share_in (OfftakeWindow *window, const char *day)
{
  OfftakeAgreement *nickel = stage_agreement (offtake_window_get_view (window), "aqms-6k-ni");

  return offtake_series_at (nickel->quantity->share, offtake_day_parse (day), OFFTAKE_BEFORE_FIRST);
}

/* A drag is one step, however far it goes. */
static void
test_drag_is_one_step (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeDocument *document = offtake_window_get_document (window);
  GtkWidget *area = stage_find (chart_of (window), GTK_TYPE_DRAWING_AREA, 0);
  GtkEventController *drag = controller (area, GTK_TYPE_GESTURE_DRAG);
  double before = share_in (window, "2024-06-01");

  g_signal_emit_by_name (drag, "drag-begin", 1.0, 20.0);
  for (guint i = 1; i <= 5; i++)
    g_signal_emit_by_name (drag, "drag-update", 0.0, -4.0 * i);
  g_signal_emit_by_name (drag, "drag-end", 0.0, -20.0);
  g_assert_cmpfloat (share_in (window, "2024-06-01"), >, before);
  g_assert_true (offtake_document_undo (document, NULL));
  g_assert_cmpfloat (share_in (window, "2024-06-01"), ==, before);
  g_assert_false (offtake_document_can_undo (document));
  stage_close (window);
}

static void
test_keys_move_a_point (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeDocument *document = offtake_window_get_document (window);
  gpointer chart = chart_of (window);
  GtkWidget *area = stage_find (chart, GTK_TYPE_DRAWING_AREA, 0);
  double before = share_in (window, "2024-06-01");

  g_assert_true (stage_says (chart, "From 2024: "));
  press (area, GDK_KEY_Up);
  press (area, GDK_KEY_Up);
  g_assert_cmpfloat (share_in (window, "2024-06-01"), >, before);
  press (area, GDK_KEY_Escape);
  g_assert_cmpfloat (share_in (window, "2024-06-01"), ==, before);
  g_assert_false (offtake_document_can_undo (document));
  press (area, GDK_KEY_Page_Down);
  press (area, GDK_KEY_Right);
  g_assert_cmpfloat (share_in (window, "2024-06-01"), <, before);
  g_assert_true (stage_says (chart, "From 2025: "));
  g_assert_true (offtake_document_undo (document, NULL));
  g_assert_cmpfloat (share_in (window, "2024-06-01"), ==, before);
  stage_close (window);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/ramp-chart/drag-is-one-step", test_drag_is_one_step);
  g_test_add_func ("/ui/ramp-chart/keys-move-a-point", test_keys_move_a_point);
  return stage_run ();
}
