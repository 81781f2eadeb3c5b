/* SPDX-License-Identifier: MPL-2.0 */
#include "agreements/paste-list.h"

#include <string.h>

#include "document/document.h"

#define ROWS                                                                                       \
  "Number\tSeller\tBuyer\tMaterial\tTonnes per year\n"                                             \
  "A\tSierra ARC\tPlusCAM\tLithium carbonate\t5\n"                                                 \
  "B\tSierra ARC\tPlusCAM\tLithium carbonate\tmany\n"

static void
count_change (OfftakePasteList *list, guint *n)
{
  ++*n;
}

static void
test_lines (void)
{
  g_autoptr (OfftakePlan) plan = offtake_document_load_sample ("founding", NULL);
  g_autoptr (OfftakePasteList) list = offtake_paste_list_new (offtake_paste_new (plan, ROWS, NULL));
  g_autoptr (OfftakePasteLine) first = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_autoptr (OfftakePasteLine) second = g_list_model_get_item (G_LIST_MODEL (list), 1);
  guint n_changes = 0;

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 2);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), 2));
  g_assert_cmpuint (offtake_paste_line_get_number (second), ==, 3);
  g_assert_false (offtake_paste_line_is_refused (first));
  g_assert_true (offtake_paste_line_is_refused (second));
  g_assert_nonnull (strstr (offtake_paste_line_get_fault (second, 4), "no number"));
  g_autofree char *wrong = offtake_paste_line_describe (second);
  g_assert_nonnull (strstr (wrong, "Tonnes per year: "));

  g_signal_connect (list, "changed", G_CALLBACK (count_change), &n_changes);
  offtake_paste_line_set_cell (second, 4, "7");
  g_assert_cmpuint (n_changes, ==, 1);
  g_assert_cmpstr (offtake_paste_line_get_cell (second, 4), ==, "7");
  g_autofree char *right = offtake_paste_line_describe (second);
  g_assert_true (g_str_has_prefix (right, "New; "));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/paste-list/lines", test_lines);
  return g_test_run ();
}
