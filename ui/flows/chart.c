/* SPDX-License-Identifier: MPL-2.0 */
#include "flows/chart.h"

#include <glib/gi18n.h>
#include <math.h>

#include "flows/chart-item.h"
#include "flows/chart-picture.h"
#include "sankey/layout.h"

/* Below this a chart is scrolled, not squeezed. */
#define LEAST_WIDTH 560
#define LEAST_HEIGHT 300

/* Restarts of the layout's ordering: about a frame's time for charts that fit a screen. */
#define EFFORT 40

struct _OfftakeChart {
  OfftakePane parent_instance;

  OfftakeFlowView flow_view;
  OfftakeLayout *layout;
  OfftakeScene *scene;
  OfftakeChartPicture picture;   /* of the scene, kept while it is pointed at and scrolled */
  OfftakeNetwork *network;       /* that the scene's tags point into */
  int asked_width, asked_height; /* what the layout was made for */
  int content_width, content_height;
  OfftakeSolution *scaled; /* that `scale` was found for, in a room of the size asked for */
  double scale;            /* px per unit, the same in every period */
  guint tick_id;           /* while the scene does not show what it should */

  OfftakeSubject hover;
  OfftakeSubject cursor; /* of the keyboard walk */
  GPtrArray *items;      /* OfftakeChartItem, nodes first, then links */
};

G_DEFINE_FINAL_TYPE (OfftakeChart, offtake_chart, OFFTAKE_TYPE_PANE)

static OfftakeView *
view_of (OfftakeChart *self)
{
  return offtake_pane_get_view (OFFTAKE_PANE (self));
}

static gboolean
same_subject (OfftakeSubject a, OfftakeSubject b)
{
  return a.kind == b.kind && (a.kind == OFFTAKE_SUBJECT_NONE || a.index == b.index);
}

OfftakeTheme
offtake_chart_get_theme (void)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  if (adw_style_manager_get_dark (style))
    return OFFTAKE_THEME_DARK;
  return adw_style_manager_get_high_contrast (style) ? OFFTAKE_THEME_HIGH_CONTRAST
                                                     : OFFTAKE_THEME_LIGHT;
}

/* The stubs of a site stand for the site. */
static OfftakeRecord *
record_of (OfftakeChart *self, OfftakeSubject subject)
{
  OfftakePlan *plan = offtake_view_get_plan (view_of (self));

  if (!self->scene || !plan || subject.kind == OFFTAKE_SUBJECT_NONE)
    return NULL;

  guint tag = offtake_scene_get_tag (self->scene, subject);

  return subject.kind == OFFTAKE_SUBJECT_LINK
             ? offtake_plan_find (plan, "agreements",
                                  offtake_network_agreement_id (self->network, tag))
             : offtake_plan_find (plan, "sites", offtake_network_site_id (self->network, tag));
}

/* Where a record stands in the scene. */
static OfftakeSubject
subject_of (OfftakeChart *self, OfftakeRecord *record)
{
  OfftakeSubject subject = { OFFTAKE_SUBJECT_NONE, 0 };
  gboolean agreement = record && OFFTAKE_IS_AGREEMENT (record);

  if (!record || !self->scene)
    return subject;
  const char *id = offtake_record_get_id (record);
  guint tag = agreement ? offtake_network_find_agreement (self->network, id)
                        : offtake_network_find_site (self->network, id);
  guint n = agreement ? offtake_scene_n_links (self->scene) : offtake_scene_n_nodes (self->scene);

  for (guint i = 0; i < n && tag != OFFTAKE_NONE; i++) {
    OfftakeSubject candidate = { agreement ? OFFTAKE_SUBJECT_LINK : OFFTAKE_SUBJECT_NODE, i };

    if (offtake_scene_get_tag (self->scene, candidate) == tag)
      return candidate;
  }
  return subject;
}

static OfftakeChartItem *
item_of (OfftakeChart *self, OfftakeSubject subject)
{
  if (!self->scene || subject.kind == OFFTAKE_SUBJECT_NONE)
    return NULL;
  guint offset = subject.kind == OFFTAKE_SUBJECT_LINK ? offtake_scene_n_nodes (self->scene) : 0;

  return g_ptr_array_index (self->items, offset + subject.index);
}

static void
on_chosen (OfftakeChartItem *item, gboolean edit, OfftakeChart *self)
{
  offtake_view_select (view_of (self), record_of (self, offtake_chart_item_get_subject (item)));
  if (edit)
    offtake_view_request_edit (view_of (self));
}

static void
on_item_focus (OfftakeChartItem *item, GParamSpec *pspec, OfftakeChart *self)
{
  if (gtk_widget_has_focus (GTK_WIDGET (item)))
    self->cursor = offtake_chart_item_get_subject (item);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
set_item_count (OfftakeChart *self, guint n)
{
  while (self->items->len > n) {
    gtk_widget_unparent (g_ptr_array_index (self->items, self->items->len - 1));
    g_ptr_array_set_size (self->items, (int) self->items->len - 1);
  }
  while (self->items->len < n) {
    GtkWidget *item = offtake_chart_item_new ();

    g_signal_connect (item, "chosen", G_CALLBACK (on_chosen), self);
    g_signal_connect (item, "notify::has-focus", G_CALLBACK (on_item_focus), self);
    gtk_widget_set_parent (item, GTK_WIDGET (self));
    g_ptr_array_add (self->items, item);
  }
}

static void
update_selected (OfftakeChart *self)
{
  OfftakeSubject selected = subject_of (self, offtake_view_get_selected (view_of (self)));

  for (guint i = 0; i < self->items->len; i++) {
    OfftakeChartItem *item = g_ptr_array_index (self->items, i);

    offtake_chart_item_set_selected (
        item, same_subject (offtake_chart_item_get_subject (item), selected));
  }
}

static void
update_items (OfftakeChart *self)
{
  guint n_nodes = self->scene ? offtake_scene_n_nodes (self->scene) : 0;
  guint n_links = self->scene ? offtake_scene_n_links (self->scene) : 0;

  set_item_count (self, n_nodes + n_links);
  for (guint i = 0; i < n_nodes + n_links; i++) {
    OfftakeSubject subject = i < n_nodes ? (OfftakeSubject){ OFFTAKE_SUBJECT_NODE, i }
                                         : (OfftakeSubject){ OFFTAKE_SUBJECT_LINK, i - n_nodes };
    g_autofree char *sentence = offtake_scene_describe (self->scene, subject);

    offtake_chart_item_set_subject (g_ptr_array_index (self->items, i), subject, sentence);
  }
  update_selected (self);
}

static void
update_scale (OfftakeChart *self)
{
  OfftakeView *view = view_of (self);
  OfftakeSolution *solution = offtake_view_get_solution (view);

  if (self->scaled == solution)
    return;
  g_clear_pointer (&self->scaled, offtake_solution_unref);
  self->scaled = offtake_solution_ref (solution);
  self->scale =
      offtake_flow_graph_common_scale (offtake_view_get_plan (view), solution, &self->flow_view,
                                       self->asked_width, self->asked_height);
}

static OfftakeLayout *
layout_new (OfftakeChart *self, const OfftakeGraph *graph)
{
  OfftakeLayoutOptions options;

  update_scale (self);
  offtake_layout_options_init (&options, self->asked_width, self->asked_height);
  options.scale = self->scale;
  options.right_to_left = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  options.effort = EFFORT;
  options.labels = TRUE;
  return offtake_layout_new (graph, &options, self->layout);
}

static void
clear_scene (OfftakeChart *self)
{
  offtake_chart_picture_clear (&self->picture);
  g_clear_pointer (&self->scene, offtake_scene_unref);
  g_clear_pointer (&self->network, offtake_network_unref);
}

static void
make_scene (OfftakeChart *self)
{
  OfftakeView *view = view_of (self);
  guint period = offtake_view_get_solved_period (view);

  clear_scene (self);
  if (period != OFFTAKE_NONE) {
    g_autoptr (OfftakeGraph) graph = offtake_flow_graph_new (
        offtake_view_get_plan (view), offtake_view_get_solution (view), period, &self->flow_view);
    OfftakeLayout *layout = layout_new (self, graph);

    g_clear_pointer (&self->layout, offtake_layout_free);
    self->layout = layout;
    self->scene = offtake_scene_new (graph, layout);
    self->network =
        offtake_network_ref (offtake_solution_get_network (offtake_view_get_solution (view)));
  }
}

/* The record under the keyboard's cursor keeps the focus in another period, where it may stand at
   another index. */
static void
rebuild (OfftakeChart *self, int width, int height)
{
  OfftakeRecord *at_cursor = record_of (self, self->cursor);
  gboolean focused = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;

  if (width != self->asked_width || height != self->asked_height)
    g_clear_pointer (&self->scaled, offtake_solution_unref);
  self->asked_width = width;
  self->asked_height = height;
  self->hover.kind = OFFTAKE_SUBJECT_NONE;
  make_scene (self);
  self->cursor = subject_of (self, at_cursor);
  update_items (self);
  if (focused && self->cursor.kind != OFFTAKE_SUBJECT_NONE)
    gtk_widget_grab_focus (GTK_WIDGET (item_of (self, self->cursor)));
}

/* A layout that needs more room than the window has asks for it. */
static void
update_content_size (OfftakeChart *self)
{
  double width = 0, height = 0;

  if (self->scene)
    offtake_scene_get_size (self->scene, &width, &height);
  self->content_width = (int) ceil (width);
  self->content_height = (int) ceil (height);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* The room that the window gives, not less than a chart can be read in; FALSE before the first
   allocation. */
static gboolean
get_room (OfftakeChart *self, int *width, int *height)
{
  GtkWidget *viewport = gtk_widget_get_parent (GTK_WIDGET (self));

  if (!viewport || gtk_widget_get_width (viewport) <= 0)
    return FALSE;
  *width = MAX (gtk_widget_get_width (viewport), LEAST_WIDTH);
  *height = MAX (gtk_widget_get_height (viewport), LEAST_HEIGHT);
  return TRUE;
}

/* Children cannot come and go while sizes are being given, so that the scene is made at the
   beginning of a frame. */
static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  OfftakeChart *self = OFFTAKE_CHART (widget);
  int width = 0, height = 0;

  if (!get_room (self, &width, &height))
    return G_SOURCE_CONTINUE;
  self->tick_id = 0;
  rebuild (self, width, height);
  update_content_size (self);
  return G_SOURCE_REMOVE;
}

static void
invalidate (OfftakeChart *self)
{
  if (!self->tick_id)
    self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick, NULL, NULL);
}

static void
allocate_items (OfftakeChart *self)
{
  for (guint i = 0; i < self->items->len; i++) {
    OfftakeChartItem *item = g_ptr_array_index (self->items, i);
    cairo_rectangle_t bounds =
        offtake_scene_get_bounds (self->scene, offtake_chart_item_get_subject (item));
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

static void
offtake_chart_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  OfftakeChart *self = OFFTAKE_CHART (widget);
  int room_width = 0, room_height = 0;

  if (get_room (self, &room_width, &room_height) &&
      (room_width != self->asked_width || room_height != self->asked_height))
    invalidate (self);
  if (self->scene)
    allocate_items (self);
}

static void
offtake_chart_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  OfftakeChart *self = OFFTAKE_CHART (widget);

  *minimum = *natural =
      orientation == GTK_ORIENTATION_HORIZONTAL ? self->content_width : self->content_height;
}

static void
offtake_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  OfftakeChart *self = OFFTAKE_CHART (widget);
  GtkWidget *focus = gtk_widget_get_focus_child (widget);
  OfftakeSubject lit = self->hover;

  if (self->scene) {
    if (lit.kind == OFFTAKE_SUBJECT_NONE && focus && gtk_widget_has_visible_focus (focus))
      lit = self->cursor;
    offtake_chart_picture_snapshot (&self->picture, self->scene, offtake_chart_get_theme (),
                                    gtk_widget_get_scale_factor (widget), lit,
                                    subject_of (self, offtake_view_get_selected (view_of (self))),
                                    snapshot);
  }
  for (guint i = 0; i < self->items->len; i++)
    gtk_widget_snapshot_child (widget, g_ptr_array_index (self->items, i), snapshot);
}

static void
focus_cursor (OfftakeChart *self)
{
  OfftakeChartItem *item = item_of (self, self->cursor);

  if (item)
    gtk_widget_grab_focus (GTK_WIDGET (item));
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
  OfftakeSubject next = offtake_scene_walk (self->scene, self->cursor, walks[direction]);

  if (next.kind == OFFTAKE_SUBJECT_NODE || next.kind == OFFTAKE_SUBJECT_LINK)
    self->cursor = next;
  focus_cursor (self);
  return TRUE;
}

/* One stop for Tab; inside, the arrow keys walk. */
static gboolean
offtake_chart_focus (GtkWidget *widget, GtkDirectionType direction)
{
  OfftakeChart *self = OFFTAKE_CHART (widget);
  gboolean inside = gtk_widget_get_focus_child (widget) != NULL;
  gboolean tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;

  if (!self->scene || self->items->len == 0 || (inside && tab))
    return FALSE;
  if (inside)
    return walk (self, direction);
  if (self->cursor.kind == OFFTAKE_SUBJECT_NONE)
    self->cursor = subject_of (self, offtake_view_get_selected (view_of (self)));
  if (self->cursor.kind == OFFTAKE_SUBJECT_NONE)
    self->cursor = offtake_scene_walk (self->scene, self->cursor, OFFTAKE_WALK_RIGHT);
  focus_cursor (self);
  return TRUE;
}

static void
set_hover (OfftakeChart *self, OfftakeSubject hover)
{
  if (same_subject (self->hover, hover))
    return;
  self->hover = hover;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self),
                                   hover.kind == OFFTAKE_SUBJECT_NONE ? NULL : "pointer");
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static OfftakeSubject
hit (OfftakeChart *self, double x, double y)
{
  return self->scene ? offtake_scene_hit (self->scene, x, y)
                     : (OfftakeSubject){ OFFTAKE_SUBJECT_NONE, 0 };
}

static void
on_motion (OfftakeChart *self, double x, double y)
{
  set_hover (self, hit (self, x, y));
}

static void
on_leave (OfftakeChart *self)
{
  set_hover (self, (OfftakeSubject){ OFFTAKE_SUBJECT_NONE, 0 });
}

static void
on_pressed (OfftakeChart *self, int n_press, double x, double y)
{
  OfftakeRecord *record = record_of (self, hit (self, x, y));

  offtake_view_select (view_of (self), record);
  if (record && n_press == 2)
    offtake_view_request_edit (view_of (self));
}

static gboolean
on_query_tooltip (OfftakeChart *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  OfftakeSubject subject = keyboard ? self->cursor : hit (self, x, y);

  if (!self->scene || subject.kind == OFFTAKE_SUBJECT_NONE)
    return FALSE;
  g_autofree char *sentence = offtake_scene_describe (self->scene, subject);
  gtk_tooltip_set_text (tooltip, sentence);
  return TRUE;
}

static void
offtake_chart_document_changed (OfftakePane *pane)
{
  OfftakeChart *self = OFFTAKE_CHART (pane);

  /* Another plan owes nothing to the places of the last one. */
  g_clear_pointer (&self->layout, offtake_layout_free);
  clear_scene (self);
  self->cursor.kind = OFFTAKE_SUBJECT_NONE;
  self->hover.kind = OFFTAKE_SUBJECT_NONE;
  set_item_count (self, 0);
  invalidate (self);
}

static void
offtake_chart_update (OfftakePane *pane)
{
  invalidate (OFFTAKE_CHART (pane));
}

static void
offtake_chart_selection_changed (OfftakePane *pane)
{
  update_selected (OFFTAKE_CHART (pane));
  gtk_widget_queue_draw (GTK_WIDGET (pane));
}

void
offtake_chart_set_flow_view (OfftakeChart *self, const OfftakeFlowView *flow_view)
{
  if (self->flow_view.measure == flow_view->measure &&
      self->flow_view.element == flow_view->element && self->flow_view.color == flow_view->color &&
      self->flow_view.group == flow_view->group)
    return;
  if (self->flow_view.group != flow_view->group)
    g_clear_pointer (&self->layout, offtake_layout_free);
  g_clear_pointer (&self->scaled, offtake_solution_unref);
  self->flow_view = *flow_view;
  invalidate (self);
}

OfftakeScene *
offtake_chart_get_scene (OfftakeChart *self)
{
  return self->scene;
}

static void
offtake_chart_dispose (GObject *object)
{
  OfftakeChart *self = OFFTAKE_CHART (object);

  g_signal_handlers_disconnect_by_data (adw_style_manager_get_default (), self);
  if (self->tick_id)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick_id);
  self->tick_id = 0;
  if (self->items)
    set_item_count (self, 0);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->layout, offtake_layout_free);
  g_clear_pointer (&self->scaled, offtake_solution_unref);
  clear_scene (self);
  G_OBJECT_CLASS (offtake_chart_parent_class)->dispose (object);
}

static void
offtake_chart_class_init (OfftakeChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  OfftakePaneClass *pane_class = OFFTAKE_PANE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = offtake_chart_dispose;
  pane_class->document_changed = offtake_chart_document_changed;
  pane_class->update = offtake_chart_update;
  pane_class->selection_changed = offtake_chart_selection_changed;
  widget_class->size_allocate = offtake_chart_size_allocate;
  widget_class->measure = offtake_chart_measure;
  widget_class->snapshot = offtake_chart_snapshot;
  widget_class->focus = offtake_chart_focus;
  gtk_widget_class_set_css_name (widget_class, "flowchart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
add_controllers (OfftakeChart *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_swapped (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (on_leave), self);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

static void
offtake_chart_init (OfftakeChart *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  self->items = g_ptr_array_new ();
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Flow chart"), -1);
  add_controllers (self);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (on_query_tooltip), NULL);
  g_signal_connect_swapped (style, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self);
  g_signal_connect_swapped (style, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw),
                            self);
}
