/* SPDX-License-Identifier: MPL-2.0 */
#include "agreements/filter-bar.h"

#include <glib/gi18n.h>
#include <math.h>

#include "closures.h"
#include "list.h"

typedef enum {
  CHIP_STATUS,
  CHIP_SELLER,
  CHIP_BUYER,
  CHIP_MATERIAL,
  CHIP_QUANTITY,
  CHIP_PRICE,
  N_CHIPS,
} Chip;

#define NO_PRICE "no-price" /* the key of agreements that have none */

static const struct {
  const char *title;
  const char *list; /* that its keys are ids of; NULL: words of a choice */
} chips[N_CHIPS] = {
  [CHIP_STATUS] = { N_ ("Status"), NULL },     [CHIP_SELLER] = { N_ ("Seller"), "sites" },
  [CHIP_BUYER] = { N_ ("Buyer"), "sites" },    [CHIP_MATERIAL] = { N_ ("Material"), "materials" },
  [CHIP_QUANTITY] = { N_ ("Quantity"), NULL }, [CHIP_PRICE] = { N_ ("Price"), NULL },
};

struct _OfftakeFilterBar {
  OfftakePane parent_instance;

  GHashTable *chosen[N_CHIPS]; /* keys that are let through; empty: all */
  GHashTable *warned;          /* ids of agreements that a warning names in the shown period */
  gboolean filling;

  GtkMenuButton *buttons[N_CHIPS];
  GtkListBox *lists[N_CHIPS];
  GtkToggleButton *active_button, *warned_button;
  GtkWidget *clear_button;
};

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (OfftakeFilterBar, offtake_filter_bar, OFFTAKE_TYPE_PANE)

static OfftakePlan *
plan_of (OfftakeFilterBar *self)
{
  OfftakeView *view = offtake_pane_get_view (OFFTAKE_PANE (self));

  return view ? offtake_view_get_plan (view) : NULL;
}

/* The word for the kind of a quantity or a price. */
static const char *
kind_word (OfftakeAgreement *agreement, const char *part, guint kind)
{
  const OfftakeStructure *structure = offtake_record_get_structure (OFFTAKE_RECORD (agreement));
  const OfftakeField *whole = offtake_structure_find (structure, part, NULL);

  return offtake_structure_find (whole->structure, "kind", NULL)->choices[kind];
}

static const char *
key_of (OfftakeAgreement *agreement, Chip chip)
{
  switch (chip) {
  case CHIP_STATUS: return offtake_status_words[agreement->status];
  case CHIP_SELLER: return agreement->seller;
  case CHIP_BUYER: return agreement->buyer;
  case CHIP_MATERIAL: return agreement->material;
  case CHIP_QUANTITY:
    return agreement->quantity ? kind_word (agreement, "quantity", agreement->quantity->kind)
                               : NULL;
  case CHIP_PRICE:
    return agreement->price ? kind_word (agreement, "price", agreement->price->kind) : NO_PRICE;
  case N_CHIPS:
  default: g_assert_not_reached ();
  }
}

static const char *
title_of (OfftakeFilterBar *self, Chip chip, const char *key)
{
  OfftakeRecord *record =
      chips[chip].list ? offtake_plan_find (plan_of (self), chips[chip].list, key) : NULL;

  if (!chips[chip].list)
    return g_str_equal (key, NO_PRICE) ? _ ("No price") : offtake_word_label (key);
  return record ? offtake_record_get_title (record) : key;
}

/* "Status", "Status: Binding", "Status: 2" */
static void
show_chip (OfftakeFilterBar *self, Chip chip)
{
  guint n = g_hash_table_size (self->chosen[chip]);
  g_autofree gpointer *keys = g_hash_table_get_keys_as_array (self->chosen[chip], NULL);
  const char *title = _ (chips[chip].title);
  g_autofree char *label = n == 0 ? g_strdup (title)
                           : n == 1
                               ? g_strdup_printf ("%s: %s", title, title_of (self, chip, keys[0]))
                               : g_strdup_printf ("%s: %u", title, n);

  gtk_menu_button_set_label (self->buttons[chip], label);
  if (n)
    gtk_widget_add_css_class (GTK_WIDGET (self->buttons[chip]), "chosen");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->buttons[chip]), "chosen");
}

static void
changed (OfftakeFilterBar *self)
{
  for (Chip chip = 0; chip < N_CHIPS; chip++)
    show_chip (self, chip);
  gtk_widget_set_visible (self->clear_button, offtake_filter_bar_is_set (self));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_choice_toggled (GtkCheckButton *check, OfftakeFilterBar *self)
{
  Chip chip = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (check), "chip"));
  const char *key = g_object_get_data (G_OBJECT (check), "key");

  if (self->filling)
    return;
  if (gtk_check_button_get_active (check))
    g_hash_table_add (self->chosen[chip], g_strdup (key));
  else
    g_hash_table_remove (self->chosen[chip], key);
  changed (self);
}

static void
add_choice (OfftakeFilterBar *self, Chip chip, const char *key)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *check = gtk_check_button_new_with_label (title_of (self, chip, key));

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                               g_hash_table_contains (self->chosen[chip], key));
  g_object_set_data (G_OBJECT (check), "chip", GUINT_TO_POINTER (chip));
  g_object_set_data_full (G_OBJECT (check), "key", g_strdup (key), g_free);
  g_signal_connect (check, "toggled", G_CALLBACK (on_choice_toggled), self);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), check);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_append (self->lists[chip], row);
}

typedef struct {
  OfftakeFilterBar *bar;
  Chip chip;
} Order;

static int
by_title (gconstpointer a, gconstpointer b, gpointer data)
{
  const Order *order = data;

  return g_utf8_collate (title_of (order->bar, order->chip, *(char *const *) a),
                         title_of (order->bar, order->chip, *(char *const *) b));
}

/* What the agreements of the plan have there. */
static void
on_chip_shown (GtkWidget *popover, OfftakeFilterBar *self)
{
  Chip chip = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (popover), "chip"));
  GListModel *agreements = offtake_plan_get_list (plan_of (self), "agreements");
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();
  Order order = { self, chip };

  for (guint i = 0; i < g_list_model_get_n_items (agreements); i++) {
    g_autoptr (OfftakeAgreement) agreement = g_list_model_get_item (agreements, i);
    const char *key = key_of (agreement, chip);

    if (key && g_hash_table_add (seen, (gpointer) key))
      g_ptr_array_add (keys, (gpointer) key);
  }
  g_ptr_array_sort_with_data (keys, by_title, &order);
  self->filling = TRUE;
  offtake_list_clear (self->lists[chip]);
  for (guint i = 0; i < keys->len; i++)
    add_choice (self, chip, keys->pdata[i]);
  self->filling = FALSE;
}

static GtkWidget *
chip_new (OfftakeFilterBar *self, Chip chip)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->buttons[chip] = GTK_MENU_BUTTON (button);
  self->lists[chip] = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->lists[chip], GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->lists[chip]), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (chips[chip].title), -1);
  g_object_set (scroller, "hscrollbar-policy", GTK_POLICY_NEVER, "propagate-natural-height", TRUE,
                "propagate-natural-width", TRUE, "max-content-height", 360, "child",
                self->lists[chip], NULL);
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  g_object_set_data (G_OBJECT (popover), "chip", GUINT_TO_POINTER (chip));
  g_signal_connect (popover, "show", G_CALLBACK (on_chip_shown), self);
  gtk_menu_button_set_popover (self->buttons[chip], popover);
  gtk_menu_button_set_label (self->buttons[chip], _ (chips[chip].title));
  gtk_widget_add_css_class (button, "chip");
  return button;
}

static GtkWidget *
toggle_new (OfftakeFilterBar *self, const char *label)
{
  GtkWidget *button = gtk_toggle_button_new_with_label (label);

  gtk_widget_add_css_class (button, "chip");
  g_signal_connect_swapped (button, "toggled", G_CALLBACK (changed), self);
  return button;
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

static void
offtake_filter_bar_update (OfftakePane *pane)
{
  OfftakeFilterBar *self = OFFTAKE_FILTER_BAR (pane);

  read_warnings (self);
  if (gtk_toggle_button_get_active (self->active_button) ||
      gtk_toggle_button_get_active (self->warned_button))
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
offtake_filter_bar_document_changed (OfftakePane *pane)
{
  offtake_filter_bar_clear (OFFTAKE_FILTER_BAR (pane));
}

static void
offtake_filter_bar_finalize (GObject *object)
{
  OfftakeFilterBar *self = OFFTAKE_FILTER_BAR (object);

  for (Chip chip = 0; chip < N_CHIPS; chip++)
    g_hash_table_unref (self->chosen[chip]);
  g_hash_table_unref (self->warned);
  G_OBJECT_CLASS (offtake_filter_bar_parent_class)->finalize (object);
}

static void
offtake_filter_bar_class_init (OfftakeFilterBarClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = offtake_filter_bar_finalize;
  OFFTAKE_PANE_CLASS (klass)->document_changed = offtake_filter_bar_document_changed;
  OFFTAKE_PANE_CLASS (klass)->update = offtake_filter_bar_update;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_TOOLBAR);
  signals[CHANGED] = g_signal_new ("changed", OFFTAKE_TYPE_FILTER_BAR, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
offtake_filter_bar_init (OfftakeFilterBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->warned = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (Chip chip = 0; chip < N_CHIPS; chip++) {
    self->chosen[chip] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    gtk_box_append (GTK_BOX (box), chip_new (self, chip));
  }
  self->active_button = GTK_TOGGLE_BUTTON (toggle_new (self, _ ("Moving in the Period")));
  self->warned_button = GTK_TOGGLE_BUTTON (toggle_new (self, _ ("With Warnings")));
  self->clear_button = gtk_button_new_with_label (_ ("Show All"));
  gtk_widget_add_css_class (self->clear_button, "chip");
  gtk_widget_set_visible (self->clear_button, FALSE);
  g_signal_connect_swapped (self->clear_button, "clicked", G_CALLBACK (offtake_filter_bar_clear),
                            self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->active_button));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->warned_button));
  gtk_box_append (GTK_BOX (box), self->clear_button);
  gtk_widget_add_css_class (box, "chips");
  g_object_set (scroller, "vscrollbar-policy", GTK_POLICY_NEVER, "hscrollbar-policy",
                GTK_POLICY_EXTERNAL, "child", box, NULL);
  adw_bin_set_child (ADW_BIN (self), scroller);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Show Only"), -1);
}

gboolean
offtake_filter_bar_accepts (OfftakeFilterBar *self, OfftakeAgreementRow *row)
{
  OfftakeAgreement *agreement = offtake_agreement_row_get_agreement (row);

  for (Chip chip = 0; chip < N_CHIPS; chip++) {
    const char *key = key_of (agreement, chip);

    if (g_hash_table_size (self->chosen[chip]) > 0 &&
        !(key && g_hash_table_contains (self->chosen[chip], key)))
      return FALSE;
  }
  if (gtk_toggle_button_get_active (self->active_button) &&
      !(offtake_agreement_row_get_mass (row) > 0))
    return FALSE;
  return !gtk_toggle_button_get_active (self->warned_button) ||
         g_hash_table_contains (self->warned, agreement->id);
}

gboolean
offtake_filter_bar_is_set (OfftakeFilterBar *self)
{
  for (Chip chip = 0; chip < N_CHIPS; chip++)
    if (g_hash_table_size (self->chosen[chip]) > 0)
      return TRUE;
  return gtk_toggle_button_get_active (self->active_button) ||
         gtk_toggle_button_get_active (self->warned_button);
}

void
offtake_filter_bar_clear (OfftakeFilterBar *self)
{
  if (!offtake_filter_bar_is_set (self))
    return;
  for (Chip chip = 0; chip < N_CHIPS; chip++)
    g_hash_table_remove_all (self->chosen[chip]);
  gtk_toggle_button_set_active (self->active_button, FALSE);
  gtk_toggle_button_set_active (self->warned_button, FALSE);
  changed (self);
}
