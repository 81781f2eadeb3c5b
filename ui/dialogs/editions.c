/* SPDX-License-Identifier: MPL-2.0 */
#include "dialogs/editions.h"

#include <glib/gi18n.h>

#include "base/file.h"
#include "dialogs/file-dialog.h"
#include "document/compare.h"
#include "document/seal.h"

#define LIST_HEIGHT 360
#define MAX_LINES 500 /* of differences that are listed; the rest is counted */

typedef enum { ACT_PAGES, ACT_PRESENT, ACT_BEFORE } Act;

static void
show_differences (OfftakeWindow *window, const char *heading, const GPtrArray *differences)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *body =
      differences->len == 0
          ? g_strdup (_ ("They are the same."))
          : g_strdup_printf (ngettext ("%'u difference", "%'u differences", differences->len),
                             differences->len);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (window), heading, body);
  GtkWidget *scrolled = gtk_scrolled_window_new (), *label = gtk_label_new (NULL);

  for (guint i = 0; i < MIN (differences->len, MAX_LINES); i++) {
    g_autofree char *line = offtake_difference_format (differences->pdata[i]);
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", line);
  }
  gtk_label_set_label (GTK_LABEL (label), text->str);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), LIST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), label);
  if (differences->len > 0)
    adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), scrolled);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static OfftakePlan *
load_plan (OfftakeDocument *document, gint64 number, GError **error)
{
  g_autoptr (OfftakeEdition) edition = offtake_document_load_edition (document, number, error);

  return edition ? offtake_edition_read_plan (edition, error) : NULL;
}

/* From an edition to the plan as it stands (@to 0) or to another edition. */
static void
compare (OfftakeWindow *window, gint64 from, gint64 to)
{
  OfftakeDocument *document = offtake_window_get_document (window);
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakePlan) before = load_plan (document, from, &error);
  g_autoptr (OfftakePlan) after = NULL;

  if (before)
    after = to > 0 ? load_plan (document, to, &error)
                   : g_object_ref (offtake_document_get_plan (document));
  if (!after) {
    offtake_window_show_error (window, _ ("The Editions Cannot Be Compared"), error);
    return;
  }
  g_autoptr (GPtrArray) differences = offtake_compare_plans (before, after);
  g_autofree char *heading =
      to > 0 ? g_strdup_printf (_ ("From Edition %u to Edition %u"), (guint) from, (guint) to)
             : g_strdup_printf (_ ("From Edition %u to the Plan as It Stands"), (guint) from);
  show_differences (window, heading, differences);
}

static void
on_pages_chosen (OfftakeWindow *window, const char *path)
{
  OfftakeDocument *document = offtake_window_get_document (window);
  gint64 *number = g_object_get_data (G_OBJECT (window), "offtake-edition");
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakeEdition) edition =
      document && number ? offtake_document_load_edition (document, *number, &error) : NULL;

  if (edition && offtake_file_write (path, edition->pages, &error)) {
    g_autofree char *name = g_path_get_basename (path);
    g_autofree char *text = g_strdup_printf (_ ("Written: %s"), name);
    offtake_window_show_toast (window, text, NULL, NULL);
  } else if (error)
    offtake_window_show_error (window, _ ("The Report Cannot Be Written"), error);
}

static void
on_activated (GtkWidget *row, GtkWindow *dialog)
{
  OfftakeWindow *window = OFFTAKE_WINDOW (gtk_window_get_transient_for (dialog));
  Act act = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "act"));
  gint64 number = GPOINTER_TO_SIZE (g_object_get_data (G_OBJECT (row), "number"));

  gtk_window_close (dialog);
  if (act == ACT_PRESENT)
    compare (window, number, 0);
  else if (act == ACT_BEFORE)
    compare (window, number - 1, number);
  else {
    gint64 *kept = g_new (gint64, 1);
    *kept = number;
    g_object_set_data_full (G_OBJECT (window), "offtake-edition", kept, g_free);
    offtake_file_dialog_export_report (window, on_pages_chosen);
  }
}

static void
add_act (AdwExpanderRow *row, const char *title, Act act, gint64 number, GtkWidget *dialog)
{
  GtkWidget *child = g_object_new (ADW_TYPE_ACTION_ROW, "title", title, "activatable", TRUE, NULL);

  g_object_set_data (G_OBJECT (child), "act", GUINT_TO_POINTER (act));
  g_object_set_data (G_OBJECT (child), "number", GSIZE_TO_POINTER ((gsize) number));
  g_signal_connect (child, "activated", G_CALLBACK (on_activated), dialog);
  adw_expander_row_add_row (row, child);
}

static GtkWidget *
row_new (const OfftakeEdition *edition, GtkWidget *dialog)
{
  g_autofree char *title = g_strdup_printf (_ ("Edition %u%s%s"), (guint) edition->number,
                                            *edition->title ? ": " : "", edition->title);
  g_autofree char *subtitle = g_strdup_printf (
      "%s%s%s", edition->made, *edition->prepared_by ? " · " : "", edition->prepared_by);
  GtkWidget *row = g_object_new (ADW_TYPE_EXPANDER_ROW, "use-markup", FALSE, "title", title,
                                 "subtitle", subtitle, NULL);
  GtkWidget *digest = g_object_new (ADW_TYPE_ACTION_ROW, "title", _ ("Fingerprint"), "subtitle",
                                    edition->digest, "subtitle-lines", 0, NULL);

  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), digest);
  add_act (ADW_EXPANDER_ROW (row), _ ("Save the Pages as PDF…"), ACT_PAGES, edition->number,
           dialog);
  add_act (ADW_EXPANDER_ROW (row), _ ("Compare with the Plan as It Stands"), ACT_PRESENT,
           edition->number, dialog);
  if (edition->number > 1)
    add_act (ADW_EXPANDER_ROW (row), _ ("Compare with the Edition Before"), ACT_BEFORE,
             edition->number, dialog);
  return row;
}

static GtkWidget *
list_new (const GPtrArray *editions, GtkWidget *dialog)
{
  GtkWidget *scrolled = gtk_scrolled_window_new (), *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  for (guint i = editions->len; i-- > 0;) /* the newest first */
    gtk_list_box_append (GTK_LIST_BOX (list), row_new (editions->pdata[i], dialog));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), LIST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  return scrolled;
}

static void
on_response (GtkWindow *dialog, const char *response)
{
  if (g_str_equal (response, "seal"))
    gtk_widget_activate_action (GTK_WIDGET (gtk_window_get_transient_for (dialog)), "win.seal",
                                NULL);
}

void
offtake_editions_show (OfftakeWindow *window)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) editions =
      offtake_document_list_editions (offtake_window_get_document (window), &error);
  GtkWidget *dialog;

  if (!editions) {
    offtake_window_show_error (window, _ ("The Editions Cannot Be Read"), error);
    return;
  }
  dialog = adw_message_dialog_new (
      GTK_WINDOW (window), _ ("Sealed Editions"),
      editions->len > 0
          ? _ ("Each is kept as it was sealed.")
          : _ ("None was sealed yet. An edition keeps the plan, the rules, the results and the "
               "pages as they are, under a fingerprint."));
  if (editions->len > 0)
    adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), list_new (editions, dialog));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"), "seal",
                                    _ ("_Seal Edition…"), NULL);
  g_signal_connect (dialog, "response", G_CALLBACK (on_response), NULL);
  gtk_window_present (GTK_WINDOW (dialog));
}
