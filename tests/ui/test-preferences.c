/* SPDX-License-Identifier: MPL-2.0 */
#include "dialogs/preferences.h"

#include "settings.h"
#include "ui/stage.h"

static void
assert_setting (const char *key, const char *expected)
{
  g_autofree char *word = g_settings_get_string (offtake_settings_get (), key);

  g_assert_cmpstr (word, ==, expected);
}

/* Every choice of every row is stored, and every stored word is shown. */
static void
test_choices (void)
{
  static const struct {
    const char *key, *words[6];
  } rows[] = {
    { "color-scheme", { "system", "light", "dark" } },
    { "first-period", { "today", "first", "last" } },
    { "mass-unit", { "t", "kg", "lb", "short-ton", "kt" } },
    { "paper", { "locale", "a4", "letter" } },
  };
  OfftakeWindow *window = stage_open ("founding");
  GtkWidget *preferences = offtake_preferences_new (GTK_WINDOW (window));

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    AdwComboRow *row = ADW_COMBO_ROW (stage_find (preferences, ADW_TYPE_COMBO_ROW, i));

    guint n = g_strv_length ((char **) rows[i].words);
    g_assert_cmpuint (g_list_model_get_n_items (adw_combo_row_get_model (row)), ==, n);
    for (guint k = n; k > 0; k--) {
      adw_combo_row_set_selected (row, k - 1);
      assert_setting (rows[i].key, rows[i].words[k - 1]);
    }
    g_settings_set_string (offtake_settings_get (), rows[i].key, rows[i].words[2]);
    g_assert_cmpuint (adw_combo_row_get_selected (row), ==, 2);
    g_settings_reset (offtake_settings_get (), rows[i].key);
  }
  gtk_window_destroy (GTK_WINDOW (preferences));
  stage_close (window);
}

static void
test_switches (void)
{
  static const char *const keys[] = { "animations", "backups" };
  OfftakeWindow *window = stage_open ("founding");
  GtkWidget *preferences = offtake_preferences_new (GTK_WINDOW (window));

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++) {
    GtkSwitch *toggle = GTK_SWITCH (stage_find (preferences, GTK_TYPE_SWITCH, i));

    g_assert_true (gtk_switch_get_active (toggle));
    gtk_switch_set_active (toggle, FALSE);
    g_assert_false (g_settings_get_boolean (offtake_settings_get (), keys[i]));
    g_settings_reset (offtake_settings_get (), keys[i]);
    g_assert_true (gtk_switch_get_active (toggle));
  }
  gtk_window_destroy (GTK_WINDOW (preferences));
  stage_close (window);
}

/* The threshold is the one that the compliance page shows. */
static void
test_at_risk (void)
{
  OfftakeWindow *window = stage_open ("founding");
  GtkWidget *preferences = offtake_preferences_new (GTK_WINDOW (window));
  GtkWidget *spin = stage_find (preferences, GTK_TYPE_SPIN_BUTTON, 0);

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), 2.5);
  g_assert_cmpfloat (g_settings_get_double (offtake_settings_get (), "at-risk"), ==, 2.5);
  g_settings_reset (offtake_settings_get (), "at-risk");
  gtk_window_destroy (GTK_WINDOW (preferences));
  stage_close (window);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/preferences/choices", test_choices);
  g_test_add_func ("/ui/preferences/switches", test_switches);
  g_test_add_func ("/ui/preferences/at-risk", test_at_risk);
  return stage_run ();
}
