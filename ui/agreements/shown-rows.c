/* SPDX-License-Identifier: MPL-2.0 */
#include "agreements/shown-rows.h"

#include <string.h>

#include "follow.h"

struct _OfftakeShownRows {
  GObject parent_instance;

  GListModel *model;
  GtkFilter *filter;
  GPtrArray *all;   /* the model's items, owned */
  GByteArray *lets; /* whether the filter lets the item at the same place through */
  GPtrArray *shown; /* of all, borrowed */
};

static GType
get_item_type (GListModel *model)
{
  return G_TYPE_OBJECT;
}

static guint
get_n_items (GListModel *model)
{
  return OFFTAKE_SHOWN_ROWS (model)->shown->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  GPtrArray *shown = OFFTAKE_SHOWN_ROWS (model)->shown;

  return position < shown->len ? g_object_ref (shown->pdata[position]) : NULL;
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (OfftakeShownRows,
                               offtake_shown_rows,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

gpointer
offtake_shown_rows_peek (OfftakeShownRows *self, guint position)
{
  return g_ptr_array_index (self->shown, position);
}

/* Tells what lies between the first and the last place that differ. */
static void
tell_difference (OfftakeShownRows *self, const GPtrArray *before)
{
  const GPtrArray *now = self->shown;
  guint least = MIN (before->len, now->len), first = 0, last = 0;

  while (first < least && before->pdata[first] == now->pdata[first])
    first++;
  while (last < least - first &&
         before->pdata[before->len - 1 - last] == now->pdata[now->len - 1 - last])
    last++;
  if (before->len != now->len || first + last < now->len)
    g_list_model_items_changed (G_LIST_MODEL (self), first, before->len - first - last,
                                now->len - first - last);
}

static void
collect_shown (OfftakeShownRows *self)
{
  g_autoptr (GPtrArray) before = self->shown;

  self->shown = g_ptr_array_sized_new (self->all->len);
  for (guint i = 0; i < self->all->len; i++)
    if (self->lets->data[i])
      g_ptr_array_add (self->shown, self->all->pdata[i]);
  tell_difference (self, before);
}

static void
on_filter_changed (OfftakeShownRows *self, GtkFilterChange change)
{
  GtkFilterMatch strictness = gtk_filter_get_strictness (self->filter);
  guint8 *lets = self->lets->data;

  for (guint i = 0; i < self->all->len; i++)
    if (strictness != GTK_FILTER_MATCH_SOME)
      lets[i] = strictness == GTK_FILTER_MATCH_ALL;
    else if (!(change == GTK_FILTER_CHANGE_MORE_STRICT && !lets[i]) &&
             !(change == GTK_FILTER_CHANGE_LESS_STRICT && lets[i]))
      lets[i] = gtk_filter_match (self->filter, self->all->pdata[i]);
  collect_shown (self);
}

/* What has been asked for already of the items that go: they may come again at another place. */
static GHashTable *
known_answers (OfftakeShownRows *self, guint position, guint n)
{
  GHashTable *known = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);

  for (guint i = position; i < position + n; i++)
    g_hash_table_insert (known, g_object_ref (self->all->pdata[i]),
                         GUINT_TO_POINTER (self->lets->data[i]));
  return known;
}

static gboolean
answer (OfftakeShownRows *self, GHashTable *known, gpointer item)
{
  gpointer let = NULL;

  return g_hash_table_lookup_extended (known, item, NULL, &let)
             ? let != NULL
             : gtk_filter_match (self->filter, item);
}

/* Makes room for @added places instead of @removed ones; of the others nothing changes. */
static void
resize (OfftakeShownRows *self, guint position, guint removed, guint added)
{
  guint n = self->all->len, rest = n - position - removed, now = n - removed + added;

  if (added > removed) {
    g_ptr_array_set_size (self->all, (int) now);
    g_byte_array_set_size (self->lets, now);
  }
  if (rest > 0) {
    memmove (self->all->pdata + position + added, self->all->pdata + position + removed,
             rest * sizeof (gpointer));
    memmove (self->lets->data + position + added, self->lets->data + position + removed, rest);
  }
  if (added < removed) {
    g_ptr_array_set_size (self->all, (int) now);
    g_byte_array_set_size (self->lets, now);
  }
}

static void
on_items_changed (OfftakeShownRows *self, guint position, guint removed, guint added)
{
  g_autoptr (GHashTable) known = known_answers (self, position, removed);

  for (guint i = position; i < position + removed; i++)
    g_object_unref (self->all->pdata[i]);
  resize (self, position, removed, added);
  for (guint i = position; i < position + added; i++) {
    self->all->pdata[i] = g_list_model_get_item (self->model, i);
    self->lets->data[i] = (guint8) answer (self, known, self->all->pdata[i]);
  }
  collect_shown (self);
}

static void
offtake_shown_rows_dispose (GObject *object)
{
  OfftakeShownRows *self = OFFTAKE_SHOWN_ROWS (object);

  offtake_follow (&self->model, NULL, self);
  offtake_follow (&self->filter, NULL, self);
  G_OBJECT_CLASS (offtake_shown_rows_parent_class)->dispose (object);
}

static void
offtake_shown_rows_finalize (GObject *object)
{
  OfftakeShownRows *self = OFFTAKE_SHOWN_ROWS (object);

  for (guint i = 0; i < self->all->len; i++)
    g_object_unref (self->all->pdata[i]);
  g_ptr_array_unref (self->all);
  g_ptr_array_unref (self->shown);
  g_byte_array_unref (self->lets);
  G_OBJECT_CLASS (offtake_shown_rows_parent_class)->finalize (object);
}

static void
offtake_shown_rows_class_init (OfftakeShownRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = offtake_shown_rows_dispose;
  G_OBJECT_CLASS (klass)->finalize = offtake_shown_rows_finalize;
}

static void
offtake_shown_rows_init (OfftakeShownRows *self)
{
  self->all = g_ptr_array_new ();
  self->lets = g_byte_array_new ();
  self->shown = g_ptr_array_new ();
}

OfftakeShownRows *
offtake_shown_rows_new (GListModel *model, GtkFilter *filter)
{
  OfftakeShownRows *self = g_object_new (OFFTAKE_TYPE_SHOWN_ROWS, NULL);

  self->model = g_object_ref (model);
  self->filter = g_object_ref (filter);
  g_signal_connect_swapped (model, "items-changed", G_CALLBACK (on_items_changed), self);
  g_signal_connect_swapped (filter, "changed", G_CALLBACK (on_filter_changed), self);
  on_items_changed (self, 0, 0, g_list_model_get_n_items (model));
  return self;
}
