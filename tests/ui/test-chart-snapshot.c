/* SPDX-License-Identifier: MPL-2.0 */
#include "flows/chart-private.h"

#include "ui/stage.h"

static guint
count_focus_frames (GskRenderNode *node)
{
  guint n = 0;

  switch ((int) gsk_render_node_get_node_type (node)) {
  case GSK_CONTAINER_NODE:
    for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
      n += count_focus_frames (gsk_container_node_get_child (node, i));
    return n;
  case GSK_TRANSFORM_NODE: return count_focus_frames (gsk_transform_node_get_child (node));
  case GSK_BORDER_NODE: return 1;
  default: return 0;
  }
}

/* (transfer full) */
static GskRenderNode *
draw (OfftakeChart *chart)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  offtake_chart_snapshot (GTK_WIDGET (chart), snapshot);
  return gtk_snapshot_free_to_node (snapshot);
}

/* The keyboard is at the chart, and so says what is drawn, which follows in a frame or two. */
static gboolean
shows_focus (gpointer chart)
{
  if (!gtk_widget_get_focus_child (chart))
    gtk_widget_child_focus (chart, GTK_DIR_TAB_FORWARD);
  gtk_window_set_focus_visible (GTK_WINDOW (gtk_widget_get_root (chart)), TRUE);
  GskRenderNode *node = draw (chart);
  const guint n = count_focus_frames (node);

  gsk_render_node_unref (node);
  g_assert_cmpuint (n, <=, 1);
  return n == 1;
}

/* The children that stand for sites and flows are not seen, but the one that the keyboard is at. */
static void
test_focus_is_seen (void)
{
  g_autoptr (GtkCssProvider) style = gtk_css_provider_new ();
  OfftakeWindow *window = stage_open ("founding");
  OfftakeChart *chart = stage_chart (window);
  GskRenderNode *plain = draw (chart);

  g_assert_cmpuint (count_focus_frames (plain), ==, 0);
  gsk_render_node_unref (plain);
  gtk_css_provider_load_from_resource (style, "/io/github/offtake/Offtake/style.css");
  gtk_style_context_add_provider_for_display (gtk_widget_get_display (GTK_WIDGET (window)),
                                              GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  stage_wait (shows_focus, chart);
  stage_close (window);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/chart-snapshot/focus-is-seen", test_focus_is_seen);
  return stage_run ();
}
