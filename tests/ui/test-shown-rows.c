/* SPDX-License-Identifier: MPL-2.0 */
#include "agreements/shown-rows.h"

#include "ui/stage.h"

typedef struct {
  GListStore *store;
  GtkStringFilter *filter;
  OfftakeShownRows *shown;
  GListModel *twin; /* GTK's own */
  GPtrArray *heard; /* what the changes that were told make of an empty list, borrowed */
} Case;

static void
on_items_changed (GListModel *model, guint position, guint removed, guint added, Case *c)
{
  if (removed)
    g_ptr_array_remove_range (c->heard, position, removed);
  for (guint i = 0; i < added; i++) {
    g_autoptr (GObject) item = g_list_model_get_item (model, position + i);

    g_ptr_array_insert (c->heard, (int) (position + i), item);
  }
}

static void
case_init (Case *c)
{
  GtkExpression *text = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  c->store = g_list_store_new (GTK_TYPE_STRING_OBJECT);
  c->filter = gtk_string_filter_new (text);
  c->shown = offtake_shown_rows_new (G_LIST_MODEL (c->store), GTK_FILTER (c->filter));
  c->twin = G_LIST_MODEL (gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (c->store)),
                                                     GTK_FILTER (g_object_ref (c->filter))));
  c->heard = g_ptr_array_new ();
  g_signal_connect (c->shown, "items-changed", G_CALLBACK (on_items_changed), c);
}

static void
case_clear (Case *c)
{
  g_ptr_array_unref (c->heard);
  g_assert_finalize_object (c->shown);
  g_object_unref (c->twin);
  g_object_unref (c->filter);
  g_object_unref (c->store);
}

static void
assert_same (Case *c)
{
  guint n = g_list_model_get_n_items (c->twin);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (c->shown)), ==, n);
  g_assert_cmpuint (c->heard->len, ==, n);
  for (guint i = 0; i < n; i++) {
    g_autoptr (GObject) item = g_list_model_get_item (c->twin, i);

    g_assert_true (item == offtake_shown_rows_peek (c->shown, i));
    g_assert_true (item == c->heard->pdata[i]);
  }
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (c->shown), n));
}

static void
splice_at_random (Case *c)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (c->store));
  guint position = (guint) g_test_rand_int_range (0, (int) n + 1);
  guint removed = (guint) g_test_rand_int_range (0, (int) MIN (n - position, 9) + 1);
  g_autoptr (GPtrArray) added = g_ptr_array_new_with_free_func (g_object_unref);

  for (int i = g_test_rand_int_range (0, 9); i > 0; i--) {
    g_autofree char *text = g_strdup_printf ("%03d", g_test_rand_int_range (0, 1000));

    g_ptr_array_add (added, gtk_string_object_new (text));
  }
  g_list_store_splice (c->store, position, removed, added->pdata, added->len);
}

static int
by_text (gconstpointer a, gconstpointer b, gpointer data)
{
  return g_strcmp0 (gtk_string_object_get_string ((gpointer) a),
                    gtk_string_object_get_string ((gpointer) b));
}

/* Whatever is typed, added, removed and sorted: the rows are those of GTK's model, and the changes
   that are told lead to them. */
static void
test_same_as_filter_list_model (void)
{
  static const char *const searches[] = { NULL, "1", "12", "123", "5", "no", "7" };

  for (guint run = 0; run < 40; run++) {
    Case c = { NULL };

    case_init (&c);
    for (guint step = 0; step < 30; step++) {
      int act = g_test_rand_int_range (0, 5);

      if (act < 2)
        splice_at_random (&c);
      else if (act == 2)
        g_list_store_sort (c.store, by_text, NULL);
      else
        gtk_string_filter_set_search (c.filter,
                                      searches[g_test_rand_int_range (0, G_N_ELEMENTS (searches))]);
      assert_same (&c);
    }
    case_clear (&c);
  }
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/shown-rows/same-as-filter-list-model", test_same_as_filter_list_model);
  return stage_run ();
}
