/* SPDX-License-Identifier: MPL-2.0 */
#include "network/network-page.h"

#include <glib/gi18n.h>

#include "list.h"
#include "network/record-columns.h"
#include "network/record-text.h"
#include "network/table-sort.h"
#include "settings.h"

static const struct {
  const char *list, *title, *action, *add, *none;
} sections[] = {
  { "sites", N_ ("Sites"), "win.add-site", N_ ("Add a Site"), N_ ("No Sites Yet") },
  { "parties", N_ ("Parties"), "win.add-party", N_ ("Add a Party"), N_ ("No Parties Yet") },
  { "materials", N_ ("Materials"), "win.add-material", N_ ("Add a Material"),
    N_ ("No Materials Yet") },
  { "recipes", N_ ("Recipes"), "win.add-recipe", N_ ("Add a Recipe"), N_ ("No Recipes Yet") },
  { "indices", N_ ("Price Indices"), "win.add-index", N_ ("Add a Price Index"),
    N_ ("No Price Indices Yet") },
  { "deliveries", N_ ("Deliveries"), "win.add-delivery", N_ ("Add a Delivery"),
    N_ ("No Deliveries Yet") },
};

struct _OfftakeNetworkPage {
  OfftakePane parent_instance;

  guint section; /* index into sections */
  GtkWidget *buttons[G_N_ELEMENTS (sections)];
  GtkFilterListModel *filtered;
  GtkCustomFilter *filter;
  GtkSingleSelection *selection; /* of the filtered and sorted records */
  char *wanted;                  /* what is searched for, case folded; NULL for all */
  gboolean following;            /* the table follows the view, not the person */

  GtkBox *section_box;
  GtkSearchEntry *search_entry;
  GtkWidget *add_button;
  GtkMenuButton *sort_button;
  GtkStack *stack;
  AdwStatusPage *empty_page;
  GtkWidget *empty_button;
  GtkColumnView *table;
  GtkLabel *footer;
};

G_DEFINE_FINAL_TYPE (OfftakeNetworkPage, offtake_network_page, OFFTAKE_TYPE_PANE)

static OfftakeView *
view_of (OfftakeNetworkPage *self)
{
  return offtake_pane_get_view (OFFTAKE_PANE (self));
}

static GListModel *
records_of (OfftakeNetworkPage *self)
{
  OfftakePlan *plan = offtake_view_get_plan (view_of (self));

  return plan ? offtake_plan_get_list (plan, sections[self->section].list) : NULL;
}

static void
update_footer (OfftakeNetworkPage *self)
{
  GListModel *records = records_of (self);
  guint all = records ? g_list_model_get_n_items (records) : 0;
  guint shown = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  g_autofree char *text =
      shown == all
          ? g_strdup_printf (ngettext ("%'u record", "%'u records", all), all)
          : g_strdup_printf (ngettext ("%'u of %'u record", "%'u of %'u records", all), shown, all);

  gtk_label_set_label (self->footer, text);
  gtk_widget_set_visible (GTK_WIDGET (self->footer), all > 0);
  gtk_stack_set_visible_child_name (self->stack, !all ? "empty" : shown ? "table" : "no-match");
}

static void
show_section (OfftakeNetworkPage *self)
{
  OfftakePlan *plan = offtake_view_get_plan (view_of (self));
  const char *add = _ (sections[self->section].add);

  self->following = TRUE;
  gtk_filter_list_model_set_model (self->filtered, NULL);
  if (plan)
    offtake_record_columns_set (self->table, plan, sections[self->section].list);
  gtk_filter_list_model_set_model (self->filtered, records_of (self));
  offtake_table_sort_offer (self->sort_button, self->table);
  self->following = FALSE;
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->add_button),
                                  sections[self->section].action);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->empty_button),
                                  sections[self->section].action);
  gtk_button_set_label (GTK_BUTTON (self->empty_button), add);
  gtk_widget_set_tooltip_text (self->add_button, add);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  add, -1);
  offtake_list_name_table (self->table, _ (sections[self->section].title));
  adw_status_page_set_title (self->empty_page, _ (sections[self->section].none));
  update_footer (self);
}

static void
on_section_toggled (GtkToggleButton *button, OfftakeNetworkPage *self)
{
  if (!gtk_toggle_button_get_active (button))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    if (self->buttons[i] == GTK_WIDGET (button))
      self->section = i;
  if (view_of (self))
    show_section (self);
}

void
offtake_network_page_show_list (OfftakeNetworkPage *self, const char *list)
{
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    if (g_str_equal (sections[i].list, list))
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->buttons[i]), TRUE);
}

static guint
position_of (OfftakeNetworkPage *self, OfftakeRecord *record)
{
  GListModel *shown = G_LIST_MODEL (self->selection);
  guint n = g_list_model_get_n_items (shown);

  for (guint i = 0; i < n; i++) {
    g_autoptr (OfftakeRecord) other = g_list_model_get_item (shown, i);

    if (other == record)
      return i;
  }
  return GTK_INVALID_LIST_POSITION;
}

/* The list inside the column view scrolls and takes the focus. */
static GtkWidget *
rows_of (OfftakeNetworkPage *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->table));

  while (child && !GTK_IS_LIST_BASE (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static void
offtake_network_page_selection_changed (OfftakePane *pane)
{
  OfftakeNetworkPage *self = OFFTAKE_NETWORK_PAGE (pane);
  OfftakeRecord *selected = offtake_view_get_selected (view_of (self));

  if (selected)
    offtake_network_page_show_list (self, offtake_record_get_list (selected));
  guint position = selected ? position_of (self, selected) : GTK_INVALID_LIST_POSITION;
  if (gtk_single_selection_get_selected (self->selection) == position)
    return;
  self->following = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->following = FALSE;
  if (position != GTK_INVALID_LIST_POSITION && rows_of (self))
    gtk_widget_activate_action (rows_of (self), "list.scroll-to-item", "u", position);
}

static void
offtake_network_page_document_changed (OfftakePane *pane)
{
  show_section (OFFTAKE_NETWORK_PAGE (pane));
}

static void
on_selected_item (OfftakeNetworkPage *self)
{
  OfftakeRecord *record = gtk_single_selection_get_selected_item (self->selection);

  if (!self->following && record)
    offtake_view_select (view_of (self), record);
}

static void
on_activate (OfftakeNetworkPage *self, guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
  offtake_view_request_edit (view_of (self));
}

static gboolean
matches (gpointer item, gpointer data)
{
  OfftakeNetworkPage *self = data;
  OfftakePlan *plan = offtake_view_get_plan (view_of (self));

  if (!self->wanted || !plan)
    return TRUE;
  g_autofree char *text = offtake_record_search_text (plan, item);
  g_autofree char *folded = g_utf8_casefold (text, -1);
  return strstr (folded, self->wanted) != NULL;
}

static void
on_search_changed (OfftakeNetworkPage *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));

  g_free (self->wanted);
  self->wanted = *text ? g_utf8_casefold (text, -1) : NULL;
  self->following = TRUE;
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  self->following = FALSE;
  update_footer (self);
}

static void
on_stop_search (OfftakeNetworkPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  offtake_network_page_focus (self);
}

/* Enter in the search leads to the first hit. */
static void
on_search_activate (OfftakeNetworkPage *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0)
    return;
  gtk_single_selection_set_selected (self->selection, 0);
  offtake_network_page_focus (self);
}

void
offtake_network_page_focus (OfftakeNetworkPage *self)
{
  GtkWidget *rows = rows_of (self);

  if (rows && gtk_widget_get_mapped (rows))
    gtk_widget_child_focus (rows, GTK_DIR_TAB_FORWARD);
  else
    gtk_widget_grab_focus (self->buttons[self->section]);
}

void
offtake_network_page_find (OfftakeNetworkPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
offtake_network_page_dispose (GObject *object)
{
  OfftakeNetworkPage *self = OFFTAKE_NETWORK_PAGE (object);

  if (self->selection)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  if (self->filtered)
    gtk_filter_list_model_set_model (self->filtered, NULL);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), OFFTAKE_TYPE_NETWORK_PAGE);
  g_clear_object (&self->selection);
  g_clear_object (&self->filtered);
  g_clear_object (&self->filter);
  g_clear_pointer (&self->wanted, g_free);
  G_OBJECT_CLASS (offtake_network_page_parent_class)->dispose (object);
}

#define BIND(child) gtk_widget_class_bind_template_child (widget_class, OfftakeNetworkPage, child)

static void
offtake_network_page_class_init (OfftakeNetworkPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  OfftakePaneClass *pane_class = OFFTAKE_PANE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = offtake_network_page_dispose;
  pane_class->document_changed = offtake_network_page_document_changed;
  pane_class->selection_changed = offtake_network_page_selection_changed;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/offtake/Offtake/ui/network/network-page.ui");
  BIND (section_box);
  BIND (search_entry);
  BIND (add_button);
  BIND (sort_button);
  BIND (stack);
  BIND (empty_page);
  BIND (empty_button);
  BIND (table);
  BIND (footer);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
}

static void
add_sections (OfftakeNetworkPage *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++) {
    GtkWidget *button = gtk_toggle_button_new_with_label (_ (sections[i].title));

    self->buttons[i] = button;
    if (i > 0)
      gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button),
                                   GTK_TOGGLE_BUTTON (self->buttons[0]));
    gtk_box_append (self->section_box, button);
  }
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->buttons[0]), TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    g_signal_connect (self->buttons[i], "toggled", G_CALLBACK (on_section_toggled), self);
}

static void
offtake_network_page_init (OfftakeNetworkPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_sections (self);

  self->filter = gtk_custom_filter_new (matches, self, NULL);
  self->filtered = gtk_filter_list_model_new (NULL, g_object_ref (GTK_FILTER (self->filter)));
  GtkSortListModel *sorted =
      gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self->filtered)),
                               g_object_ref (gtk_column_view_get_sorter (self->table)));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (sorted));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_column_view_set_model (self->table, GTK_SELECTION_MODEL (self->selection));
  offtake_list_begin_table (self->table);
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (on_selected_item),
                            self);
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (update_footer), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (offtake_settings_get (), "changed::mass-unit", G_CALLBACK (show_section),
                           self, G_CONNECT_SWAPPED);
  gtk_search_entry_set_key_capture_widget (self->search_entry, GTK_WIDGET (self->table));
}
