/* SPDX-License-Identifier: MPL-2.0 */
#include "ui/dialogs.h"

#include "agreements/paste-dialog.h"
#include "base/error.h"
#include "dialogs/company-rules.h"
#include "dialogs/damaged.h"
#include "dialogs/merge.h"
#include "dialogs/new-record.h"
#include "dialogs/open-link.h"
#include "exchange/plan-json.h"
#include "import/column-row.h"
#include "import/import-dialog.h"

#define ROWS                                                                                       \
  "Number\tSeller\tBuyer\tMaterial\tTonnes\n"                                                      \
  "NEW-01\tSierra ARC\tPlusCAM\tLithium carbonate\t500\n"                                          \
  "NEW-02\tSierra ARC\tPlusCAM\tLithium\t700\n"                                                    \
  "NEW-03\tClass 1 nickel\tNickel dissolver\tClass 1 nickel\tmany\n"

#define TABLE                                                                                      \
  "Supplier;Customer;Goods;Vol.;Starts;Ends;Our remark\r\n"                                        \
  "New Works;PlusCAM;Nickel sulfate hexahydrate;1.200,5;2026;2030;by rail\r\n"                     \
  "New Works;PlusCAM;Nickel sulfate hexahydrate;much;2026;2030;\r\n"

static void
act (OfftakeWindow *window, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (window), action, NULL);
}

static void
select_record (OfftakeWindow *window, const char *list, const char *id)
{
  OfftakeView *view = offtake_window_get_view (window);

  offtake_view_select (view, offtake_plan_find (offtake_view_get_plan (view), list, id));
  stage_settle ();
}

static char *
write_file (const char *folder, const char *name, const char *text)
{
  char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

/* The founding plan, and a version of it in which a colleague has changed a few terms. */
static char *
write_plan (const char *folder, const char *name, const char *title)
{
  g_autoptr (OfftakePlan) plan = offtake_document_load_sample ("founding", NULL);
  OfftakeRecord *agreement = offtake_plan_find (plan, "agreements", "aqms-6k-ni");

  if (title)
    g_object_set (agreement, "title", title, "number", "AQMS-6K-01b", NULL);
  g_autofree char *text = offtake_plan_json_write (plan);
  return write_file (folder, name, text);
}

static void
open_company_rules (OfftakeWindow *window, const char *folder)
{
  offtake_company_rules_show (window);
}

static void
open_company_rule (OfftakeWindow *window, const char *folder)
{
  offtake_company_rule_edit (window, NULL);
}

static gboolean
is_read (gpointer dialog)
{
  return stage_find (dialog, OFFTAKE_TYPE_COLUMN_ROW, 0) != NULL;
}

static void
open_import (OfftakeWindow *window, const char *folder)
{
  g_autofree char *path = write_file (folder, "table.csv", TABLE);

  stage_wait (is_read, offtake_import_dialog_show (window, path));
}

static void
open_paste (OfftakeWindow *window, const char *folder)
{
  OfftakePlan *plan = offtake_view_get_plan (offtake_window_get_view (window));

  offtake_paste_dialog_show (window, offtake_paste_new (plan, ROWS, NULL));
}

static void
open_compare (OfftakeWindow *window, const char *folder)
{
  g_autofree char *path = write_plan (folder, "colleague.json", "Recycled nickel, as renegotiated");

  offtake_compare_show (window, path);
}

static void
open_merge (OfftakeWindow *window, const char *folder)
{
  g_autofree char *base = write_plan (folder, "base.json", "Recycled nickel, first draft");
  g_autofree char *theirs =
      write_plan (folder, "theirs.json", "Recycled nickel, as renegotiated in a long night");

  offtake_merge_show (window, theirs, base);
}

static void
open_new_agreement (OfftakeWindow *window, const char *folder)
{
  offtake_new_record_show (window, "agreements");
}

static void
open_new_site (OfftakeWindow *window, const char *folder)
{
  offtake_new_record_show (window, "sites");
}

static void
open_delete (OfftakeWindow *window, const char *folder)
{
  select_record (window, "sites", "sierra-arc");
  act (window, "win.delete");
}

static void
open_damaged (OfftakeWindow *window, const char *folder)
{
  g_autoptr (GError) error =
      g_error_new (OFFTAKE_ERROR, OFFTAKE_ERROR_DAMAGED,
                   "The plan file “/home/mira/plans/deal.offtake” is damaged: page 12 is not what "
                   "it was when it was written.");

  offtake_damaged_show (window, "/nowhere/deal.offtake", error);
}

static void
open_error (OfftakeWindow *window, const char *folder)
{
  g_autoptr (GError) error = g_error_new (
      OFFTAKE_ERROR, OFFTAKE_ERROR_SYSTEM,
      "“/media/stick/deal.offtake” cannot be written: there is no space left on the device.");

  offtake_window_show_error (window, "The Plan Stays Where It Was", error);
}

static void
open_link (OfftakeWindow *window, const char *folder)
{
  offtake_open_link (GTK_WIDGET (window), "https://www.sec.gov/Archives/edgar/data/1621832/");
}

static const Dialog all[] = {
  { "search", .action = "win.search" },
  { "preferences", .action = "win.preferences" },
  { "shortcuts", .action = "win.show-help-overlay" },
  { "report-options", .action = "win.report-options" },
  { "assess", .action = "win.assess" },
  { "seal", .action = "win.seal" },
  { "editions", .action = "win.editions" },
  { "company-rules", .open = open_company_rules },
  { "company-rule", .open = open_company_rule },
  { "restore", .action = "win.restore" },
  { "import", .open = open_import },
  { "paste", .open = open_paste },
  { "compare", .open = open_compare },
  { "merge", .open = open_merge },
  { "new-agreement", .open = open_new_agreement },
  { "new-site", .open = open_new_site },
  { "delete", .open = open_delete },
  { "damaged", .open = open_damaged },
  { "error", .open = open_error },
  { "link", .open = open_link },
  { "problems", .action = "win.problems" },
};

const Dialog *
dialogs (guint *n)
{
  *n = G_N_ELEMENTS (all);
  return all;
}

static GtkWidget *
find_popover (GtkWidget *root)
{
  if (GTK_IS_POPOVER (root) && gtk_widget_get_mapped (root))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_popover (child);

    if (found)
      return found;
  }
  return NULL;
}

GtkWidget *
dialog_open (const Dialog *dialog, OfftakeWindow *window, const char *folder)
{
  if (dialog->action)
    act (window, dialog->action);
  else
    dialog->open (window, folder);
  stage_settle ();
  g_autoptr (GList) after = gtk_window_list_toplevels ();
  for (GList *l = after; l; l = l->next)
    if (l->data != (gpointer) window && gtk_widget_get_visible (l->data))
      return l->data;
  GtkWidget *popover = find_popover (GTK_WIDGET (window));
  g_assert_nonnull (popover);
  return popover;
}

void
dialog_close (GtkWidget *shown)
{
  if (GTK_IS_WINDOW (shown))
    gtk_window_destroy (GTK_WINDOW (shown));
  else
    gtk_popover_popdown (GTK_POPOVER (shown));
  stage_settle ();
}
