/* SPDX-License-Identifier: MPL-2.0 */
#include "agreement-editor/focus-anchor.h"

typedef struct {
  GtkScrolledWindow *scroller;
  GtkWidget *focus; /* weak; NULL while the focus is elsewhere */
  double y;         /* of the focus, from the top of all that can be scrolled to */
  guint settle_id;
} Anchor;

/* From the top of all that can be scrolled to, whatever part is in sight. */
static gboolean
place_of (Anchor *self, GtkWidget *widget, double *y, double *height)
{
  GtkWidget *viewport = gtk_scrolled_window_get_child (self->scroller);
  GtkWidget *content = viewport ? gtk_widget_get_first_child (viewport) : NULL;
  graphene_rect_t bounds;

  if (!content || !widget || !gtk_widget_is_ancestor (widget, content) ||
      !gtk_widget_compute_bounds (widget, content, &bounds))
    return FALSE;
  *y = bounds.origin.y;
  *height = bounds.size.height;
  return TRUE;
}

/* A third from the top, so that what belongs to it is seen too. */
static void
bring_in_sight (GtkAdjustment *adjustment, double y, double height)
{
  const double top = gtk_adjustment_get_value (adjustment);
  const double page = gtk_adjustment_get_page_size (adjustment);

  if (y < top || y + height > top + page)
    gtk_adjustment_set_value (adjustment, y - page / 3);
}

static gboolean
settle (gpointer data)
{
  Anchor *self = data;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self->scroller));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  double y, height;

  self->settle_id = 0;
  if (!place_of (self, focus, &y, &height)) {
    g_clear_weak_pointer (&self->focus);
    return G_SOURCE_REMOVE;
  }
  if (focus != self->focus)
    bring_in_sight (adjustment, y, height);
  else if (y != self->y)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + y - self->y);
  g_set_weak_pointer (&self->focus, focus);
  self->y = y;
  return G_SOURCE_REMOVE;
}

/* Places are known after the next layout. */
static void
settle_soon (Anchor *self)
{
  if (!self->settle_id)
    self->settle_id = g_idle_add (settle, self);
}

static void
on_focus (GtkWindow *window, GParamSpec *pspec, GtkScrolledWindow *scroller)
{
  settle_soon (g_object_get_data (G_OBJECT (scroller), "offtake-focus-anchor"));
}

static void
on_root (GtkScrolledWindow *scroller)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (scroller));

  if (GTK_IS_WINDOW (root))
    g_signal_connect_object (root, "notify::focus-widget", G_CALLBACK (on_focus), scroller, 0);
}

static void
on_changed (GtkAdjustment *adjustment, GtkScrolledWindow *scroller)
{
  settle_soon (g_object_get_data (G_OBJECT (scroller), "offtake-focus-anchor"));
}

static void
anchor_free (gpointer data)
{
  Anchor *self = data;

  g_clear_handle_id (&self->settle_id, g_source_remove);
  g_clear_weak_pointer (&self->focus);
  g_free (self);
}

void
offtake_focus_anchor_add (GtkScrolledWindow *scroller)
{
  Anchor *self = g_new0 (Anchor, 1);

  self->scroller = scroller;
  g_object_set_data_full (G_OBJECT (scroller), "offtake-focus-anchor", self, anchor_free);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (scroller), "changed",
                           G_CALLBACK (on_changed), scroller, 0);
  g_signal_connect (scroller, "notify::root", G_CALLBACK (on_root), NULL);
  on_root (scroller);
}
