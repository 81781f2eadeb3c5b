/* SPDX-License-Identifier: MPL-2.0 */
#include "period-strip.h"

#include <glib/gi18n.h>

#define BAR_WIDTH 10
#define LEAST_WIDTH 24
#define HEIGHT 28

struct _OfftakePeriodStrip {
  OfftakePane parent_instance;

  GArray *heights; /* double in [0, 1] per period */
};

G_DEFINE_FINAL_TYPE (OfftakePeriodStrip, offtake_period_strip, OFFTAKE_TYPE_PANE)

static OfftakeView *
view_of (OfftakePeriodStrip *self)
{
  return offtake_pane_get_view (OFFTAKE_PANE (self));
}

static guint
count (OfftakePeriodStrip *self)
{
  return view_of (self) ? offtake_view_n_periods (view_of (self)) : 0;
}

guint
offtake_period_strip_at (double x, double width, guint n, gboolean right_to_left)
{
  double share = width > 0 ? CLAMP (x / width, 0, 1) : 0;

  if (right_to_left)
    share = 1 - share;
  return MIN ((guint) (share * n), n - 1);
}

static double
moved (OfftakeSolution *solution, guint period)
{
  OfftakeNetwork *network = offtake_solution_get_network (solution);
  double sum = 0;

  if (!offtake_solution_has_period (solution, period))
    return 0;
  for (guint i = 0; i < offtake_network_n_agreements (network); i++)
    sum += offtake_solution_agreement (solution, period, i)->t;
  return sum;
}

static void
update_heights (OfftakePeriodStrip *self)
{
  OfftakeSolution *solution = offtake_view_get_solution (view_of (self));
  guint n = solution ? offtake_network_n_periods (offtake_solution_get_network (solution)) : 0;
  double most = 0;

  g_array_set_size (self->heights, 0);
  for (guint i = 0; i < n; i++) {
    double sum = moved (solution, i);

    most = MAX (most, sum);
    g_array_append_val (self->heights, sum);
  }
  for (guint i = 0; i < n && most > 0; i++)
    g_array_index (self->heights, double, i) /= most;
}

static void
offtake_period_strip_document_changed (OfftakePane *pane)
{
  gtk_widget_queue_resize (GTK_WIDGET (pane));
}

static void
offtake_period_strip_update (OfftakePane *pane)
{
  OfftakePeriodStrip *self = OFFTAKE_PERIOD_STRIP (pane);
  const OfftakePeriod *shown = offtake_view_get_period_info (view_of (self));
  guint n = count (self);

  update_heights (self);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
      GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, n ? n - 1.0 : 0.0, GTK_ACCESSIBLE_PROPERTY_VALUE_NOW,
      (double) offtake_view_get_period (view_of (self)), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
      shown ? shown->label : "", -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
offtake_period_strip_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  OfftakePeriodStrip *self = OFFTAKE_PERIOD_STRIP (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  double width = gtk_widget_get_width (widget);
  double height = gtk_widget_get_height (widget);
  guint n = count (self);
  GdkRGBA color;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  for (guint i = 0; i < n; i++) {
    double share = i < self->heights->len ? g_array_index (self->heights, double, i) : 0;
    double bar = MAX (2, share * height);
    double x = width * (mirrored ? n - 1 - i : i) / n;
    GdkRGBA shade = color;

    shade.alpha *= i == offtake_view_get_period (view_of (self)) ? 1.0f : 0.3f;
    gtk_snapshot_append_color (snapshot, &shade,
                               &GRAPHENE_RECT_INIT ((float) x + 1, (float) (height - bar),
                                                    (float) MAX (1, width / n - 2), (float) bar));
  }
}

static void
offtake_period_strip_measure (GtkWidget *widget,
                              GtkOrientation orientation,
                              int for_size,
                              int *minimum,
                              int *natural,
                              int *minimum_baseline,
                              int *natural_baseline)
{
  OfftakePeriodStrip *self = OFFTAKE_PERIOD_STRIP (widget);
  guint n = count (self);

  if (orientation == GTK_ORIENTATION_VERTICAL) {
    *minimum = *natural = HEIGHT;
    return;
  }
  *minimum = LEAST_WIDTH;
  *natural = (int) CLAMP (n * BAR_WIDTH, LEAST_WIDTH, 480);
}

static void
choose_at (OfftakePeriodStrip *self, double x)
{
  guint n = count (self);
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  if (n)
    offtake_view_set_period (
        view_of (self),
        offtake_period_strip_at (x, gtk_widget_get_width (GTK_WIDGET (self)), n, mirrored));
}

static void
on_drag_begin (OfftakePeriodStrip *self, double x, double y)
{
  choose_at (self, x);
}

static void
on_drag_update (OfftakePeriodStrip *self, double dx, double dy, GtkGestureDrag *gesture)
{
  double x = 0, y = 0;

  if (gtk_gesture_drag_get_start_point (gesture, &x, &y))
    choose_at (self, x + dx);
}

static gboolean
on_query_tooltip (OfftakePeriodStrip *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  OfftakePlan *plan = offtake_view_get_plan (view_of (self));
  guint n = count (self);

  if (!n)
    return FALSE;
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  guint period =
      keyboard ? offtake_view_get_period (view_of (self))
               : offtake_period_strip_at (x, gtk_widget_get_width (GTK_WIDGET (self)), n, mirrored);
  gtk_tooltip_set_text (
      tooltip, g_array_index (offtake_plan_get_periods (plan), OfftakePeriod, period).label);
  return TRUE;
}

/* Left and right belong to the strip while it has the focus, as in every slider; they are what they
   say also where later periods stand further left. */
static void
step (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OfftakePeriodStrip *self = OFFTAKE_PERIOD_STRIP (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  gboolean turned = mirrored && g_str_equal (name, "strip.move");
  int by = g_variant_get_int32 (parameter) * (turned ? -1 : 1);
  int period = (int) offtake_view_get_period (view_of (self)) + by;

  offtake_view_set_period (view_of (self), (guint) MAX (period, 0));
}

static void
offtake_period_strip_dispose (GObject *object)
{
  OfftakePeriodStrip *self = OFFTAKE_PERIOD_STRIP (object);

  g_clear_pointer (&self->heights, g_array_unref);
  G_OBJECT_CLASS (offtake_period_strip_parent_class)->dispose (object);
}

static void
add_keys (GtkWidgetClass *klass)
{
  static const struct {
    guint key;
    int by;
  } keys[] = {
    { GDK_KEY_Down, -1 },   { GDK_KEY_Up, 1 },      { GDK_KEY_Home, -10000 },
    { GDK_KEY_End, 10000 }, { GDK_KEY_Page_Up, 5 }, { GDK_KEY_Page_Down, -5 },
  };

  gtk_widget_class_install_action (klass, "strip.step", "i", step);
  gtk_widget_class_install_action (klass, "strip.move", "i", step);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Left, 0, "strip.move", "i", -1);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Right, 0, "strip.move", "i", 1);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (klass, keys[i].key, 0, "strip.step", "i", keys[i].by);
}

static void
offtake_period_strip_class_init (OfftakePeriodStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = offtake_period_strip_dispose;
  OFFTAKE_PANE_CLASS (klass)->document_changed = offtake_period_strip_document_changed;
  OFFTAKE_PANE_CLASS (klass)->update = offtake_period_strip_update;
  widget_class->snapshot = offtake_period_strip_snapshot;
  widget_class->measure = offtake_period_strip_measure;

  gtk_widget_class_set_css_name (widget_class, "periodstrip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SLIDER);
  add_keys (widget_class);
}

static void
offtake_period_strip_init (OfftakePeriodStrip *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->heights = g_array_new (FALSE, TRUE, sizeof (double));
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Period"), -1);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (on_query_tooltip), NULL);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}
