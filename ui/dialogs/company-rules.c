/* SPDX-License-Identifier: MPL-2.0 */
#include "dialogs/company-rules.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "base/period.h"
#include "rules/rule-pack.h"

#define LIST_HEIGHT 360

/* What a rule of ours may measure; the unit of its limit, and which side of it is right. */
static const struct {
  const char *measure, *figure, *unit, *title;
} measures[] = {
  { "recycled_share", "minimum", "%", N_ ("At least this share recycled") },
  { "recycled_post_share", "minimum", "%", N_ ("At least this share recycled after use") },
  { "foreign_entity_share", "maximum", "%", N_ ("At most this share of foreign entities") },
  { "kgco2e_per_t", "maximum", "kg CO2e/t", N_ ("At most this much carbon") },
};

typedef struct {
  OfftakeWindow *window;
  char *id;                             /* NULL for a new rule */
  GtkWidget *title, *limit, *from;      /* AdwEntryRow */
  GtkWidget *measure, *element, *buyer; /* AdwComboRow; the first of the last two is any */
  GPtrArray *buyers;                    /* char *: ids in the order of the choice */
} Form;

static void
form_free (gpointer data, GClosure *closure)
{
  Form *form = data;

  g_free (form->id);
  g_ptr_array_unref (form->buyers);
  g_free (form);
}

static char *
text_of (GtkWidget *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

/* NAN for what is no number. */
static double
limit_of (const Form *form)
{
  g_autofree char *text = text_of (form->limit);
  char *end = NULL;

  g_strdelimit (text, ",", '.');
  double number = g_ascii_strtod (text, &end);
  return *text && !*end && isfinite (number) && number >= 0 ? number : NAN;
}

static guint
choice_of (GtkWidget *row)
{
  return adw_combo_row_get_selected (ADW_COMBO_ROW (row));
}

/* NULL for all of them. */
static const char *
element_of (const Form *form)
{
  GtkStringObject *item = adw_combo_row_get_selected_item (ADW_COMBO_ROW (form->element));

  return choice_of (form->element) > 0 && item ? gtk_string_object_get_string (item) : NULL;
}

static gboolean
is_answered (const Form *form)
{
  g_autofree char *title = text_of (form->title), *from = text_of (form->from);

  return *title && !isnan (limit_of (form)) && (!*from || offtake_day_parse (from) != 0);
}

static void
update (GtkWidget *dialog, Form *form)
{
  gboolean is_carbon = strcmp (measures[choice_of (form->measure)].measure, "kgco2e_per_t") == 0;
  g_autofree char *title =
      g_strdup_printf (_ ("Limit (%s)"), measures[choice_of (form->measure)].unit);

  gtk_widget_set_visible (form->element, !is_carbon);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (form->limit), title);
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "store",
                                           is_answered (form));
}

static void
set_list (json_t *scope, const char *key, const char *word)
{
  if (word)
    json_object_set_new (scope, key, json_pack ("[s]", word));
  else
    json_object_del (scope, key);
}

/* What the form does not know of a rule stays in it. */
static json_t *
write_body (const Form *form, json_t *before)
{
  json_t *body = before ? json_deep_copy (before) : json_object (), *figure = json_object ();
  json_t *scope = json_object_get (body, "scope");
  guint measure = choice_of (form->measure), buyer = choice_of (form->buyer);
  gboolean is_carbon = strcmp (measures[measure].measure, "kgco2e_per_t") == 0;
  const char *element = is_carbon ? NULL : element_of (form);
  g_autofree char *title = text_of (form->title), *from = text_of (form->from);

  json_object_set_new (body, "title", json_string (title));
  json_object_set_new (body, "kind", json_string ("flow_share"));
  json_object_set_new (body, "measure", json_string (measures[measure].measure));
  if (!scope) {
    scope = json_object ();
    json_object_set_new (body, "scope", scope);
  }
  set_list (scope, "buyers", buyer > 0 ? form->buyers->pdata[buyer - 1] : NULL);
  set_list (scope, "elements", element);
  json_object_set_new (figure, "name", json_string (measures[measure].figure));
  if (element)
    json_object_set_new (figure, "key", json_string (element));
  json_object_set_new (figure, "value", offtake_json_number (limit_of (form)));
  json_object_set_new (figure, "unit", json_string (measures[measure].unit));
  if (*from)
    json_object_set_new (figure, "from", json_string (from));
  json_object_set_new (body, "figures", json_pack ("[o]", figure));
  return body;
}

/* An id that the plan does not have yet. */
static char *
new_id (OfftakePlan *plan)
{
  for (guint i = 1;; i++) {
    g_autofree char *id = g_strdup_printf ("own-%u", i);
    if (!offtake_plan_find (plan, "rules", id))
      return g_steal_pointer (&id);
  }
}

static gboolean
store (const Form *form, GError **error)
{
  OfftakeDocument *document = offtake_window_get_document (form->window);
  OfftakePlan *plan = offtake_document_get_plan (document);
  OfftakeRecord *record = form->id ? offtake_plan_find (plan, "rules", form->id) : NULL;
  g_autofree char *id = record ? g_strdup (form->id) : new_id (plan);
  g_autoptr (json_t) body = write_body (form, record ? OFFTAKE_COMPANY_RULE (record)->body : NULL);
  g_autoptr (OfftakeRule) rule = NULL;

  json_object_set_new (body, "id", json_string (id));
  rule = offtake_rule_pack_read_rule (body, id, error);
  if (!rule)
    return FALSE;
  if (record)
    return offtake_document_set (document, record, "body", body, error);
  g_autoptr (OfftakeRecord) made = g_object_new (OFFTAKE_TYPE_COMPANY_RULE, "id", id, NULL);
  return offtake_record_set_json (made, "body", body, error) &&
         offtake_document_add (document, made, error);
}

static void
on_response (GtkWidget *dialog, const char *response, Form *form)
{
  g_autoptr (GError) error = NULL;

  if (g_str_equal (response, "store") && offtake_window_get_document (form->window) &&
      !store (form, &error))
    offtake_window_show_error (form->window, _ ("The Rule Is Not Stored"), error);
}

static GtkWidget *
entry_row_new (const char *title, const char *text)
{
  GtkWidget *row =
      g_object_new (ADW_TYPE_ENTRY_ROW, "title", title, "activates-default", TRUE, NULL);

  gtk_editable_set_text (GTK_EDITABLE (row), text ? text : "");
  return row;
}

static GtkWidget *
combo_row_new (const char *title, GtkStringList *choices, guint selected)
{
  return g_object_new (ADW_TYPE_COMBO_ROW, "title", title, "model", choices, "selected", selected,
                       NULL);
}

static const char *
first_text (json_t *object, const char *key)
{
  return json_string_value (json_array_get (json_object_get (object, key), 0));
}

static GtkWidget *
measure_row_new (json_t *body)
{
  g_autoptr (GtkStringList) choices = gtk_string_list_new (NULL);
  const char *measure = json_string_value (json_object_get (body, "measure"));
  guint selected = 0;

  for (guint i = 0; i < G_N_ELEMENTS (measures); i++) {
    gtk_string_list_append (choices, _ (measures[i].title));
    if (g_strcmp0 (measure, measures[i].measure) == 0)
      selected = i;
  }
  return combo_row_new (_ ("Asks For"), choices, selected);
}

/* Every element that a material of the plan holds. */
static GtkWidget *
element_row_new (OfftakePlan *plan, json_t *body)
{
  g_autoptr (GtkStringList) choices = gtk_string_list_new (NULL);
  g_autoptr (OfftakeNetwork) network = offtake_network_compile (plan, NULL);
  const char *chosen = first_text (json_object_get (body, "scope"), "elements");
  guint selected = 0;

  gtk_string_list_append (choices, _ ("Each That the Goods Hold"));
  for (guint e = 0; network && e < offtake_network_n_elements (network); e++) {
    gtk_string_list_append (choices, offtake_network_element (network, e));
    if (g_strcmp0 (chosen, offtake_network_element (network, e)) == 0)
      selected = e + 1;
  }
  return combo_row_new (_ ("Element"), choices, selected);
}

static GtkWidget *
buyer_row_new (OfftakePlan *plan, json_t *body, GPtrArray *buyers)
{
  GListModel *sites = offtake_plan_get_list (plan, "sites");
  g_autoptr (GtkStringList) choices = gtk_string_list_new (NULL);
  const char *chosen = first_text (json_object_get (body, "scope"), "buyers");
  guint selected = 0;

  gtk_string_list_append (choices, _ ("Any Customer"));
  for (guint i = 0; i < g_list_model_get_n_items (sites); i++) {
    g_autoptr (OfftakeRecord) site = g_list_model_get_item (sites, i);
    gtk_string_list_append (choices, offtake_record_get_title (site));
    g_ptr_array_add (buyers, g_strdup (offtake_record_get_id (site)));
    if (g_strcmp0 (chosen, offtake_record_get_id (site)) == 0)
      selected = buyers->len;
  }
  return combo_row_new (_ ("Customer"), choices, selected);
}

static void
on_changed (GtkWidget *row, GParamSpec *pspec, GtkWidget *dialog)
{
  update (dialog, g_object_get_data (G_OBJECT (dialog), "form"));
}

static void
add_rows (GtkWidget *dialog, Form *form)
{
  GtkWidget *rows[] = { form->title,   form->measure, form->limit,
                        form->element, form->buyer,   form->from };
  GtkWidget *group = adw_preferences_group_new ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), rows[i]);
    g_signal_connect (rows[i], ADW_IS_COMBO_ROW (rows[i]) ? "notify::selected" : "notify::text",
                      G_CALLBACK (on_changed), dialog);
  }
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), group);
}

static Form *
form_new (OfftakeWindow *window, OfftakeCompanyRule *rule)
{
  OfftakePlan *plan = offtake_document_get_plan (offtake_window_get_document (window));
  json_t *body = rule ? rule->body : NULL;
  json_t *figure = json_array_get (json_object_get (body, "figures"), 0);
  json_t *value = json_object_get (figure, "value");
  g_autofree char *limit = json_is_number (value) ? offtake_json_write_compact (value) : NULL;
  Form *form = g_new0 (Form, 1);

  form->window = window;
  form->id = rule ? g_strdup (offtake_record_get_id (OFFTAKE_RECORD (rule))) : NULL;
  form->buyers = g_ptr_array_new_with_free_func (g_free);
  form->title = entry_row_new (_ ("Title"), json_string_value (json_object_get (body, "title")));
  form->measure = measure_row_new (body);
  form->limit = entry_row_new ("", limit);
  form->element = element_row_new (plan, body);
  form->buyer = buyer_row_new (plan, body, form->buyers);
  form->from = entry_row_new (_ ("Binds From, as 2028-01-01"),
                              json_string_value (json_object_get (figure, "from")));
  return form;
}

GtkWidget *
offtake_company_rule_edit (OfftakeWindow *window, OfftakeCompanyRule *rule)
{
  GtkWidget *dialog = adw_message_dialog_new (
      GTK_WINDOW (window), rule ? _ ("Company Rule") : _ ("New Company Rule"), NULL);
  Form *form = form_new (window, rule);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "store",
                                    rule ? _ ("_Change") : _ ("_Add"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "store",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "store");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data (G_OBJECT (dialog), "form", form);
  add_rows (dialog, form);
  update (dialog, form);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response), form, form_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (form->title);
  return dialog;
}

static OfftakeCompanyRule *
find_rule (OfftakeWindow *window, GtkWidget *widget)
{
  OfftakeDocument *document = offtake_window_get_document (window);
  const char *id = g_object_get_data (G_OBJECT (widget), "id");

  return document ? OFFTAKE_COMPANY_RULE (
                        offtake_plan_find (offtake_document_get_plan (document), "rules", id))
                  : NULL;
}

static void
on_rule_activated (GtkWidget *row, GtkWindow *dialog)
{
  OfftakeWindow *window = OFFTAKE_WINDOW (gtk_window_get_transient_for (dialog));
  OfftakeCompanyRule *rule = find_rule (window, row);

  gtk_window_close (dialog);
  if (rule)
    offtake_company_rule_edit (window, rule);
}

static void
on_delete_clicked (GtkWidget *button, GtkWindow *dialog)
{
  OfftakeWindow *window = OFFTAKE_WINDOW (gtk_window_get_transient_for (dialog));
  OfftakeCompanyRule *rule = find_rule (window, button);
  g_autoptr (GError) error = NULL;

  gtk_window_close (dialog);
  if (!rule)
    return;
  if (offtake_document_remove (offtake_window_get_document (window), OFFTAKE_RECORD (rule), &error))
    offtake_window_show_toast (window, _ ("The rule is deleted"), _ ("Undo"), "win.undo");
  else
    offtake_window_show_error (window, _ ("The Rule Is Not Deleted"), error);
}

static GtkWidget *
rule_row_new (OfftakeCompanyRule *rule, GtkWidget *dialog)
{
  const char *id = offtake_record_get_id (OFFTAKE_RECORD (rule));
  const char *title = json_string_value (json_object_get (rule->body, "title"));
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakeRule) read = offtake_rule_pack_read_rule (rule->body, id, &error);
  GtkWidget *row =
      g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title ? title : id,
                    "subtitle", read ? id : error->message, "activatable", TRUE, NULL);
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *name = g_strdup_printf (_ ("Delete %s"), title ? title : id);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Delete"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (id), g_free);
  g_object_set_data_full (G_OBJECT (button), "id", g_strdup (id), g_free);
  g_signal_connect (row, "activated", G_CALLBACK (on_rule_activated), dialog);
  g_signal_connect (button, "clicked", G_CALLBACK (on_delete_clicked), dialog);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static GtkWidget *
list_new (GListModel *rules, GtkWidget *dialog)
{
  GtkWidget *scrolled = gtk_scrolled_window_new (), *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  for (guint i = 0; i < g_list_model_get_n_items (rules); i++) {
    g_autoptr (OfftakeCompanyRule) rule = g_list_model_get_item (rules, i);
    gtk_list_box_append (GTK_LIST_BOX (list), rule_row_new (rule, dialog));
  }
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), LIST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  return scrolled;
}

static void
on_list_response (GtkWindow *dialog, const char *response)
{
  if (g_str_equal (response, "add"))
    offtake_company_rule_edit (OFFTAKE_WINDOW (gtk_window_get_transient_for (dialog)), NULL);
}

void
offtake_company_rules_show (OfftakeWindow *window)
{
  OfftakePlan *plan = offtake_document_get_plan (offtake_window_get_document (window));
  GListModel *rules = offtake_plan_get_list (plan, "rules");
  gboolean any = g_list_model_get_n_items (rules) > 0;
  GtkWidget *dialog = adw_message_dialog_new (
      GTK_WINDOW (window), _ ("Company Rules"),
      any ? NULL
          : _ ("There is none yet. A rule of your own, as a share that a customer asks for, is "
               "held against every agreement beside the law."));

  if (any)
    adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), list_new (rules, dialog));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"), "add",
                                    _ ("_Add Rule…"), NULL);
  g_signal_connect (dialog, "response", G_CALLBACK (on_list_response), NULL);
  gtk_window_present (GTK_WINDOW (dialog));
}
