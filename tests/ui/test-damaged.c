/* SPDX-License-Identifier: MPL-2.0 */
#include "dialogs/damaged.h"

#include "base/error.h"
#include "ui/stage.h"

static GtkWidget *
find_dialog (void)
{
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();

  for (GList *l = toplevels; l; l = l->next)
    if (ADW_IS_MESSAGE_DIALOG (l->data) && gtk_widget_get_visible (l->data))
      return l->data;
  return NULL;
}

static void
answer (const char *response)
{
  GtkWidget *dialog = find_dialog ();

  g_assert_nonnull (dialog);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), response);
  gtk_window_destroy (GTK_WINDOW (dialog));
  stage_settle ();
}

static void
test_other_errors_are_told (void)
{
  OfftakeWindow *window = stage_open ("founding");
  g_autoptr (GError) error =
      g_error_new (OFFTAKE_ERROR, OFFTAKE_ERROR_SCHEMA, "needs Offtake 7.1.0 or newer");

  offtake_damaged_show (window, "/nowhere/plan.offtake", error);
  g_assert_true (stage_says (find_dialog (), "needs Offtake 7.1.0 or newer"));
  g_assert_false (stage_says (find_dialog (), "Open What Is Sound"));
  answer ("close");
  stage_close (window);
}

/* What is sound is offered where the file is damaged. */
static void
test_damage_is_told (void)
{
  OfftakeWindow *window = stage_open ("founding");
  g_autoptr (GError) error = g_error_new (OFFTAKE_ERROR, OFFTAKE_ERROR_DAMAGED, "is damaged");

  offtake_damaged_show (window, "/nowhere/plan.offtake", error);
  g_assert_true (stage_says (find_dialog (), "is damaged"));
  g_assert_true (stage_says (find_dialog (), "_Open What Is Sound"));
  answer ("close");
  stage_close (window);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/damaged/other-errors", test_other_errors_are_told);
  g_test_add_func ("/ui/damaged/damage-is-told", test_damage_is_told);
  return stage_run ();
}
