/* SPDX-License-Identifier: MPL-2.0 */
#include "agreements/table-rows.h"

#include "follow.h"

#define PREPARED_AT_ONCE 100u

struct _OfftakeTableRows {
  GObject parent_instance;

  OfftakeView *view;      /* borrowed, with the agreements */
  GListModel *agreements; /* of the plan */
  GListStore *rows;       /* OfftakeAgreementRow, one for each agreement in plan order */
  OfftakeAgreementSearch *search;
  GtkCustomFilter *accepted;
  OfftakeShownRows *shown;
  OfftakeRowSlots *slots;
  guint changing;
  guint prepared, prepare_id; /* so many rows are ready for the search; the rest waits */
};

G_DEFINE_FINAL_TYPE (OfftakeTableRows, offtake_table_rows, G_TYPE_OBJECT)

/* What the search looks through is made ready while nothing else is to be done, so that its first
   letter need not wait. */
static gboolean
prepare_search (gpointer data)
{
  OfftakeTableRows *self = data;
  guint n = offtake_table_rows_n_all (self);

  for (guint i = 0; i < PREPARED_AT_ONCE && self->prepared < n; i++, self->prepared++) {
    g_autoptr (OfftakeAgreementRow) row =
        g_list_model_get_item (G_LIST_MODEL (self->rows), self->prepared);

    offtake_agreement_row_get_search_text (row);
  }
  if (self->prepared < n)
    return G_SOURCE_CONTINUE;
  self->prepare_id = 0;
  return G_SOURCE_REMOVE;
}

static void
prepare_search_soon (OfftakeTableRows *self)
{
  self->prepared = 0;
  if (!self->prepare_id)
    self->prepare_id = g_idle_add_full (G_PRIORITY_LOW, prepare_search, self, NULL);
}

static void
on_agreements_changed (OfftakeTableRows *self, guint position, guint removed, guint added)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < added; i++) {
    g_autoptr (OfftakeAgreement) agreement = g_list_model_get_item (self->agreements, position + i);

    g_ptr_array_add (rows, offtake_agreement_row_new (self->view, agreement));
  }
  self->changing++;
  g_list_store_splice (self->rows, position, removed, rows->pdata, added);
  self->changing--;
  prepare_search_soon (self);
}

static void
offtake_table_rows_dispose (GObject *object)
{
  OfftakeTableRows *self = OFFTAKE_TABLE_ROWS (object);

  g_clear_handle_id (&self->prepare_id, g_source_remove);
  offtake_follow (&self->agreements, NULL, self);
  g_clear_object (&self->slots);
  g_clear_object (&self->shown);
  g_clear_object (&self->search);
  g_clear_object (&self->accepted);
  g_clear_object (&self->rows);
  G_OBJECT_CLASS (offtake_table_rows_parent_class)->dispose (object);
}

static void
offtake_table_rows_class_init (OfftakeTableRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = offtake_table_rows_dispose;
}

static void
offtake_table_rows_init (OfftakeTableRows *self)
{
  self->rows = g_list_store_new (OFFTAKE_TYPE_AGREEMENT_ROW);
  self->search = offtake_agreement_search_new ();
}

OfftakeTableRows *
offtake_table_rows_new (GtkSorter *sorter, GtkCustomFilterFunc accepts, gpointer data)
{
  OfftakeTableRows *self = g_object_new (OFFTAKE_TYPE_TABLE_ROWS, NULL);
  g_autoptr (GtkMultiFilter) both = GTK_MULTI_FILTER (gtk_every_filter_new ());
  /* Filtered behind the sorting: a letter of a search then sorts nothing. */
  g_autoptr (GtkSortListModel) sorted =
      gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self->rows)), g_object_ref (sorter));

  self->accepted = gtk_custom_filter_new (accepts, data, NULL);
  gtk_multi_filter_append (both, g_object_ref (GTK_FILTER (self->search)));
  gtk_multi_filter_append (both, g_object_ref (GTK_FILTER (self->accepted)));
  self->shown = offtake_shown_rows_new (G_LIST_MODEL (sorted), GTK_FILTER (both));
  self->slots = offtake_row_slots_new (G_LIST_MODEL (self->shown));
  return self;
}

void
offtake_table_rows_set_agreements (OfftakeTableRows *self,
                                   OfftakeView *view,
                                   GListModel *agreements)
{
  self->changing++;
  g_list_store_remove_all (self->rows);
  self->changing--;
  self->view = view;
  offtake_follow (&self->agreements, agreements, self);
  if (!agreements)
    return;
  g_signal_connect_object (agreements, "items-changed", G_CALLBACK (on_agreements_changed), self,
                           G_CONNECT_SWAPPED);
  on_agreements_changed (self, 0, 0, g_list_model_get_n_items (agreements));
}

static void
each_row (OfftakeTableRows *self, void (*act) (OfftakeAgreementRow *row))
{
  for (guint i = 0; i < offtake_table_rows_n_all (self); i++) {
    g_autoptr (OfftakeAgreementRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

    act (row);
  }
}

void
offtake_table_rows_update (OfftakeTableRows *self)
{
  each_row (self, offtake_agreement_row_update);
}

void
offtake_table_rows_refresh (OfftakeTableRows *self)
{
  each_row (self, offtake_agreement_row_refresh);
  prepare_search_soon (self);
}

void
offtake_table_rows_search (OfftakeTableRows *self, const char *text)
{
  self->changing++;
  offtake_agreement_search_set (self->search,
                                self->view ? offtake_view_get_plan (self->view) : NULL, text);
  self->changing--;
}

void
offtake_table_rows_refilter (OfftakeTableRows *self)
{
  self->changing++;
  gtk_filter_changed (GTK_FILTER (self->accepted), GTK_FILTER_CHANGE_DIFFERENT);
  self->changing--;
}

gboolean
offtake_table_rows_is_changing (OfftakeTableRows *self)
{
  return self->changing > 0;
}

GListModel *
offtake_table_rows_get_all (OfftakeTableRows *self)
{
  return G_LIST_MODEL (self->rows);
}

OfftakeShownRows *
offtake_table_rows_get_shown (OfftakeTableRows *self)
{
  return self->shown;
}

OfftakeRowSlots *
offtake_table_rows_get_slots (OfftakeTableRows *self)
{
  return self->slots;
}

guint
offtake_table_rows_n_all (OfftakeTableRows *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->rows));
}

guint
offtake_table_rows_n_shown (OfftakeTableRows *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->shown));
}

guint
offtake_table_rows_n_placed (OfftakeTableRows *self)
{
  return MIN (offtake_table_rows_n_shown (self),
              g_list_model_get_n_items (G_LIST_MODEL (self->slots)));
}
