/* SPDX-License-Identifier: MPL-2.0 */
#include "record-editor/record-choice.h"

#include "ui/stage.h"

static void
on_chosen (OfftakeRecordChoice *choice, guint *n)
{
  (*n)++;
}

static void
test_choices (void)
{
  g_autoptr (OfftakePlan) plan = offtake_document_load_sample ("founding", NULL);
  GtkWidget *widget = g_object_ref_sink (offtake_record_choice_new ("Party"));
  OfftakeRecordChoice *choice = OFFTAKE_RECORD_CHOICE (widget);
  GtkDropDown *drop_down = GTK_DROP_DOWN (stage_find (widget, GTK_TYPE_DROP_DOWN, 0));
  g_autoptr (OfftakeRecord) second =
      g_list_model_get_item (offtake_plan_get_list (plan, "parties"), 1);
  const char *id = offtake_record_get_id (second);
  guint n = 0;

  g_signal_connect (choice, "chosen", G_CALLBACK (on_chosen), &n);
  offtake_record_choice_fill (choice, plan, "parties", "None", "New…");
  g_assert_null (offtake_record_choice_get (choice));
  g_assert_false (offtake_record_choice_is_more (choice));
  offtake_record_choice_set (choice, id);
  g_assert_cmpstr (offtake_record_choice_get (choice), ==, id);
  offtake_record_choice_fill (choice, plan, "parties", NULL, "New…");
  g_assert_cmpstr (offtake_record_choice_get (choice), ==, id);
  g_assert_cmpuint (n, ==, 0); /* only the person's choice is told */
  gtk_drop_down_set_selected (drop_down,
                              g_list_model_get_n_items (gtk_drop_down_get_model (drop_down)) - 1);
  g_assert_true (offtake_record_choice_is_more (choice));
  g_assert_null (offtake_record_choice_get (choice));
  g_assert_cmpuint (n, ==, 1);
  g_assert_finalize_object (widget);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/record-choice/choices", test_choices);
  return stage_run ();
}
