/* SPDX-License-Identifier: MPL-2.0 */
#include "dialogs/new-record.h"

#include <glib/gi18n.h>
#include <string.h>

#include "agreement-editor/field-text.h"
#include "base/country.h"
#include "base/formula.h"
#include "closures.h"
#include "document/draft.h"
#include "document/scenario-edit.h"
#include "record-editor/record-choice.h"

/* px, so that the dialog just fits a narrow screen. */
#define FORM_WIDTH 290
#define MAX_ASKED 5

/* What is asked for, in this order; the first is where the focus starts. */
static const struct {
  const char *list, *heading;
  const char *fields[MAX_ASKED];
} forms[] = {
  { "agreements", N_ ("New Agreement"), { "title", "seller", "buyer", "material" } },
  { "sites", N_ ("New Site"), { "name", "party", "kind", "recipe" } },
  { "parties", N_ ("New Party"), { "name", "country" } },
  { "materials", N_ ("New Material"), { "name", "formula" } },
  { "recipes", N_ ("New Recipe"), { "name", "reference" } },
  { "indices", N_ ("New Price Index"), { "name" } },
  { "deliveries", N_ ("New Delivery"), { "agreement", "period", "t" } },
};

typedef struct {
  const OfftakeField *field;
  GtkWidget *row;
  GtkWidget *choice;      /* of a record, a word or a period; NULL for a text */
  GtkWidget *new_name;    /* rows for a record that is made along; NULL if it cannot be */
  GtkWidget *new_country; /* of a new party */
} Question;

struct _OfftakeNewRecord {
  AdwMessageDialog parent_instance;

  OfftakeWindow *window; /* the dialog is transient for it */
  const char *list;
  Question questions[MAX_ASKED];
  guint n_questions;
  AdwPreferencesGroup *group;
};

G_DEFINE_FINAL_TYPE (OfftakeNewRecord, offtake_new_record, ADW_TYPE_MESSAGE_DIALOG)

static OfftakePlan *
plan_of (OfftakeNewRecord *self)
{
  return offtake_document_get_edited_plan (offtake_window_get_document (self->window));
}

static char *
text_of (GtkWidget *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

static gboolean
is_country (GtkWidget *row)
{
  g_autofree char *text = text_of (row);
  g_autofree char *code = g_ascii_strup (text, -1);

  return offtake_country_is_known (code);
}

/* Only a process has a recipe. */
static gboolean
is_asked (OfftakeNewRecord *self, const Question *question)
{
  if (!g_str_equal (question->field->name, "recipe"))
    return TRUE;
  for (guint i = 0; i < self->n_questions; i++)
    if (g_str_equal (self->questions[i].field->name, "kind"))
      return gtk_drop_down_get_selected (GTK_DROP_DOWN (self->questions[i].choice)) ==
             OFFTAKE_SITE_PROCESS;
  return FALSE;
}

static gboolean
is_made_along (const Question *question)
{
  return question->new_name &&
         offtake_record_choice_is_more (OFFTAKE_RECORD_CHOICE (question->choice));
}

static gboolean
is_answered (OfftakeNewRecord *self, const Question *question)
{
  const OfftakeField *field = question->field;

  if (!is_asked (self, question))
    return TRUE;
  if (is_made_along (question)) {
    g_autofree char *name = text_of (question->new_name);

    return *name && (!question->new_country || is_country (question->new_country));
  }
  if (field->kind == OFFTAKE_FIELD_REFERENCE)
    return offtake_record_choice_get (OFFTAKE_RECORD_CHOICE (question->choice)) ||
           g_str_equal (field->name, "reference");
  if (field->kind == OFFTAKE_FIELD_COUNTRY)
    return is_country (question->row);
  if (question->choice)
    return TRUE;
  g_autofree char *text = text_of (question->row);
  if (g_str_equal (field->name, "name"))
    return *text != '\0';
  if (g_str_equal (field->name, "formula") && *text) {
    g_autoptr (GArray) parts = offtake_formula_parse (text, NULL);

    return parts != NULL;
  }
  g_autoptr (json_t) value = NULL;
  return offtake_field_text_parse (field, text, &value, NULL);
}

static void
update (OfftakeNewRecord *self)
{
  gboolean answered = TRUE;

  for (guint i = 0; i < self->n_questions; i++) {
    Question *question = &self->questions[i];
    gboolean asked = is_asked (self, question), along = asked && is_made_along (question);

    gtk_widget_set_visible (question->row, asked);
    if (question->new_name)
      gtk_widget_set_visible (question->new_name, along);
    if (question->new_country)
      gtk_widget_set_visible (question->new_country, along);
    answered = answered && is_answered (self, question);
  }
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (self), "add", answered);
}

/* Adds a record to the plan, inside the group. */
static OfftakeRecord *
add_record (OfftakeNewRecord *self, const char *list, json_t *given, GError **error)
{
  OfftakeDocument *document = offtake_window_get_document (self->window);
  g_autoptr (OfftakeRecord) record = offtake_draft_new (plan_of (self), list, given, error);

  if (!record || !offtake_document_add (document, record, error))
    return NULL;
  return offtake_plan_find (plan_of (self), list, offtake_record_get_id (record));
}

/* The answer to a question that names a record which is made along. */
static json_t *
add_along (OfftakeNewRecord *self, const Question *question, GError **error)
{
  g_autofree char *name = text_of (question->new_name);
  g_autoptr (json_t) given = json_pack ("{s:s}", "name", name);

  if (question->new_country) {
    g_autofree char *country = text_of (question->new_country);
    g_autofree char *code = g_ascii_strup (country, -1);

    json_object_set_new (given, "country", json_string (code));
  }
  OfftakeRecord *record = add_record (self, question->field->list, given, error);
  return record ? json_string (offtake_record_get_id (record)) : NULL;
}

static json_t *
answer_of (OfftakeNewRecord *self, const Question *question)
{
  const OfftakeField *field = question->field;
  json_t *value = NULL;

  if (field->kind == OFFTAKE_FIELD_REFERENCE) {
    const char *id = offtake_record_choice_get (OFFTAKE_RECORD_CHOICE (question->choice));

    return id ? json_string (id) : NULL;
  }
  if (question->choice) {
    GtkDropDown *drop_down = GTK_DROP_DOWN (question->choice);
    guint selected = gtk_drop_down_get_selected (drop_down);

    if (field->kind == OFFTAKE_FIELD_CHOICE)
      return json_string (field->choices[selected]);
    GtkStringObject *text = gtk_drop_down_get_selected_item (drop_down);
    return text ? json_string (gtk_string_object_get_string (text)) : NULL;
  }
  g_autofree char *text = text_of (question->row);
  if (field->kind == OFFTAKE_FIELD_COUNTRY) {
    g_autofree char *code = g_ascii_strup (text, -1);

    return json_string (code);
  }
  if (*text)
    offtake_field_text_parse (field, text, &value, NULL);
  return value;
}

static OfftakeRecord *
add_answers (OfftakeNewRecord *self, GError **error)
{
  g_autoptr (json_t) given = json_object ();

  for (guint i = 0; i < self->n_questions; i++) {
    const Question *question = &self->questions[i];
    gboolean asked = is_asked (self, question), along = asked && is_made_along (question);
    json_t *value = along   ? add_along (self, question, error)
                    : asked ? answer_of (self, question)
                            : NULL;

    if (along && !value)
      return NULL;
    if (value)
      json_object_set_new (given, question->field->name, value);
  }
  const char *formula = json_string_value (json_object_get (given, "formula"));
  g_autoptr (GArray) parts = formula ? offtake_formula_parse (formula, NULL) : NULL;
  if (parts)
    json_object_set_new (given, "composition", offtake_formula_composition (parts));
  return add_record (self, self->list, given, error);
}

static void
add (OfftakeNewRecord *self)
{
  OfftakeDocument *document = offtake_window_get_document (self->window);
  g_autoptr (OfftakeRecordClass) klass =
      g_type_class_ref (offtake_record_type_for_list (self->list));
  g_autofree char *label = g_strdup_printf (_ ("Add %s"), _ (klass->noun));
  g_autoptr (GError) error = NULL;
  OfftakeRecord *record = NULL;

  if (offtake_document_begin_group (document, label, &error)) {
    record = add_answers (self, &error);
    if (!record)
      offtake_document_abort_group (document);
    else if (!offtake_document_end_group (document, &error))
      record = NULL;
  }
  if (!record) {
    offtake_window_show_error (self->window, _ ("It Cannot Be Added"), error);
    return;
  }
  offtake_view_select (offtake_window_get_view (self->window), record);
  g_autofree char *text = g_strdup_printf (_ ("Added: %s"), offtake_record_get_title (record));
  offtake_window_show_toast (self->window, text, _ ("Undo"), "win.undo");
}

static void
on_response (OfftakeNewRecord *self, const char *response)
{
  if (g_str_equal (response, "add") && offtake_window_get_document (self->window))
    add (self);
}

static GtkWidget *
entry_row_new (OfftakeNewRecord *self, const char *title)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ENTRY_ROW, "title", title, "use-markup", FALSE,
                                 "activates-default", TRUE, NULL);

  g_signal_connect_swapped (row, "changed", G_CALLBACK (update), self);
  adw_preferences_group_add (self->group, row);
  return row;
}

static GtkWidget *
choice_row_new (OfftakeNewRecord *self, const char *title, GtkWidget *choice)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "title", title, "use-markup", FALSE,
                                 "focusable", FALSE, NULL);

  gtk_widget_set_valign (choice, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), choice);
  adw_preferences_group_add (self->group, row);
  return row;
}

/* "New…" and the name it asks for, of the lists whose records need no more than a name. */
static const struct {
  const char *list, *more, *name;
} along[] = {
  { "parties", N_ ("New Party…"), N_ ("Name of the New Party") },
  { "materials", N_ ("New Material…"), N_ ("Name of the New Material") },
  { "recipes", N_ ("New Recipe…"), N_ ("Name of the New Recipe") },
};

static void
ask_record (OfftakeNewRecord *self, Question *question)
{
  const OfftakeField *field = question->field;
  GListModel *records = offtake_plan_get_list (plan_of (self), field->list);
  gboolean optional = g_str_equal (field->name, "reference");
  const char *more = NULL, *name = NULL;

  for (guint i = 0; !optional && i < G_N_ELEMENTS (along); i++)
    if (g_str_equal (along[i].list, field->list)) {
      more = _ (along[i].more);
      name = _ (along[i].name);
    }
  question->choice = offtake_record_choice_new (_ (field->label));
  offtake_record_choice_fill (OFFTAKE_RECORD_CHOICE (question->choice), plan_of (self), field->list,
                              optional ? _ ("None: it works by yields") : NULL, more);
  g_signal_connect_swapped (question->choice, "chosen", G_CALLBACK (update), self);
  question->row = choice_row_new (self, _ (field->label), question->choice);
  if (name)
    question->new_name = entry_row_new (self, name);
  if (name && g_str_equal (field->list, "parties"))
    question->new_country = entry_row_new (self, _ ("Its Country, as in US"));
  /* A buyer is seldom the seller. */
  if (g_str_equal (field->name, "buyer") && g_list_model_get_n_items (records) > 1) {
    g_autoptr (OfftakeRecord) second = g_list_model_get_item (records, 1);

    offtake_record_choice_set (OFFTAKE_RECORD_CHOICE (question->choice),
                               offtake_record_get_id (second));
  }
}

static void
ask_word (OfftakeNewRecord *self, Question *question)
{
  const OfftakeField *field = question->field;
  const GArray *periods = offtake_plan_get_periods (plan_of (self));
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  for (guint i = 0; field->choices && field->choices[i]; i++)
    gtk_string_list_append (words, offtake_word_label (field->choices[i]));
  for (guint i = 0; !field->choices && i < periods->len; i++)
    gtk_string_list_append (words, g_array_index (periods, OfftakePeriod, i).label);
  question->choice = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&words)), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (question->choice), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (field->label), -1);
  g_signal_connect_swapped (question->choice, "notify::selected", G_CALLBACK (update), self);
  question->row = choice_row_new (self, _ (field->label), question->choice);
}

static void
ask (OfftakeNewRecord *self, const OfftakeField *field)
{
  Question *question = &self->questions[self->n_questions++];

  question->field = field;
  if (field->kind == OFFTAKE_FIELD_REFERENCE)
    ask_record (self, question);
  else if (field->kind == OFFTAKE_FIELD_CHOICE || field->kind == OFFTAKE_FIELD_PERIOD)
    ask_word (self, question);
  else if (field->kind == OFFTAKE_FIELD_COUNTRY)
    question->row = entry_row_new (self, _ ("Country, as in US"));
  else if (field->unit) {
    g_autofree char *title = g_strdup_printf ("%s (%s)", _ (field->label), field->unit);

    question->row = entry_row_new (self, title);
  } else
    question->row = entry_row_new (self, _ (field->label));
}

static void
ask_all (OfftakeNewRecord *self, guint form)
{
  g_autoptr (OfftakeRecordClass) klass =
      g_type_class_ref (offtake_record_type_for_list (forms[form].list));

  self->list = forms[form].list;
  adw_message_dialog_set_heading (ADW_MESSAGE_DIALOG (self), _ (forms[form].heading));
  for (guint i = 0; i < MAX_ASKED && forms[form].fields[i]; i++)
    ask (self, offtake_structure_find (klass->structure, forms[form].fields[i], NULL));
  update (self);
}

static void
offtake_new_record_class_init (OfftakeNewRecordClass *klass)
{
}

static void
offtake_new_record_init (OfftakeNewRecord *self)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (self);

  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  gtk_widget_set_size_request (GTK_WIDGET (self->group), FORM_WIDTH, -1);
  adw_message_dialog_set_extra_child (dialog, GTK_WIDGET (self->group));
  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "add", _ ("_Add"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "add", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "add");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect (self, "response", G_CALLBACK (on_response), NULL);
}

GtkWidget *
offtake_new_record_show (OfftakeWindow *window, const char *list)
{
  OfftakeNewRecord *self =
      g_object_new (OFFTAKE_TYPE_NEW_RECORD, "transient-for", window, "modal", TRUE, NULL);

  self->window = window;
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    if (g_str_equal (forms[i].list, list))
      ask_all (self, i);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (self->questions[0].row);
  return GTK_WIDGET (self);
}
