/* SPDX-License-Identifier: MPL-2.0 */
#include "dialogs/file-dialog.h"

#include "lib/fixture.h"
#include "ui/stage.h"

static const char *const endings[] = { ".svg", ".pdf", NULL };

static char *chosen_path;

static void
on_chosen (OfftakeWindow *window, const char *path)
{
  g_free (chosen_path);
  chosen_path = g_strdup (path);
}

/* A dot in a name makes no ending of what follows it. */
static void
test_endings (void)
{
  static const struct {
    const char *typed, *becomes;
  } cases[] = {
    { "/nowhere/plan", "/nowhere/plan.svg" },
    { "/nowhere/plan.svg", "/nowhere/plan.svg" },
    { "/nowhere/plan.PDF", "/nowhere/plan.PDF" },
    { "/nowhere/v1.2", "/nowhere/v1.2.svg" },
    { "/nowhere/a.pdf/plan", "/nowhere/a.pdf/plan.svg" },
  };
  OfftakeWindow *window = stage_open ("founding");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    offtake_file_dialog_accept (window, cases[i].typed, endings, on_chosen);
    g_assert_cmpstr (chosen_path, ==, cases[i].becomes);
  }
  offtake_file_dialog_accept (window, "/nowhere/plan", NULL, on_chosen);
  g_assert_cmpstr (chosen_path, ==, "/nowhere/plan");
  g_clear_pointer (&chosen_path, g_free);
  stage_close (window);
}

static AdwMessageDialog *
question (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);
    if (ADW_IS_MESSAGE_DIALOG (window))
      return ADW_MESSAGE_DIALOG (window);
  }
  return NULL;
}

static void
answer (const char *response)
{
  AdwMessageDialog *dialog = question ();

  g_assert_nonnull (dialog);
  adw_message_dialog_response (dialog, response);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* The file chooser has not asked about a name that only becomes that of a file. */
static void
test_replacing_is_asked (void)
{
  OfftakeWindow *window = stage_open ("founding");
  char *dir = fixture_dir ();
  g_autofree char *path = g_build_filename (dir, "plan.svg", NULL);
  g_autofree char *typed = g_build_filename (dir, "plan", NULL);

  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  offtake_file_dialog_accept (window, path, endings, on_chosen);
  g_assert_cmpstr (chosen_path, ==, path);
  g_clear_pointer (&chosen_path, g_free);

  offtake_file_dialog_accept (window, typed, endings, on_chosen);
  g_assert_null (chosen_path);
  answer ("cancel");
  g_assert_null (chosen_path);

  offtake_file_dialog_accept (window, typed, endings, on_chosen);
  answer ("replace");
  g_assert_cmpstr (chosen_path, ==, path);
  g_clear_pointer (&chosen_path, g_free);
  stage_close (window);
  fixture_remove_dir (dir);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/file-dialog/endings", test_endings);
  g_test_add_func ("/ui/file-dialog/replacing-is-asked", test_replacing_is_asked);
  return stage_run ();
}
