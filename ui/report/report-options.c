/* SPDX-License-Identifier: MPL-2.0 */
#include "report/report-options.h"

#include <glib/gi18n.h>

#include "base/locale.h"

#define KEY "offtake-report-options"
#define FORM_HEIGHT 480

typedef struct {
  OfftakeWindow *window;
  GtkWidget *sections[OFFTAKE_N_SECTIONS];     /* GtkSwitch */
  GtkWidget *periods, *language, *prepared_by; /* AdwComboRow; AdwEntryRow */
} Form;

/* Of a language in its own words. */
static const struct {
  const char *code, *name;
} languages[] = { { "en", "English" }, { "de", "Deutsch" }, { "ar", "العربية" } };

static void
options_free (gpointer data)
{
  OfftakeReportOptions *options = data;

  g_free (options->prepared_by);
  g_free (options);
}

OfftakeReportOptions *
offtake_report_options_get (OfftakeWindow *window)
{
  OfftakeReportOptions *options = g_object_get_data (G_OBJECT (window), KEY);

  if (options)
    return options;
  options = g_new0 (OfftakeReportOptions, 1);
  options->sections = OFFTAKE_SECTIONS_ALL;
  g_object_set_data_full (G_OBJECT (window), KEY, options, options_free);
  return options;
}

static guint
choice_of (GtkWidget *row)
{
  return adw_combo_row_get_selected (ADW_COMBO_ROW (row));
}

static void
on_response (GtkWidget *dialog, const char *response, Form *form)
{
  OfftakeReportOptions *options = offtake_report_options_get (form->window);
  guint language = choice_of (form->language);

  if (!g_str_equal (response, "use"))
    return;
  options->sections = 0;
  for (guint i = 0; i < OFFTAKE_N_SECTIONS; i++)
    if (gtk_switch_get_active (GTK_SWITCH (form->sections[i])))
      options->sections |= 1u << i;
  options->all_periods = choice_of (form->periods) == 1;
  options->language = language > 0 ? languages[language - 1].code : NULL;
  g_free (options->prepared_by);
  options->prepared_by =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (form->prepared_by))));
  if (!*options->prepared_by)
    g_clear_pointer (&options->prepared_by, g_free);
}

static GtkWidget *
combo_row_new (const char *title, const char *const *choices, guint selected)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (choices);

  return g_object_new (ADW_TYPE_COMBO_ROW, "title", title, "model", list, "selected", selected,
                       NULL);
}

static GtkWidget *
language_row_new (const char *chosen)
{
  const char *choices[G_N_ELEMENTS (languages) + 2] = { _ ("As in the Window") };
  guint selected = 0;

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++) {
    choices[i + 1] = languages[i].name;
    if (g_strcmp0 (languages[i].code, chosen) == 0)
      selected = i + 1;
  }
  return combo_row_new (_ ("Language"), choices, selected);
}

static GtkWidget *
section_row_new (Form *form, guint section, gboolean active)
{
  GtkWidget *row =
      g_object_new (ADW_TYPE_ACTION_ROW, "title", offtake_section_title (section), NULL);
  GtkWidget *widget = gtk_switch_new ();

  gtk_switch_set_active (GTK_SWITCH (widget), active);
  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), widget);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), widget);
  form->sections[section] = widget;
  return row;
}

static GtkWidget *
content_new (Form *form, const OfftakeReportOptions *options)
{
  const char *const periods[] = { _ ("The One Shown"), _ ("All"), NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *general = adw_preferences_group_new (), *sections = adw_preferences_group_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  form->periods = combo_row_new (_ ("Periods in Detail"), periods, options->all_periods ? 1 : 0);
  form->language = language_row_new (options->language);
  form->prepared_by = g_object_new (ADW_TYPE_ENTRY_ROW, "title", _ ("Prepared by"), NULL);
  gtk_editable_set_text (GTK_EDITABLE (form->prepared_by),
                         options->prepared_by ? options->prepared_by : "");
  GtkWidget *rows[] = { form->periods, form->language, form->prepared_by };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (general), rows[i]);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (sections), _ ("Sections"));
  for (guint i = 0; i < OFFTAKE_N_SECTIONS; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (sections),
                               section_row_new (form, i, options->sections & (1u << i)));
  gtk_box_append (GTK_BOX (box), general);
  gtk_box_append (GTK_BOX (box), sections);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), FORM_HEIGHT / 2);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), FORM_HEIGHT);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  return scrolled;
}

static void
form_free (gpointer data, GClosure *closure)
{
  g_free (data);
}

GtkWidget *
offtake_report_options_show (OfftakeWindow *window)
{
  GtkWidget *dialog =
      adw_message_dialog_new (GTK_WINDOW (window), _ ("What the Report Holds"),
                              _ ("It holds for what is printed and exported from now on."));
  Form *form = g_new0 (Form, 1);

  form->window = window;
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog),
                                      content_new (form, offtake_report_options_get (window)));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "use",
                                    _ ("_Use"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "use",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "use");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response), form, form_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}
