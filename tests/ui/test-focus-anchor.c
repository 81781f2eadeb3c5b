/* SPDX-License-Identifier: MPL-2.0 */
#include "agreement-editor/focus-anchor.h"

#include <math.h>

#include "ui/stage.h"

#define LOW 1000

typedef struct {
  GtkWidget *window, *scroller, *above, *entry;
  double before; /* where the entry was seen */
} Case;

static void
set_up (Case *c, gconstpointer unused)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *below = gtk_label_new ("below");

  c->window = gtk_window_new ();
  c->scroller = gtk_scrolled_window_new ();
  c->above = gtk_label_new ("above");
  c->entry = gtk_entry_new ();
  gtk_widget_set_size_request (c->above, 10, LOW);
  gtk_widget_set_size_request (below, 10, LOW);
  gtk_box_append (GTK_BOX (box), c->above);
  gtk_box_append (GTK_BOX (box), c->entry);
  gtk_box_append (GTK_BOX (box), below);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (c->scroller), box);
  gtk_window_set_default_size (GTK_WINDOW (c->window), 300, 400);
  gtk_window_set_child (GTK_WINDOW (c->window), c->scroller);
  offtake_focus_anchor_add (GTK_SCROLLED_WINDOW (c->scroller));
  gtk_window_present (GTK_WINDOW (c->window));
  stage_settle ();
}

static void
tear_down (Case *c, gconstpointer unused)
{
  gtk_window_destroy (GTK_WINDOW (c->window));
}

/* Of the entry, in what is seen. */
static double
y_of_entry (Case *c)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (c->entry, c->scroller, &bounds));
  return bounds.origin.y;
}

static gboolean
is_in_sight (gpointer data)
{
  return y_of_entry (data) >= 0 && y_of_entry (data) < 380;
}

static gboolean
is_where_it_was (gpointer data)
{
  return fabs (y_of_entry (data) - ((Case *) data)->before) < 1;
}

static gboolean
has_grown (gpointer data)
{
  int wanted;

  gtk_widget_get_size_request (((Case *) data)->above, NULL, &wanted);
  return gtk_widget_get_height (((Case *) data)->above) == wanted;
}

/* What has the focus stays where it is when more, or less, stands above it. */
static void
test_stays (Case *c, gconstpointer unused)
{
  gtk_widget_grab_focus (c->entry);
  stage_wait (is_in_sight, c);
  c->before = y_of_entry (c);
  for (int extra = 300; extra >= -300; extra -= 600) {
    gtk_widget_set_size_request (c->above, 10, LOW + extra);
    stage_wait (has_grown, c);
    stage_wait (is_where_it_was, c);
  }
}

/* What is scrolled to by hand stays there, whatever has the focus. */
static void
test_scrolled_away (Case *c, gconstpointer unused)
{
  GtkAdjustment *adjustment =
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (c->scroller));

  gtk_widget_grab_focus (c->entry);
  stage_wait (is_in_sight, c);
  gtk_adjustment_set_value (adjustment, 0);
  stage_settle ();
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 0);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add ("/ui/focus-anchor/stays", Case, NULL, set_up, test_stays, tear_down);
  g_test_add ("/ui/focus-anchor/scrolled-away", Case, NULL, set_up, test_scrolled_away, tear_down);
  return stage_run ();
}
