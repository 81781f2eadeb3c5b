/* SPDX-License-Identifier: MPL-2.0 */
#include "document/document.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/error.h"
#include "lib/document.h"
#include "lib/fixture.h"
#include "lib/plan.h"

static void
assert_loads (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *expected = fixture_data ("plans/every-key.json", NULL);
  g_autoptr (OfftakePlan) plan = offtake_document_load_plan (path, &error);

  g_assert_no_error (error);
  g_autofree char *text = fixture_plan_text (plan);
  g_assert_cmpstr (text, ==, expected);
}

/* What a file is counts, not what it is called. */
static void
test_both_forms (DocumentFixture *fixture, gconstpointer unused)
{
  g_autofree char *json = fixture_data_path ("plans/every-key.json");
  g_autofree char *odd = g_build_filename (fixture->dir, "plan.backup", NULL);

  assert_loads (json);
  assert_loads (fixture->path); /* while it is open */
  g_clear_object (&fixture->document);
  assert_loads (fixture->path);
  g_assert_cmpint (g_rename (fixture->path, odd), ==, 0);
  assert_loads (odd);
}

static const struct {
  const char *name, *content;
  int code;
  const char *says;
} refused[] = {
  { "a.offtake", "{}", OFFTAKE_ERROR_SCHEMA, "a.offtake" },
  { "b.offtake", "", OFFTAKE_ERROR_SCHEMA, "b.offtake" },
  { "c.json", "{", OFFTAKE_ERROR_INVALID, "c.json" },
  { "d.json", "SQLite format 3", OFFTAKE_ERROR_INVALID, "d.json" },
  { "e.json", NULL, OFFTAKE_ERROR_NOT_FOUND, "e.json" },
  { "g.md", "# Notes", OFFTAKE_ERROR_INVALID, "Neither a plan file nor sound plan JSON" },
  { "f.offtake", NULL, OFFTAKE_ERROR_NOT_FOUND, "f.offtake" },
};

static void
test_refused (DocumentFixture *fixture, gconstpointer unused)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *path = g_build_filename (fixture->dir, refused[i].name, NULL);
    if (refused[i].content)
      g_assert_true (g_file_set_contents (path, refused[i].content, -1, NULL));
    g_assert_null (offtake_document_load_plan (path, &error));
    g_assert_error (error, OFFTAKE_ERROR, refused[i].code);
    g_assert_nonnull (strstr (error->message, refused[i].says));
  }
}

static void
test_samples (DocumentFixture *fixture, gconstpointer unused)
{
  const char *const *names = offtake_document_samples ();
  g_autoptr (GError) error = NULL;

  g_assert_true (g_strv_contains (names, "founding"));
  for (; *names; names++) {
    g_autofree char *path = g_strdup_printf ("%s/%s.offtake", fixture->dir, *names);
    g_autoptr (OfftakePlan) plan = offtake_document_load_sample (*names, &error);
    g_assert_no_error (error);
    g_autofree char *before = fixture_plan_text (plan);
    g_autoptr (OfftakeDocument) document = offtake_document_create (path, plan, FALSE, &error);
    g_assert_no_error (error);
    g_autoptr (OfftakePlan) stored = offtake_document_load_plan (path, &error);
    g_assert_no_error (error);
    g_autofree char *after = fixture_plan_text (stored);
    g_assert_cmpstr (before, ==, after);
  }
  g_assert_null (offtake_document_load_sample ("../schema/001", &error));
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "founding"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function)                                                                        \
  g_test_add (path, DocumentFixture, NULL, document_set_up, function, document_tear_down)
  ADD ("/document/load/both-forms", test_both_forms);
  ADD ("/document/load/refused", test_refused);
  ADD ("/document/load/samples", test_samples);
#undef ADD
  return g_test_run ();
}
