/* SPDX-License-Identifier: MPL-2.0 */
#include "flows/flows-page-private.h"

#include "ui/stage.h"

static OfftakeFlowsPage *
page_of (OfftakeWindow *window)
{
  stage_chart (window);
  return OFFTAKE_FLOWS_PAGE (stage_find (window, OFFTAKE_TYPE_FLOWS_PAGE, 0));
}

static OfftakeRecord *
select_site (OfftakeWindow *window, const char *id)
{
  OfftakeView *view = offtake_window_get_view (window);
  OfftakeRecord *site = offtake_plan_find (offtake_view_get_plan (view), "sites", id);

  offtake_view_select (view, site);
  return site;
}

static void
act (OfftakeFlowsPage *page, const char *action)
{
  g_test_message ("%s", action);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), action, NULL));
  stage_settle ();
}

/* A pin is a step of undo of its own, and so is taking it, or all of them, away. */
static void
test_pins (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeFlowsPage *page = page_of (window);
  OfftakeDocument *document = offtake_window_get_document (window);
  OfftakeRecord *site = select_site (window, "sierra-arc");

  act (page, "chart.pin");
  g_assert_true (offtake_record_is_given (site, "y"));
  g_assert_cmpstr (offtake_document_get_undo_label (document), ==, "Pin Sierra ARC");
  act (page, "chart.unpin");
  g_assert_false (offtake_record_is_given (site, "y"));
  g_assert_cmpstr (offtake_document_get_undo_label (document), ==, "Unpin Sierra ARC");
  g_assert_true (offtake_document_undo (document, NULL));
  g_assert_true (offtake_record_is_given (site, "y"));
  stage_solve (document);
  stage_settle ();
  act (page, "chart.unpin-all");
  g_assert_false (offtake_record_is_given (site, "y"));
  stage_close (window);
}

/* The path of one site alone, and everything again. */
static void
test_only_path (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeFlowsPage *page = page_of (window);
  const guint all = offtake_scene_n_links (offtake_chart_get_scene (page->chart));

  select_site (window, "primary-co");
  act (page, "chart.only-path");
  gtk_test_widget_wait_for_draw (GTK_WIDGET (page->chart));
  g_assert_cmpuint (offtake_scene_n_links (offtake_chart_get_scene (page->chart)), <, all);
  g_assert_true (gtk_revealer_get_reveal_child (page->hidden_revealer));
  act (page, "chart.show-all");
  gtk_test_widget_wait_for_draw (GTK_WIDGET (page->chart));
  g_assert_cmpuint (offtake_scene_n_links (offtake_chart_get_scene (page->chart)), ==, all);
  g_assert_false (gtk_revealer_get_reveal_child (page->hidden_revealer));
  stage_close (window);
}

static gboolean
has_picture (gpointer clipboard)
{
  return gdk_content_formats_contain_gtype (gdk_clipboard_get_formats (clipboard),
                                            GDK_TYPE_TEXTURE);
}

static void
test_copies (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeFlowsPage *page = page_of (window);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (page));

  act (page, "chart.copy-data");
  g_assert_true (
      gdk_content_formats_contain_gtype (gdk_clipboard_get_formats (clipboard), G_TYPE_STRING));
  act (page, "chart.copy-picture");
  stage_wait (has_picture, clipboard);
  g_assert_true (stage_says (window, "The picture is on the clipboard."));
  stage_close (window);
}

static void
test_shows_agreements (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeFlowsPage *page = page_of (window);

  select_site (window, "sierra-arc");
  act (page, "chart.show-agreements");
  g_assert_cmpstr (offtake_window_get_page (window), ==, "agreements");
  stage_close (window);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/flows-actions/pins", test_pins);
  g_test_add_func ("/ui/flows-actions/only-path", test_only_path);
  g_test_add_func ("/ui/flows-actions/copies", test_copies);
  g_test_add_func ("/ui/flows-actions/shows-agreements", test_shows_agreements);
  return stage_run ();
}
