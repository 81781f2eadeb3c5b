/* SPDX-License-Identifier: MPL-2.0 */
#include "agreements/filter-bar.h"

#include <glib/gi18n.h>

#include "agreements/column-picker.h"
#include "agreements/filter-chip.h"

/* Columns whose chips are always there, for they are what people ask for. */
static const char *const always[] = { "status",   "seller",        "buyer",
                                      "material", "quantity.kind", "price.kind" };

struct _OfftakeFilterBar {
  OfftakePane parent_instance;

  GListModel *rows;   /* of the table */
  GPtrArray *chips;   /* OfftakeFilterChip, in the bar's order; the first ones are always there */
  GHashTable *warned; /* ids of agreements that a warning names in the shown period */

  GtkWidget *scroller, *box;
  GtkToggleButton *active_button, *warned_button;
  GtkWidget *add_button, *clear_button;
};

enum { CHANGED, LEFT, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (OfftakeFilterBar, offtake_filter_bar, OFFTAKE_TYPE_PANE)

static OfftakePlan *
plan_of (OfftakeFilterBar *self)
{
  OfftakeView *view = offtake_pane_get_view (OFFTAKE_PANE (self));

  return view ? offtake_view_get_plan (view) : NULL;
}

static OfftakeColumnFilter *
filter_at (OfftakeFilterBar *self, guint i)
{
  return offtake_filter_chip_get_filter (self->chips->pdata[i]);
}

static void
changed (OfftakeFilterBar *self)
{
  gtk_widget_set_visible (self->clear_button, offtake_filter_bar_is_set (self));
  g_signal_emit (self, signals[CHANGED], 0);
}

/* What is set stands in front, where it is seen however narrow the window is. */
static void
put_in_order (OfftakeFilterBar *self)
{
  GtkWidget *after = NULL;

  for (guint round = 0; round < 2; round++) {
    for (guint i = 0; i < self->chips->len; i++)
      if (offtake_column_filter_is_set (filter_at (self, i)) == (round == 0)) {
        gtk_box_reorder_child_after (GTK_BOX (self->box), self->chips->pdata[i], after);
        after = self->chips->pdata[i];
      }
    if (round == 0) {
      gtk_box_reorder_child_after (GTK_BOX (self->box), self->clear_button, after);
      after = self->clear_button;
    }
  }
}

static void
scroll_to_front (OfftakeFilterBar *self)
{
  GtkAdjustment *adjustment =
      gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  gtk_adjustment_set_value (adjustment, mirrored ? gtk_adjustment_get_upper (adjustment) : 0);
}

/* A chip that says nothing goes when its editor does. GTK still speaks of it in this turn. */
static gboolean
tidy (gpointer data)
{
  OfftakeFilterBar *self = data;

  if (!gtk_widget_get_root (GTK_WIDGET (self)))
    return G_SOURCE_REMOVE; /* the window has gone meanwhile */
  for (guint i = self->chips->len; i-- > G_N_ELEMENTS (always);)
    if (!offtake_column_filter_is_set (filter_at (self, i))) {
      gtk_box_remove (GTK_BOX (self->box), self->chips->pdata[i]);
      g_ptr_array_remove_index (self->chips, i);
    }
  put_in_order (self);
  scroll_to_front (self);
  g_signal_emit (self, signals[LEFT], 0);
  return G_SOURCE_REMOVE;
}

static void
on_chip_closed (OfftakeFilterBar *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, tidy, g_object_ref (self), g_object_unref);
}

static OfftakeFilterChip *
add_chip (OfftakeFilterBar *self, const char *column)
{
  GtkWidget *chip = offtake_filter_chip_new (column);

  offtake_filter_chip_set_rows (OFFTAKE_FILTER_CHIP (chip), plan_of (self), self->rows);
  g_signal_connect_object (chip, "changed", G_CALLBACK (changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (chip, "closed", G_CALLBACK (on_chip_closed), self, G_CONNECT_SWAPPED);
  gtk_box_insert_child_after (GTK_BOX (self->box), chip,
                              self->chips->len ? self->chips->pdata[self->chips->len - 1] : NULL);
  g_ptr_array_add (self->chips, chip);
  return OFFTAKE_FILTER_CHIP (chip);
}

static OfftakeFilterChip *
chip_of (OfftakeFilterBar *self, const char *column)
{
  for (guint i = 0; i < self->chips->len; i++)
    if (g_str_equal (filter_at (self, i)->column, column))
      return self->chips->pdata[i];
  return add_chip (self, column);
}

/* Now that it has its place there. */
static gboolean
popup (gpointer chip)
{
  if (gtk_widget_get_root (chip))
    offtake_filter_chip_popup (chip);
  return G_SOURCE_REMOVE;
}

/* The chip comes to the front: an editor that opens out of sight would be of no use. */
void
offtake_filter_bar_edit (OfftakeFilterBar *self, const char *column)
{
  if (!plan_of (self))
    return;
  OfftakeFilterChip *chip = chip_of (self, column);
  gtk_box_reorder_child_after (GTK_BOX (self->box), GTK_WIDGET (chip), NULL);
  scroll_to_front (self);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, popup, g_object_ref (chip), g_object_unref);
}

void
offtake_filter_bar_set_same (OfftakeFilterBar *self, const char *column, OfftakeAgreementRow *row)
{
  OfftakeFilterChip *chip = chip_of (self, column);

  offtake_column_filter_set_same (offtake_filter_chip_get_filter (chip), row);
  offtake_filter_chip_show_filter (chip);
  changed (self);
  on_chip_closed (self);
}

static void
give_rows (OfftakeFilterBar *self)
{
  for (guint i = 0; i < self->chips->len; i++)
    offtake_filter_chip_set_rows (self->chips->pdata[i], plan_of (self), self->rows);
}

void
offtake_filter_bar_set_rows (OfftakeFilterBar *self, GListModel *rows)
{
  g_set_object (&self->rows, rows);
  give_rows (self);
}

/* The agreements that warnings of the shown period name. */
static void
read_warnings (OfftakeFilterBar *self)
{
  OfftakeView *view = offtake_pane_get_view (OFFTAKE_PANE (self));
  OfftakeSolution *solution = offtake_view_get_solution (view);
  guint period = offtake_view_get_solved_period (view), n = 0;
  const OfftakeWarning *warnings =
      period != OFFTAKE_NONE ? offtake_solution_warnings (solution, period, &n) : NULL;

  g_hash_table_remove_all (self->warned);
  for (guint i = 0; i < n; i++)
    if (warnings[i].agreement != OFFTAKE_NONE)
      g_hash_table_add (self->warned,
                        g_strdup (offtake_network_agreement_id (
                            offtake_solution_get_network (solution), warnings[i].agreement)));
}

static gboolean
has_toggled (OfftakeFilterBar *self)
{
  return gtk_toggle_button_get_active (self->active_button) ||
         gtk_toggle_button_get_active (self->warned_button);
}

static gboolean
goes_by_figures (OfftakeFilterBar *self)
{
  for (guint i = 0; i < self->chips->len; i++)
    if (offtake_column_filter_is_figure (filter_at (self, i)) &&
        offtake_column_filter_is_set (filter_at (self, i)))
      return TRUE;
  return has_toggled (self);
}

/* Units and names of what is chosen may be others, too. */
static void
offtake_filter_bar_update (OfftakePane *pane)
{
  OfftakeFilterBar *self = OFFTAKE_FILTER_BAR (pane);

  read_warnings (self);
  for (guint i = 0; i < self->chips->len; i++)
    offtake_filter_chip_show_filter (self->chips->pdata[i]);
  if (goes_by_figures (self))
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
offtake_filter_bar_document_changed (OfftakePane *pane)
{
  OfftakeFilterBar *self = OFFTAKE_FILTER_BAR (pane);

  offtake_filter_bar_clear (self);
  give_rows (self);
}

static void
offtake_filter_bar_dispose (GObject *object)
{
  OfftakeFilterBar *self = OFFTAKE_FILTER_BAR (object);

  g_ptr_array_set_size (self->chips, 0);
  g_clear_object (&self->rows);
  G_OBJECT_CLASS (offtake_filter_bar_parent_class)->dispose (object);
}

static void
offtake_filter_bar_finalize (GObject *object)
{
  OfftakeFilterBar *self = OFFTAKE_FILTER_BAR (object);

  g_ptr_array_unref (self->chips);
  g_hash_table_unref (self->warned);
  G_OBJECT_CLASS (offtake_filter_bar_parent_class)->finalize (object);
}

static void
offtake_filter_bar_class_init (OfftakeFilterBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = offtake_filter_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = offtake_filter_bar_finalize;
  OFFTAKE_PANE_CLASS (klass)->document_changed = offtake_filter_bar_document_changed;
  OFFTAKE_PANE_CLASS (klass)->update = offtake_filter_bar_update;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_TOOLBAR);
  signals[CHANGED] = g_signal_new ("changed", OFFTAKE_TYPE_FILTER_BAR, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[LEFT] = g_signal_new ("left", OFFTAKE_TYPE_FILTER_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
}

static GtkToggleButton *
add_toggle (OfftakeFilterBar *self, const char *label)
{
  GtkWidget *button = gtk_toggle_button_new_with_label (label);

  gtk_widget_add_css_class (button, "chip");
  g_signal_connect_swapped (button, "toggled", G_CALLBACK (changed), self);
  gtk_box_append (GTK_BOX (self->box), button);
  return GTK_TOGGLE_BUTTON (button);
}

/* Any other column. */
static void
add_picker (OfftakeFilterBar *self)
{
  GtkWidget *picker = offtake_column_picker_new ();

  self->add_button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->add_button), "list-add-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->add_button), picker);
  gtk_widget_set_tooltip_text (self->add_button, _ ("Filter Another Column"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Filter Another Column"), -1);
  gtk_widget_add_css_class (self->add_button, "chip");
  g_signal_connect_object (picker, "picked", G_CALLBACK (offtake_filter_bar_edit), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), self->add_button);
}

static void
offtake_filter_bar_init (OfftakeFilterBar *self)
{
  self->warned = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->chips = g_ptr_array_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (self->box, "chips");
  for (guint i = 0; i < G_N_ELEMENTS (always); i++)
    add_chip (self, always[i]);
  add_picker (self);
  self->active_button = add_toggle (self, _ ("Moving in the Period"));
  self->warned_button = add_toggle (self, _ ("With Warnings"));
  self->clear_button = gtk_button_new_with_label (_ ("Show All"));
  gtk_widget_add_css_class (self->clear_button, "chip");
  gtk_widget_set_visible (self->clear_button, FALSE);
  g_signal_connect_swapped (self->clear_button, "clicked", G_CALLBACK (offtake_filter_bar_clear),
                            self);
  gtk_box_append (GTK_BOX (self->box), self->clear_button);
  put_in_order (self);
  self->scroller = gtk_scrolled_window_new ();
  g_object_set (self->scroller, "vscrollbar-policy", GTK_POLICY_NEVER, "hscrollbar-policy",
                GTK_POLICY_EXTERNAL, "child", self->box, NULL);
  adw_bin_set_child (ADW_BIN (self), self->scroller);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Show Only"), -1);
}

gboolean
offtake_filter_bar_accepts (OfftakeFilterBar *self, OfftakeAgreementRow *row)
{
  for (guint i = 0; i < self->chips->len; i++)
    if (offtake_column_filter_is_set (filter_at (self, i)) &&
        !offtake_column_filter_accepts (filter_at (self, i), row))
      return FALSE;
  if (gtk_toggle_button_get_active (self->active_button) &&
      !(offtake_agreement_row_get_mass (row) > 0))
    return FALSE;
  return !gtk_toggle_button_get_active (self->warned_button) ||
         g_hash_table_contains (self->warned, offtake_agreement_row_get_agreement (row)->id);
}

gboolean
offtake_filter_bar_is_set (OfftakeFilterBar *self)
{
  for (guint i = 0; i < self->chips->len; i++)
    if (offtake_column_filter_is_set (filter_at (self, i)))
      return TRUE;
  return has_toggled (self);
}

void
offtake_filter_bar_clear (OfftakeFilterBar *self)
{
  if (!offtake_filter_bar_is_set (self))
    return;
  for (guint i = 0; i < self->chips->len; i++) {
    offtake_column_filter_clear (filter_at (self, i));
    offtake_filter_chip_show_filter (self->chips->pdata[i]);
  }
  gtk_toggle_button_set_active (self->active_button, FALSE);
  gtk_toggle_button_set_active (self->warned_button, FALSE);
  changed (self);
  on_chip_closed (self);
}
