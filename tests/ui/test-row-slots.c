/* SPDX-License-Identifier: MPL-2.0 */
#include "agreements/row-slots.h"

#include "ui/stage.h"

static void
on_items_changed (GListModel *model, guint position, guint removed, guint added, guint *changes)
{
  (*changes)++;
}

static const char *
text_at (OfftakeRowSlot *slot)
{
  return gtk_string_object_get_string (offtake_row_slot_get_row (slot));
}

/* Another order or another choice changes what stands in a place, not the place. */
static void
test_places_stay (void)
{
  static const char *const few[] = { "x", "y", NULL };
  GtkStringList *list = gtk_string_list_new ((const char *const[]){ "a", "b", "c", NULL });
  OfftakeRowSlots *slots = offtake_row_slots_new (G_LIST_MODEL (list));
  g_autoptr (OfftakeRowSlot) first = g_list_model_get_item (G_LIST_MODEL (slots), 0);
  g_autoptr (OfftakeRowSlot) again = g_list_model_get_item (G_LIST_MODEL (slots), 0);
  guint changes = 0;

  g_signal_connect (slots, "items-changed", G_CALLBACK (on_items_changed), &changes);
  g_assert_true (first == again);
  g_assert_cmpstr (text_at (first), ==, "a");
  gtk_string_list_splice (list, 0, 2, few);
  g_assert_cmpuint (changes, ==, 0);
  g_assert_cmpstr (text_at (first), ==, "x");
  gtk_string_list_splice (list, 0, 2, NULL);
  stage_settle ();
  g_assert_cmpuint (changes, ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (slots)), ==, 1);
  g_assert_cmpstr (text_at (first), ==, "c");
  gtk_string_list_append (list, "d");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (slots)), ==, 2);
  g_autoptr (OfftakeRowSlot) last = g_list_model_get_item (G_LIST_MODEL (slots), 1);
  g_assert_cmpstr (text_at (last), ==, "d");
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (slots), 2));
  g_assert_finalize_object (slots);
  g_assert_cmpstr (text_at (first), ==, "c");
  g_object_unref (list);
}

/* A thousand places, of which a few are held as a table does. */
#define N 1000u
#define HELD 100u

static void
fill (GtkStringList *list, guint n, char letter)
{
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();

  for (guint i = 0; i < n; i++) {
    g_autofree char *text = g_strdup_printf ("%c%u", letter, i);

    g_strv_builder_add (texts, text);
  }
  g_auto (GStrv) all = g_strv_builder_end (texts);
  gtk_string_list_splice (list, 0, g_list_model_get_n_items (G_LIST_MODEL (list)),
                          (const char *const *) all);
}

/* Whether it has been told of its new row; asking it tells it. */
static void
on_row (gboolean *told)
{
  *told = TRUE;
}

static void
test_out_of_sight_follows (void)
{
  GtkStringList *list = gtk_string_list_new (NULL);
  gboolean near = FALSE, far = FALSE;

  fill (list, N, 'a');
  OfftakeRowSlots *slots = offtake_row_slots_new (G_LIST_MODEL (list));
  g_autoptr (GPtrArray) held = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < HELD; i++)
    g_ptr_array_add (held, g_list_model_get_item (G_LIST_MODEL (slots), i));
  g_signal_connect_swapped (held->pdata[9], "notify::row", G_CALLBACK (on_row), &near);
  g_signal_connect_swapped (held->pdata[99], "notify::row", G_CALLBACK (on_row), &far);
  offtake_row_slots_set_sight (slots, 0, 10);
  fill (list, N, 'b');
  g_assert_true (near);
  g_assert_false (far);
  g_assert_cmpstr (text_at (held->pdata[98]), ==, "b98");
  stage_settle ();
  g_assert_true (far);
  fill (list, 0, 'c');
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (slots)), ==, N);
  g_assert_null (offtake_row_slot_get_row (held->pdata[0]));
  fill (list, 20, 'd');
  g_assert_cmpstr (text_at (held->pdata[9]), ==, "d9");
  stage_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (slots)), ==, 20);
  fill (list, N, 'e');
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (slots)), <, N);
  stage_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (slots)), ==, N);
  g_assert_finalize_object (slots);
  g_object_unref (list);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/row-slots/places-stay", test_places_stay);
  g_test_add_func ("/ui/row-slots/out-of-sight-follows", test_out_of_sight_follows);
  return stage_run ();
}
