/* SPDX-License-Identifier: MPL-2.0 */
#include "compliance/verdict-cell.h"

#include <glib/gi18n.h>

#define ICON_SIZE 16
#define GAP 6
#define CAPTION_SCALE 0.82 /* as the style class "caption" */

struct _OfftakeVerdictCell {
  GtkWidget parent_instance;

  int year;
  OfftakeVerdictRow *row;
  const GPtrArray *findings; /* of the row; NULL where nothing is said */
  OfftakeStanding standing;
  PangoLayout *word, *margin; /* made when they are needed first */
  char *margin_text;
};

enum { OPENED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (OfftakeVerdictCell, offtake_verdict_cell, GTK_TYPE_WIDGET)

static void
open_cell (OfftakeVerdictCell *self)
{
  if (self->findings)
    g_signal_emit (self, signals[OPENED], 0);
}

static gboolean
on_activated (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  open_cell (OFFTAKE_VERDICT_CELL (widget));
  return TRUE;
}

static void
on_released (GtkGestureClick *gesture, int n, double x, double y, OfftakeVerdictCell *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  open_cell (self);
}

/* One sentence for a screen reader: the headings of a table are far away from its cells. */
static char *
sentence (OfftakeVerdictCell *self)
{
  const OfftakeFinding *finding = self->findings->pdata[0];
  g_autofree char *value = offtake_finding_value_text (finding);
  g_autofree char *margin = offtake_finding_margin_text (finding);

  /* Translators: subject, rule, year: verdict; value; margin */
  return g_strdup_printf (_ ("%s, %s, %d: %s; %s; %s"), offtake_verdict_row_get_subject (self->row),
                          offtake_verdict_row_get_rule_title (self->row), self->year,
                          offtake_standing_title (self->standing), *value ? value : _ ("no value"),
                          *margin ? margin : _ ("no margin"));
}

static gboolean
offtake_verdict_cell_query_tooltip (
    GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  OfftakeVerdictCell *self = OFFTAKE_VERDICT_CELL (widget);

  if (!self->findings)
    return FALSE;
  g_autofree char *text = sentence (self);
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static char *
margin_of (const GPtrArray *findings)
{
  g_autofree char *margin = offtake_finding_margin_text (findings->pdata[0]);

  if (findings->len == 1)
    return g_steal_pointer (&margin);
  /* Translators: the margin of the verdict shown, and how many more there are in the cell. */
  return g_strdup_printf (_ ("%s (+%'u more)"), margin, findings->len - 1);
}

static void
forget (OfftakeVerdictCell *self)
{
  g_clear_object (&self->word);
  g_clear_object (&self->margin);
  g_clear_pointer (&self->margin_text, g_free);
}

static void
make_layouts (OfftakeVerdictCell *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  g_autoptr (PangoAttrList) small = NULL;

  if (self->word || !self->findings)
    return;
  small = pango_attr_list_new ();
  pango_attr_list_insert (small, pango_attr_scale_new (CAPTION_SCALE));
  self->word = gtk_widget_create_pango_layout (widget, offtake_standing_title (self->standing));
  self->margin = gtk_widget_create_pango_layout (widget, self->margin_text);
  pango_layout_set_attributes (self->margin, small);
}

/* The button and the list's cell around it, which GTK names after their types. */
static void
say (OfftakeVerdictCell *self)
{
  GtkWidget *cell = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *text = self->findings ? sentence (self)
                                         /* Translators: a year in which a rule says nothing */
                                         : g_strdup_printf (_ ("%d: no verdict"), self->year);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  if (cell)
    gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

void
offtake_verdict_cell_set_row (OfftakeVerdictCell *self, OfftakeVerdictRow *row)
{
  GtkWidget *widget = GTK_WIDGET (self);

  g_set_object (&self->row, row);
  forget (self);
  self->findings = row ? offtake_verdict_row_get_findings (row, self->year) : NULL;
  gtk_widget_set_focusable (widget, self->findings != NULL);
  gtk_widget_set_has_tooltip (widget, self->findings != NULL);
  gtk_widget_set_can_target (widget, self->findings != NULL);
  if (self->findings) {
    self->standing = offtake_verdict_row_get_standing (row, self->year);
    self->margin_text = margin_of (self->findings);
    const char *classes[] = { "flat", "verdict", offtake_standing_style (self->standing), NULL };
    gtk_widget_set_css_classes (widget, classes);
  }
  say (self);
  gtk_widget_queue_resize (widget);
}

OfftakeVerdictRow *
offtake_verdict_cell_get_row (OfftakeVerdictCell *self)
{
  return self->row;
}

int
offtake_verdict_cell_get_year (OfftakeVerdictCell *self)
{
  return self->year;
}

const char *
offtake_verdict_cell_get_word (OfftakeVerdictCell *self)
{
  return self->findings ? offtake_standing_title (self->standing) : NULL;
}

const char *
offtake_verdict_cell_get_margin (OfftakeVerdictCell *self)
{
  return self->margin_text;
}

static void
offtake_verdict_cell_measure (GtkWidget *widget,
                              GtkOrientation orientation,
                              int for_size,
                              int *minimum,
                              int *natural,
                              int *minimum_baseline,
                              int *natural_baseline)
{
  OfftakeVerdictCell *self = OFFTAKE_VERDICT_CELL (widget);
  int word_width = 0, word_height = 0, margin_width = 0, margin_height = 0;

  make_layouts (self);
  if (self->word) {
    pango_layout_get_pixel_size (self->word, &word_width, &word_height);
    pango_layout_get_pixel_size (self->margin, &margin_width, &margin_height);
  }
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL
                            ? MAX (ICON_SIZE + GAP + word_width, margin_width)
                            : MAX (ICON_SIZE, word_height) + margin_height;
}

static void
snapshot_icon (OfftakeVerdictCell *self, GtkSnapshot *snapshot, const GdkRGBA *color)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const GdkRGBA colors[] = { *color, *color, *color, *color };
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (widget));
  g_autoptr (GtkIconPaintable) icon = gtk_icon_theme_lookup_icon (
      theme, offtake_standing_icon (self->standing), NULL, ICON_SIZE,
      gtk_widget_get_scale_factor (widget), gtk_widget_get_direction (widget), 0);

  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon), snapshot, ICON_SIZE,
                                            ICON_SIZE, colors, G_N_ELEMENTS (colors));
}

static void
snapshot_at (GtkSnapshot *snapshot, PangoLayout *layout, double x, double y, const GdkRGBA *color)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

/* The margin is in the colour of the table, the sign and the word in that of the standing. */
static void
offtake_verdict_cell_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  OfftakeVerdictCell *self = OFFTAKE_VERDICT_CELL (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int width = gtk_widget_get_width (widget), word_width, word_height, margin_width;
  GdkRGBA own, plain;

  make_layouts (self);
  if (!self->word)
    return;
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &own);
  gtk_style_context_get_color (gtk_widget_get_style_context (gtk_widget_get_parent (widget)),
                               &plain);
  pango_layout_get_pixel_size (self->word, &word_width, &word_height);
  pango_layout_get_pixel_size (self->margin, &margin_width, NULL);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT (mirrored ? (float) (width - ICON_SIZE) : 0,
                                                (float) (word_height - ICON_SIZE) / 2));
  snapshot_icon (self, snapshot, &own);
  gtk_snapshot_restore (snapshot);
  snapshot_at (snapshot, self->word,
               mirrored ? width - ICON_SIZE - GAP - word_width : ICON_SIZE + GAP, 0, &own);
  snapshot_at (snapshot, self->margin, mirrored ? width - margin_width : 0, word_height, &plain);
}

static void
offtake_verdict_cell_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (offtake_verdict_cell_parent_class)->css_changed (widget, change);
  g_clear_object (&OFFTAKE_VERDICT_CELL (widget)->word);
  g_clear_object (&OFFTAKE_VERDICT_CELL (widget)->margin);
}

static void
offtake_verdict_cell_dispose (GObject *object)
{
  OfftakeVerdictCell *self = OFFTAKE_VERDICT_CELL (object);

  forget (self);
  self->findings = NULL;
  g_clear_object (&self->row);
  G_OBJECT_CLASS (offtake_verdict_cell_parent_class)->dispose (object);
}

static void
offtake_verdict_cell_class_init (OfftakeVerdictCellClass *klass)
{
  static const guint keys[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_space };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = offtake_verdict_cell_dispose;
  widget_class->measure = offtake_verdict_cell_measure;
  widget_class->snapshot = offtake_verdict_cell_snapshot;
  widget_class->css_changed = offtake_verdict_cell_css_changed;
  widget_class->query_tooltip = offtake_verdict_cell_query_tooltip;
  gtk_widget_class_set_css_name (widget_class, "button");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i], 0, on_activated, NULL);
  signals[OPENED] = g_signal_new ("opened", OFFTAKE_TYPE_VERDICT_CELL, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_activate_signal (widget_class, signals[OPENED]);
}

static void
offtake_verdict_cell_init (OfftakeVerdictCell *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect (click, "released", G_CALLBACK (on_released), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_css_class (GTK_WIDGET (self), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self), "verdict");
}

GtkWidget *
offtake_verdict_cell_new (int year)
{
  OfftakeVerdictCell *self = g_object_new (OFFTAKE_TYPE_VERDICT_CELL, NULL);

  self->year = year;
  return GTK_WIDGET (self);
}
