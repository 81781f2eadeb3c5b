/* SPDX-License-Identifier: MPL-2.0 */
#include "flows/chart-private.h"

#include <math.h>

/* About what takes a frame's time. */
#define ITEMS_AT_ONCE 700

static void add (OfftakeChart *self, guint n);

static OfftakeChartItem *
item_of (OfftakeChart *self, OfftakeSubject subject)
{
  if (!self->scene || subject.kind == OFFTAKE_SUBJECT_NONE)
    return NULL;
  guint offset = subject.kind == OFFTAKE_SUBJECT_LINK ? offtake_scene_n_nodes (self->scene) : 0;

  add (self, offset + subject.index + 1); /* it may not have come yet */
  return g_ptr_array_index (self->items, offset + subject.index);
}

static void
on_chosen (OfftakeChartItem *item, gboolean edit, OfftakeChart *self)
{
  OfftakeView *view = offtake_chart_get_view (self);

  if (offtake_chart_is_drafting (self)) {
    offtake_chart_aim_draft (self, offtake_chart_item_get_subject (item));
    offtake_chart_finish_draft (self);
    return;
  }
  offtake_view_select (view,
                       offtake_chart_get_record (self, offtake_chart_item_get_subject (item)));
  if (edit)
    offtake_view_request_edit (view);
}

static void
on_item_focus (OfftakeChartItem *item, GParamSpec *pspec, OfftakeChart *self)
{
  if (gtk_widget_has_focus (GTK_WIDGET (item)))
    self->cursor = offtake_chart_item_get_subject (item);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
describe (OfftakeChart *self, guint i)
{
  const guint n_nodes = offtake_scene_n_nodes (self->scene);
  const OfftakeSubject subject = i < n_nodes
                                     ? (OfftakeSubject){ OFFTAKE_SUBJECT_NODE, i }
                                     : (OfftakeSubject){ OFFTAKE_SUBJECT_LINK, i - n_nodes };
  g_autofree char *sentence = offtake_scene_describe (self->scene, subject);

  offtake_chart_item_set_subject (g_ptr_array_index (self->items, i), subject, sentence);
}

/* GTK counts the children before one that comes or goes, for a screen reader: of many, the first
   go. All are described anew, but a few should leave the one with the focus what it is. */
static void
drop (OfftakeChart *self, guint n)
{
  const guint n_gone = self->items->len > n ? self->items->len - n : 0;
  const guint first = n_gone > ITEMS_AT_ONCE ? 0 : self->items->len - n_gone;

  for (guint i = 0; i < n_gone; i++)
    gtk_widget_unparent (g_ptr_array_index (self->items, first + i));
  if (n_gone > 0)
    g_ptr_array_remove_range (self->items, first, n_gone);
}

static void
add (OfftakeChart *self, guint n)
{
  while (self->items->len < n) {
    GtkWidget *item = offtake_chart_item_new ();

    g_signal_connect (item, "chosen", G_CALLBACK (on_chosen), self);
    g_signal_connect (item, "notify::has-focus", G_CALLBACK (on_item_focus), self);
    gtk_widget_set_parent (item, GTK_WIDGET (self));
    g_ptr_array_add (self->items, item);
    describe (self, self->items->len - 1);
  }
}

static guint
count (OfftakeChart *self)
{
  return self->scene ? offtake_scene_n_nodes (self->scene) + offtake_scene_n_links (self->scene)
                     : 0;
}

static gboolean
on_more (gpointer data)
{
  OfftakeChart *self = data;
  const guint n = count (self), len = self->items->len;

  /* The more there are, the longer each takes. */
  add (self, MIN (n, len + MAX (20, ITEMS_AT_ONCE * ITEMS_AT_ONCE / MAX (len, ITEMS_AT_ONCE))));
  if (self->items->len < n)
    return G_SOURCE_CONTINUE;
  self->items_id = 0;
  offtake_chart_items_update_selected (self);
  return G_SOURCE_REMOVE;
}

void
offtake_chart_items_clear (OfftakeChart *self)
{
  g_clear_handle_id (&self->items_id, g_source_remove);
  drop (self, 0);
}

void
offtake_chart_items_update_selected (OfftakeChart *self)
{
  OfftakeRecord *record = offtake_view_get_selected (offtake_chart_get_view (self));
  OfftakeSubject selected = offtake_chart_find (self, record);

  for (guint i = 0; i < self->items->len; i++) {
    OfftakeChartItem *item = g_ptr_array_index (self->items, i);

    offtake_chart_item_set_selected (
        item, offtake_subject_equal (offtake_chart_item_get_subject (item), selected));
  }
}

/* Those of a large chart come bit by bit, nodes before flows. */
void
offtake_chart_items_update (OfftakeChart *self)
{
  const guint n = count (self);

  g_clear_handle_id (&self->items_id, g_source_remove);
  drop (self, n);
  for (guint i = 0; i < self->items->len; i++)
    describe (self, i);
  add (self, MIN (n, MAX (self->items->len, ITEMS_AT_ONCE)));
  offtake_chart_items_update_selected (self);
  if (self->items->len < n)
    self->items_id = g_idle_add_full (G_PRIORITY_LOW, on_more, self, NULL);
}

void
offtake_chart_items_allocate (OfftakeChart *self)
{
  for (guint i = 0; i < self->items->len; i++) {
    OfftakeChartItem *item = g_ptr_array_index (self->items, i);
    const OfftakeSubject subject = offtake_chart_item_get_subject (item);
    const cairo_rectangle_t bounds =
        offtake_chart_from_scene (self, offtake_scene_get_bounds (self->scene, subject));
    int minimum_width = 0, minimum_height = 0;

    gtk_widget_measure (GTK_WIDGET (item), GTK_ORIENTATION_HORIZONTAL, -1, &minimum_width, NULL,
                        NULL, NULL);
    gtk_widget_measure (GTK_WIDGET (item), GTK_ORIENTATION_VERTICAL, -1, &minimum_height, NULL,
                        NULL, NULL);
    GtkAllocation place = {
      (int) floor (bounds.x),
      (int) floor (bounds.y),
      MAX ((int) ceil (bounds.width), minimum_width),
      MAX ((int) ceil (bounds.height), minimum_height),
    };
    gtk_widget_size_allocate (GTK_WIDGET (item), &place, -1);
  }
}

void
offtake_chart_items_focus_cursor (OfftakeChart *self)
{
  OfftakeChartItem *item = item_of (self, self->cursor);

  if (!item)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (item));
  offtake_chart_scroll_to (self, self->cursor);
}

static gboolean
walk (OfftakeChart *self, GtkDirectionType direction)
{
  static const OfftakeWalk walks[] = {
    [GTK_DIR_LEFT] = OFFTAKE_WALK_LEFT,
    [GTK_DIR_RIGHT] = OFFTAKE_WALK_RIGHT,
    [GTK_DIR_UP] = OFFTAKE_WALK_UP,
    [GTK_DIR_DOWN] = OFFTAKE_WALK_DOWN,
  };
  const gboolean hops =
      offtake_chart_is_drafting (self) && self->cursor.kind == OFFTAKE_SUBJECT_NODE;
  OfftakeSubject next = hops ? offtake_chart_hop (self, self->cursor, walks[direction])
                             : offtake_scene_walk (self->scene, self->cursor, walks[direction]);

  if (next.kind == OFFTAKE_SUBJECT_NODE || next.kind == OFFTAKE_SUBJECT_LINK)
    self->cursor = next;
  offtake_chart_items_focus_cursor (self);
  offtake_chart_aim_draft (self, self->cursor);
  return TRUE;
}

/* One stop for Tab; inside, the arrow keys walk. */
gboolean
offtake_chart_items_focus (GtkWidget *widget, GtkDirectionType direction)
{
  OfftakeChart *self = OFFTAKE_CHART (widget);
  gboolean inside = gtk_widget_get_focus_child (widget) != NULL;
  gboolean tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;

  if (!self->scene || self->items->len == 0 || (inside && tab))
    return FALSE;
  if (inside)
    return walk (self, direction);
  if (self->cursor.kind == OFFTAKE_SUBJECT_NONE)
    self->cursor =
        offtake_chart_find (self, offtake_view_get_selected (offtake_chart_get_view (self)));
  if (self->cursor.kind == OFFTAKE_SUBJECT_NONE)
    self->cursor = offtake_scene_walk (self->scene, self->cursor, OFFTAKE_WALK_RIGHT);
  offtake_chart_items_focus_cursor (self);
  return TRUE;
}
