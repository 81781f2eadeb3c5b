/* SPDX-License-Identifier: MPL-2.0 */
#include "inspector.h"

#include "agreement-editor/agreement-editor.h"
#include "agreement-editor/bulk-editor.h"
#include "agreement-editor/consequence-bar.h"
#include "agreement-editor/focus-anchor.h"
#include "network/site-panel.h"
#include "record-editor/record-editor.h"
#include "scenarios/scenario-panel.h"

struct _OfftakeInspector {
  OfftakePane parent_instance;

  GtkWidget *agreement_editor; /* NULL until an agreement is selected */
  GtkWidget *bulk_editor;
  GtkWidget *site_panel;
  GtkWidget *record_editor;

  GtkStack *stack;
  GtkScrolledWindow *agreement_scroller;
  OfftakeConsequenceBar *consequence_bar;
  GtkScrolledWindow *bulk_scroller;
  GtkScrolledWindow *record_scroller;
  GtkBox *agreement_box;
  GtkBox *record_box;
  GtkWidget *record_panel; /* first in the box */
};

G_DEFINE_FINAL_TYPE (OfftakeInspector, offtake_inspector, OFFTAKE_TYPE_PANE)

static void
scroll_to_top (GtkScrolledWindow *scroller)
{
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (scroller), 0);
}

/* Editors are large and made when something is selected for the first time: a window opens without
   them. */
static void
ensure_pane (OfftakeInspector *self, GtkWidget **pane, GType type, GtkWidget *parent)
{
  if (*pane)
    return;
  *pane = g_object_new (type, "view", offtake_pane_get_view (OFFTAKE_PANE (self)), NULL);
  if (GTK_IS_BOX (parent))
    gtk_box_append (GTK_BOX (parent), *pane);
  else
    gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (parent), *pane);
}

/* Of a site first what it does, then its fields. */
static void
show_record (OfftakeInspector *self, OfftakeRecord *record)
{
  GtkWidget *box = GTK_WIDGET (self->record_box);

  if (OFFTAKE_IS_SITE (record))
    ensure_pane (self, &self->site_panel, OFFTAKE_TYPE_SITE_PANEL, box);
  ensure_pane (self, &self->record_editor, OFFTAKE_TYPE_RECORD_EDITOR, box);
  if (self->site_panel) {
    gtk_box_reorder_child_after (self->record_box, self->site_panel, self->record_panel);
    gtk_widget_set_visible (self->site_panel, OFFTAKE_IS_SITE (record));
  }
  gtk_stack_set_visible_child_name (self->stack, "record");
}

static void
show_agreement (OfftakeInspector *self)
{
  gboolean is_new = self->agreement_editor == NULL;

  ensure_pane (self, &self->agreement_editor, OFFTAKE_TYPE_AGREEMENT_EDITOR,
               GTK_WIDGET (self->agreement_box));
  if (is_new)
    offtake_consequence_bar_follow (self->consequence_bar,
                                    offtake_agreement_editor_get_consequences (
                                        OFFTAKE_AGREEMENT_EDITOR (self->agreement_editor)),
                                    self->agreement_scroller);
  gtk_stack_set_visible_child_name (self->stack, "agreement");
}

static void
offtake_inspector_selection_changed (OfftakePane *pane)
{
  OfftakeInspector *self = OFFTAKE_INSPECTOR (pane);
  const GPtrArray *selection = offtake_view_get_selection (offtake_pane_get_view (pane));
  OfftakeRecord *selected = offtake_view_get_selected (offtake_pane_get_view (pane));

  if (selection->len > 1 && OFFTAKE_IS_AGREEMENT (selection->pdata[0])) {
    ensure_pane (self, &self->bulk_editor, OFFTAKE_TYPE_BULK_EDITOR,
                 GTK_WIDGET (self->bulk_scroller));
    gtk_stack_set_visible_child_name (self->stack, "several");
  } else if (selected && OFFTAKE_IS_AGREEMENT (selected)) {
    show_agreement (self);
  } else if (selected) {
    show_record (self, selected);
  } else {
    gtk_stack_set_visible_child_name (self->stack, "none");
  }
  scroll_to_top (self->agreement_scroller);
  scroll_to_top (self->record_scroller);
}

static void
offtake_inspector_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), OFFTAKE_TYPE_INSPECTOR);
  G_OBJECT_CLASS (offtake_inspector_parent_class)->dispose (object);
}

static void
offtake_inspector_class_init (OfftakeInspectorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = offtake_inspector_dispose;
  OFFTAKE_PANE_CLASS (klass)->selection_changed = offtake_inspector_selection_changed;
  g_type_ensure (OFFTAKE_TYPE_CONSEQUENCE_BAR);
  g_type_ensure (OFFTAKE_TYPE_SCENARIO_PANEL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/offtake/Offtake/ui/inspector.ui");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.leave-inspector",
                                       NULL);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_bind_template_child (widget_class, OfftakeInspector, stack);
  gtk_widget_class_bind_template_child (widget_class, OfftakeInspector, agreement_scroller);
  gtk_widget_class_bind_template_child (widget_class, OfftakeInspector, consequence_bar);
  gtk_widget_class_bind_template_child (widget_class, OfftakeInspector, bulk_scroller);
  gtk_widget_class_bind_template_child (widget_class, OfftakeInspector, record_scroller);
  gtk_widget_class_bind_template_child (widget_class, OfftakeInspector, record_box);
  gtk_widget_class_bind_template_child (widget_class, OfftakeInspector, agreement_box);
  gtk_widget_class_bind_template_child (widget_class, OfftakeInspector, record_panel);
}

static void
offtake_inspector_init (OfftakeInspector *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  offtake_focus_anchor_add (self->agreement_scroller);
  offtake_focus_anchor_add (self->record_scroller);
}

void
offtake_inspector_focus (OfftakeInspector *self)
{
  g_autofree char *path = offtake_view_take_edit_path (offtake_pane_get_view (OFFTAKE_PANE (self)));

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "agreement") == 0)
    offtake_agreement_editor_focus (OFFTAKE_AGREEMENT_EDITOR (self->agreement_editor), path);
  else if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "several") == 0)
    offtake_bulk_editor_focus (OFFTAKE_BULK_EDITOR (self->bulk_editor));
  else
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}
