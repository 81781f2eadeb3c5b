/* SPDX-License-Identifier: MPL-2.0 */
#include "record-editor/field-widget.h"

#include "agreement-editor/choice-row.h"
#include "agreement-editor/field-row.h"
#include "agreement-editor/series-editor.h"
#include "record-editor/fractions-editor.h"
#include "record-editor/notes-field.h"
#include "record-editor/part-list.h"
#include "record-editor/reference-field.h"
#include "record-editor/switch-field.h"
#include "record-editor/texts-editor.h"
#include "ui/stage.h"

static void
test_kinds (void)
{
  const struct {
    const char *list, *path;
    GType type;
  } cases[] = {
    { "sites", "name", OFFTAKE_TYPE_FIELD_ROW },
    { "sites", "kind", OFFTAKE_TYPE_CHOICE_ROW },
    { "sites", "capacity_tpa", OFFTAKE_TYPE_SERIES_EDITOR },
    { "sites", "party", OFFTAKE_TYPE_REFERENCE_FIELD },
    { "materials", "composition", OFFTAKE_TYPE_FRACTIONS_EDITOR },
    { "deliveries", "assay", OFFTAKE_TYPE_FRACTIONS_EDITOR },
    { "materials", "intermediate", OFFTAKE_TYPE_SWITCH_FIELD },
    { "parties", "notes", OFFTAKE_TYPE_NOTES_FIELD },
    { "recipes", "feeds", OFFTAKE_TYPE_TEXTS_EDITOR },
    { "recipes", "inputs", OFFTAKE_TYPE_PART_LIST },
    { "agreements", "promises.0.countries", OFFTAKE_TYPE_FIELD_ROW },
    { "agreements", "delivery.incoterm", OFFTAKE_TYPE_FIELD_ROW },
    { "agreements", "renewal.automatic", OFFTAKE_TYPE_SWITCH_FIELD },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (OfftakeRecordClass) klass =
        g_type_class_ref (offtake_record_type_for_list (cases[i].list));
    GtkWidget *widget =
        g_object_ref_sink (offtake_field_widget_new (klass->structure, cases[i].path));

    g_assert_nonnull (stage_find (widget, cases[i].type, 0));
    g_object_unref (widget);
  }
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/field-widget/kinds", test_kinds);
  return stage_run ();
}
