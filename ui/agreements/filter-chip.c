/* SPDX-License-Identifier: MPL-2.0 */
#include "agreements/filter-chip.h"

#include <glib/gi18n.h>

#include "agreements/filter-editor.h"
#include "css-class.h"

struct _OfftakeFilterChip {
  AdwBin parent_instance;

  OfftakeColumnFilter *filter;
  OfftakePlan *plan; /* borrowed, with the rows */
  GListModel *rows;
  GtkWidget *button, *clear_button;
};

enum { CHANGED, CLOSED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (OfftakeFilterChip, offtake_filter_chip, ADW_TYPE_BIN)

void
offtake_filter_chip_show_filter (OfftakeFilterChip *self)
{
  gboolean is_set = offtake_column_filter_is_set (self->filter);
  g_autofree char *label =
      self->plan ? offtake_column_filter_describe (self->filter, self->plan) : g_strdup ("");
  /* Translators: what a filter lets through: "Seller: Sierra ARC" */
  g_autofree char *clear = g_strdup_printf (_ ("Show all again, not only %s"), label);

  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->button), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  gtk_widget_set_visible (self->clear_button, is_set);
  gtk_widget_set_tooltip_text (self->clear_button, clear);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->clear_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, clear, -1);
  offtake_set_css_class (GTK_WIDGET (self), "chosen", is_set);
}

static void
changed (OfftakeFilterChip *self)
{
  offtake_filter_chip_show_filter (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_clear (OfftakeFilterChip *self)
{
  g_autoptr (OfftakeFilterChip) keep = g_object_ref (self);

  offtake_column_filter_clear (self->filter);
  gtk_widget_grab_focus (self->button);
  changed (self);
  g_signal_emit (self, signals[CLOSED], 0);
}

/* The editor is made for what is there just now. */
static void
on_show (OfftakeFilterChip *self, GtkPopover *popover)
{
  GtkWidget *editor = NULL;

  if (!self->plan)
    return;
  editor = offtake_filter_editor_new (self->filter, self->plan, self->rows);
  g_signal_connect_object (editor, "changed", G_CALLBACK (changed), self, G_CONNECT_SWAPPED);
  gtk_popover_set_child (popover, editor);
  gtk_widget_child_focus (editor, GTK_DIR_TAB_FORWARD);
}

static void
on_closed (OfftakeFilterChip *self)
{
  g_signal_emit (self, signals[CLOSED], 0);
}

static void
offtake_filter_chip_finalize (GObject *object)
{
  offtake_column_filter_free (OFFTAKE_FILTER_CHIP (object)->filter);
  G_OBJECT_CLASS (offtake_filter_chip_parent_class)->finalize (object);
}

static void
offtake_filter_chip_class_init (OfftakeFilterChipClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = offtake_filter_chip_finalize;
  signals[CHANGED] = g_signal_new ("changed", OFFTAKE_TYPE_FILTER_CHIP, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[CLOSED] = g_signal_new ("closed", OFFTAKE_TYPE_FILTER_CHIP, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
offtake_filter_chip_init (OfftakeFilterChip *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *popover = gtk_popover_new ();

  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), popover);
  g_signal_connect_swapped (popover, "show", G_CALLBACK (on_show), self);
  g_signal_connect_swapped (popover, "closed", G_CALLBACK (on_closed), self);
  self->clear_button = gtk_button_new_from_icon_name ("window-close-symbolic");
  g_signal_connect_swapped (self->clear_button, "clicked", G_CALLBACK (on_clear), self);
  gtk_widget_add_css_class (box, "linked");
  gtk_widget_add_css_class (GTK_WIDGET (self), "chip");
  gtk_box_append (GTK_BOX (box), self->button);
  gtk_box_append (GTK_BOX (box), self->clear_button);
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
offtake_filter_chip_new (const char *column)
{
  OfftakeFilterChip *self = g_object_new (OFFTAKE_TYPE_FILTER_CHIP, NULL);

  self->filter = offtake_column_filter_new (column);
  offtake_filter_chip_show_filter (self);
  return GTK_WIDGET (self);
}

void
offtake_filter_chip_set_rows (OfftakeFilterChip *self, OfftakePlan *plan, GListModel *rows)
{
  self->plan = plan;
  self->rows = rows;
  gtk_widget_set_sensitive (GTK_WIDGET (self), plan != NULL);
  offtake_filter_chip_show_filter (self);
}

OfftakeColumnFilter *
offtake_filter_chip_get_filter (OfftakeFilterChip *self)
{
  return self->filter;
}

void
offtake_filter_chip_popup (OfftakeFilterChip *self)
{
  gtk_widget_grab_focus (self->button); /* the bar then scrolls to it */
  gtk_menu_button_popup (GTK_MENU_BUTTON (self->button));
}
