/* SPDX-License-Identifier: MPL-2.0 */
#include "agreement-editor/entry-walk.h"

#include "agreement-editor/field-row.h"
#include "ui/stage.h"

/* The path of the row whose entry has the focus. */
static char *
focused_path (OfftakeWindow *window)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));
  GtkWidget *row = focus ? gtk_widget_get_ancestor (focus, OFFTAKE_TYPE_FIELD_ROW) : NULL;
  char *path = NULL;

  if (row)
    g_object_get (row, "path", &path, NULL);
  return path;
}

static void
press (OfftakeWindow *window, guint key, GdkModifierType modifiers, const char *leads_to)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));
  GtkWidget *entry = gtk_widget_get_ancestor (focus, GTK_TYPE_ENTRY);

  g_assert_true (offtake_entry_walk (entry, key, modifiers));
  stage_settle ();
  g_autofree char *path = focused_path (window);
  g_assert_cmpstr (path, ==, leads_to);
}

/* From share to ramp to floor price, past the buttons between them. */
static void
test_negotiates (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeView *view = offtake_window_get_view (window);

  offtake_view_select (view, OFFTAKE_RECORD (stage_agreement (view, "aqms-6k-ni")));
  stage_settle ();
  offtake_view_request_edit_of (view, "quantity.share.2026");
  stage_settle ();
  press (window, GDK_KEY_Down, 0, "quantity.share.2027");
  press (window, GDK_KEY_Down, 0, "quantity.share.2028");
  press (window, GDK_KEY_Up, 0, "quantity.share.2027");
  press (window, GDK_KEY_Down, GDK_CONTROL_MASK, "price.terms.0.payable");
  press (window, GDK_KEY_Down, 0, "price.terms.0.element");
  press (window, GDK_KEY_Down, 0, "price.premium_per_t");
  press (window, GDK_KEY_Down, 0, "price.floor_per_t");
  g_assert_false (offtake_entry_walk (
      gtk_widget_get_ancestor (gtk_root_get_focus (GTK_ROOT (window)), GTK_TYPE_ENTRY),
      GDK_KEY_Left, 0));
  stage_close (window);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/entry-walk/negotiates", test_negotiates);
  return stage_run ();
}
