/* SPDX-License-Identifier: MPL-2.0 */
#include "agreements/column-filter.h"

#include <math.h>

#include "agreement-editor/field-text.h"
#include "agreements/agreement-columns.h"
#include "settings.h"
#include "ui/stage.h"

typedef struct {
  const char *column;
  OfftakeFilterKind kind;
  OfftakeFilterPresence presence;
  double low, high;       /* as they are typed; NAN: open */
  const char *text, *key; /* NULL: none */
  const char *says;
  gboolean nickel, westwin; /* whether these agreements are let through */
} Case;

/* The nickel of the founding plan: a share that grows to 30 %, binding, without a first day; the
   other one moves nothing in the period. */
static const Case cases[] = {
  { "status", OFFTAKE_FILTER_CHOICE, 0, NAN, NAN, NULL, "binding", "Status: Binding", TRUE, FALSE },
  { "seller", OFFTAKE_FILTER_CHOICE, 0, NAN, NAN, NULL, "sierra-arc", "Seller: Sierra ARC", TRUE,
    FALSE },
  { "mass", OFFTAKE_FILTER_NUMBER, 0, 2000, 3000, NULL, NULL, "Quantity: 2,000 – 3,000 t", TRUE,
    FALSE },
  { "mass", OFFTAKE_FILTER_NUMBER, 0, NAN, 2000, NULL, NULL, "Quantity: up to 2,000 t", FALSE,
    FALSE },
  { "mass", OFFTAKE_FILTER_NUMBER, OFFTAKE_FILTER_EMPTY, NAN, NAN, NULL, NULL, "Quantity: empty",
    FALSE, TRUE },
  { "mass", OFFTAKE_FILTER_NUMBER, OFFTAKE_FILTER_GIVEN, NAN, NAN, NULL, NULL,
    "Quantity: not empty", TRUE, FALSE },
  { "quantity.share", OFFTAKE_FILTER_NUMBER, 0, 30, 30, NULL, NULL, "Quantity: Share: 30 %", TRUE,
    FALSE },
  { "quantity.share", OFFTAKE_FILTER_NUMBER, 0, 31, NAN, NULL, NULL, "Quantity: Share: from 31 %",
    FALSE, FALSE },
  { "title", OFFTAKE_FILTER_TEXT, 0, NAN, NAN, "NICKEL", NULL, "Title: “NICKEL”", TRUE, TRUE },
  { "number", OFFTAKE_FILTER_TEXT, 0, NAN, NAN, "6k", NULL, "Number: “6k”", TRUE, FALSE },
  { "start", OFFTAKE_FILTER_DAY, OFFTAKE_FILTER_GIVEN, NAN, NAN, NULL, NULL, "Start: not empty",
    FALSE, TRUE },
};

static void
test_lets_through (void)
{
  g_autoptr (OfftakeView) view = stage_view ("founding");
  OfftakePlan *plan = offtake_view_get_plan (view);
  stage_show_period (view, "2026");
  g_autoptr (OfftakeAgreementRow) nickel =
      offtake_agreement_row_new (view, stage_agreement (view, "aqms-6k-ni"));
  g_autoptr (OfftakeAgreementRow) westwin =
      offtake_agreement_row_new (view, stage_agreement (view, "aqms-westwin"));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    const Case *c = &cases[i];
    g_autoptr (OfftakeColumnFilter) filter = offtake_column_filter_new (c->column);

    g_assert_cmpint (filter->kind, ==, c->kind);
    g_assert_false (offtake_column_filter_is_set (filter));
    g_assert_true (offtake_column_filter_accepts (filter, nickel));
    filter->presence = c->presence;
    filter->low = offtake_column_filter_from_shown (filter, c->low);
    filter->high = offtake_column_filter_from_shown (filter, c->high);
    if (c->text) {
      g_free (filter->text);
      filter->text = g_strdup (c->text);
    }
    if (c->key)
      g_hash_table_add (filter->keys, g_strdup (c->key));
    g_autofree char *says = offtake_column_filter_describe (filter, plan);
    g_assert_true (offtake_column_filter_is_set (filter));
    g_assert_cmpstr (says, ==, c->says);
    g_assert_cmpint (offtake_column_filter_accepts (filter, nickel), ==, c->nickel);
    g_assert_cmpint (offtake_column_filter_accepts (filter, westwin), ==, c->westwin);
  }
  offtake_document_close (offtake_view_get_document (view));
}

/* Every column of every row is let through by the filter that is made of it. */
static void
test_same_holds_itself (void)
{
  g_autoptr (OfftakeView) view = stage_view ("founding");
  GListModel *agreements = offtake_plan_get_list (offtake_view_get_plan (view), "agreements");
  const char *column = NULL;

  for (guint i = 0; (column = offtake_agreement_columns_nth_id (i)); i++) {
    g_autoptr (OfftakeColumnFilter) filter = offtake_column_filter_new (column);

    for (guint j = 0; j < g_list_model_get_n_items (agreements); j++) {
      g_autoptr (OfftakeAgreement) agreement = g_list_model_get_item (agreements, j);
      g_autoptr (OfftakeAgreementRow) row = offtake_agreement_row_new (view, agreement);

      offtake_column_filter_set_same (filter, row);
      g_assert_true (offtake_column_filter_is_set (filter));
      g_assert_true (offtake_column_filter_accepts (filter, row));
    }
  }
  offtake_document_close (offtake_view_get_document (view));
}

/* A bound is what the field would store for the same text, and is shown as it was typed. */
static void
test_other_unit (void)
{
  static const char *const units[] = { "t", "kg", "lb", "short-ton", "kt" };
  g_autoptr (OfftakeColumnFilter) filter = offtake_column_filter_new ("quantity.tpa");

  for (guint u = 0; u < G_N_ELEMENTS (units); u++) {
    g_settings_set_string (offtake_settings_get (), "mass-unit", units[u]);
    for (guint n = 1; n <= 2000; n++) {
      g_autofree char *typed = g_strdup_printf ("%u", n);
      g_autoptr (json_t) stored = NULL;
      double bound = offtake_column_filter_from_shown (filter, n);

      g_assert_true (offtake_field_text_parse (filter->field, typed, &stored, NULL));
      g_assert_cmpfloat (bound, ==, json_number_value (stored));
      g_assert_cmpfloat (offtake_column_filter_to_shown (filter, bound), ==, n);
    }
  }
  g_settings_reset (offtake_settings_get (), "mass-unit");
}

static gboolean
accepts_from (OfftakeColumnFilter *filter, OfftakeAgreementRow *row, double low)
{
  filter->low = low;
  return offtake_column_filter_accepts (filter, row);
}

/* A figure that is worked out is not exactly what is read. */
static void
test_last_digits (void)
{
  g_autoptr (OfftakeView) view = stage_view ("founding");
  stage_show_period (view, "2026");
  g_autoptr (OfftakeAgreementRow) nickel =
      offtake_agreement_row_new (view, stage_agreement (view, "aqms-6k-ni"));
  g_autoptr (OfftakeColumnFilter) filter = offtake_column_filter_new ("mass");
  double mass = NAN;

  g_object_get (nickel, "mass", &mass, NULL);
  g_assert_cmpfloat (mass, >, 1);
  g_assert_true (accepts_from (filter, nickel, mass * (1 + 1e-12)));
  g_assert_false (accepts_from (filter, nickel, mass * (1 + 1e-6)));
  filter->high = mass * (1 - 1e-12);
  g_assert_true (accepts_from (filter, nickel, NAN));
  filter->high = mass * (1 - 1e-6);
  g_assert_false (accepts_from (filter, nickel, NAN));
  offtake_document_close (offtake_view_get_document (view));
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/column-filter/lets-through", test_lets_through);
  g_test_add_func ("/ui/column-filter/same-holds-itself", test_same_holds_itself);
  g_test_add_func ("/ui/column-filter/other-unit", test_other_unit);
  g_test_add_func ("/ui/column-filter/last-digits", test_last_digits);
  return stage_run ();
}
