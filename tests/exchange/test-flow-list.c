/* SPDX-License-Identifier: MPL-2.0 */
#include "exchange/flow-list.h"

#include <string.h>

#include "lib/solved.h"

typedef struct {
  const char *source, *target, *type, *time;
  double value;
} Row;

static OfftakeImport *
make (const Row *rows, guint n, GError **error)
{
  g_autoptr (OfftakeImport) import = offtake_import_new ();
  g_autoptr (OfftakeFlowList) list = offtake_flow_list_new (import);

  for (guint i = 0; i < n; i++) {
    g_autofree char *place = g_strdup_printf ("row %u", i);
    offtake_flow_list_add (list, offtake_flow_list_ensure_node (list, rows[i].source),
                           offtake_flow_list_ensure_node (list, rows[i].target), rows[i].type,
                           rows[i].time, rows[i].value, place);
  }
  return offtake_flow_list_make_plan (list, "Title", "EUR", 2030, error) ? g_steal_pointer (&import)
                                                                         : NULL;
}

static OfftakeSite *
site (OfftakeImport *import, const char *id)
{
  return OFFTAKE_SITE (offtake_plan_find (import->plan, "sites", id));
}

static void
test_kinds (void)
{
  static const Row rows[] = { { "mine", "port", NULL, NULL, 5 },
                              { "port", "port", NULL, NULL, 1 },
                              { "port", "plant", "", "", 4.5 },
                              { "mine", "plant", "ore", NULL, 0 } };
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakeImport) import = make (rows, G_N_ELEMENTS (rows), &error);

  g_assert_no_error (error);
  g_assert_cmpint (site (import, "mine")->kind, ==, OFFTAKE_SITE_SOURCE);
  g_assert_cmpint (site (import, "port")->kind, ==, OFFTAKE_SITE_HUB);
  g_assert_cmpint (site (import, "plant")->kind, ==, OFFTAKE_SITE_SINK);
  g_assert_cmpuint (g_list_model_get_n_items (offtake_plan_get_list (import->plan, "agreements")),
                    ==, 4);
  g_assert_nonnull (offtake_plan_find (import->plan, "materials", "flow"));
  g_assert_nonnull (offtake_plan_find (import->plan, "materials", "ore"));
  g_assert_cmpint (offtake_plan_get_head (import->plan)->horizon->from, ==, 2030);
}

/* Months and days sum to quarters, a bare year spreads over its days, a flow ends where no value
 * is. */
static void
test_times (void)
{
  static const Row rows[] = {
    { "a", "b", "m", "2026-08-01", 2 }, { "a", "b", "m", "2026-09-30", 3 },
    { "a", "b", "m", "2027Q1", 7 },     { "a", "b", "m", "2028", 366 },
    { "a", "b", "n", "2027-05", 1 },    { "a", "b", "m", "2026-08-01T12:00", 1 }
  };
  static const struct {
    const char *period;
    double t;
  } moved[] = { { "2026Q2", 0 }, { "2026Q3", 6 },  { "2026Q4", 0 }, { "2027Q1", 7 },
                { "2027Q2", 0 }, { "2028Q1", 91 }, { "2028Q3", 92 } };
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakeImport) import = make (rows, G_N_ELEMENTS (rows), &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (offtake_plan_get_list (import->plan, "agreements")),
                    ==, 2);
  g_autoptr (OfftakeSolution) solution = solved_plan (import->plan);
  const OfftakeNetwork *network = offtake_solution_get_network (solution);
  for (guint i = 0; i < G_N_ELEMENTS (moved); i++) {
    guint period = offtake_network_find_period (network, moved[i].period);
    double t = offtake_solution_agreement (solution, period, 0)->t;
    g_assert_cmpfloat_with_epsilon (t, moved[i].t, 1e-12 * (1 + moved[i].t));
  }
}

static void
test_refused (void)
{
  static const Row rows[] = { { "a", "b", NULL, "2026", 1 },
                              { "a", "b", NULL, "tomorrow", 1 },
                              { "a", "b", NULL, "2026", -1 },
                              { "a", "c", NULL, NULL, 1 } };
  g_autoptr (GError) error = NULL, none = NULL;
  g_autoptr (OfftakeImport) import = make (rows, G_N_ELEMENTS (rows), &error);

  g_assert_no_error (error);
  g_assert_cmpuint (import->refused->len, ==, 3);
  g_assert_cmpstr (((OfftakeImportNote *) import->refused->pdata[0])->place, ==, "row 1");
  g_assert_cmpstr (((OfftakeImportNote *) import->refused->pdata[2])->place, ==, "a → c");
  g_assert_null (make (rows + 1, 1, &none));
  g_assert_nonnull (strstr (none->message, "row 0: the time \"tomorrow\""));
}

static void
test_parse_time (void)
{
  static const struct {
    const char *text, *label; /* label NULL: no time */
  } cases[] = { { "2027", "2027" },
                { "2027Q3", "2027Q3" },
                { "2027-Q3", "2027Q3" },
                { "2027-08", "2027Q3" },
                { "2027-12-31", "2027Q4" },
                { "2027-01-01 00:00", "2027Q1" },
                { "2027-13", NULL },
                { "2027-02-30", NULL },
                { "27", NULL },
                { "", NULL },
                { "1800-01-01", NULL },
                { "2027-01-015", NULL } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    OfftakePeriod period;
    gboolean read = offtake_flow_list_parse_time (cases[i].text, &period);
    if (read != (cases[i].label != NULL))
      g_error ("\"%s\"", cases[i].text);
    if (read)
      g_assert_cmpstr (period.label, ==, cases[i].label);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/flow-list/kinds", test_kinds);
  g_test_add_func ("/exchange/flow-list/times", test_times);
  g_test_add_func ("/exchange/flow-list/refused", test_refused);
  g_test_add_func ("/exchange/flow-list/parse-time", test_parse_time);
  return g_test_run ();
}
