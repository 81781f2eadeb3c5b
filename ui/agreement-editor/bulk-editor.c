/* SPDX-License-Identifier: MPL-2.0 */
#include "agreement-editor/bulk-editor.h"

#include <glib/gi18n.h>

#include "agreement-editor/field-path.h"
#include "agreement-editor/field-store.h"
#include "agreement-editor/field-text.h"
#include "closures.h"
#include "record-editor/record-choice.h"
#include "window.h"

struct _OfftakeBulkEditor {
  OfftakePane parent_instance;

  GtkLabel *heading;
  GtkDropDown *term_choice;
  GtkStack *values; /* which of the three below */
  GtkEntry *entry;
  GtkDropDown *word_choice;
  AdwBin *record_bin; /* an OfftakeRecordChoice */
  GtkLabel *unit_label;
  GtkLabel *now_label;
  GtkLabel *error_label;
  GtkButton *apply_button;
};

/* What may be the same in many agreements. */
static const char *const paths[] = {
  "status",
  "start",
  "end",
  "signed",
  "seller",
  "buyer",
  "material",
  "quantity.tpa",
  "quantity.share",
  "quantity.min_tpa",
  "quantity.max_tpa",
  "quantity.tolerance",
  "price.per_t",
  "price.premium_per_t",
  "price.floor_per_t",
  "price.cap_per_t",
  "take_or_pay",
  "exclusive",
  "contract",
  "delivery.incoterm",
  "delivery.place",
  "renewal.months",
  "renewal.notice_months",
  "renewal.automatic",
  "notes",
};

G_DEFINE_FINAL_TYPE (OfftakeBulkEditor, offtake_bulk_editor, OFFTAKE_TYPE_PANE)

static OfftakeView *
view_of (OfftakeBulkEditor *self)
{
  return offtake_pane_get_view (OFFTAKE_PANE (self));
}

static const GPtrArray *
agreements_of (OfftakeBulkEditor *self)
{
  return offtake_view_get_selection (view_of (self));
}

static const char *
path_of (OfftakeBulkEditor *self)
{
  return paths[gtk_drop_down_get_selected (self->term_choice)];
}

static const OfftakeField *
find_field (const char *path)
{
  g_autoptr (OfftakeRecord) any = g_object_new (OFFTAKE_TYPE_AGREEMENT, NULL);

  return offtake_field_path_find (any, path, NULL);
}

static OfftakeRecordChoice *
record_choice (OfftakeBulkEditor *self)
{
  return OFFTAKE_RECORD_CHOICE (adw_bin_get_child (self->record_bin));
}

/* The field's value that has been entered, *@value NULL for none. FALSE with @error. */
static gboolean
read_value (OfftakeBulkEditor *self, json_t **value, GError **error)
{
  const OfftakeField *field = find_field (path_of (self));
  guint chosen = gtk_drop_down_get_selected (self->word_choice);

  *value = NULL;
  if (field->kind == OFFTAKE_FIELD_REFERENCE)
    *value = json_string (offtake_record_choice_get (record_choice (self)));
  else if (field->kind == OFFTAKE_FIELD_CHOICE)
    *value = json_string (field->choices[chosen]);
  else if (field->kind == OFFTAKE_FIELD_BOOL)
    *value = json_boolean (chosen == 0);
  else
    return offtake_field_text_parse (field, gtk_editable_get_text (GTK_EDITABLE (self->entry)),
                                     value, error);
  return TRUE;
}

static void
show_error (OfftakeBulkEditor *self, const char *message)
{
  gtk_label_set_label (self->error_label, message ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), message != NULL);
}

/* Whether what is entered can be read, as it is being typed. */
static void
update (OfftakeBulkEditor *self)
{
  g_autoptr (json_t) value = NULL;
  g_autoptr (GError) error = NULL;
  gboolean good = read_value (self, &value, &error);

  show_error (self, good ? NULL : error->message);
  gtk_widget_set_sensitive (GTK_WIDGET (self->apply_button), good);
}

static void
apply (OfftakeBulkEditor *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  guint n = agreements_of (self)->len;
  g_autoptr (json_t) value = NULL;
  g_autoptr (GError) error = NULL;

  if (!read_value (self, &value, &error) ||
      !offtake_field_store_several (view_of (self), agreements_of (self), path_of (self), value,
                                    &error)) {
    show_error (self, error->message);
    return;
  }
  g_autofree char *text =
      g_strdup_printf (ngettext ("Changed %'u agreement", "Changed %'u agreements", n), n);
  if (OFFTAKE_IS_WINDOW (root))
    offtake_window_show_toast (OFFTAKE_WINDOW (root), text, _ ("Undo"), "win.undo");
}

/* The value that all have as text; NULL where they differ. */
static char *
common_text (OfftakeBulkEditor *self, const OfftakeField *field)
{
  const GPtrArray *agreements = agreements_of (self);
  g_autoptr (json_t) common = NULL;

  for (guint i = 0; i < agreements->len; i++) {
    g_autoptr (json_t) value = offtake_field_path_get (agreements->pdata[i], path_of (self));

    if (i == 0)
      common = json_incref (value);
    else if (!offtake_json_is_same (value, common))
      return NULL;
  }
  return offtake_field_text_show (field, offtake_view_get_plan (view_of (self)), common);
}

static void
show_now (OfftakeBulkEditor *self, const OfftakeField *field)
{
  g_autofree char *common = common_text (self, field);
  g_autofree char *text = !common   ? g_strdup (_ ("They differ in it now."))
                          : *common ? g_strdup_printf (_ ("All have it now: %s"), common)
                                    : g_strdup (_ ("None has it now."));

  gtk_label_set_label (self->now_label, text);
}

static void
offer_words (OfftakeBulkEditor *self, const OfftakeField *field)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  if (field->kind == OFFTAKE_FIELD_BOOL) {
    gtk_string_list_append (words, _ ("Yes"));
    gtk_string_list_append (words, _ ("No"));
  } else {
    for (guint i = 0; field->choices[i]; i++)
      gtk_string_list_append (words, offtake_word_label (field->choices[i]));
  }
  gtk_drop_down_set_model (self->word_choice, G_LIST_MODEL (words));
}

static void
name_widget (gpointer widget, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
on_term_chosen (OfftakeBulkEditor *self)
{
  OfftakeView *view = view_of (self);
  OfftakePlan *plan = view ? offtake_view_get_plan (view) : NULL;

  if (!plan || agreements_of (self)->len < 2)
    return;
  const OfftakeField *field = find_field (path_of (self));
  g_autofree char *unit = offtake_field_text_unit (field, offtake_plan_get_head (plan)->currency);
  const char *name = _ (field->label), *kind = "text";

  if (field->kind == OFFTAKE_FIELD_REFERENCE) {
    adw_bin_set_child (self->record_bin, offtake_record_choice_new (name));
    offtake_record_choice_fill (record_choice (self), plan, field->list, NULL, NULL);
    kind = "record";
  } else if (field->kind == OFFTAKE_FIELD_CHOICE || field->kind == OFFTAKE_FIELD_BOOL) {
    offer_words (self, field);
    name_widget (self->word_choice, name);
    kind = "word";
  }
  gtk_stack_set_visible_child_name (self->values, kind);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_entry_set_placeholder_text (
      self->entry, field->kind == OFFTAKE_FIELD_DATE ? _ ("year-month-day") : _ ("Nothing"));
  name_widget (self->entry, name);
  gtk_label_set_label (self->unit_label, unit ? unit : "");
  gtk_widget_set_visible (GTK_WIDGET (self->unit_label), unit != NULL);
  show_now (self, field);
  update (self);
}

static void
offtake_bulk_editor_selection_changed (OfftakePane *pane)
{
  OfftakeBulkEditor *self = OFFTAKE_BULK_EDITOR (pane);
  guint n = agreements_of (self)->len;

  if (n < 2 || !OFFTAKE_IS_AGREEMENT (agreements_of (self)->pdata[0]))
    return;
  g_autofree char *heading = g_strdup_printf (ngettext ("%'u Agreement", "%'u Agreements", n), n);
  g_autofree char *button =
      g_strdup_printf (ngettext ("Change %'u Agreement", "Change %'u Agreements", n), n);
  gtk_label_set_label (self->heading, heading);
  gtk_button_set_label (self->apply_button, button);
  on_term_chosen (self);
}

static void
offtake_bulk_editor_update (OfftakePane *pane)
{
  OfftakeBulkEditor *self = OFFTAKE_BULK_EDITOR (pane);

  if (agreements_of (self)->len > 1 && OFFTAKE_IS_AGREEMENT (agreements_of (self)->pdata[0]))
    show_now (self, find_field (path_of (self)));
}

static void
offtake_bulk_editor_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), OFFTAKE_TYPE_BULK_EDITOR);
  G_OBJECT_CLASS (offtake_bulk_editor_parent_class)->dispose (object);
}

static void
offtake_bulk_editor_class_init (OfftakeBulkEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = offtake_bulk_editor_dispose;
  OFFTAKE_PANE_CLASS (klass)->selection_changed = offtake_bulk_editor_selection_changed;
  OFFTAKE_PANE_CLASS (klass)->update = offtake_bulk_editor_update;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/offtake/Offtake/ui/agreement-editor/bulk-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, OfftakeBulkEditor, heading);
  gtk_widget_class_bind_template_child (widget_class, OfftakeBulkEditor, term_choice);
  gtk_widget_class_bind_template_child (widget_class, OfftakeBulkEditor, values);
  gtk_widget_class_bind_template_child (widget_class, OfftakeBulkEditor, entry);
  gtk_widget_class_bind_template_child (widget_class, OfftakeBulkEditor, word_choice);
  gtk_widget_class_bind_template_child (widget_class, OfftakeBulkEditor, record_bin);
  gtk_widget_class_bind_template_child (widget_class, OfftakeBulkEditor, unit_label);
  gtk_widget_class_bind_template_child (widget_class, OfftakeBulkEditor, now_label);
  gtk_widget_class_bind_template_child (widget_class, OfftakeBulkEditor, error_label);
  gtk_widget_class_bind_template_child (widget_class, OfftakeBulkEditor, apply_button);
  gtk_widget_class_bind_template_callback (widget_class, on_term_chosen);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, apply);
}

/* "Quantity: Minimum": a term of a part with the part's name. */
static char *
term_label (const char *path)
{
  g_autofree char *part = g_strndup (path, strcspn (path, "."));
  const OfftakeField *whole = find_field (part), *field = find_field (path);

  return whole == field ? g_strdup (_ (field->label))
                        : g_strdup_printf ("%s: %s", _ (whole->label), _ (field->label));
}

static void
offtake_bulk_editor_init (OfftakeBulkEditor *self)
{
  g_autoptr (GtkStringList) terms = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++) {
    g_autofree char *label = term_label (paths[i]);

    gtk_string_list_append (terms, label);
  }
  gtk_drop_down_set_model (self->term_choice, G_LIST_MODEL (terms));
}

void
offtake_bulk_editor_focus (OfftakeBulkEditor *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->term_choice));
}
