/* SPDX-License-Identifier: MPL-2.0 */
#include "flows/chart-menu.h"

#include "ui/stage.h"

static void
each_item (GMenuModel *menu, void (*visit) (const char *action, gpointer data), gpointer data)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++) {
    g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
    g_autofree char *action = NULL;

    if (section)
      each_item (section, visit, data);
    else if (g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_ACTION, "s", &action))
      visit (action, data);
  }
}

static void
count (const char *action, gpointer data)
{
  (*(guint *) data)++;
}

/* Whether an action is there shows when it is asked for: an unknown one cannot be activated. */
static void
check_known (const char *action, gpointer window)
{
  GtkWidget *chart = stage_find (window, OFFTAKE_TYPE_CHART, 0);
  GtkWidget *page = gtk_widget_get_ancestor (chart, OFFTAKE_TYPE_PANE);
  gboolean known = FALSE;

  for (GtkWidget *widget = chart; widget && !known; widget = gtk_widget_get_parent (widget)) {
    const char *name = NULL, *property = NULL;
    const GVariantType *type = NULL;
    GType owner = G_TYPE_INVALID;

    for (guint i = 0; gtk_widget_class_query_action (GTK_WIDGET_GET_CLASS (widget), i, &owner,
                                                     &name, &type, &property);
         i++)
      known |= g_str_equal (name, action);
  }
  g_test_message ("%s", action);
  g_assert_nonnull (page);
  g_assert_true (known);
}

static void
test_every_action_is_known (void)
{
  static const OfftakeSubjectKind kinds[] = { OFFTAKE_SUBJECT_NONE, OFFTAKE_SUBJECT_NODE,
                                              OFFTAKE_SUBJECT_LINK, OFFTAKE_SUBJECT_LOSS };
  OfftakeWindow *window = stage_open ("founding");

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    g_autoptr (GMenuModel) menu = offtake_chart_menu_new (kinds[i]);
    guint n = 0;

    each_item (menu, count, &n);
    g_assert_cmpuint (n, >=, 7);
    each_item (menu, check_known, window);
  }
  stage_close (window);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/chart-menu/every-action-is-known", test_every_action_is_known);
  return stage_run ();
}
