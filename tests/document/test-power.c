/* SPDX-License-Identifier: MPL-2.0 */

/* No acknowledged edit is lost by a power cut or a failing disk, and nothing is ever half there. */

#include "document/batch.h"
#include "document/document-private.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/error.h"
#include "document/bring-in.h"
#include "exchange/foreign.h"
#include "lib/disk.h"
#include "lib/document.h"
#include "lib/fixture.h"
#include "lib/memory.h"
#include "lib/plan.h"

/* A folder with the plan that every run begins with. */
typedef struct {
  char *template, *dir, *path, *copy, *made;
  char *saved;      /* the folder of what a cut has left */
  GPtrArray *texts; /* the plan before the first step and after each */
  guint n_operations;
} Fixture;

static OfftakeRecord *
head_of (OfftakeDocument *document)
{
  return OFFTAKE_RECORD (offtake_plan_get_head (offtake_document_get_plan (document)));
}

static gboolean
set_text (OfftakeDocument *document,
          OfftakeRecord *record,
          const char *field,
          const char *text,
          GError **error)
{
  g_autoptr (json_t) value = json_string (text);

  return offtake_document_set (document, record, field, value, error);
}

static gboolean
set_title (OfftakeDocument *document, Fixture *fixture, GError **error)
{
  OfftakeRecord *head = head_of (document);
  g_autofree char *title = g_strconcat (OFFTAKE_PLAN_HEAD (head)->title, " again", NULL);

  return set_text (document, head, "title", title, error);
}

static gboolean
set_notes (OfftakeDocument *document, Fixture *fixture, GError **error)
{
  OfftakeRecord *agreement =
      offtake_plan_find (offtake_document_get_plan (document), "agreements", "001");
  g_autofree char *more = g_strnfill (9000, 'n'); /* some pages */
  g_autofree char *notes = g_strconcat (OFFTAKE_AGREEMENT (agreement)->notes, more, NULL);

  return set_text (document, agreement, "notes", notes, error);
}

static gboolean
undo (OfftakeDocument *document, Fixture *fixture, GError **error)
{
  return offtake_document_undo (document, error);
}

static gboolean
redo (OfftakeDocument *document, Fixture *fixture, GError **error)
{
  return offtake_document_redo (document, error);
}

static gboolean
edit_group (OfftakeDocument *document, GError **error)
{
  OfftakePlan *plan = offtake_document_get_plan (document);

  for (int i = 0; i < 12; i++) {
    g_autofree char *id = g_strdup_printf ("party-%d", i);
    g_autoptr (json_t) json =
        json_pack ("{s:s, s:s, s:s}", "id", id, "name", "A party of a group", "country", "DE");
    g_autoptr (OfftakeRecord) party =
        offtake_record_from_json (OFFTAKE_TYPE_PARTY, json, "party", NULL);
    if (!offtake_document_add (document, party, error))
      return FALSE;
  }
  return offtake_document_remove (document, offtake_plan_find (plan, "materials", "pcam"), error);
}

static gboolean
group (OfftakeDocument *document, Fixture *fixture, GError **error)
{
  if (!offtake_document_begin_group (document, "Group", error))
    return FALSE;
  if (edit_group (document, error))
    return offtake_document_end_group (document, error);
  offtake_document_abort_group (document);
  return FALSE;
}

/* Changes an agreement and adds one, with a party, a site and a material that are new. */
static gboolean
import_table (OfftakeDocument *document, Fixture *fixture, GError **error)
{
  static const char table[] =
      "id,seller,buyer,material,tpa,title\n"
      "001,A Seller of its Own,%s,Nickel of the Test,25,%s\n"
      "new-%u,A Seller of its Own,A Buyer of its Own,Nickel of the Test,5,\n";
  OfftakePlan *plan = offtake_document_get_plan (document);
  guint n = g_list_model_get_n_items (offtake_plan_get_list (plan, "agreements"));
  OfftakeRecord *known = offtake_plan_find (plan, "agreements", "001");
  g_autofree char *title = g_strdup_printf ("Title %u", n);
  g_autofree char *text = g_strdup_printf (table, OFFTAKE_AGREEMENT (known)->buyer, title, n);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (OfftakeImport) import = offtake_foreign_read_bytes (
      bytes, "table.csv", NULL, 2026, offtake_plan_get_head (plan)->currency, error);

  return import && offtake_document_bring_in (document, import, NULL, error);
}

static gboolean
save_copy (OfftakeDocument *document, Fixture *fixture, GError **error)
{
  return offtake_document_save_copy (document, fixture->copy, error);
}

static gboolean
make_another (OfftakeDocument *document, Fixture *fixture, GError **error)
{
  g_autoptr (OfftakePlan) plan = fixture_plan ("least.json");
  g_autoptr (OfftakeDocument) made = offtake_document_create (fixture->made, plan, FALSE, error);

  return made != NULL;
}

typedef gboolean (*Step) (OfftakeDocument *document, Fixture *fixture, GError **error);

static const Step steps[] = {
  set_title, set_notes, undo,  redo,         group, undo, import_table, set_title, set_notes,
  save_copy, redo,      group, make_another, undo,  undo, import_table, undo,
};

/* Runs the steps until one fails; how many were acknowledged. */
static guint
run_steps (Fixture *fixture, gboolean unsafe)
{
  g_autoptr (OfftakeDocument) document = offtake_document_open (fixture->path, NULL);
  guint done = 0;

  if (!document || offtake_document_get_read_only_reason (document))
    return 0;
  if (unsafe)
    offtake_database_execute (offtake_plan_file_get_database (document->file),
                              "PRAGMA synchronous = OFF", NULL);
  while (done < G_N_ELEMENTS (steps)) {
    g_autoptr (GError) error = NULL;
    gboolean acknowledged = steps[done](document, fixture, &error);
    /* A step that has nothing to do is done. */
    if (!acknowledged && !g_error_matches (error, OFFTAKE_ERROR, OFFTAKE_ERROR_NOT_FOUND))
      break;
    done++;
    if (fixture->texts && !disk_is_cut () && fixture->texts->len == done)
      g_ptr_array_add (fixture->texts, fixture_plan_text (offtake_document_get_plan (document)));
  }
  return done;
}

static void
empty (const char *dir)
{
  g_autoptr (GDir) folder = g_dir_open (dir, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder))) {
    g_autofree char *path = g_build_filename (dir, name, NULL);
    g_unlink (path);
  }
}

static void
begin_run (Fixture *fixture)
{
  g_autofree char *bytes = NULL;
  gsize size = 0;

  empty (fixture->dir);
  empty (fixture->saved);
  g_assert_true (g_file_get_contents (fixture->template, &bytes, &size, NULL));
  g_assert_true (g_file_set_contents_full (fixture->path, bytes, (gssize) size,
                                           G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  disk_attach (fixture->dir);
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakePlan) plan = fixture_plan ("every-key.json");
  g_autoptr (OfftakeDocument) document = NULL;
  char *dir = fixture_dir ();

  fixture->dir = dir;
  fixture->saved = fixture_dir ();
  fixture->path = g_build_filename (dir, "plan.offtake", NULL);
  fixture->copy = g_build_filename (dir, "copy.offtake", NULL);
  fixture->made = g_build_filename (dir, "made.offtake", NULL);
  fixture->template = g_strconcat (dir, ".template", NULL);
  document = offtake_document_create (fixture->template, plan, FALSE, &error);
  g_assert_no_error (error);
  g_clear_object (&document);

  fixture->texts = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (fixture->texts, fixture_plan_text (plan));
  begin_run (fixture);
  g_assert_cmpuint (run_steps (fixture, FALSE), ==, G_N_ELEMENTS (steps));
  fixture->n_operations = disk_count ();
  disk_detach ();
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_unlink (fixture->template);
  fixture_remove_dir (fixture->dir);
  fixture_remove_dir (fixture->saved);
  g_free (fixture->template);
  g_free (fixture->path);
  g_free (fixture->copy);
  g_free (fixture->made);
  g_ptr_array_unref (fixture->texts);
}

static char *
saved_path (Fixture *fixture, const char *path)
{
  g_autofree char *name = g_path_get_basename (path);

  return g_build_filename (fixture->saved, name, NULL);
}

/* Whether the plan is what was acknowledged, or has the step that was being made as well, and can
   be taken back. */
static gboolean
is_plan_whole (Fixture *fixture, guint acknowledged)
{
  g_autofree char *path = saved_path (fixture, fixture->path);
  g_autoptr (OfftakeDocument) document = offtake_document_open (path, NULL);

  if (!document)
    return FALSE;
  g_autofree char *text = fixture_plan_text (offtake_document_get_plan (document));
  if (strcmp (text, g_ptr_array_index (fixture->texts, acknowledged)) != 0 &&
      (acknowledged + 1 >= fixture->texts->len ||
       strcmp (text, g_ptr_array_index (fixture->texts, acknowledged + 1)) != 0))
    return FALSE;
  /* This is not about power any more. */
  offtake_database_execute (offtake_plan_file_get_database (document->file),
                            "PRAGMA synchronous = OFF", NULL);
  while (offtake_document_can_undo (document))
    if (!offtake_document_undo (document, NULL))
      return FALSE;
  g_autofree char *first = fixture_plan_text (offtake_document_get_plan (document));
  return strcmp (first, g_ptr_array_index (fixture->texts, 0)) == 0;
}

/* Whether a new file is whole where it is, and is there if that was acknowledged. */
static gboolean
is_file_whole (Fixture *fixture, const char *path, gboolean acknowledged)
{
  g_autofree char *saved = saved_path (fixture, path);
  g_autoptr (OfftakePlan) plan = offtake_document_load_plan (saved, NULL);

  return plan || (!acknowledged && !g_file_test (saved, G_FILE_TEST_EXISTS));
}

static gboolean
is_whole (Fixture *fixture, guint acknowledged)
{
  gboolean copied = FALSE, made = FALSE;

  for (guint i = 0; i < acknowledged; i++) {
    copied = copied || steps[i] == save_copy;
    made = made || steps[i] == make_another;
  }
  return is_plan_whole (fixture, acknowledged) && is_file_whole (fixture, fixture->copy, copied) &&
         is_file_whole (fixture, fixture->made, made);
}

static guint
run_until_cut (Fixture *fixture, guint operation, gboolean unsafe)
{
  begin_run (fixture);
  disk_cut_at (operation);
  guint acknowledged = run_steps (fixture, unsafe);
  disk_save (fixture->saved);
  disk_detach ();
  return acknowledged;
}

static guint
random_operation (guint n)
{
  return (guint) g_test_rand_int_range (1, (gint32) n + 1);
}

static void
test_cuts (Fixture *fixture, gconstpointer unused)
{
  for (guint i = fixture_volume (70, 10000); i > 0; i--) {
    guint operation = random_operation (fixture->n_operations);
    guint acknowledged = run_until_cut (fixture, operation, FALSE);
    g_assert_true (is_whole (fixture, acknowledged));
  }
}

/* The same disk shows what goes wrong if nothing is synced: the test can fail. */
static void
test_control (Fixture *fixture, gconstpointer unused)
{
  guint n = fixture_volume (20, 400), n_lost = 0;

  for (guint i = 0; i < n; i++) {
    guint acknowledged =
        run_until_cut (fixture, random_operation (fixture->n_operations * 2 / 3), TRUE);
    n_lost += !is_whole (fixture, acknowledged);
  }
  g_assert_cmpuint (n_lost, >, n / 2);
}

/* The power goes again while the first cut is being recovered from. */
static void
test_double_cuts (Fixture *fixture, gconstpointer unused)
{
  for (guint i = fixture_volume (30, 2000); i > 0; i--) {
    guint acknowledged = run_until_cut (fixture, random_operation (fixture->n_operations), FALSE);
    g_autofree char *path = saved_path (fixture, fixture->path);
    empty (fixture->dir);
    disk_attach (fixture->saved);
    disk_cut_at (random_operation (12));
    g_autoptr (OfftakeDocument) document = offtake_document_open (path, NULL);
    g_clear_object (&document);
    disk_save (fixture->dir);
    disk_detach ();
    g_autofree char *first = g_steal_pointer (&fixture->saved);
    fixture->saved = g_steal_pointer (&fixture->dir);
    g_assert_true (is_plan_whole (fixture, acknowledged));
    fixture->dir = g_steal_pointer (&fixture->saved);
    fixture->saved = g_steal_pointer (&first);
  }
}

/* What is in the file is what the window shows, whatever failed. */
static void
assert_agrees (Fixture *fixture, OfftakeDocument *document)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *shown = fixture_plan_text (offtake_document_get_plan (document));
  g_autoptr (OfftakePlan) plan = offtake_document_load_plan (fixture->path, &error);

  g_assert_no_error (error);
  g_autofree char *text = fixture_plan_text (plan);
  g_assert_true (strcmp (shown, text) == 0); /* too long to print */
}

/* While the disk is out of reach, what was acknowledged is shown; the next edit reads it again. */
static void
look_again (Fixture *fixture, OfftakeDocument *document, guint step)
{
  g_autoptr (GError) error = NULL;

  if (!document->stale)
    return;
  g_autofree char *text = fixture_plan_text (offtake_document_get_plan (document));
  g_assert_true (strcmp (text, g_ptr_array_index (fixture->texts, step)) == 0);
  g_assert_true (offtake_document_begin_group (document, "Look", &error));
  offtake_document_abort_group (document);
}

/* A disk that fails at the very end of a commit may have kept it. */
static gboolean
is_made (Fixture *fixture, OfftakeDocument *document, guint step)
{
  g_autofree char *text = fixture_plan_text (offtake_document_get_plan (document));

  return steps[step] != save_copy && steps[step] != make_another &&
         strcmp (text, g_ptr_array_index (fixture->texts, step + 1)) == 0;
}

/* What fails in a run: an operation of the disk, or an allocation of SQLite. */
typedef struct {
  gboolean memory;
  guint at;
  int status;
  gboolean for_ever, reads_too;
} Fault;

static void
arm (const Fault *fault)
{
  if (fault->memory)
    memory_fail_at (fault->at, fault->for_ever);
  else
    disk_fail_at (fault->at, fault->status, fault->for_ever, fault->reads_too);
}

static void
heal (void)
{
  disk_heal ();
  memory_heal ();
}

static void
retry_step (Fixture *fixture, OfftakeDocument *document, guint step)
{
  g_autoptr (GError) error = NULL;

  steps[step](document, fixture, &error);
  g_assert_no_error (error);
}

/* Each step is made or reported; reported, it can be made once all is sound again. */
static void
run_with_fault (Fixture *fixture, const Fault *fault)
{
  g_autoptr (OfftakeDocument) document = NULL;

  begin_run (fixture);
  arm (fault);
  document = offtake_document_open (fixture->path, NULL);
  if (!document) {
    heal ();
    document = offtake_document_open (fixture->path, NULL);
  }
  g_assert_nonnull (document);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++) {
    g_autoptr (GError) error = NULL;
    if (steps[i](document, fixture, &error)) {
      g_assert_no_error (error);
      continue;
    }
    g_assert_nonnull (error);
    heal ();
    look_again (fixture, document, i);
    assert_agrees (fixture, document);
    if (!g_error_matches (error, OFFTAKE_ERROR, OFFTAKE_ERROR_NOT_FOUND) &&
        !is_made (fixture, document, i))
      retry_step (fixture, document, i);
  }
  heal ();
  assert_agrees (fixture, document);
  g_autofree char *text = fixture_plan_text (offtake_document_get_plan (document));
  g_assert_true (strcmp (text, g_ptr_array_index (fixture->texts, fixture->texts->len - 1)) == 0);
  g_clear_object (&document);
  disk_detach ();
}

/* How many there are for the fault to happen at, in a run where it does not. */
static guint
count_places (Fixture *fixture, Fault fault)
{
  fault.at = G_MAXUINT;
  begin_run (fixture);
  arm (&fault);
  g_assert_cmpuint (run_steps (fixture, FALSE), ==, G_N_ELEMENTS (steps));
  guint n = fault.memory ? memory_count () : disk_count ();
  heal ();
  disk_detach ();
  return n;
}

static void
run_at_every_place (Fixture *fixture, Fault fault, guint stride)
{
  guint n = count_places (fixture, fault);

  for (fault.at = random_operation (stride); fault.at <= n; fault.at += stride)
    run_with_fault (fixture, &fault);
}

static void
test_disk_faults (Fixture *fixture, gconstpointer unused)
{
  static const int statuses[] = { SQLITE_FULL, SQLITE_IOERR };

  for (int i = 0; i < 8; i++) {
    Fault fault = { .status = statuses[i & 1], .for_ever = i >> 1 & 1, .reads_too = i >> 2 & 1 };
    run_at_every_place (fixture, fault, fixture_volume (43, 2));
  }
}

static void
test_memory_faults (Fixture *fixture, gconstpointer unused)
{
  for (int for_ever = 0; for_ever < 2; for_ever++) {
    Fault fault = { .memory = TRUE, .for_ever = for_ever };
    run_at_every_place (fixture, fault, fixture_volume (797, 17));
  }
}

/* A full disk is told until an edit is stored again. */
static void
test_store_problem (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL, invalid = NULL;

  begin_run (fixture);
  g_autoptr (OfftakeDocument) document = offtake_document_open (fixture->path, NULL);
  g_assert_null (offtake_document_get_store_problem (document));
  disk_fail_at (1, SQLITE_FULL, TRUE, FALSE);
  g_assert_false (set_title (document, fixture, &error));
  g_assert_cmpstr (offtake_document_get_store_problem (document), ==, error->message);
  g_assert_false (set_text (document, head_of (document), "currency", "none", &invalid));
  g_assert_nonnull (offtake_document_get_store_problem (document));
  disk_heal ();
  g_assert_true (set_title (document, fixture, NULL));
  g_assert_null (offtake_document_get_store_problem (document));
  g_clear_object (&document);
  disk_detach ();
}

/* Many at once, which a worker may store, tell it too. */
static gboolean
store_batch (OfftakeDocument *document, GError **error)
{
  g_autoptr (OfftakeBatch) batch = offtake_batch_new (document, "Many", NULL, NULL);
  g_autoptr (OfftakeRecord) party =
      g_object_new (OFFTAKE_TYPE_PARTY, "id", "many", "country", "US", NULL);

  return offtake_batch_begin (batch, error) && offtake_batch_add (batch, party, error) &&
         offtake_batch_commit (batch, error);
}

static void
test_batch_problem (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  begin_run (fixture);
  g_autoptr (OfftakeDocument) document = offtake_document_open (fixture->path, NULL);
  disk_fail_at (1, SQLITE_FULL, TRUE, FALSE);
  g_assert_false (store_batch (document, &error));
  g_assert_cmpstr (offtake_document_get_store_problem (document), ==, error->message);
  disk_heal ();
  g_assert_true (store_batch (document, NULL));
  g_assert_null (offtake_document_get_store_problem (document));
  g_clear_object (&document);
  disk_detach ();
}

int
main (int argc, char **argv)
{
  memory_prepare ();
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/document/power/cuts", test_cuts);
  ADD ("/document/power/control", test_control);
  ADD ("/document/power/double-cuts", test_double_cuts);
  ADD ("/document/power/store-problem", test_store_problem);
  ADD ("/document/power/batch-problem", test_batch_problem);
  ADD ("/document/power/disk-faults", test_disk_faults);
  ADD ("/document/power/memory-faults", test_memory_faults);
#undef ADD
  return g_test_run ();
}
