/* SPDX-License-Identifier: MPL-2.0 */
#include "flows/chart-private.h"

#include "ui/stage.h"

static OfftakeSubject
node_of (OfftakeWindow *window, const char *id)
{
  OfftakeView *view = offtake_window_get_view (window);
  OfftakeRecord *site = offtake_plan_find (offtake_view_get_plan (view), "sites", id);
  const OfftakeSubject node = offtake_chart_find (stage_chart (window), site);

  g_assert_cmpint (node.kind, ==, OFFTAKE_SUBJECT_NODE);
  return node;
}

static cairo_rectangle_t
place_of (OfftakeWindow *window, const char *id)
{
  OfftakeChart *chart = stage_chart (window);

  return offtake_chart_from_scene (
      chart, offtake_scene_get_bounds (offtake_chart_get_scene (chart), node_of (window, id)));
}

static guint
n_agreements (OfftakeWindow *window)
{
  OfftakePlan *plan = offtake_view_get_plan (offtake_window_get_view (window));

  return g_list_model_get_n_items (offtake_plan_get_list (plan, "agreements"));
}

static void
drafts (OfftakeWindow *window, const char *seller, const char *buyer)
{
  OfftakeRecord *made = offtake_view_get_selected (offtake_window_get_view (window));

  g_assert_true (OFFTAKE_IS_AGREEMENT (made));
  g_assert_cmpstr (OFFTAKE_AGREEMENT (made)->seller, ==, seller);
  g_assert_cmpstr (OFFTAKE_AGREEMENT (made)->buyer, ==, buyer);
}

/* The keyboard: from the selected site, a walk to the other one, Enter. */
static void
test_draft_by_keyboard (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeChart *chart = stage_chart (window);
  const guint n = n_agreements (window);
  static const GtkDirectionType directions[] = { GTK_DIR_LEFT, GTK_DIR_RIGHT, GTK_DIR_UP,
                                                 GTK_DIR_DOWN };

  offtake_chart_begin_draft (chart, node_of (window, "sierra-arc"), FALSE);
  g_assert_nonnull (offtake_chart_get_hint (chart));
  for (guint i = 0; i < 40; i++) {
    gtk_widget_child_focus (GTK_WIDGET (chart), directions[g_test_rand_int_range (0, 4)]);
    g_assert_cmpint (chart->cursor.kind, ==, OFFTAKE_SUBJECT_NODE);
  }
  chart->cursor = node_of (window, "forge-cells");
  offtake_chart_aim_draft (chart, chart->cursor);
  g_assert_cmpuint (n_agreements (window), ==, n);
  GtkWidget *item = g_ptr_array_index (chart->items, chart->cursor.index);
  gtk_widget_activate_action (item, "chart-item.edit", NULL);
  g_assert_cmpuint (n_agreements (window), ==, n + 1);
  drafts (window, "sierra-arc", "forge-cells");
  g_assert_null (offtake_chart_get_hint (chart));
  g_assert_cmpstr (offtake_document_get_undo_label (offtake_window_get_document (window)), ==,
                   "Draft agreement");
  stage_close (window);
}

static void
test_escape_gives_up (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeChart *chart = stage_chart (window);
  const guint n = n_agreements (window);

  g_assert_false (offtake_chart_cancel_drag (chart));
  offtake_chart_begin_draft (chart, node_of (window, "sierra-arc"), TRUE);
  offtake_chart_aim_draft (chart, node_of (window, "pluscam"));
  g_assert_true (offtake_chart_cancel_drag (chart));
  offtake_chart_finish_draft (chart);
  g_assert_false (offtake_chart_is_drafting (chart));
  g_assert_cmpuint (n_agreements (window), ==, n);
  stage_close (window);
}

/* From every site the hops reach every other one. */
static void
test_hops_reach_all (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeChart *chart = stage_chart (window);
  const guint n = offtake_scene_n_nodes (offtake_chart_get_scene (chart));

  for (guint start = 0; start < n; start++) {
    g_autofree gboolean *seen = g_new0 (gboolean, n);
    g_autofree guint *queue = g_new (guint, n);
    guint known = 1;

    seen[start] = TRUE;
    queue[0] = start;
    for (guint i = 0; i < known; i++)
      for (guint walk = OFFTAKE_WALK_LEFT; walk <= OFFTAKE_WALK_DOWN; walk++) {
        const OfftakeSubject from = { OFFTAKE_SUBJECT_NODE, queue[i] };
        const guint to = offtake_chart_hop (chart, from, walk).index;

        if (!seen[to])
          queue[known++] = to;
        seen[to] = TRUE;
      }
    g_assert_cmpuint (known, ==, n);
  }
  stage_close (window);
}

static void
emit_drag (OfftakeChart *chart, const char *signal, double x, double y)
{
  g_signal_emit_by_name (stage_controller (chart, GTK_TYPE_GESTURE_DRAG, 0), signal, x, y);
}

/* Handles are shown at the site under the pointer, and stay while the pointer is at them. */
static void
test_handles (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeChart *chart = stage_chart (window);
  const OfftakeSubject nothing = { OFFTAKE_SUBJECT_NONE, 0 };
  const OfftakeSubject node = node_of (window, "sierra-arc");
  const cairo_rectangle_t at = place_of (window, "sierra-arc");
  const double middle = at.y + at.height / 2;

  offtake_chart_update_handles (chart, node, at.x + 3, middle);
  g_assert_cmpuint (chart->handles, ==, node.index);
  g_assert_true (offtake_chart_update_handles (chart, nothing, at.x + at.width + 8, middle));
  g_assert_false (offtake_chart_update_handles (chart, nothing, at.x + at.width + 60, middle));
  g_assert_cmpuint (chart->handles, ==, OFFTAKE_NONE);
  /* What is dragged from there is armed to be an agreement, from the node to be a pin. */
  offtake_chart_update_handles (chart, node, at.x + 3, middle);
  emit_drag (chart, "drag-begin", at.x - 8, middle);
  g_assert_cmpint (chart->armed, ==, OFFTAKE_CHART_DRAFTING);
  g_assert_true (chart->from_buyer);
  emit_drag (chart, "drag-begin", at.x + 3, middle);
  g_assert_cmpint (chart->armed, ==, OFFTAKE_CHART_PINNING);
  emit_drag (chart, "drag-end", 0, 0);
  stage_close (window);
}

static void
test_nudge (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeChart *chart = stage_chart (window);
  OfftakeRecord *site = offtake_chart_get_record (chart, node_of (window, "sierra-arc"));

  chart->cursor = node_of (window, "sierra-arc");
  const double before = offtake_chart_get_place (chart, chart->cursor);
  g_assert_true (offtake_chart_nudge (chart, TRUE));
  g_assert_true (offtake_record_is_given (site, "y"));
  g_assert_cmpfloat (OFFTAKE_SITE (site)->y, <, before);
  chart->cursor.kind = OFFTAKE_SUBJECT_NONE;
  g_assert_false (offtake_chart_nudge (chart, TRUE));
  stage_close (window);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/chart-drag/draft-by-keyboard", test_draft_by_keyboard);
  g_test_add_func ("/ui/chart-drag/escape-gives-up", test_escape_gives_up);
  g_test_add_func ("/ui/chart-drag/hops-reach-all", test_hops_reach_all);
  g_test_add_func ("/ui/chart-drag/handles", test_handles);
  g_test_add_func ("/ui/chart-drag/nudge", test_nudge);
  return stage_run ();
}
