/* SPDX-License-Identifier: MPL-2.0 */
#include "flows/making-note.h"

#include "ui/stage.h"

/* A chart that is made at once needs no word. */
static void
test_silent (void)
{
  OfftakeWindow *window = stage_open ("founding");
  GtkWidget *note = stage_find (window, OFFTAKE_TYPE_MAKING_NOTE, 0);
  GtkWidget *revealer = stage_find (note, GTK_TYPE_REVEALER, 0);

  stage_chart (window);
  g_assert_false (gtk_revealer_get_reveal_child (GTK_REVEALER (revealer)));
  stage_close (window);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/making-note/silent", test_silent);
  return stage_run ();
}
