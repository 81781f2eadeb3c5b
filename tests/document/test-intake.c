/* SPDX-License-Identifier: MPL-2.0 */
#include "document/intake.h"

#include <string.h>

#include "base/error.h"
#include "lib/fixture.h"

#define HEAD "Number\tSeller\tBuyer\tMaterial\tTonnes per year\n"

typedef struct {
  char *dir;
  OfftakeDocument *document;
} Founding;

static void
set_up (Founding *self, gconstpointer unused)
{
  g_autoptr (OfftakePlan) plan = offtake_document_load_sample ("founding", NULL);

  self->dir = fixture_dir ();
  g_autofree char *path = g_build_filename (self->dir, "plan.offtake", NULL);
  self->document = offtake_document_create (path, plan, FALSE, NULL);
  g_assert_nonnull (self->document);
}

static void
tear_down (Founding *self, gconstpointer unused)
{
  g_clear_object (&self->document);
  fixture_remove_dir (self->dir);
}

static guint
n_agreements (Founding *self)
{
  return g_list_model_get_n_items (
      offtake_plan_get_list (offtake_document_get_plan (self->document), "agreements"));
}

static OfftakePaste *
paste (Founding *self, const char *text)
{
  g_autoptr (GError) error = NULL;
  OfftakePaste *made = offtake_paste_new (offtake_document_get_plan (self->document), text, &error);

  g_assert_no_error (error);
  return made;
}

/* 200 rows with 5 bad ones: 195 come in, as one step. */
static void
test_good_rows_are_one_step (Founding *self, gconstpointer unused)
{
  g_autoptr (GString) text = g_string_new (HEAD);
  guint before = n_agreements (self);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 200; i++)
    g_string_append_printf (text, "P-%u\tSierra ARC\tPlusCAM\tLithium carbonate\t%s\n", i,
                            i % 40 == 7 ? "many" : "12.5");
  g_autoptr (OfftakePaste) rows = paste (self, text->str);
  g_assert_cmpuint (offtake_paste_count (rows, OFFTAKE_PASTE_REFUSED), ==, 5);
  g_assert_true (offtake_intake_apply (rows, self->document, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_agreements (self), ==, before + 195);
  g_assert_cmpstr (offtake_document_get_undo_label (self->document), ==, "Paste 195 agreements");
  g_assert_true (offtake_document_undo (self->document, &error));
  g_assert_cmpuint (n_agreements (self), ==, before);
}

static void
test_known_ids_change (Founding *self, gconstpointer unused)
{
  guint before = n_agreements (self);
  g_autoptr (OfftakePaste) rows =
      paste (self, "id\tseller.id\tbuyer.id\tmaterial.id\ttitle\n"
                   "aqms-6k-li\tsierra-arc\tpluscam\tli2co3\tAnother title\n");
  OfftakeRecord *known =
      offtake_plan_find (offtake_document_get_plan (self->document), "agreements", "aqms-6k-li");
  g_autoptr (GError) error = NULL;

  g_assert_true (offtake_intake_apply (rows, self->document, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (OFFTAKE_AGREEMENT (known)->title, ==, "Another title");
  g_assert_cmpuint (n_agreements (self), ==, before);
  g_assert_cmpstr (offtake_document_get_undo_label (self->document), ==, "Paste 1 agreement");
}

/* A term that moves behind its old end, as a whole. */
static void
test_terms_move (Founding *self, gconstpointer unused)
{
  g_autoptr (OfftakePaste) rows =
      paste (self, "id\tseller.id\tbuyer.id\tmaterial.id\tstart\tend\n"
                   "aqms-6k-li\tsierra-arc\tpluscam\tli2co3\t2041-01-01\t2042-12-31\n");
  g_autoptr (GError) error = NULL;

  g_assert_true (offtake_intake_apply (rows, self->document, &error));
  g_assert_no_error (error);
}

/* A row that cannot stand after all: nothing is taken, and it is told. */
static void
test_what_cannot_stand (Founding *self, gconstpointer unused)
{
  g_autoptr (OfftakePaste) rows =
      paste (self, HEAD "A\tSierra ARC\tPlusCAM\tLithium carbonate\t1\n"
                        "B\tSierra ARC\tPlusCAM\tLithium carbonate\t1\n");
  guint before = n_agreements (self);
  OfftakeRecord *second = offtake_paste_row (rows, 1)->record;
  g_autoptr (GError) error = NULL;

  /* It loses its material meanwhile, as nothing that was read before could tell. */
  g_object_set (second, "material", "gone", NULL);
  g_assert_false (offtake_intake_apply (rows, self->document, &error));
  g_assert_nonnull (strstr (error->message, "line 3: "));
  g_assert_cmpuint (n_agreements (self), ==, before);
  g_assert_cmpint (offtake_paste_row (rows, 1)->fate, ==, OFFTAKE_PASTE_REFUSED);
  g_assert_nonnull (offtake_paste_cell_fault (rows, 1, 3));
  g_clear_error (&error);
  g_assert_true (offtake_intake_apply (rows, self->document, &error));
  g_assert_cmpuint (n_agreements (self), ==, before + 1);
}

static void
on_ready (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static gboolean
finish (GAsyncResult **result, GError **error)
{
  while (!*result)
    g_main_context_iteration (NULL, TRUE);
  return offtake_intake_apply_finish (*result, error);
}

/* A second one that comes meanwhile is refused, and the first is not disturbed. */
static void
test_on_a_worker (Founding *self, gconstpointer unused)
{
  static const char text[] = HEAD "A\tSierra ARC\tPlusCAM\tLithium carbonate\t1\n";
  g_autoptr (OfftakePaste) rows = paste (self, text), others = paste (self, text);
  g_autoptr (GAsyncResult) first = NULL, second = NULL;
  guint before = n_agreements (self);
  g_autoptr (GError) error = NULL;

  offtake_intake_apply_async (rows, self->document, NULL, on_ready, &first);
  offtake_intake_apply_async (others, self->document, NULL, on_ready, &second);
  g_assert_null (second); /* told from the main loop only */
  g_assert_false (finish (&second, &error));
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_LOCKED);
  g_clear_error (&error);
  g_assert_cmpuint (n_agreements (self), ==, before);
  g_assert_true (finish (&first, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_agreements (self), ==, before + 1);
}

/* The row at fault is refused when the main thread has the rows again. */
static void
test_refused_on_a_worker (Founding *self, gconstpointer unused)
{
  g_autoptr (OfftakePaste) rows =
      paste (self, HEAD "A\tSierra ARC\tPlusCAM\tLithium carbonate\t1\n");
  g_autoptr (GAsyncResult) result = NULL;
  guint before = n_agreements (self);
  g_autoptr (GError) error = NULL;

  g_object_set (offtake_paste_row (rows, 0)->record, "material", "gone", NULL);
  offtake_intake_apply_async (rows, self->document, NULL, on_ready, &result);
  g_assert_false (finish (&result, &error));
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID);
  g_assert_cmpuint (n_agreements (self), ==, before);
  g_assert_cmpint (offtake_paste_row (rows, 0)->fate, ==, OFFTAKE_PASTE_REFUSED);
  g_assert_false (offtake_document_can_undo (self->document));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/document/intake/good-rows-are-one-step", Founding, NULL, set_up,
              test_good_rows_are_one_step, tear_down);
  g_test_add ("/document/intake/known-ids-change", Founding, NULL, set_up, test_known_ids_change,
              tear_down);
  g_test_add ("/document/intake/terms-move", Founding, NULL, set_up, test_terms_move, tear_down);
  g_test_add ("/document/intake/what-cannot-stand", Founding, NULL, set_up, test_what_cannot_stand,
              tear_down);
  g_test_add ("/document/intake/on-a-worker", Founding, NULL, set_up, test_on_a_worker, tear_down);
  g_test_add ("/document/intake/refused-on-a-worker", Founding, NULL, set_up,
              test_refused_on_a_worker, tear_down);
  return g_test_run ();
}
