/* SPDX-License-Identifier: MPL-2.0 */
#include "agreements/agreements-page.h"

#include <glib/gi18n.h>
#include <math.h>

#include "agreements/agreement-columns.h"
#include "agreements/agreement-row.h"
#include "base/text.h"

struct _OfftakeAgreementsPage {
  OfftakePane parent_instance;

  GListModel *agreements; /* of the plan */
  GListStore *rows;       /* OfftakeAgreementRow, one for each agreement in plan order */
  GtkStringFilter *filter;
  GtkSingleSelection *selection; /* of the filtered and sorted rows */
  gboolean following;            /* the table follows the view, not the person */

  GtkSearchEntry *search_entry;
  GtkMenuButton *sort_button;
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

static char *
format_footer (OfftakeAgreementsPage *self)
{
  GListModel *shown = G_LIST_MODEL (self->selection);
  guint n = g_list_model_get_n_items (shown);
  const OfftakePeriod *period = offtake_view_get_period_info (view_of (self));
  OfftakePlan *plan = offtake_view_get_plan (view_of (self));
  const char *material = NULL;
  gboolean one_material = TRUE;
  double mass = 0, value = 0;

  for (guint i = 0; i < n; i++) {
    g_autoptr (OfftakeAgreementRow) row = g_list_model_get_item (shown, i);
    double row_mass = offtake_agreement_row_get_mass (row);
    double row_value = offtake_agreement_row_get_value (row);

    mass += isnan (row_mass) ? 0 : row_mass;
    value += isnan (row_value) ? 0 : row_value;
    const char *its = offtake_agreement_row_get_agreement (row)->material;
    one_material = one_material && (!material || g_strcmp0 (material, its) == 0);
    material = its;
  }
  g_autofree char *count = g_strdup_printf (ngettext ("%u agreement", "%u agreements", n), n);
  const char *what = period ? period->label : "";
  g_autofree char *value_text = offtake_text_money (value, offtake_plan_get_head (plan)->currency);

  /* Tonnes of packs, salts and cells are no sum: each is made of the one before. */
  if (!one_material)
    /* Translators: a period, how many agreements, their value */
    return g_strdup_printf (_ ("%s: %s, %s"), what, count, value_text);
  g_autofree char *mass_text = offtake_text_tonnes (mass);
  /* Translators: a period, how many agreements, their tonnes, their value */
  return g_strdup_printf (_ ("%s: %s, %s, %s"), what, count, mass_text, value_text);
}

static void
update_footer (OfftakeAgreementsPage *self)
{
  guint all = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  guint shown = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  g_autofree char *text = all ? format_footer (self) : NULL;

  gtk_label_set_label (self->footer, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->footer), text != NULL);
  gtk_stack_set_visible_child_name (self->stack, !all ? "empty" : shown ? "table" : "no-match");
}

static void
on_agreements_changed (OfftakeAgreementsPage *self, guint position, guint removed, guint added)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < added; i++) {
    g_autoptr (OfftakeAgreement) agreement = g_list_model_get_item (self->agreements, position + i);

    g_ptr_array_add (rows, offtake_agreement_row_new (view_of (self), agreement));
  }
  self->following = TRUE;
  g_list_store_splice (self->rows, position, removed, rows->pdata, added);
  self->following = FALSE;
}

static void
set_agreements (OfftakeAgreementsPage *self, GListModel *agreements)
{
  if (self->agreements)
    g_signal_handlers_disconnect_by_data (self->agreements, self);
  self->following = TRUE;
  g_list_store_remove_all (self->rows);
  self->following = FALSE;
  g_set_object (&self->agreements, agreements);
  if (!agreements)
    return;
  g_signal_connect_object (agreements, "items-changed", G_CALLBACK (on_agreements_changed), self,
                           G_CONNECT_SWAPPED);
  on_agreements_changed (self, 0, 0, g_list_model_get_n_items (agreements));
}

static void
offtake_agreements_page_document_changed (OfftakePane *pane)
{
  OfftakeAgreementsPage *self = OFFTAKE_AGREEMENTS_PAGE (pane);
  OfftakePlan *plan = offtake_view_get_plan (view_of (self));

  set_agreements (self, plan ? offtake_plan_get_list (plan, "agreements") : NULL);
  if (plan)
    offtake_agreement_columns_set_currency (self->table, offtake_plan_get_head (plan)->currency);
}

static void
offtake_agreements_page_update (OfftakePane *pane)
{
  OfftakeAgreementsPage *self = OFFTAKE_AGREEMENTS_PAGE (pane);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rows));

  for (guint i = 0; i < n; i++) {
    g_autoptr (OfftakeAgreementRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

    offtake_agreement_row_update (row);
  }
  /* Rows do not tell the sorter of their figures one by one; once for all is enough. */
  self->following = TRUE;
  gtk_sorter_changed (gtk_column_view_get_sorter (self->table), GTK_SORTER_CHANGE_DIFFERENT);
  self->following = FALSE;
  update_footer (self);
}

static guint
position_of (OfftakeAgreementsPage *self, OfftakeRecord *record)
{
  GListModel *shown = G_LIST_MODEL (self->selection);

  for (guint i = 0; i < g_list_model_get_n_items (shown); i++) {
    g_autoptr (OfftakeAgreementRow) row = g_list_model_get_item (shown, i);

    if ((OfftakeRecord *) offtake_agreement_row_get_agreement (row) == record)
      return i;
  }
  return GTK_INVALID_LIST_POSITION;
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

static void
offtake_agreements_page_selection_changed (OfftakePane *pane)
{
  OfftakeAgreementsPage *self = OFFTAKE_AGREEMENTS_PAGE (pane);
  OfftakeRecord *selected = offtake_view_get_selected (view_of (self));
  guint position = position_of (self, selected);

  if (gtk_single_selection_get_selected (self->selection) == position)
    return;
  self->following = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->following = FALSE;
  if (position != GTK_INVALID_LIST_POSITION)
    scroll_to (self, position);
}

static void
on_selected_item (OfftakeAgreementsPage *self)
{
  OfftakeAgreementRow *row = gtk_single_selection_get_selected_item (self->selection);

  if (self->following || !row)
    return;
  offtake_view_select (view_of (self), OFFTAKE_RECORD (offtake_agreement_row_get_agreement (row)));
}

static void
on_activate (OfftakeAgreementsPage *self, guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
  offtake_view_request_edit (view_of (self));
}

static void
on_search_changed (OfftakeAgreementsPage *self)
{
  self->following = TRUE;
  gtk_string_filter_set_search (self->filter,
                                gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  self->following = FALSE;
  update_footer (self);
  offtake_agreements_page_selection_changed (OFFTAKE_PANE (self));
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
  if (g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0)
    return;
  gtk_single_selection_set_selected (self->selection, 0);
  offtake_agreements_page_focus (self);
}

void
offtake_agreements_page_focus (OfftakeAgreementsPage *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->table)); child;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LIST_BASE (child))
      gtk_widget_child_focus (child, GTK_DIR_TAB_FORWARD);
}

void
offtake_agreements_page_find (OfftakeAgreementsPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
offtake_agreements_page_dispose (GObject *object)
{
  OfftakeAgreementsPage *self = OFFTAKE_AGREEMENTS_PAGE (object);

  if (self->selection)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  if (self->agreements)
    g_signal_handlers_disconnect_by_data (self->agreements, self);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), OFFTAKE_TYPE_AGREEMENTS_PAGE);
  g_clear_object (&self->agreements);
  g_clear_object (&self->selection);
  g_clear_object (&self->filter);
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
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/offtake/Offtake/ui/agreements/agreements-page.ui");
  gtk_widget_class_bind_template_child (widget_class, OfftakeAgreementsPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, OfftakeAgreementsPage, sort_button);
  gtk_widget_class_bind_template_child (widget_class, OfftakeAgreementsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, OfftakeAgreementsPage, table);
  gtk_widget_class_bind_template_child (widget_class, OfftakeAgreementsPage, footer);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
}

/* Headers sort by a click; this is the way for the keyboard. */
static void
on_sort_state (GActionGroup *group, const char *name, GVariant *state, OfftakeAgreementsPage *self)
{
  g_autoptr (GVariant) property = g_action_group_get_action_state (group, "sort-by");
  g_autoptr (GVariant) down = g_action_group_get_action_state (group, "descending");

  offtake_agreement_columns_sort (self->table, g_variant_get_string (property, NULL),
                                  g_variant_get_boolean (down) ? GTK_SORT_DESCENDING
                                                               : GTK_SORT_ASCENDING);
}

static void
add_sorting (OfftakeAgreementsPage *self)
{
  static const GActionEntry entries[] = {
    { "sort-by", NULL, "s", "''" },
    { "descending", NULL, NULL, "false" },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) direction = g_menu_new ();
  g_autoptr (GMenuModel) columns = offtake_agreement_columns_menu ("agreements.sort-by");

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect_object (group, "action-state-changed", G_CALLBACK (on_sort_state), self, 0);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "agreements", G_ACTION_GROUP (group));
  g_menu_append (direction, _ ("Largest or Last First"), "agreements.descending");
  g_menu_append_section (menu, _ ("Sort by"), columns);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (direction));
  gtk_menu_button_set_menu_model (self->sort_button, G_MENU_MODEL (menu));
}

static void
make_models (OfftakeAgreementsPage *self)
{
  GtkExpression *text =
      gtk_property_expression_new (OFFTAKE_TYPE_AGREEMENT_ROW, NULL, "search-text");
  GtkSorter *sorter = gtk_column_view_get_sorter (self->table);

  self->rows = g_list_store_new (OFFTAKE_TYPE_AGREEMENT_ROW);
  self->filter = gtk_string_filter_new (text);

  GtkFilterListModel *filtered = gtk_filter_list_model_new (
      g_object_ref (G_LIST_MODEL (self->rows)), g_object_ref (GTK_FILTER (self->filter)));
  GtkSortListModel *sorted =
      gtk_sort_list_model_new (G_LIST_MODEL (filtered), g_object_ref (sorter));

  self->selection = gtk_single_selection_new (G_LIST_MODEL (sorted));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_column_view_set_model (self->table, GTK_SELECTION_MODEL (self->selection));
}

static void
offtake_agreements_page_init (OfftakeAgreementsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  offtake_agreement_columns_add (self->table);
  make_models (self);
  add_sorting (self);
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (on_selected_item),
                            self);
  gtk_search_entry_set_key_capture_widget (self->search_entry, GTK_WIDGET (self->table));
}
