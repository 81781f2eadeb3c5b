/* SPDX-License-Identifier: MPL-2.0 */

/* The real window, killed (SIGKILL) at random moments of a stream of edits: what it had shown as
   done is in the file, and the file is sound. The edits are steps back and forth through titles of
   the plan, each of them a transaction; the window's own title acknowledges them. */

#include <stdlib.h>
#include <string.h>

#include "document/verify.h"
#include "lib/desktop.h"
#include "lib/document.h"
#include "lib/fixture.h"

#define N_TITLES 24
#define MAX_KEYS 8
#define MAX_LOOKS 10000

/* The number in "Edit 12"; 0 for the title that the plan began with. */
static int
number_of (const char *title)
{
  return g_str_has_prefix (title, "Edit ") ? atoi (title + strlen ("Edit ")) : 0;
}

static int
stored_number (const char *path)
{
  g_autoptr (GError) error = NULL;
  OfftakeVerification verification;

  offtake_document_verify (path, &verification, &error);
  g_assert_no_error (error);
  g_autoptr (OfftakePlan) plan = offtake_document_load_plan (path, &error);
  g_assert_no_error (error);
  return number_of (offtake_plan_get_head (plan)->title);
}

/* Waits for the middle of an edit, when its journal lies beside the plan, or, by chance, for a
   moment before or after. */
static void
wait_for_a_moment (const char *path)
{
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  int n_looks = g_test_rand_int_range (0, MAX_LOOKS);

  for (int i = 0; i < n_looks && !g_file_test (journal, G_FILE_TEST_EXISTS); i++)
    ;
}

/* Sends edits, looking at the window after some of them, and kills it.

   Returns: the number that it showed last */
static int
edit_and_kill (Desktop *desktop, const char *path, int number, gboolean back, int n_keys)
{
  int shown = number;

  desktop_start (desktop, path, NULL);
  for (int i = 0; i < n_keys; i++) {
    keyboard_press (back ? "ctrl+z" : "ctrl+shift+z");
    if (g_test_rand_bit ()) {
      g_autofree char *title = desktop_dup_title (desktop);
      /* On a busy machine the window may be active only in a moment, and have no title till then.
       */
      if (number_of (title) > 0)
        shown = number_of (title);
    }
  }
  wait_for_a_moment (path);
  desktop_kill (desktop);
  return shown;
}

static void
test_killed_keeps_what_it_has_shown (DocumentFixture *fixture, gconstpointer unused)
{
  Desktop *desktop = desktop_new ();
  guint n_edited = 0, n_runs = fixture_volume (50, 1000);

  for (int i = 1; i <= N_TITLES; i++) {
    g_autofree char *title = g_strdup_printf ("\"Edit %d\"", i);
    document_set (fixture, "plan", "plan", "title", title);
  }
  g_clear_object (&fixture->document);

  int number = N_TITLES;
  for (guint run = 0; run < n_runs; run++) {
    gboolean back = number > N_TITLES / 2;
    int n_keys = g_test_rand_int_range (1, MAX_KEYS);
    int shown = edit_and_kill (desktop, fixture->path, number, back, n_keys);
    int stored = stored_number (fixture->path);

    g_test_message ("from %d, %d keys, shown %d, stored %d", number, n_keys, shown, stored);
    g_assert_cmpint (abs (stored - number), <=, n_keys);
    g_assert_cmpint (abs (stored - number), >=, abs (shown - number));
    g_assert_true (back ? stored <= shown : stored >= shown);
    n_edited += stored != number;
    number = stored;
  }
  g_assert_cmpuint (n_edited, >, n_runs / 2);
  desktop_free (desktop);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/killed/keeps-what-it-has-shown", DocumentFixture, "least.json", document_set_up,
              test_killed_keeps_what_it_has_shown, document_tear_down);
  return g_test_run ();
}
