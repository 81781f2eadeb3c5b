/* SPDX-License-Identifier: MPL-2.0 */
#include "action-table.h"

#include "ui/stage.h"

/* Every accelerator can be read, and no key does two things of the window. */
static void
test_keys (void)
{
  guint n = 0;
  const OfftakeActionInfo *table = offtake_action_table (&n);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < n; i++)
    for (guint k = 0; table[i].keys[k]; k++) {
      guint key = 0;
      GdkModifierType modifiers = 0;

      g_test_message ("%s: %s", table[i].title, table[i].keys[k]);
      g_assert_true (gtk_accelerator_parse (table[i].keys[k], &key, &modifiers));
      if (table[i].action)
        g_assert_true (g_hash_table_add (seen, gtk_accelerator_name (key, modifiers)));
    }
}

/* Groups stand together, and every action has its words. */
static void
test_groups (void)
{
  guint n = 0;
  const OfftakeActionInfo *table = offtake_action_table (&n);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < n; i++) {
    g_assert_true (*table[i].title);
    if (i == 0 || !g_str_equal (table[i].group, table[i - 1].group))
      g_assert_true (g_hash_table_add (seen, (gpointer) table[i].group));
  }
}

static void
test_labels (void)
{
  const OfftakeActionInfo two = { "g", "win.x", "X", { "<Control>y", "<Control>z" } };
  const OfftakeActionInfo none = { "g", "win.x", "X", { NULL } };
  g_autofree char *keys = offtake_action_info_dup_keys (&two);
  g_autofree char *label = offtake_action_info_dup_key_label (&two);

  g_assert_cmpstr (keys, ==, "<Control>y <Control>z");
  g_assert_cmpstr (label, ==, "Ctrl+Y");
  g_assert_null (offtake_action_info_dup_keys (&none));
  g_assert_null (offtake_action_info_dup_key_label (&none));
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/action-table/keys", test_keys);
  g_test_add_func ("/ui/action-table/groups", test_groups);
  g_test_add_func ("/ui/action-table/labels", test_labels);
  return stage_run ();
}
