/* SPDX-License-Identifier: MPL-2.0 */
#include "agreements/totals.h"

#include <string.h>

#include "agreements/agreement-row.h"
#include "ui/stage.h"

static GPtrArray *
rows_of (OfftakeView *view, const char *const *ids)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; ids[i]; i++)
    g_ptr_array_add (rows, offtake_agreement_row_new (view, stage_agreement (view, ids[i])));
  return rows;
}

static void
test_chosen (void)
{
  g_autoptr (OfftakeView) view = stage_view ("founding");
  g_autoptr (GPtrArray) rows =
      rows_of (view, (const char *const[]){ "aqms-6k-ni", "aqms-6k-li", "aqms-6k-mou", NULL });

  stage_show_period (view, "2026");
  g_autofree char *text = offtake_totals_of_chosen (view, rows);
  g_assert_true (g_str_has_prefix (text, "2026: 3 selected · 14.97 M USD"));
  g_assert_nonnull (strstr (text, " · Nickel sulfate hexahydrate 2,810 t"));
  g_assert_nonnull (strstr (text, " · Lithium carbonate 493.7 t"));
  g_assert_nonnull (strstr (text, "holding Li "));
  offtake_document_close (offtake_view_get_document (view));
}

static void
test_all (void)
{
  g_autoptr (OfftakeView) view = stage_view ("founding");
  g_autoptr (GPtrArray) one = rows_of (view, (const char *const[]){ "aqms-6k-ni", NULL });
  g_autoptr (GPtrArray) two =
      rows_of (view, (const char *const[]){ "aqms-6k-ni", "aqms-6k-li", NULL });
  g_autoptr (GListStore) same = g_list_store_new (OFFTAKE_TYPE_AGREEMENT_ROW);
  g_autoptr (GListStore) mixed = g_list_store_new (OFFTAKE_TYPE_AGREEMENT_ROW);

  stage_show_period (view, "2026");
  g_list_store_splice (same, 0, 0, one->pdata, one->len);
  g_list_store_splice (mixed, 0, 0, two->pdata, two->len);
  g_autofree char *tonnes = offtake_totals_of_all (view, G_LIST_MODEL (same), 1);
  g_autofree char *no_tonnes = offtake_totals_of_all (view, G_LIST_MODEL (mixed), 9);
  g_assert_nonnull (strstr (tonnes, "1 agreement, 2,810 t, "));
  g_assert_null (strstr (no_tonnes, " t, "));
  g_assert_nonnull (strstr (no_tonnes, "2 of 9 agreements, "));
  offtake_document_close (offtake_view_get_document (view));
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/totals/chosen", test_chosen);
  g_test_add_func ("/ui/totals/all", test_all);
  return stage_run ();
}
