/* SPDX-License-Identifier: MPL-2.0 */
#include "flows/chart.h"

#include <glib/gi18n.h>
#include <math.h>

#include "flows/chart-private.h"

/* Below this a chart is scrolled, not squeezed. */
#define LEAST_WIDTH 560
#define LEAST_HEIGHT 300

/* Restarts of the layout's ordering: about a frame's time for charts that fit a screen. */
#define EFFORT 40

/* How long it is still before the scale follows an edit: typing moves what it changes alone. */
#define RESCALE_MS 400
/* Scales that differ by less look the same. */
#define SAME_SCALE 1e-3

enum { PROP_HINT = 1, PROP_MAKING, PROP_SCALE, N_PROPERTIES };
static GParamSpec *properties[N_PROPERTIES];

enum { DRAWN, DRAFT, PIN, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (OfftakeChart, offtake_chart, OFFTAKE_TYPE_PANE)

OfftakeView *
offtake_chart_get_view (OfftakeChart *self)
{
  return offtake_pane_get_view (OFFTAKE_PANE (self));
}

gboolean
offtake_subject_equal (OfftakeSubject a, OfftakeSubject b)
{
  return a.kind == b.kind && (a.kind == OFFTAKE_SUBJECT_NONE || a.index == b.index);
}

OfftakeTheme
offtake_chart_get_theme (void)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  const gboolean contrast = adw_style_manager_get_high_contrast (style);

  if (adw_style_manager_get_dark (style))
    return contrast ? OFFTAKE_THEME_HIGH_CONTRAST_DARK : OFFTAKE_THEME_DARK;
  return contrast ? OFFTAKE_THEME_HIGH_CONTRAST : OFFTAKE_THEME_LIGHT;
}

OfftakeRecord *
offtake_chart_get_record (OfftakeChart *self, OfftakeSubject subject)
{
  OfftakeView *view = offtake_chart_get_view (self);
  OfftakePlan *plan = view ? offtake_view_get_plan (view) : NULL;

  if (!self->scene || !plan || subject.kind == OFFTAKE_SUBJECT_NONE)
    return NULL;

  const guint tag = offtake_scene_get_tag (self->scene, subject);
  const gboolean is_link = subject.kind == OFFTAKE_SUBJECT_LINK;
  const OfftakeNetwork *network = self->network;
  /* What only the other state of a comparison has is none of the plan. */
  if (tag >= (is_link ? offtake_network_n_agreements (network) : offtake_network_n_sites (network)))
    return NULL;
  return offtake_plan_find (plan, is_link ? "agreements" : "sites",
                            is_link ? offtake_network_agreement_id (network, tag)
                                    : offtake_network_site_id (network, tag));
}

OfftakeSubject
offtake_chart_find (OfftakeChart *self, OfftakeRecord *record)
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

static void invalidate (OfftakeChart *self);

static void
find_scale (OfftakeChart *self)
{
  OfftakeView *view = offtake_chart_get_view (self);
  OfftakeSolution *solution = offtake_view_get_solution (view);

  g_clear_handle_id (&self->rescale_id, g_source_remove);
  g_clear_pointer (&self->scaled, offtake_solution_unref);
  self->scaled = offtake_solution_ref (solution);
  self->scale =
      offtake_flow_graph_common_scale (offtake_view_get_plan (view), solution, &self->source.view,
                                       self->asked_width, self->asked_height);
}

static gboolean
on_rescale (gpointer data)
{
  OfftakeChart *self = data;
  const double before = self->scale;

  self->rescale_id = 0;
  if (!offtake_view_get_solution (offtake_chart_get_view (self)))
    return G_SOURCE_REMOVE;
  find_scale (self);
  if (fabs (self->scale - before) > SAME_SCALE * before)
    invalidate (self);
  return G_SOURCE_REMOVE;
}

/* The scale is of all periods, and costs as much as several charts. */
static void
update_scale (OfftakeChart *self)
{
  if (self->scaled == offtake_view_get_solution (offtake_chart_get_view (self)))
    return;
  if (!(self->scale > 0) || !self->scaled) {
    find_scale (self);
    return;
  }
  g_clear_handle_id (&self->rescale_id, g_source_remove);
  self->rescale_id = g_timeout_add (RESCALE_MS, on_rescale, self);
}

/* All but the scale. */
void
offtake_chart_get_options (OfftakeChart *self, OfftakeLayoutOptions *options)
{
  offtake_layout_options_init (options, self->asked_width, self->asked_height);
  options->right_to_left = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  options->effort = EFFORT;
  options->labels = TRUE;
}

static void
clear_scene (OfftakeChart *self)
{
  offtake_chart_picture_clear (&self->picture);
  g_clear_pointer (&self->scene, offtake_scene_unref);
  g_clear_pointer (&self->network, offtake_network_unref);
}

/* Whether the same flows were shown a moment ago, of another period or as they were then. */
static gboolean
is_step (OfftakeChart *self, OfftakeSolution *solution)
{
  return solution && self->network == offtake_solution_get_network (solution) && !self->jumps;
}

/* The record under the keyboard's cursor keeps the focus in another scene, where it may stand at
   another index. */
void
offtake_chart_install (OfftakeChart *self,
                       OfftakeLayout *layout,
                       OfftakeScene *scene,
                       OfftakeSolution *solution)
{
  OfftakeRecord *at_cursor = offtake_chart_get_record (self, self->cursor);
  const gboolean focused = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;

  offtake_chart_change_end (self);
  clear_scene (self);
  self->hover.kind = OFFTAKE_SUBJECT_NONE;
  self->handles = OFFTAKE_NONE;
  offtake_chart_cancel_drag (self);
  g_clear_pointer (&self->layout, offtake_layout_free);
  self->jumps = FALSE;
  self->layout = layout;
  self->scene = scene;
  if (scene)
    self->network = offtake_network_ref (offtake_solution_get_network (solution));
  self->cursor = offtake_chart_find (self, at_cursor);
  offtake_chart_items_update (self);
  if (focused && self->cursor.kind != OFFTAKE_SUBJECT_NONE)
    offtake_chart_items_focus_cursor (self);
  offtake_chart_search_update (self);
  offtake_chart_zoom_update (self);
  g_signal_emit (self, signals[DRAWN], 0);
}

static void
make_now (OfftakeChart *self, OfftakeGraph *graph, gboolean coarse)
{
  OfftakeSolution *solution = offtake_view_get_solution (offtake_chart_get_view (self));
  const gboolean steps = is_step (self, solution) && !coarse && !self->later.coarse;
  g_autoptr (OfftakeLayout) before = self->layout ? offtake_layout_share (self->layout) : NULL;
  g_autoptr (OfftakeChartWork) work = offtake_chart_work_new (graph, solution);

  offtake_chart_get_options (self, &work->options);
  if (!coarse) {
    update_scale (self);
    work->options.scale = self->scale;
  }
  if (before && coarse == self->later.coarse)
    work->before = offtake_layout_share (before);
  self->later.coarse = coarse;
  offtake_chart_work_run (work);
  offtake_chart_install (self, g_steal_pointer (&work->layout), g_steal_pointer (&work->scene),
                         solution);
  if (steps)
    offtake_chart_change_begin (self, g_steal_pointer (&before), g_steal_pointer (&work->graph));
}

/* What has been shown stays until the new chart is there; where nothing has, the stages do. */
static void
make_large (OfftakeChart *self, OfftakeGraph *graph)
{
  const gboolean is_new = !self->scene || !self->layout;
  OfftakeGraph *coarse = is_new || self->later.coarse ? offtake_chart_make_coarse (self) : NULL;

  if (coarse)
    make_now (self, coarse, TRUE);
  else if (is_new)
    offtake_chart_install (self, NULL, NULL, NULL);
  offtake_chart_make_later (self, graph);
}

static void
rebuild (OfftakeChart *self, int width, int height)
{
  OfftakeFlowHidden hidden;
  g_autoptr (OfftakeGraph) graph =
      offtake_flow_source_graph (&self->source, offtake_chart_get_view (self), &hidden);

  if (width != self->asked_width || height != self->asked_height) {
    g_clear_pointer (&self->scaled, offtake_solution_unref);
    self->jumps = TRUE;
  }
  self->asked_width = width;
  self->asked_height = height;
  if (graph && offtake_chart_is_large (graph)) {
    make_large (self, g_steal_pointer (&graph));
    return;
  }
  offtake_chart_stop_making (self);
  if (graph)
    make_now (self, g_steal_pointer (&graph), FALSE);
  else
    offtake_chart_install (self, NULL, NULL, NULL);
}

gboolean
offtake_chart_get_window (OfftakeChart *self, int *width, int *height)
{
  GtkWidget *viewport = gtk_widget_get_parent (GTK_WIDGET (self));

  if (!viewport || gtk_widget_get_width (viewport) <= 0)
    return FALSE;
  *width = gtk_widget_get_width (viewport);
  *height = gtk_widget_get_height (viewport);
  return TRUE;
}

/* The room that the window gives, in px of the scene, not less than a chart can be read in; FALSE
   before the first allocation. */
static gboolean
get_room (OfftakeChart *self, int *width, int *height)
{
  if (!offtake_chart_get_window (self, width, height))
    return FALSE;
  const double text = offtake_chart_get_text_scale (self);
  *width = MAX ((int) (*width / text), LEAST_WIDTH);
  *height = MAX ((int) (*height / text), LEAST_HEIGHT);
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
  offtake_chart_zoom_update (self);
  return G_SOURCE_REMOVE;
}

static void
invalidate (OfftakeChart *self)
{
  if (!self->tick_id)
    self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick, NULL, NULL);
}

void
offtake_chart_resume_making (OfftakeChart *self)
{
  invalidate (self);
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
    offtake_chart_items_allocate (self);
  if (self->menu)
    gtk_popover_present (GTK_POPOVER (self->menu));
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

  double width = 0, height = 0;

  /* A layout that needs more room than the window has asks for it. */
  if (self->scene)
    offtake_scene_get_size (self->scene, &width, &height);
  *minimum = *natural =
      (int) ceil ((orientation == GTK_ORIENTATION_HORIZONTAL ? width : height) * self->zoom);
}

static void
offtake_chart_document_changed (OfftakePane *pane)
{
  OfftakeChart *self = OFFTAKE_CHART (pane);

  /* Another plan owes nothing to the places of the last one. */
  offtake_chart_stop_making (self);
  offtake_chart_change_end (self);
  g_clear_handle_id (&self->rescale_id, g_source_remove);
  g_clear_pointer (&self->scaled, offtake_solution_unref);
  self->later.coarse = FALSE;
  g_clear_pointer (&self->layout, offtake_layout_free);
  clear_scene (self);
  self->cursor.kind = OFFTAKE_SUBJECT_NONE;
  self->hover.kind = OFFTAKE_SUBJECT_NONE;
  offtake_chart_items_clear (self);
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
  offtake_chart_items_update_selected (OFFTAKE_CHART (pane));
  gtk_widget_queue_draw (GTK_WIDGET (pane));
}

void
offtake_chart_set_source (OfftakeChart *self, const OfftakeFlowSource *source)
{
  OfftakeRecord *path = self->source.path;

  if (offtake_flow_source_equal (&self->source, source))
    return;
  if (self->source.view.group != source->view.group)
    g_clear_pointer (&self->layout, offtake_layout_free);
  g_clear_pointer (&self->scaled, offtake_solution_unref);
  self->jumps = TRUE;
  self->source = *source;
  if (source->path)
    g_object_ref (source->path);
  if (path)
    g_object_unref (path);
  invalidate (self);
}

OfftakeSubject
offtake_chart_get_subject (OfftakeChart *self)
{
  OfftakeView *view = offtake_chart_get_view (self);
  OfftakeSubject selected =
      offtake_chart_find (self, view ? offtake_view_get_selected (view) : NULL);

  return selected.kind == OFFTAKE_SUBJECT_NONE ? self->cursor : selected;
}

double
offtake_chart_get_place (OfftakeChart *self, OfftakeSubject subject)
{
  const cairo_rectangle_t at = offtake_scene_get_bounds (self->scene, subject);

  return offtake_layout_pin (self->layout, at.y + at.height / 2);
}

const char *
offtake_chart_get_hint (OfftakeChart *self)
{
  return self->hint;
}

void
offtake_chart_set_hint (OfftakeChart *self, const char *hint)
{
  if (g_strcmp0 (self->hint, hint) == 0)
    return;
  g_free (self->hint);
  self->hint = g_strdup (hint);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HINT]);
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
  offtake_chart_stop_making (self);
  g_clear_handle_id (&self->rescale_id, g_source_remove);
  offtake_chart_change_end (self);
  offtake_chart_move_dispose (self);
  offtake_chart_search_dispose (self);
  offtake_chart_pointer_dispose (self);
  g_clear_pointer (&self->hint, g_free);
  g_clear_object (&self->source.path);
  if (self->items)
    offtake_chart_items_clear (self);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->layout, offtake_layout_free);
  g_clear_pointer (&self->scaled, offtake_solution_unref);
  clear_scene (self);
  G_OBJECT_CLASS (offtake_chart_parent_class)->dispose (object);
}

static void
offtake_chart_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_HINT)
    g_value_set_string (value, OFFTAKE_CHART (object)->hint);
  else if (id == PROP_MAKING)
    g_value_set_boolean (value, OFFTAKE_CHART (object)->later.making);
  else if (id == PROP_SCALE)
    g_value_set_double (value, offtake_chart_get_scale (OFFTAKE_CHART (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
install_signals (GObjectClass *klass)
{
  const GType type = G_OBJECT_CLASS_TYPE (klass);

  properties[PROP_HINT] =
      g_param_spec_string ("hint", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_MAKING] =
      g_param_spec_boolean ("making", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SCALE] = g_param_spec_double ("scale", NULL, NULL, 0, G_MAXDOUBLE, 0,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (klass, N_PROPERTIES, properties);
  signals[DRAWN] =
      g_signal_new ("drawn", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[DRAFT] = g_signal_new ("draft", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                 2, OFFTAKE_TYPE_RECORD, OFFTAKE_TYPE_RECORD);
  signals[PIN] = g_signal_new ("pin", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                               OFFTAKE_TYPE_RECORD, G_TYPE_DOUBLE);
}

static gboolean
on_menu_key (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  offtake_chart_popup_menu (OFFTAKE_CHART (widget));
  return TRUE;
}

static void
offtake_chart_class_init (OfftakeChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  OfftakePaneClass *pane_class = OFFTAKE_PANE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = offtake_chart_dispose;
  G_OBJECT_CLASS (klass)->get_property = offtake_chart_get_property;
  install_signals (G_OBJECT_CLASS (klass));
  pane_class->document_changed = offtake_chart_document_changed;
  pane_class->update = offtake_chart_update;
  pane_class->selection_changed = offtake_chart_selection_changed;
  widget_class->size_allocate = offtake_chart_size_allocate;
  widget_class->measure = offtake_chart_measure;
  widget_class->snapshot = offtake_chart_snapshot;
  widget_class->focus = offtake_chart_items_focus;
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, on_menu_key, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, on_menu_key, NULL);
  gtk_widget_class_set_css_name (widget_class, "flowchart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
offtake_chart_init (OfftakeChart *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  self->zoom = 1;
  self->items = g_ptr_array_new ();
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Flow chart"), -1);
  offtake_chart_move_init (self);
  offtake_chart_drag_init (self);
  offtake_chart_search_init (self);
  offtake_chart_pointer_init (self);
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)), "notify::gtk-xft-dpi",
                           G_CALLBACK (invalidate), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (style, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self);
  g_signal_connect_swapped (style, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw),
                            self);
}
