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

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/row-slots/places-stay", test_places_stay);
  return stage_run ();
}
