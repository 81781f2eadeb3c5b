/* SPDX-License-Identifier: MPL-2.0 */

/* How long the window stands still while a person works in the agreements table of a large plan:
   for each act the main thread's processor time from the act until nothing is left to do, and the
   longest of its turns, which is what is felt. */

#include <time.h>

#include "agreements/agreement-columns.h"
#include "agreements/agreements-page.h"
#include "agreements/filter-bar.h"
#include "agreements/row-slots.h"
#include "lib/fixture.h"
#include "lib/random-trade.h"
#include "ui/stage.h"

static int agreements = 20000;

static double
thread_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

static GtkWidget *
page_of (OfftakeWindow *window)
{
  return stage_find (window, OFFTAKE_TYPE_AGREEMENTS_PAGE, 0);
}

static GtkColumnView *
table_of (OfftakeWindow *window)
{
  return GTK_COLUMN_VIEW (stage_find (page_of (window), GTK_TYPE_COLUMN_VIEW, 0));
}

/* Turns the loop for as long as there is something to do at once, and says what the worst turn was.
 */
static void
measure (OfftakeWindow *window, const char *act, double begun)
{
  double longest = thread_ms () - begun, first = longest;
  gboolean more = TRUE;

  for (int quiet = 0; quiet < 30; quiet += !more) {
    double turn = thread_ms ();

    more = g_main_context_iteration (NULL, FALSE);
    longest = MAX (longest, thread_ms () - turn);
    if (!more)
      g_usleep (1000);
  }
  g_print (
      "{\"bench\": \"%s\", \"call_ms\": %.1f, \"longest_ms\": %.1f, \"all_ms\": %.1f, \"shown\": "
      "%u}\n",
      act, first, longest, thread_ms () - begun,
      offtake_agreements_page_n_shown (OFFTAKE_AGREEMENTS_PAGE (page_of (window))));
}

/* As a person does, who does not empty the entry for each letter. */
static void
type_over (GtkEditable *entry, const char *text)
{
  const char *before = gtk_editable_get_text (entry);
  int same = 0;

  while (before[same] && before[same] == text[same])
    same++;
  int at = same;
  if (text[same])
    gtk_editable_insert_text (entry, text + same, -1, &at);
  gtk_editable_delete_text (entry, at, -1);
}

static void
search (OfftakeWindow *window, const char *text)
{
  GtkWidget *entry = stage_find (page_of (window), GTK_TYPE_SEARCH_ENTRY, 0);
  g_autofree char *act = g_strdup_printf ("search '%s'", text);
  double begun = thread_ms ();

  type_over (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "search-changed");
  measure (window, act, begun);
}

static void
sort (OfftakeWindow *window, const char *id)
{
  g_autofree char *act = g_strdup_printf ("sort by %s", id);
  double begun = thread_ms ();

  offtake_agreement_columns_sort (table_of (window), id, GTK_SORT_ASCENDING);
  measure (window, act, begun);
}

/* The rows of the first one's seller, or of about its quantity. */
static void
filter (OfftakeWindow *window, const char *column)
{
  OfftakeFilterBar *bar = OFFTAKE_FILTER_BAR (stage_find (window, OFFTAKE_TYPE_FILTER_BAR, 0));
  g_autofree char *act = g_strdup_printf ("filter %s", column ? column : "nothing");
  g_autoptr (OfftakeRowSlot) slot =
      g_list_model_get_item (G_LIST_MODEL (gtk_column_view_get_model (table_of (window))), 0);
  double begun = thread_ms ();

  if (column)
    offtake_filter_bar_set_same (bar, column, offtake_row_slot_get_row (slot));
  else
    offtake_filter_bar_clear (bar);
  measure (window, act, begun);
}

static void
edit (OfftakeWindow *window, const char *text)
{
  OfftakeDocument *document = offtake_window_get_document (window);
  g_autoptr (OfftakeRecord) agreement = g_list_model_get_item (
      offtake_plan_get_list (offtake_document_get_shown_plan (document), "agreements"), 7);
  g_autoptr (json_t) title = json_string (text);
  double begun = thread_ms ();

  offtake_document_set (document, agreement, "title", title, NULL);
  measure (window, "edit a title", begun);
  stage_solve (document);
  measure (window, "its solution", thread_ms ());
}

/* All that a scenario is at its beginning, and then an edit in it. */
static void
edit_in_scenario (OfftakeWindow *window)
{
  OfftakeDocument *document = offtake_window_get_document (window);
  g_autoptr (OfftakeRecord) scenario =
      g_object_new (OFFTAKE_TYPE_SCENARIO, "id", "other", "name", "Other", NULL);
  double begun = thread_ms ();

  offtake_document_add (document, scenario, NULL);
  measure (window, "add a scenario", begun);
  begun = thread_ms ();
  offtake_document_set_scenario (document, "other");
  measure (window, "show a scenario", begun);
  stage_solve (document);
  measure (window, "its solution", thread_ms ());
  edit (window, "A title in the scenario");
  search (window, "7");
  search (window, "");
  begun = thread_ms ();
  offtake_document_set_scenario (document, NULL);
  measure (window, "show the base plan", begun);
}

static OfftakeWindow *
open_large (const char *folder)
{
  const RandomTrade options = { .n_sites = (guint) agreements / 4,
                                .n_agreements = (guint) agreements,
                                .plain = TRUE };
  g_autofree char *text = random_trade_json (&options);
  g_autofree char *json = g_build_filename (folder, "large.json", NULL);
  g_autofree char *path = g_build_filename (folder, "large.offtake", NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (json, text, -1, NULL);
  g_autoptr (OfftakePlan) plan = offtake_document_load_plan (json, &error);
  g_assert_no_error (error);
  g_autoptr (OfftakeDocument) document = offtake_document_create (path, plan, TRUE, &error);
  g_assert_no_error (error);
  OfftakeWindow *window = g_object_new (OFFTAKE_TYPE_WINDOW, NULL);
  offtake_window_set_document (window, document);
  gtk_window_present (GTK_WINDOW (window));
  stage_solve (document);
  return window;
}

int
main (int argc, char **argv)
{
  const char *arguments[] = { argv[0], "--seed=R02S00000000000000000000000000000001", NULL };
  char **test_argv = (char **) arguments;
  int test_argc = 2;

  if (argc > 1)
    agreements = atoi (argv[1]);
  stage_init (&test_argc, &test_argv);
  g_autofree char *folder = fixture_dir ();
  OfftakeWindow *window = open_large (folder);
  double begun = thread_ms ();

  offtake_window_show_page (window, "agreements");
  measure (window, "show the page", begun);
  search (window, "a");
  search (window, "ag");
  search (window, "agx");
  search (window, "ag");
  search (window, "a");
  search (window, "7");
  search (window, "77");
  search (window, "777");
  search (window, "");
  sort (window, "title");
  search (window, "7");
  search (window, "");
  filter (window, "seller");
  filter (window, NULL);
  filter (window, "mass");
  filter (window, NULL);
  sort (window, "mass");
  edit (window, "Another title");
  edit_in_scenario (window);
  stage_close (window);
  fixture_remove_dir (folder);
  return stage_run ();
}
