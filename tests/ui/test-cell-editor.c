/* SPDX-License-Identifier: MPL-2.0 */
#include "sheet/cell-editor.h"

#include "agreement-editor/field-store.h"
#include "ui/stage.h"

/* What has one line of text or one number; a ramp, a list and notes of several lines have not. */
static void
test_fits (void)
{
  static const struct {
    const char *path;
    gboolean fits;
  } cases[] = {
    { "title", TRUE },        { "status", TRUE },          { "buyer", TRUE },
    { "start", TRUE },        { "take_or_pay", TRUE },     { "exclusive", TRUE },
    { "quantity", FALSE },    { "quantity.share", FALSE }, { "quantity.min_tpa", TRUE },
    { "conditions", FALSE },  { "delivery.place", TRUE },  { "renewal.automatic", TRUE },
    { "price.terms", FALSE }, { "no such", FALSE },
  };
  g_autoptr (OfftakeView) view = stage_view ("founding");
  OfftakeRecord *nickel = OFFTAKE_RECORD (stage_agreement (view, "aqms-6k-ni"));
  g_autoptr (json_t) lines = json_string ("one\ntwo");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (offtake_cell_editor_fits (nickel, cases[i].path), ==, cases[i].fits);
  g_assert_true (offtake_field_store (view, nickel, "notes", lines, NULL));
  g_assert_false (offtake_cell_editor_fits (nickel, "notes"));
}

static void
test_reads_as_the_locale_writes (void)
{
  static const struct {
    const char *path, *text;
    double value;
  } cases[] = {
    { "take_or_pay", "75", 0.75 },
    { "take_or_pay", "75 %", 0.75 },
    { "quantity.min_tpa", "1,882.4", 1882.4 },
  };
  g_autoptr (OfftakeView) view = stage_view ("founding");
  OfftakeRecord *nickel = OFFTAKE_RECORD (stage_agreement (view, "aqms-6k-ni"));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    GtkWidget *editor =
        g_object_ref_sink (offtake_cell_editor_new (view, nickel, cases[i].path, "name"));
    g_autoptr (json_t) value = NULL;
    g_autoptr (GError) error = NULL;

    g_assert_false (offtake_cell_editor_is_changed (OFFTAKE_CELL_EDITOR (editor)));
    gtk_editable_set_text (GTK_EDITABLE (stage_find (editor, GTK_TYPE_ENTRY, 0)), cases[i].text);
    g_assert_true (offtake_cell_editor_is_changed (OFFTAKE_CELL_EDITOR (editor)));
    g_assert_true (offtake_cell_editor_read (OFFTAKE_CELL_EDITOR (editor), &value, &error));
    g_assert_no_error (error);
    g_assert_cmpfloat (json_number_value (value), ==, cases[i].value);
    g_assert_finalize_object (editor);
  }
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/cell-editor/fits", test_fits);
  g_test_add_func ("/ui/cell-editor/reads-as-the-locale-writes", test_reads_as_the_locale_writes);
  return stage_run ();
}
