/* SPDX-License-Identifier: MPL-2.0 */
#include "exchange/plan-names.h"

#include <string.h>

#include "lib/sample.h"

/* Of the founding plan: Aqua Metals has two sites, 6K Energy one. */
static const struct {
  OfftakeDraftSide side;
  const char *id, *error;
} sites[] = {
  { { .id = "pluscam" }, "pluscam", NULL },
  { { .name = "Sierra ARC" }, "sierra-arc", NULL },
  { { .name = " sierra arc " }, "sierra-arc", NULL },
  { { .name = "pluscam" }, "pluscam", NULL },
  { { .party = "PlusCAM" }, "pluscam", NULL },
  { { .party = "6K Energy" }, "pluscam", NULL },
  { { .name = "Sierra ARC", .party = "Aqua Metals" }, "sierra-arc", NULL },
  { { .name = "Sierra ARC", .party = "6K Energy" }, NULL, "no site \"Sierra ARC\"" },
  { { .party = "Aqua Metals" }, NULL, "more than one site; write one of " },
  { { .name = "Siera ARC" }, NULL, "no site \"Siera ARC\"" },
};

static const char *
or_empty (const char *text)
{
  return text ? text : "";
}

static void
test_sites (void)
{
  g_autoptr (Sample) sample = sample_new ("founding", NULL);
  g_autoptr (OfftakePlanNames) names = offtake_plan_names_new (sample->plan);

  for (guint i = 0; i < G_N_ELEMENTS (sites); i++) {
    const OfftakeDraftSide *given = &sites[i].side;
    const OfftakeDraftSide side = { or_empty (given->id), or_empty (given->name),
                                    or_empty (given->party), "", "" };
    g_autoptr (GError) error = NULL;

    g_assert_cmpstr (offtake_plan_names ()->site (names, &side, "", &error), ==, sites[i].id);
    g_assert_true ((error != NULL) == (sites[i].error != NULL));
    if (error)
      g_assert_nonnull (strstr (error->message, sites[i].error));
  }
}

static void
test_materials (void)
{
  g_autoptr (Sample) sample = sample_new ("founding", NULL);
  g_autoptr (OfftakePlanNames) names = offtake_plan_names_new (sample->plan);
  const OfftakeRowNames *rows = offtake_plan_names ();
  g_autoptr (GError) error = NULL;
  const char *id = rows->material (names, "", "LITHIUM carbonate", "", "", &error);

  g_assert_no_error (error);
  g_assert_true (rows->holds (names, id, "Li"));
  g_assert_false (rows->holds (names, id, "Ni"));
  g_assert_cmpstr (rows->material (names, id, "", "", "", NULL), ==, id);
  g_assert_null (rows->material (names, "", "unobtainium", "", "", &error));
  g_assert_nonnull (strstr (error->message, "no material \"unobtainium\""));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/plan-names/sites", test_sites);
  g_test_add_func ("/exchange/plan-names/materials", test_materials);
  return g_test_run ();
}
