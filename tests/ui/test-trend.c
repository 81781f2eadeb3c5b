/* SPDX-License-Identifier: MPL-2.0 */
#include "compliance/trend.h"

#include <string.h>

#include "document/plan-check.h"
#include "ui/stage.h"

static OfftakeVerdictRow *
find (const GPtrArray *rows, const char *rule)
{
  for (guint i = 0; i < rows->len; i++)
    if (strcmp (offtake_verdict_row_get_rule (rows->pdata[i])->id, rule) == 0)
      return rows->pdata[i];
  g_assert_not_reached ();
}

/* Every year is told; what has no figures has no chart. */
static void
test_sentence (void)
{
  OfftakeView *view = stage_view ("founding");
  g_autoptr (OfftakeCompliance) compliance =
      offtake_compliance_new (offtake_view_get_plan (view), offtake_view_get_solution (view),
                              offtake_plan_check_get_book (), NULL, NULL, 0);
  g_autoptr (GPtrArray) rows =
      offtake_verdict_rows_new (compliance, offtake_view_get_plan (view), 1);
  OfftakeTrend *trend = g_object_ref_sink (g_object_new (OFFTAKE_TYPE_TREND, NULL));

  offtake_trend_show (trend, find (rows, "eu-art8"), 2031);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (trend)));
  g_assert_nonnull (strstr (offtake_trend_get_sentence (trend), "2031: "));
  g_assert_nonnull (strstr (offtake_trend_get_sentence (trend), "2036: "));
  offtake_trend_show (trend, find (rows, "us-pfe"), 2031);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (trend)));
  g_assert_finalize_object (trend);
  offtake_document_close (offtake_view_get_document (view));
  g_object_unref (view);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/trend/sentence", test_sentence);
  return stage_run ();
}
