/* SPDX-License-Identifier: MPL-2.0 */
#include "dialogs/assess-dialog.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "base/text.h"
#include "document/plan-check.h"
#include "list.h"
#include "rules/assess.h"

struct _OfftakeAssessDialog {
  AdwWindow parent_instance;

  OfftakeVerdict *verdict; /* NULL while the facts are wrong */
  GPtrArray *rules;        /* OfftakeRule: those that are assessed on facts */
  GPtrArray *fields;       /* GtkWidget in the facts' group, each with data "fact" and "schema" */
  GPtrArray *rows;         /* GtkWidget in the verdict's group */
  AdwComboRow *rule;
  AdwPreferencesGroup *facts;
  AdwPreferencesGroup *answer;
};

G_DEFINE_FINAL_TYPE (OfftakeAssessDialog, offtake_assess_dialog, ADW_TYPE_WINDOW)

static const char *
text_in (json_t *object, const char *key)
{
  return json_string_value (json_object_get (object, key));
}

static OfftakeRule *
rule_of (OfftakeAssessDialog *self)
{
  return self->rules->pdata[adw_combo_row_get_selected (self->rule)];
}

static json_t *
schema_of (GtkWidget *field)
{
  return g_object_get_data (G_OBJECT (field), "schema");
}

static const char *
fact_of (GtkWidget *field)
{
  return g_object_get_data (G_OBJECT (field), "fact");
}

/* Words to choose from: of an enum, or of a flag; NULL for what is typed. */
static char **
words_of (json_t *schema)
{
  static const char *const flags[] = { "true", "false", NULL };
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  json_t *word;
  size_t i;

  if (g_strcmp0 (text_in (schema, "type"), "boolean") == 0)
    return g_strdupv ((char **) flags);
  if (!json_object_get (schema, "enum"))
    return NULL;
  json_array_foreach (json_object_get (schema, "enum"), i, word)
      g_strv_builder_add (words, json_string_value (word));
  return g_strv_builder_end (words);
}

/* What stands in the field; "" for not given. (transfer full) */
static char *
text_of (GtkWidget *field)
{
  guint selected;

  if (!ADW_IS_COMBO_ROW (field))
    return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (field))));
  selected = adw_combo_row_get_selected (ADW_COMBO_ROW (field));
  g_auto (GStrv) words = words_of (schema_of (field));
  return g_strdup (selected > 0 ? words[selected - 1] : "");
}

/* A number or JSON as it is typed; texts need no quotes. NULL with @error. */
static json_t *
read_fact (GtkWidget *field, const char *text, GError **error)
{
  const char *type = text_in (schema_of (field), "type");
  g_autofree char *wrapped = NULL;
  g_autoptr (json_t) list = NULL;

  if (g_strcmp0 (type, "string") == 0)
    return json_string (text);
  wrapped = g_strdup_printf ("[%s]", text);
  list = offtake_json_read (wrapped, strlen (wrapped), fact_of (field), error);
  return list ? json_incref (json_array_get (list, 0)) : NULL;
}

static json_t *
gather (OfftakeAssessDialog *self, GError **error)
{
  g_autoptr (json_t) facts = json_pack ("{s:s}", "rule", rule_of (self)->id);

  for (guint i = 0; i < self->fields->len; i++) {
    GtkWidget *field = self->fields->pdata[i];
    g_autofree char *text = text_of (field);
    json_t *value;
    if (!*text)
      continue;
    value = read_fact (field, text, error);
    if (!value)
      return NULL;
    json_object_set_new (facts, fact_of (field), value);
  }
  return g_steal_pointer (&facts);
}

static void
add_text (OfftakeAssessDialog *self, const char *title, const char *subtitle)
{
  GtkWidget *row = offtake_list_text_row_new (title, subtitle);

  g_ptr_array_add (self->rows, row);
  adw_preferences_group_add (self->answer, row);
}

/* "54 %; >= 50 is asked for" */
static char *
value_text (const OfftakeVerdict *verdict)
{
  g_autofree char *value = offtake_text_number (verdict->value);
  g_autofree char *threshold = offtake_text_number (verdict->threshold);

  if (isnan (verdict->value))
    return g_strdup ("");
  if (isnan (verdict->threshold) || !verdict->rule->operator)
    return g_steal_pointer (&value);
  return g_strdup_printf (_ ("%s; %s %s is asked for"), value, verdict->rule->operator, threshold);
}

static void
show_verdict (OfftakeAssessDialog *self)
{
  const OfftakeVerdict *verdict = self->verdict;
  const char *citation = verdict->rule->citation, *version = verdict->rule->law_version;
  g_autofree char *value = value_text (verdict);
  g_autofree char *law = g_strcmp0 (citation, version) == 0
                             ? g_strdup (citation)
                             : g_strdup_printf ("%s; %s", citation, version);

  add_text (self, offtake_outcome_title (verdict->outcome), value);
  for (guint i = 0; i < verdict->steps->len; i++)
    add_text (self, verdict->steps->pdata[i], NULL);
  add_text (self, law, _ ("Law"));
}

static void
assess (OfftakeAssessDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (json_t) facts = gather (self, &error);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->answer, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  g_clear_pointer (&self->verdict, offtake_verdict_free);
  if (facts)
    self->verdict = offtake_assess_rule (rule_of (self), facts, &error);
  if (self->verdict)
    show_verdict (self);
  else
    add_text (self, _ ("The facts are not complete or not right"), error->message);
}

/* An example of what a list or an object holds, to be typed over. */
static json_t *
example_of (json_t *schema)
{
  const char *type = text_in (schema, "type"), *key;
  json_t *property, *object;

  if (g_strcmp0 (type, "array") == 0)
    return json_pack ("[o]", example_of (json_object_get (schema, "items")));
  if (g_strcmp0 (type, "object") != 0)
    return g_strcmp0 (type, "boolean") == 0 ? json_false ()
           : g_strcmp0 (type, "string") == 0
               ? json_incref (json_array_get (json_object_get (schema, "enum"), 0)
                                  ? json_array_get (json_object_get (schema, "enum"), 0)
                                  : json_string ("2025-01-01"))
               : json_integer (1);
  object = json_object ();
  json_object_foreach (json_object_get (schema, "properties"), key, property)
      json_object_set_new (object, key, example_of (property));
  if (json_is_object (json_object_get (schema, "additionalProperties")))
    json_object_set_new (object, "Ni",
                         example_of (json_object_get (schema, "additionalProperties")));
  return object;
}

static GtkWidget *
typed_field_new (json_t *schema, const char *title)
{
  const char *type = text_in (schema, "type");
  GtkWidget *field = g_object_new (ADW_TYPE_ENTRY_ROW, "title", title, "use-markup", FALSE, NULL);

  if (g_strcmp0 (type, "array") == 0 || g_strcmp0 (type, "object") == 0) {
    g_autoptr (json_t) example = example_of (schema);
    g_autofree char *text = offtake_json_write_compact (example);
    gtk_editable_set_text (GTK_EDITABLE (field), text);
  }
  return field;
}

static GtkWidget *
choice_field_new (char **words, const char *title)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  gtk_string_list_append (list, _ ("Not Given"));
  for (char **word = words; *word; word++)
    gtk_string_list_append (list, *word);
  return g_object_new (ADW_TYPE_COMBO_ROW, "title", title, "use-markup", FALSE, "model", list,
                       NULL);
}

static void
add_field (OfftakeAssessDialog *self, const char *fact, json_t *schema)
{
  g_auto (GStrv) words = words_of (schema);
  gboolean is_day = g_strcmp0 (text_in (schema, "format"), "date") == 0;
  g_autofree char *title =
      is_day ? g_strdup_printf (_ ("%s, as 2031-08-18"), fact) : g_strdup (fact);
  GtkWidget *field = words ? choice_field_new (words, title) : typed_field_new (schema, title);

  g_object_set_data_full (G_OBJECT (field), "fact", g_strdup (fact), g_free);
  g_object_set_data (G_OBJECT (field), "schema", schema);
  g_ptr_array_add (self->fields, field);
  adw_preferences_group_add (self->facts, field);
  g_signal_connect_swapped (field, words ? "notify::selected" : "changed", G_CALLBACK (assess),
                            self);
}

static void
on_rule_chosen (OfftakeAssessDialog *self)
{
  json_t *properties =
      json_object_get (json_object_get (rule_of (self)->tree, "facts"), "properties");
  json_t *schema;
  const char *fact;

  for (guint i = 0; i < self->fields->len; i++)
    adw_preferences_group_remove (self->facts, self->fields->pdata[i]);
  g_ptr_array_set_size (self->fields, 0);
  json_object_foreach (properties, fact, schema)
  {
    if (strcmp (fact, "rule") != 0)
      add_field (self, fact, schema);
  }
  assess (self);
}

void
offtake_assess_dialog_set_rule (OfftakeAssessDialog *self, const char *rule)
{
  for (guint i = 0; i < self->rules->len; i++)
    if (strcmp (((const OfftakeRule *) self->rules->pdata[i])->id, rule) == 0)
      adw_combo_row_set_selected (self->rule, i);
}

gboolean
offtake_assess_dialog_set_fact (OfftakeAssessDialog *self, const char *fact, const char *text)
{
  for (guint i = 0; i < self->fields->len; i++) {
    GtkWidget *field = self->fields->pdata[i];
    if (strcmp (fact_of (field), fact) != 0)
      continue;
    if (!ADW_IS_COMBO_ROW (field)) {
      gtk_editable_set_text (GTK_EDITABLE (field), text);
      return TRUE;
    }
    g_auto (GStrv) words = words_of (schema_of (field));
    for (guint w = 0; words[w]; w++)
      if (strcmp (words[w], text) == 0)
        adw_combo_row_set_selected (ADW_COMBO_ROW (field), w + 1);
    return TRUE;
  }
  return FALSE;
}

const OfftakeVerdict *
offtake_assess_dialog_get_verdict (OfftakeAssessDialog *self)
{
  return self->verdict;
}

static void
offtake_assess_dialog_finalize (GObject *object)
{
  OfftakeAssessDialog *self = OFFTAKE_ASSESS_DIALOG (object);

  g_clear_pointer (&self->verdict, offtake_verdict_free);
  g_ptr_array_unref (self->rules);
  g_ptr_array_unref (self->fields);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (offtake_assess_dialog_parent_class)->finalize (object);
}

static void
offtake_assess_dialog_class_init (OfftakeAssessDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = offtake_assess_dialog_finalize;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static void
offer_rules (OfftakeAssessDialog *self)
{
  const OfftakeRuleBook *book = offtake_plan_check_get_book ();
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  for (guint p = 0; p < book->packs->len; p++) {
    const OfftakeRulePack *pack = book->packs->pdata[p];
    for (guint r = 0; r < pack->rules->len; r++) {
      OfftakeRule *rule = pack->rules->pdata[r];
      if (!offtake_rule_is_assessable (rule))
        continue;
      g_ptr_array_add (self->rules, rule);
      gtk_string_list_append (titles, offtake_rule_get_title (rule));
    }
  }
  adw_combo_row_set_model (self->rule, G_LIST_MODEL (titles));
}

static AdwPreferencesGroup *
add_group (GtkWidget *page, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  return ADW_PREFERENCES_GROUP (group);
}

static void
offtake_assess_dialog_init (OfftakeAssessDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *page = adw_preferences_page_new ();

  self->rules = g_ptr_array_new (); /* of the program's book, which stays */
  self->fields = g_ptr_array_new ();
  self->rows = g_ptr_array_new ();
  gtk_window_set_title (GTK_WINDOW (self), _ ("Assess a Rule"));
  gtk_window_set_default_size (GTK_WINDOW (self), 520, 640);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_widget_set_vexpand (page, TRUE);
  gtk_box_append (GTK_BOX (box), page);
  self->rule = g_object_new (ADW_TYPE_COMBO_ROW, "title", _ ("Rule"), NULL);
  adw_preferences_group_add (add_group (page, ""), GTK_WIDGET (self->rule));
  self->facts = add_group (page, _ ("Facts"));
  self->answer = add_group (page, _ ("Verdict"));
  adw_window_set_content (ADW_WINDOW (self), box);
  offer_rules (self);
  g_signal_connect_swapped (self->rule, "notify::selected", G_CALLBACK (on_rule_chosen), self);
  on_rule_chosen (self);
}

OfftakeAssessDialog *
offtake_assess_dialog_show (GtkWindow *parent, const char *rule)
{
  OfftakeAssessDialog *self =
      g_object_new (OFFTAKE_TYPE_ASSESS_DIALOG, "transient-for", parent, NULL);

  if (rule)
    offtake_assess_dialog_set_rule (self, rule);
  gtk_window_present (GTK_WINDOW (self));
  return self;
}
