/* SPDX-License-Identifier: MPL-2.0 */
#include "agreement-editor/agreement-editor.h"

#include <glib/gi18n.h>
#include <string.h>

#include "agreement-editor/agreement-figures.h"
#include "agreement-editor/choice-row.h"
#include "agreement-editor/consequence-list.h"
#include "agreement-editor/field-row.h"
#include "agreement-editor/ramp-chart.h"
#include "agreement-editor/series-editor.h"
#include "document/kind-change.h"
#include "figure-row.h"
#include "follow.h"
#include "record-editor/field-widget.h"
#include "record-editor/part-list.h"
#include "window.h"

struct _OfftakeAgreementEditor {
  OfftakePane parent_instance;

  OfftakeAgreement *agreement;
  GPtrArray *figure_rows; /* GtkWidget, owned by figures_group */

  GtkLabel *heading;
  GtkLabel *material_label;
  AdwActionRow *seller_row;
  AdwActionRow *buyer_row;
  AdwPreferencesGroup *figures_group;
  GtkWidget *consequences;
  GtkWidget *quantity_kind_row;
  GtkWidget *tpa_ramp, *share_ramp;
  GtkWidget *tpa_editor, *share_editor, *min_editor, *max_editor;
  AdwPreferencesGroup *price_group;
  GtkWidget *add_price_row, *price_kind_row, *terms_editor;
  GtkWidget *per_t_editor, *premium_editor, *floor_editor, *cap_editor;
  GtkWidget *status_row, *start_row, *end_row, *number_row, *title_row;
  GtkBox *more_box;
};

/* The sections whose editors come from the field table. */
static const struct {
  const char *title;
  const char *paths[8];
} sections[] = {
  { N_ ("Parties and Product"), { "seller", "buyer", "material", "specification" } },
  { N_ ("Contract"),
    { "contract", "mirror", "exclusive", "signed", "take_or_pay", "quantity.tolerance",
      "quantity.basis" } },
  { N_ ("Delivery and Transport"), { "delivery.incoterm", "delivery.place", "transport" } },
  { N_ ("Renewal"), { "renewal.months", "renewal.notice_months", "renewal.automatic" } },
  { N_ ("Promises and Conditions"), { "promises", "conditions" } },
  { N_ ("History"), { "status_history" } },
  { N_ ("Notes and Sources"), { "notes", "documents" } },
};

G_DEFINE_FINAL_TYPE (OfftakeAgreementEditor, offtake_agreement_editor, OFFTAKE_TYPE_PANE)

static OfftakePlan *
plan_of (OfftakeAgreementEditor *self)
{
  return offtake_view_get_plan (offtake_pane_get_view (OFFTAKE_PANE (self)));
}

static const char *
title_of (OfftakeAgreementEditor *self, const char *list, const char *id)
{
  OfftakeRecord *record = offtake_plan_find (plan_of (self), list, id);

  return record ? offtake_record_get_title (record) : id;
}

static void
show_heading (OfftakeAgreementEditor *self)
{
  OfftakeAgreement *agreement = self->agreement;
  const char *title = agreement->title && *agreement->title
                          ? agreement->title
                          : offtake_record_get_title (OFFTAKE_RECORD (agreement));
  const char *number = agreement->number && *agreement->number ? agreement->number : NULL;
  g_autofree char *heading = number && !g_str_equal (number, title)
                                 ? g_strdup_printf ("%s  %s", number, title)
                                 : g_strdup (title);

  gtk_label_set_label (self->heading, heading);
  gtk_label_set_label (self->material_label, title_of (self, "materials", agreement->material));
  adw_action_row_set_subtitle (self->seller_row, title_of (self, "sites", agreement->seller));
  adw_action_row_set_subtitle (self->buyer_row, title_of (self, "sites", agreement->buyer));
}

static void
show_quantity (OfftakeAgreementEditor *self)
{
  const OfftakeQuantity *quantity = self->agreement->quantity;
  gboolean fixed = !quantity || quantity->kind == OFFTAKE_QUANTITY_FIXED;

  gtk_widget_set_visible (self->tpa_ramp, fixed);
  gtk_widget_set_visible (self->share_ramp, !fixed);
  gtk_widget_set_visible (self->tpa_editor, fixed);
  gtk_widget_set_visible (self->share_editor, !fixed);
  gtk_widget_set_visible (self->min_editor, !fixed);
  gtk_widget_set_visible (self->max_editor, !fixed);
}

/* The formula in words, above its parts. */
static void
show_formula (OfftakeAgreementEditor *self)
{
  const OfftakePrice *price = self->agreement->price;
  GString *text = g_string_new (NULL);

  for (guint i = 0; price && price->terms && i < price->terms->len; i++) {
    g_autofree char *term = offtake_agreement_figures_describe_term (
        plan_of (self), g_ptr_array_index (price->terms, i));
    g_autofree char *escaped = g_markup_escape_text (term, -1);
    g_string_append_printf (text, "%s%s", i ? " + " : "", escaped);
  }
  adw_preferences_group_set_description (self->price_group, text->len ? text->str : NULL);
  g_string_free (text, TRUE);
}

static void
show_price (OfftakeAgreementEditor *self)
{
  const OfftakePrice *price = self->agreement->price;
  gboolean fixed = price && price->kind == OFFTAKE_PRICE_BY_FIXED;
  gboolean index = price && !fixed;

  gtk_widget_set_visible (self->add_price_row, price == NULL);
  gtk_widget_set_visible (self->price_kind_row, price != NULL);
  gtk_widget_set_visible (self->per_t_editor, fixed);
  gtk_widget_set_visible (self->terms_editor, index);
  gtk_widget_set_visible (self->premium_editor, index);
  gtk_widget_set_visible (self->floor_editor, price != NULL);
  gtk_widget_set_visible (self->cap_editor, price != NULL);
  show_formula (self);
}

static void
on_add_price (OfftakeAgreementEditor *self)
{
  OfftakeView *view = offtake_pane_get_view (OFFTAKE_PANE (self));
  g_autoptr (GError) error = NULL;
  g_autoptr (json_t) price = offtake_kind_change (self->agreement, "price", "fixed", NULL);

  if (offtake_document_set (offtake_view_get_document (view), OFFTAKE_RECORD (self->agreement),
                            "price", price, &error))
    gtk_widget_child_focus (self->per_t_editor, GTK_DIR_TAB_FORWARD);
  else
    offtake_window_show_error (OFFTAKE_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                               _ ("The price cannot be added"), error);
}

static gboolean
floor_is_above_cap (const OfftakePrice *price, const OfftakePeriod *period)
{
  return price && price->floor_per_t && price->cap_per_t && period &&
         offtake_series_at (price->floor_per_t, period->first, OFFTAKE_BEFORE_FIRST) >
             offtake_series_at (price->cap_per_t, period->first, OFFTAKE_BEFORE_FIRST);
}

/* Why the agreement moves nothing, or what its terms contradict; NULL where there is neither. */
static const char *
remark_on (OfftakeAgreement *agreement, const GPtrArray *figures, const OfftakePeriod *period)
{
  if (agreement->start && agreement->end && agreement->end < agreement->start)
    return _ ("Nothing: its term ends before it starts.");
  if (figures->len == 0)
    return _ ("Nothing: its status or term lets it move no material.");
  return floor_is_above_cap (agreement->price, period)
             ? _ ("The floor price is above the cap: the cap holds.")
             : NULL;
}

/* Rows stay while their texts change: new ones at each key would be measured anew. */
static void
show_figure (OfftakeAgreementEditor *self, guint i, const OfftakeFigure *figure)
{
  if (i < self->figure_rows->len) {
    offtake_figure_row_show (g_ptr_array_index (self->figure_rows, i), figure->title,
                             figure->figure);
    return;
  }
  GtkWidget *row = offtake_figure_row_new (figure->title, figure->figure);

  g_ptr_array_add (self->figure_rows, row);
  adw_preferences_group_add (self->figures_group, row);
}

static void
show_figures (OfftakeAgreementEditor *self)
{
  OfftakeView *view = offtake_pane_get_view (OFFTAKE_PANE (self));
  const OfftakePeriod *period = offtake_view_get_period_info (view);
  g_autoptr (GPtrArray) figures = offtake_agreement_figures_new (view, self->agreement);
  g_autofree char *title = g_strdup_printf (_ ("What It Does in %s"), period ? period->label : "");

  adw_preferences_group_set_title (self->figures_group, title);
  adw_preferences_group_set_description (self->figures_group,
                                         remark_on (self->agreement, figures, period));
  for (guint i = figures->len; i < self->figure_rows->len; i++)
    adw_preferences_group_remove (self->figures_group, g_ptr_array_index (self->figure_rows, i));
  g_ptr_array_set_size (self->figure_rows, (int) MIN (figures->len, self->figure_rows->len));
  for (guint i = 0; i < figures->len; i++)
    show_figure (self, i, g_ptr_array_index (figures, i));
}

static void
show_record (OfftakeAgreementEditor *self)
{
  show_heading (self);
  show_quantity (self);
  show_price (self);
}

static void
set_agreement (OfftakeAgreementEditor *self, OfftakeAgreement *agreement)
{
  GtkWidget *editors[] = {
    self->tpa_ramp,       self->share_ramp,   self->tpa_editor,   self->share_editor,
    self->min_editor,     self->max_editor,   self->per_t_editor, self->premium_editor,
    self->floor_editor,   self->cap_editor,   self->status_row,   self->start_row,
    self->end_row,        self->number_row,   self->title_row,    self->quantity_kind_row,
    self->price_kind_row, self->terms_editor,
  };

  offtake_follow (&self->agreement, agreement, self);
  g_signal_connect_object (agreement, "notify", G_CALLBACK (show_record), self, G_CONNECT_SWAPPED);
  for (guint i = 0; i < G_N_ELEMENTS (editors); i++)
    g_object_set (editors[i], "record", agreement, NULL);
  for (GtkWidget *group = gtk_widget_get_first_child (GTK_WIDGET (self->more_box)); group;
       group = gtk_widget_get_next_sibling (group))
    offtake_field_group_set_record (OFFTAKE_FIELD_GROUP (group), OFFTAKE_RECORD (agreement));
  show_record (self);
  show_figures (self);
}

static void
offtake_agreement_editor_selection_changed (OfftakePane *pane)
{
  OfftakeAgreementEditor *self = OFFTAKE_AGREEMENT_EDITOR (pane);
  OfftakeRecord *selected = offtake_view_get_selected (offtake_pane_get_view (pane));

  if (selected && OFFTAKE_IS_AGREEMENT (selected) && selected != (OfftakeRecord *) self->agreement)
    set_agreement (self, OFFTAKE_AGREEMENT (selected));
}

static void
offtake_agreement_editor_document_changed (OfftakePane *pane)
{
  g_object_set (OFFTAKE_AGREEMENT_EDITOR (pane)->consequences, "view", offtake_pane_get_view (pane),
                NULL);
}

static void
offtake_agreement_editor_update (OfftakePane *pane)
{
  OfftakeAgreementEditor *self = OFFTAKE_AGREEMENT_EDITOR (pane);

  if (self->agreement && plan_of (self))
    show_figures (self);
}

static void
on_route_activated (OfftakeAgreementEditor *self, GtkListBoxRow *row)
{
  const char *id = (gpointer) row == (gpointer) self->seller_row ? self->agreement->seller
                                                                 : self->agreement->buyer;

  offtake_view_select (offtake_pane_get_view (OFFTAKE_PANE (self)),
                       offtake_plan_find (plan_of (self), "sites", id));
}

static void
offtake_agreement_editor_dispose (GObject *object)
{
  OfftakeAgreementEditor *self = OFFTAKE_AGREEMENT_EDITOR (object);

  offtake_follow (&self->agreement, NULL, self);
  g_clear_pointer (&self->figure_rows, g_ptr_array_unref);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), OFFTAKE_TYPE_AGREEMENT_EDITOR);
  G_OBJECT_CLASS (offtake_agreement_editor_parent_class)->dispose (object);
}

#define BIND(child)                                                                                \
  gtk_widget_class_bind_template_child (widget_class, OfftakeAgreementEditor, child)

static void
offtake_agreement_editor_class_init (OfftakeAgreementEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = offtake_agreement_editor_dispose;
  OFFTAKE_PANE_CLASS (klass)->selection_changed = offtake_agreement_editor_selection_changed;
  OFFTAKE_PANE_CLASS (klass)->document_changed = offtake_agreement_editor_document_changed;
  OFFTAKE_PANE_CLASS (klass)->update = offtake_agreement_editor_update;
  g_type_ensure (OFFTAKE_TYPE_CHOICE_ROW);
  g_type_ensure (OFFTAKE_TYPE_CONSEQUENCE_LIST);
  g_type_ensure (OFFTAKE_TYPE_FIELD_ROW);
  g_type_ensure (OFFTAKE_TYPE_PART_LIST);
  g_type_ensure (OFFTAKE_TYPE_RAMP_CHART);
  g_type_ensure (OFFTAKE_TYPE_SERIES_EDITOR);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/offtake/Offtake/ui/agreement-editor/agreement-editor.ui");
  BIND (heading);
  BIND (material_label);
  BIND (seller_row);
  BIND (buyer_row);
  BIND (figures_group);
  BIND (consequences);
  BIND (quantity_kind_row);
  BIND (tpa_ramp);
  BIND (share_ramp);
  BIND (tpa_editor);
  BIND (share_editor);
  BIND (min_editor);
  BIND (max_editor);
  BIND (price_group);
  BIND (add_price_row);
  BIND (price_kind_row);
  BIND (per_t_editor);
  BIND (premium_editor);
  BIND (floor_editor);
  BIND (cap_editor);
  BIND (terms_editor);
  BIND (status_row);
  BIND (start_row);
  BIND (end_row);
  BIND (number_row);
  BIND (title_row);
  BIND (more_box);
  gtk_widget_class_bind_template_callback (widget_class, on_route_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_add_price);
}

static void
add_sections (OfftakeAgreementEditor *self)
{
  g_autoptr (OfftakeRecordClass) klass = g_type_class_ref (OFFTAKE_TYPE_AGREEMENT);

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    gtk_box_append (self->more_box, offtake_field_group_new (_ (sections[i].title),
                                                             klass->structure, sections[i].paths));
}

static void
offtake_agreement_editor_init (OfftakeAgreementEditor *self)
{
  self->figure_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  add_sections (self);
}

/* Whether the widget edits @path itself, or with @below something inside of it. */
static gboolean
edits (GtkWidget *widget, const char *path, gboolean below)
{
  g_autofree char *own = NULL;

  if (!g_object_class_find_property (G_OBJECT_GET_CLASS (widget), "path") ||
      !gtk_widget_is_visible (widget))
    return FALSE;
  g_object_get (widget, "path", &own, NULL);
  return own && g_str_has_prefix (own, path) &&
         (own[strlen (path)] == '\0' || (below && own[strlen (path)] == '.'));
}

/* A chart only shows what the entries under it edit. */
static GtkWidget *
find_editor (GtkWidget *root, const char *path, gboolean below)
{
  GtkWidget *found = NULL;

  if (!OFFTAKE_IS_RAMP_CHART (root) && edits (root, path, below))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = find_editor (child, path, below);
  return found;
}

static gboolean
focus_path (OfftakeAgreementEditor *self, const char *path)
{
  GtkWidget *editor = find_editor (GTK_WIDGET (self), path, FALSE);

  if (!editor)
    editor = find_editor (GTK_WIDGET (self), path, TRUE);
  return editor && gtk_widget_child_focus (editor, GTK_DIR_TAB_FORWARD);
}

void
offtake_agreement_editor_focus (OfftakeAgreementEditor *self, const char *path)
{
  const OfftakePeriod *shown =
      offtake_view_get_period_info (offtake_pane_get_view (OFFTAKE_PANE (self)));

  if (path && !g_str_equal (path, "quantity") && focus_path (self, path))
    return;
  GtkWidget *editor =
      gtk_widget_get_visible (self->tpa_editor) ? self->tpa_editor : self->share_editor;

  if (shown)
    offtake_series_editor_focus (OFFTAKE_SERIES_EDITOR (editor), shown->first);
}

GtkWidget *
offtake_agreement_editor_get_consequences (OfftakeAgreementEditor *self)
{
  return self->consequences;
}
