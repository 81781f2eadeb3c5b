/* SPDX-License-Identifier: MPL-2.0 */
#include "agreement-editor/agreement-editor.h"

#include "agreement-editor/series-editor.h"
#include "ui/stage.h"

static GtkWidget *
editor_for (OfftakeWindow *window, const char *id)
{
  OfftakeView *view = offtake_window_get_view (window);

  offtake_view_select (view, OFFTAKE_RECORD (stage_agreement (view, id)));
  stage_settle ();
  return stage_find (window, OFFTAKE_TYPE_AGREEMENT_EDITOR, 0);
}

static gboolean
shows_series (GtkWidget *editor, const char *path)
{
  GtkWidget *series;

  for (guint i = 0; (series = stage_find (editor, OFFTAKE_TYPE_SERIES_EDITOR, i)); i++) {
    g_autofree char *found = NULL;

    g_object_get (series, "path", &found, NULL);
    if (g_strcmp0 (found, path) == 0)
      return gtk_widget_get_mapped (series);
  }
  return FALSE;
}

/* Only the fields that the kind of quantity and price has are offered. */
static void
test_kinds (void)
{
  OfftakeWindow *window = stage_open ("founding");
  GtkWidget *share = editor_for (window, "aqms-6k-ni");

  g_assert_true (stage_says (share, "Share of need"));
  g_assert_true (shows_series (share, "quantity.share"));
  g_assert_false (shows_series (share, "quantity.tpa"));
  g_assert_false (shows_series (share, "price.per_t"));

  GtkWidget *fixed = editor_for (window, "packs-in");
  g_assert_true (shows_series (fixed, "quantity.tpa"));
  g_assert_false (shows_series (fixed, "quantity.share"));
  g_assert_true (shows_series (fixed, "price.per_t"));
  g_assert_false (shows_series (fixed, "price.premium_per_t"));

  GtkWidget *unpriced = editor_for (window, "aqms-6k-mou");
  g_assert_false (shows_series (unpriced, "price.per_t"));
  g_assert_false (shows_series (unpriced, "price.floor_per_t"));
  stage_close (window);
}

static void
test_figures_follow_edits_and_periods (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeView *view = offtake_window_get_view (window);
  OfftakeDocument *document = offtake_window_get_document (window);
  GtkWidget *editor = editor_for (window, "packs-in");
  g_autoptr (json_t) quantity = json_pack ("{s:s, s:i}", "kind", "fixed", "tpa", 1234);

  stage_show_period (view, "2030");
  g_assert_true (stage_says (editor, "What It Does in 2030"));
  g_assert_true (stage_says (editor, "4,500 t"));
  g_assert_true (offtake_document_set (
      document, OFFTAKE_RECORD (stage_agreement (view, "packs-in")), "quantity", quantity, NULL));
  stage_solve (document);
  g_assert_true (stage_says (editor, "1,234 t"));
  g_assert_false (stage_says (editor, "4,500 t"));
  stage_close (window);
}

static void
test_names_the_parties (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeView *view = offtake_window_get_view (window);
  GtkWidget *editor = editor_for (window, "aqms-6k-ni");

  g_assert_true (stage_says (editor, "AQMS-6K-01"));
  g_assert_true (stage_says (editor, "Sierra ARC"));
  g_assert_true (stage_says (editor, "PlusCAM"));
  GtkListBox *route = GTK_LIST_BOX (stage_find (editor, GTK_TYPE_LIST_BOX, 0));
  g_signal_emit_by_name (route, "row-activated", gtk_list_box_get_row_at_index (route, 1));
  g_assert_cmpstr (offtake_record_get_id (offtake_view_get_selected (view)), ==, "pluscam");
  stage_close (window);
}

static void
test_says_that_a_term_is_empty (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeDocument *document = offtake_window_get_document (window);
  GtkWidget *editor = editor_for (window, "aqms-6k-ni");
  OfftakeAgreement *agreement = stage_agreement (offtake_window_get_view (window), "aqms-6k-ni");
  g_autoptr (json_t) start = json_string ("2040-01-01");
  g_autoptr (json_t) end = json_string ("2030-01-01");

  g_assert_true (offtake_document_set (document, OFFTAKE_RECORD (agreement), "start", start, NULL));
  g_assert_true (offtake_document_set (document, OFFTAKE_RECORD (agreement), "end", end, NULL));
  stage_solve (document);
  g_assert_true (stage_says (editor, "ends before it starts"));
  stage_close (window);
}

static void
test_says_that_floor_and_cap_cross (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeDocument *document = offtake_window_get_document (window);
  GtkWidget *editor = editor_for (window, "aqms-6k-ni");
  OfftakeAgreement *agreement = stage_agreement (offtake_window_get_view (window), "aqms-6k-ni");
  g_autoptr (json_t) price = json_pack ("{s:s, s:[], s:i, s:i}", "kind", "index", "terms",
                                        "floor_per_t", 5000, "cap_per_t", 1000);

  g_assert_false (stage_says (editor, "the cap holds"));
  g_assert_true (offtake_document_set (document, OFFTAKE_RECORD (agreement), "price", price, NULL));
  stage_solve (document);
  g_assert_true (stage_says (editor, "the cap holds"));
  stage_close (window);
}

static gboolean
has_entry (GtkWidget *editor, const char *text)
{
  GtkWidget *entry;

  for (guint i = 0; (entry = stage_find (editor, GTK_TYPE_ENTRY, i)); i++)
    if (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (entry)), text))
      return TRUE;
  return FALSE;
}

/* Names and documents are no markup: "L&F" would be a warning, which ends the test. */
static void
test_texts_are_no_markup (void)
{
  OfftakeWindow *window = stage_open ("north-america");

  g_assert_true (has_entry (editor_for (window, "lnf-tesla"), "Tesla and L&F, February 2023"));
  stage_close (window);
}

/* Every field of an agreement has its place in the editor. */
static void
test_sections (void)
{
  OfftakeWindow *window = stage_open ("founding");
  GtkWidget *editor = editor_for (window, "aqms-6k-ni");
  static const char *const names[] = { "Contract",   "Mirror",         "Take or pay",
                                       "Tolerance",  "Basis",          "Transport",
                                       "Incoterm",   "Promises",       "Months of notice",
                                       "Conditions", "Status history", "Specification",
                                       "Documents",  "Notes",          "Exclusive" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_true (stage_says (editor, names[i]));
  stage_close (window);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/agreement-editor/says-that-floor-and-cap-cross",
                   test_says_that_floor_and_cap_cross);
  g_test_add_func ("/ui/agreement-editor/kinds", test_kinds);
  g_test_add_func ("/ui/agreement-editor/figures-follow-edits-and-periods",
                   test_figures_follow_edits_and_periods);
  g_test_add_func ("/ui/agreement-editor/names-the-parties", test_names_the_parties);
  g_test_add_func ("/ui/agreement-editor/texts-are-no-markup", test_texts_are_no_markup);
  g_test_add_func ("/ui/agreement-editor/says-that-a-term-is-empty",
                   test_says_that_a_term_is_empty);
  g_test_add_func ("/ui/agreement-editor/sections", test_sections);
  return stage_run ();
}
