/* SPDX-License-Identifier: MPL-2.0 */
#include "flows/least-popover.h"

#include <math.h>

#include "closures.h"

struct _OfftakeLeastPopover {
  GtkPopover parent_instance;

  double largest;
  gboolean filling; /* it writes into its own entries */

  GtkScale *scale;
  GtkEntry *entry;
  GtkLabel *unit_label;
};

enum { CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (OfftakeLeastPopover, offtake_least_popover, GTK_TYPE_POPOVER)

/* Small flows are many, large ones few. */
static double
position_of (OfftakeLeastPopover *self, double least)
{
  return self->largest > 0 ? cbrt (CLAMP (least / self->largest, 0, 1)) : 0;
}

/* Three digits are enough for what is set by hand. */
static double
round_off (double amount)
{
  const double unit = amount > 0 ? pow (10, floor (log10 (amount)) - 2) : 1;

  return round (amount / unit) * unit;
}

static void
show (OfftakeLeastPopover *self, double least, gboolean in_scale, gboolean in_entry)
{
  g_autofree char *text = least > 0 ? offtake_number_edit_text (least) : g_strdup ("");

  self->filling = TRUE;
  if (in_scale)
    gtk_range_set_value (GTK_RANGE (self->scale), position_of (self, least));
  if (in_entry)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  self->filling = FALSE;
}

static void
on_moved (OfftakeLeastPopover *self)
{
  const double position = gtk_range_get_value (GTK_RANGE (self->scale));
  const double least = round_off (self->largest * position * position * position);

  if (self->filling)
    return;
  show (self, least, FALSE, TRUE);
  g_signal_emit (self, signals[CHOSEN], 0, least);
}

static void
on_typed (OfftakeLeastPopover *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  double least = 0;
  const gboolean good = !*text || (offtake_number_parse (text, &least) && least >= 0);

  if (good)
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               good ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE,
                               -1);
  if (self->filling || !good)
    return;
  show (self, least, TRUE, FALSE);
  g_signal_emit (self, signals[CHOSEN], 0, least);
}

void
offtake_least_popover_set (OfftakeLeastPopover *self,
                           double least,
                           double largest,
                           const char *unit)
{
  const gboolean typing = gtk_widget_get_focus_child (GTK_WIDGET (self->entry)) &&
                          gtk_widget_get_mapped (GTK_WIDGET (self));

  self->largest = largest;
  show (self, least, TRUE, !typing || least <= 0);
  gtk_label_set_label (self->unit_label, unit);
}

static void
offtake_least_popover_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), OFFTAKE_TYPE_LEAST_POPOVER);
  G_OBJECT_CLASS (offtake_least_popover_parent_class)->dispose (object);
}

static void
offtake_least_popover_class_init (OfftakeLeastPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = offtake_least_popover_dispose;
  signals[CHOSEN] = g_signal_new ("chosen", OFFTAKE_TYPE_LEAST_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_DOUBLE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/offtake/Offtake/ui/flows/least-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, OfftakeLeastPopover, scale);
  gtk_widget_class_bind_template_child (widget_class, OfftakeLeastPopover, entry);
  gtk_widget_class_bind_template_child (widget_class, OfftakeLeastPopover, unit_label);
  gtk_widget_class_bind_template_callback (widget_class, on_moved);
  gtk_widget_class_bind_template_callback (widget_class, on_typed);
}

static void
offtake_least_popover_init (OfftakeLeastPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
