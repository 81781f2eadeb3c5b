/* SPDX-License-Identifier: MPL-2.0 */
#include "agreement-editor/consequence-bar.h"

#include <glib/gi18n.h>

struct _OfftakeConsequenceBar {
  AdwBin parent_instance;

  GtkWidget *list; /* weak, as the scroller */
  GtkScrolledWindow *scroller;
  GtkWidget *button, *label;
  guint update_id;
};

G_DEFINE_FINAL_TYPE (OfftakeConsequenceBar, offtake_consequence_bar, ADW_TYPE_BIN)

/* Where the list is in all that can be scrolled to: what is scrolled to just now has not been drawn
   there yet. */
static gboolean
find_list (OfftakeConsequenceBar *self, graphene_rect_t *bounds)
{
  GtkWidget *viewport = gtk_scrolled_window_get_child (self->scroller);

  return gtk_widget_compute_bounds (self->list, gtk_widget_get_first_child (viewport), bounds);
}

/* Whether nothing of the list is left in what is seen. */
static gboolean
is_out_of_sight (OfftakeConsequenceBar *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  const double top = gtk_adjustment_get_value (adjustment);
  graphene_rect_t bounds;

  return find_list (self, &bounds) &&
         (bounds.origin.y + bounds.size.height < top + 1 ||
          bounds.origin.y > top + gtk_adjustment_get_page_size (adjustment));
}

static void
update (OfftakeConsequenceBar *self)
{
  g_autofree char *summary = NULL;

  if (!self->list || !self->scroller)
    return;
  g_object_get (self->list, "summary", &summary, NULL);
  if (summary) {
    gtk_label_set_label (GTK_LABEL (self->label), summary);
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    summary, -1);
  }
  gtk_widget_set_visible (self->button, summary && is_out_of_sight (self));
}

static gboolean
update_now (gpointer data)
{
  OfftakeConsequenceBar *self = data;

  self->update_id = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

/* Where the list is, is known after the next layout, during which nothing may appear or go. */
static void
update_later (OfftakeConsequenceBar *self)
{
  if (!self->update_id)
    self->update_id = g_idle_add (update_now, self);
}

static void
on_clicked (OfftakeConsequenceBar *self)
{
  graphene_rect_t bounds;

  if (find_list (self, &bounds))
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller),
                              bounds.origin.y);
}

static void
offtake_consequence_bar_dispose (GObject *object)
{
  OfftakeConsequenceBar *self = OFFTAKE_CONSEQUENCE_BAR (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  g_clear_weak_pointer (&self->list);
  g_clear_weak_pointer (&self->scroller);
  G_OBJECT_CLASS (offtake_consequence_bar_parent_class)->dispose (object);
}

static void
offtake_consequence_bar_class_init (OfftakeConsequenceBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = offtake_consequence_bar_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_STATUS);
}

static void
offtake_consequence_bar_init (OfftakeConsequenceBar *self)
{
  self->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_lines (GTK_LABEL (self->label), 2);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  self->button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->button), self->label);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_add_css_class (self->button, "consequence-bar");
  gtk_widget_set_tooltip_text (self->button, _ ("Show All That Changes"));
  gtk_widget_set_visible (self->button, FALSE);
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (on_clicked), self);
  adw_bin_set_child (ADW_BIN (self), self->button);
}

void
offtake_consequence_bar_follow (OfftakeConsequenceBar *self,
                                GtkWidget *list,
                                GtkScrolledWindow *scroller)
{
  g_set_weak_pointer (&self->list, list);
  g_set_weak_pointer (&self->scroller, scroller);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (scroller);

  g_signal_connect_object (list, "notify::summary", G_CALLBACK (update_later), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (update_later), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (update_later), self,
                           G_CONNECT_SWAPPED);
}
