/* SPDX-License-Identifier: MPL-2.0 */
#include "agreements/agreements-page.h"

#include <glib/gi18n.h>

#include "agreements/agreement-columns.h"
#include "agreements/agreement-row.h"
#include "agreements/column-chooser.h"
#include "agreements/filter-bar.h"
#include "agreements/table-actions.h"
#include "agreements/table-rows.h"
#include "agreements/totals.h"
#include "list.h"
#include "mass.h"
#include "settings.h"
#include "sheet/sheet.h"

#define ROWS_MORE 4u /* in sight than are whole */

struct _OfftakeAgreementsPage {
  OfftakePane parent_instance;

  OfftakeTableRows *rows;
  GtkMultiSelection *selection; /* of the places */
  gboolean following;           /* the table follows the view, not the person */
  gboolean seeking;             /* what is selected has to come into sight when it has a place */
  OfftakeMassUnit mass_unit;    /* that the columns name */
  OfftakeSheet *sheet;
  OfftakeTableActions *actions;
  guint footer_id; /* the sums wait for a turn */

  GtkSearchEntry *search_entry;
  GtkMenuButton *sort_button;
  GtkMenuButton *columns_button;
  OfftakeFilterBar *filter_bar;
  GtkStack *stack;
  GtkColumnView *table;
  GtkLabel *footer;
};

G_DEFINE_FINAL_TYPE (OfftakeAgreementsPage, offtake_agreements_page, OFFTAKE_TYPE_PANE)

static OfftakeView *
view_of (OfftakeAgreementsPage *self)
{
  return offtake_pane_get_view (OFFTAKE_PANE (self));
}

/* The rows that are selected, in the order of the table. */
static GPtrArray *
chosen_rows (OfftakeAgreementsPage *self)
{
  g_autoptr (GtkBitset) chosen =
      gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);
  GtkBitsetIter iter;
  guint position;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, chosen, &position);
       more && position < offtake_table_rows_n_shown (self->rows);
       more = gtk_bitset_iter_next (&iter, &position))
    g_ptr_array_add (rows, g_list_model_get_item (
                               G_LIST_MODEL (offtake_table_rows_get_shown (self->rows)), position));
  return rows;
}

static void
show_stack (OfftakeAgreementsPage *self)
{
  guint all = offtake_table_rows_n_all (self->rows);
  guint shown = offtake_table_rows_n_shown (self->rows);

  gtk_stack_set_visible_child_name (self->stack, !all ? "empty" : shown ? "table" : "no-match");
}

static void
update_footer (OfftakeAgreementsPage *self)
{
  guint all = offtake_table_rows_n_all (self->rows);
  g_autoptr (GPtrArray) chosen = chosen_rows (self);
  g_autofree char *text =
      !all ? NULL
      : chosen->len > 1
          ? offtake_totals_of_chosen (view_of (self), chosen)
          : offtake_totals_of_all (view_of (self),
                                   G_LIST_MODEL (offtake_table_rows_get_shown (self->rows)), all);

  gtk_label_set_label (self->footer, text ? text : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->footer), chosen->len > 1 ? text : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->footer), text != NULL);
  show_stack (self);
}

static gboolean
on_footer_due (gpointer data)
{
  OfftakeAgreementsPage *self = data;

  self->footer_id = 0;
  update_footer (self);
  return G_SOURCE_REMOVE;
}

/* The rows are seen first; their sum can wait for a turn. */
static void
update_footer_soon (OfftakeAgreementsPage *self)
{
  show_stack (self);
  if (!self->footer_id)
    self->footer_id = g_idle_add (on_footer_due, self);
}

static void
name_units (OfftakeAgreementsPage *self, OfftakePlan *plan)
{
  self->mass_unit = offtake_mass_unit ();
  offtake_agreement_columns_set_units (self->table, offtake_plan_get_head (plan)->currency);
}

static void
offtake_agreements_page_document_changed (OfftakePane *pane)
{
  OfftakeAgreementsPage *self = OFFTAKE_AGREEMENTS_PAGE (pane);
  OfftakePlan *plan = offtake_view_get_plan (view_of (self));

  g_object_set (self->filter_bar, "view", view_of (self), NULL);
  offtake_table_rows_set_agreements (self->rows, view_of (self),
                                     plan ? offtake_plan_get_list (plan, "agreements") : NULL);
  if (plan)
    name_units (self, plan);
}

static void
offtake_agreements_page_update (OfftakePane *pane)
{
  OfftakeAgreementsPage *self = OFFTAKE_AGREEMENTS_PAGE (pane);

  if (offtake_table_rows_n_all (self->rows) > 0 && self->mass_unit != offtake_mass_unit ()) {
    name_units (self, offtake_view_get_plan (view_of (self)));
    offtake_table_rows_refresh (self->rows);
  }
  offtake_table_rows_update (self->rows);
  /* Rows do not tell the sorter of their figures one by one; once for all is enough. A row that is
     being edited stays where it is. */
  self->following = TRUE;
  if (!offtake_sheet_is_editing (self->sheet))
    gtk_sorter_changed (gtk_column_view_get_sorter (self->table), GTK_SORTER_CHANGE_DIFFERENT);
  self->following = FALSE;
  update_footer (self);
}

/* The list inside the column view scrolls; the view itself has no such function yet. */
static void
scroll_to (OfftakeAgreementsPage *self, guint position)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->table)); child;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LIST_BASE (child))
      gtk_widget_activate_action (child, "list.scroll-to-item", "u", position);
}

/* The rows of what is selected in the view; @first is the first of them. */
static GtkBitset *
positions_of (OfftakeAgreementsPage *self, const GPtrArray *records, guint *first)
{
  GtkBitset *positions = gtk_bitset_new_empty ();
  g_autoptr (GHashTable) wanted = g_hash_table_new (NULL, NULL);
  guint n = records->len ? offtake_table_rows_n_placed (self->rows) : 0;

  for (guint i = 0; i < records->len; i++)
    g_hash_table_add (wanted, records->pdata[i]);
  for (guint i = 0; i < n; i++) {
    OfftakeAgreementRow *row =
        offtake_shown_rows_peek (offtake_table_rows_get_shown (self->rows), i);

    if (g_hash_table_contains (wanted, offtake_agreement_row_get_agreement (row)))
      gtk_bitset_add (positions, i);
  }
  *first = gtk_bitset_is_empty (positions) ? GTK_INVALID_LIST_POSITION
                                           : gtk_bitset_get_minimum (positions);
  return positions;
}

/* Selects the rows of what is selected in the view; FALSE where they were already. */
static gboolean
follow_selection (OfftakeAgreementsPage *self, guint *first)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (self->selection);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (model));
  g_autoptr (GtkBitset) positions =
      positions_of (self, offtake_view_get_selection (view_of (self)), first);
  g_autoptr (GtkBitset) before = gtk_selection_model_get_selection (model);
  g_autoptr (GtkBitset) all = gtk_bitset_new_range (0, n);

  if (gtk_bitset_equals (positions, before))
    return FALSE;
  self->following = TRUE;
  gtk_selection_model_set_selection (model, positions, all);
  self->following = FALSE;
  return TRUE;
}

/* A place keeps its selection whatever comes to stand there. */
static void
on_rows_moved (OfftakeAgreementsPage *self)
{
  guint first = GTK_INVALID_LIST_POSITION;

  if (view_of (self) && follow_selection (self, &first) && self->seeking &&
      first != GTK_INVALID_LIST_POSITION) {
    self->seeking = FALSE;
    scroll_to (self, first);
  }
}

/* So many rows are seen, of as many as the whole height stands for. */
static void
on_scrolled (OfftakeAgreementsPage *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->table));
  double n = g_list_model_get_n_items (G_LIST_MODEL (offtake_table_rows_get_slots (self->rows)));
  double height = gtk_adjustment_get_upper (adjustment);

  if (n > 0 && gtk_adjustment_get_page_size (adjustment) < height)
    offtake_row_slots_set_sight (offtake_table_rows_get_slots (self->rows),
                                 (guint) (gtk_adjustment_get_value (adjustment) / height * n),
                                 (guint) (gtk_adjustment_get_page_size (adjustment) / height * n) +
                                     ROWS_MORE);
}

static void
offtake_agreements_page_selection_changed (OfftakePane *pane)
{
  OfftakeAgreementsPage *self = OFFTAKE_AGREEMENTS_PAGE (pane);
  guint first = GTK_INVALID_LIST_POSITION;

  if (!follow_selection (self, &first))
    return;
  update_footer (self);
  if (first != GTK_INVALID_LIST_POSITION)
    scroll_to (self, first);
}

static void
on_selection (OfftakeAgreementsPage *self)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) records = g_ptr_array_new ();

  if (self->following || offtake_table_rows_is_changing (self->rows) ||
      !offtake_view_get_plan (view_of (self)))
    return;
  self->seeking = FALSE;
  rows = chosen_rows (self);
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (records, offtake_agreement_row_get_agreement (rows->pdata[i]));
  offtake_view_select_several (view_of (self), records);
  update_footer (self);
}

static void
select_row (OfftakeAgreementsPage *self, guint position)
{
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
}

static void
on_edit_elsewhere (OfftakeAgreementsPage *self, const char *path)
{
  offtake_view_request_edit_of (view_of (self), path);
}

/* What is not seen must not be changed along with what is; one alone stays selected for the chart
   and the inspector. */
static void
forget_hidden (OfftakeAgreementsPage *self)
{
  guint first = GTK_INVALID_LIST_POSITION;

  if (offtake_view_get_selection (view_of (self))->len < 2)
    return;
  follow_selection (self, &first);
  on_selection (self);
}

/* Other rows are shown. */
static void
on_filtered (OfftakeAgreementsPage *self)
{
  forget_hidden (self);
  self->seeking = TRUE;
  offtake_agreements_page_selection_changed (OFFTAKE_PANE (self));
  update_footer_soon (self);
}

static void
on_search_changed (OfftakeAgreementsPage *self)
{
  offtake_table_rows_search (self->rows, gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  on_filtered (self);
}

/* A row that is being edited stays, whatever its figures become. */
static void
on_chips_changed (OfftakeAgreementsPage *self)
{
  if (offtake_sheet_is_editing (self->sheet))
    return;
  offtake_table_rows_refilter (self->rows);
  on_filtered (self);
}

static gboolean
is_let_through (gpointer row, gpointer data)
{
  return offtake_filter_bar_accepts (OFFTAKE_AGREEMENTS_PAGE (data)->filter_bar, row);
}

/* Neither search nor filter. */
static void
on_show_all (OfftakeAgreementsPage *self)
{
  offtake_filter_bar_clear (self->filter_bar);
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
on_stop_search (OfftakeAgreementsPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  offtake_agreements_page_focus (self);
}

/* Enter in the search leads to the first hit. */
static void
on_search_activate (OfftakeAgreementsPage *self)
{
  if (offtake_table_rows_n_shown (self->rows) == 0)
    return;
  select_row (self, 0);
  offtake_agreements_page_focus (self);
}

void
offtake_agreements_page_focus (OfftakeAgreementsPage *self)
{
  if (offtake_table_rows_n_shown (self->rows) == 0)
    return;
  offtake_sheet_focus (self->sheet);
}

guint
offtake_agreements_page_n_shown (OfftakeAgreementsPage *self)
{
  return offtake_table_rows_n_shown (self->rows);
}

gboolean
offtake_agreements_page_edit_cell (OfftakeAgreementsPage *self)
{
  return offtake_sheet_edit (self->sheet);
}

void
offtake_agreements_page_commit_cell (OfftakeAgreementsPage *self)
{
  offtake_sheet_commit (self->sheet);
}

void
offtake_agreements_page_find (OfftakeAgreementsPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

/* A cell that is being edited keeps its keys. */
static gboolean
on_table_key (OfftakeAgreementsPage *self, guint key, guint code, GdkModifierType state)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return !GTK_IS_TEXT (gtk_root_get_focus (root)) &&
         offtake_table_actions_key (self->actions, key,
                                    state & gtk_accelerator_get_default_mod_mask ());
}

void
offtake_agreements_page_search (OfftakeAgreementsPage *self, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), text ? text : "");
}

static void
on_columns_changed (OfftakeAgreementsPage *self)
{
  g_auto (GStrv) shown = offtake_agreement_columns_dup_shown (self->table);

  g_autoptr (GVariant) widths = offtake_agreement_columns_dup_widths (self->table);

  g_settings_set_strv (offtake_settings_get (), "agreement-columns", (const char *const *) shown);
  g_settings_set_value (offtake_settings_get (), "agreement-column-widths", widths);
}

static void
offtake_agreements_page_dispose (GObject *object)
{
  OfftakeAgreementsPage *self = OFFTAKE_AGREEMENTS_PAGE (object);

  if (self->table)
    on_columns_changed (self); /* they may have been dragged or resized */
  if (self->selection)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_handle_id (&self->footer_id, g_source_remove);
  g_clear_pointer (&self->actions, offtake_table_actions_free);
  g_clear_object (&self->sheet);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), OFFTAKE_TYPE_AGREEMENTS_PAGE);
  g_clear_object (&self->selection);
  if (self->rows)
    g_signal_handlers_disconnect_by_data (offtake_table_rows_get_shown (self->rows), self);
  g_clear_object (&self->rows);
  G_OBJECT_CLASS (offtake_agreements_page_parent_class)->dispose (object);
}

static void
offtake_agreements_page_class_init (OfftakeAgreementsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  OfftakePaneClass *pane_class = OFFTAKE_PANE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = offtake_agreements_page_dispose;
  pane_class->document_changed = offtake_agreements_page_document_changed;
  pane_class->update = offtake_agreements_page_update;
  pane_class->selection_changed = offtake_agreements_page_selection_changed;
  g_type_ensure (OFFTAKE_TYPE_FILTER_BAR);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/offtake/Offtake/ui/agreements/agreements-page.ui");
  gtk_widget_class_bind_template_child (widget_class, OfftakeAgreementsPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, OfftakeAgreementsPage, sort_button);
  gtk_widget_class_bind_template_child (widget_class, OfftakeAgreementsPage, columns_button);
  gtk_widget_class_bind_template_child (widget_class, OfftakeAgreementsPage, filter_bar);
  gtk_widget_class_bind_template_child (widget_class, OfftakeAgreementsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, OfftakeAgreementsPage, table);
  gtk_widget_class_bind_template_child (widget_class, OfftakeAgreementsPage, footer);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_show_all);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search);
  gtk_widget_class_bind_template_callback (widget_class, on_table_key);
}

/* The columns that were shown last, and the way to choose others. */
static void
add_columns (OfftakeAgreementsPage *self)
{
  g_auto (GStrv) shown = g_settings_get_strv (offtake_settings_get (), "agreement-columns");
  g_autoptr (GVariant) widths =
      g_settings_get_value (offtake_settings_get (), "agreement-column-widths");
  GtkWidget *chooser = offtake_column_chooser_new (self->table);

  offtake_agreement_columns_add (self->table);
  offtake_agreement_columns_show (self->table, (const char *const *) shown);
  offtake_agreement_columns_set_widths (self->table, widths);
  gtk_menu_button_set_popover (self->columns_button, chooser);
  g_signal_connect_object (chooser, "closed", G_CALLBACK (on_columns_changed), self,
                           G_CONNECT_SWAPPED);
}

static void
make_models (OfftakeAgreementsPage *self)
{
  self->rows =
      offtake_table_rows_new (gtk_column_view_get_sorter (self->table), is_let_through, self);
  g_signal_connect_swapped (offtake_table_rows_get_shown (self->rows), "items-changed",
                            G_CALLBACK (on_rows_moved), self);
  self->selection = gtk_multi_selection_new (
      G_LIST_MODEL (g_object_ref (offtake_table_rows_get_slots (self->rows))));
  gtk_column_view_set_model (self->table, GTK_SELECTION_MODEL (self->selection));
  /* Behind the table, which has to know of a place before it scrolls there. */
  g_signal_connect_swapped (self->selection, "items-changed", G_CALLBACK (on_rows_moved), self);
  offtake_filter_bar_set_rows (self->filter_bar, offtake_table_rows_get_all (self->rows));
  offtake_list_name_table (self->table, _ ("Agreements"));
  offtake_list_begin_table (self->table);
}

static OfftakeRecord *
record_of_row (gpointer slot)
{
  return OFFTAKE_RECORD (offtake_agreement_row_get_agreement (offtake_row_slot_get_row (slot)));
}

static const OfftakeSheetSource source = { record_of_row, offtake_agreement_columns_get_path };

static void
offtake_agreements_page_init (OfftakeAgreementsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_columns (self);
  make_models (self);
  g_signal_connect_swapped (self->filter_bar, "changed", G_CALLBACK (on_chips_changed), self);
  g_signal_connect_object (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->table)),
                           "value-changed", G_CALLBACK (on_scrolled), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->table)), "changed",
                           G_CALLBACK (on_scrolled), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self->selection, "selection-changed", G_CALLBACK (on_selection), self);
  self->sheet = offtake_sheet_new (self->table, &source);
  g_signal_connect_swapped (self->sheet, "edit-elsewhere", G_CALLBACK (on_edit_elsewhere), self);
  self->actions = offtake_table_actions_new (GTK_WIDGET (self), self->table, self->sheet,
                                             self->filter_bar, self->rows);
  g_autoptr (GMenuModel) sorting = offtake_table_actions_sort_menu ();
  gtk_menu_button_set_menu_model (self->sort_button, sorting);
}
