/* SPDX-License-Identifier: MPL-2.0 */
#include "action-table.h"

#include <glib/gi18n.h>
#include <gtk/gtk.h>

#define PLAN N_ ("Plan")
#define EDIT N_ ("Edit")
#define VIEW N_ ("View")
#define GENERAL N_ ("General")
#define TABLE N_ ("Agreements Table")
#define CHART N_ ("Chart")

static const OfftakeActionInfo table[] = {
  { PLAN, "win.new", N_ ("New plan"), { "<Control>n" } },
  { PLAN, "win.open", N_ ("Open a plan"), { "<Control>o" } },
  { PLAN, "win.compare", N_ ("Compare with another plan"), { NULL } },
  { PLAN, "win.compare-scenario", N_ ("Compare the scenario with the base plan"), { NULL } },
  { PLAN, "win.merge", N_ ("Merge another version of the plan"), { NULL } },
  { PLAN, "win.import", N_ ("Import a table"), { "<Control>i" } },
  { PLAN, "win.save-as", N_ ("Save as"), { "<Control><Shift>s", "<Control>s" } },
  { PLAN, "win.restore", N_ ("Backups of this plan"), { NULL } },
  { PLAN, "win.print", N_ ("Print"), { "<Control>p" } },
  { PLAN, "win.export-report", N_ ("Export the report"), { "<Control><Shift>p" } },
  { PLAN, "win.report-options", N_ ("What the report holds"), { NULL } },
  { PLAN, "win.assess", N_ ("Assess a rule on facts"), { NULL } },
  { PLAN, "win.seal", N_ ("Seal an edition"), { NULL } },
  { PLAN, "win.editions", N_ ("Sealed editions"), { NULL } },
  { PLAN, "win.export-chart", N_ ("Export the chart"), { "<Control>e" } },

  { EDIT, "win.undo", N_ ("Undo"), { "<Control>z" } },
  { EDIT, "win.redo", N_ ("Redo"), { "<Control><Shift>z", "<Control>y" } },
  { EDIT, "win.edit", N_ ("Edit what is selected"), { "F2" } },
  { EDIT, "win.add-agreement", N_ ("Add an agreement"), { "<Control><Shift>n" } },
  { EDIT, "win.add-site", N_ ("Add a site"), { "<Control><Alt>n" } },
  { EDIT, "win.add-party", N_ ("Add a party"), { NULL } },
  { EDIT, "win.add-material", N_ ("Add a material"), { NULL } },
  { EDIT, "win.add-recipe", N_ ("Add a recipe"), { NULL } },
  { EDIT, "win.add-index", N_ ("Add a price index"), { NULL } },
  { EDIT, "win.add-delivery", N_ ("Add a delivery"), { NULL } },
  { EDIT, "win.company-rules", N_ ("Company rules"), { NULL } },
  { EDIT, "win.add-scenario", N_ ("Add a scenario"), { NULL } },
  { EDIT,
    "win.edit-base-plan",
    N_ ("Edit the base plan while a scenario is shown, or no longer"),
    { NULL } },
  { EDIT, "win.duplicate", N_ ("Duplicate what is selected"), { "<Control><Shift>d" } },
  { EDIT, NULL, N_ ("Duplicate what is selected, but in the cells of a table"), { "<Control>d" } },
  { EDIT, NULL, N_ ("Delete what is selected"), { "Delete", "<Control>Delete" } },
  { EDIT, "win.copy-agreements", N_ ("Copy agreements for a spreadsheet"), { NULL } },
  { EDIT, "win.paste-agreements", N_ ("Paste agreements from a spreadsheet"), { NULL } },
  { EDIT, NULL, N_ ("Entry above and below"), { "Up", "Down" } },
  { EDIT, NULL, N_ ("Section above and below"), { "<Control>Up", "<Control>Down" } },

  { VIEW, "win.search", N_ ("Search commands and the plan"), { "<Control>k" } },
  { VIEW, "win.find", N_ ("Find on the page"), { "<Control>f" } },
  { VIEW, "win.show-page::flows", N_ ("Flows"), { "<Alt>1" } },
  { VIEW, "win.show-page::agreements", N_ ("Agreements"), { "<Alt>2" } },
  { VIEW, "win.show-page::network", N_ ("Network"), { "<Alt>3" } },
  { VIEW, "win.show-page::compliance", N_ ("Compliance"), { "<Alt>4" } },
  { VIEW, "win.show-page::scenarios", N_ ("Scenarios"), { "<Alt>5" } },
  { VIEW, "win.previous-period", N_ ("Previous period"), { "<Control>Page_Up" } },
  { VIEW, "win.next-period", N_ ("Next period"), { "<Control>Page_Down" } },
  { VIEW, "win.base-plan", N_ ("Show the base plan, no scenario"), { NULL } },
  { VIEW, "win.problems", N_ ("Problems"), { "<Control>m" } },
  { VIEW, "win.inspector", N_ ("Inspector"), { "F9" } },
  { VIEW, "win.next-part", N_ ("Next part of the window"), { "F6" } },
  { VIEW, "win.previous-part", N_ ("Previous part of the window"), { "<Shift>F6" } },

  { GENERAL, "win.preferences", N_ ("Preferences"), { "<Control>comma" } },
  { GENERAL, "win.show-help-overlay", N_ ("Keyboard shortcuts"), { "<Control>question", "F1" } },
  { GENERAL, "app.about", N_ ("About Offtake"), { NULL } },
  { GENERAL, "window.close", N_ ("Close the window"), { "<Control>w" } },
  { GENERAL, "app.quit", N_ ("Quit"), { "<Control>q" } },

  { TABLE, NULL, N_ ("Move from cell to cell"), { "Left", "Right", "Up", "Down" } },
  { TABLE, NULL, N_ ("Next and previous cell"), { "Tab", "<Shift>Tab" } },
  { TABLE, NULL, N_ ("First and last cell of a row"), { "Home", "End" } },
  { TABLE, NULL, N_ ("First and last row"), { "<Control>Up", "<Control>Down" } },
  { TABLE, NULL, N_ ("Edit a cell"), { "Return", "F2" } },
  { TABLE, NULL, N_ ("Take for all selected rows"), { "<Control>Return" } },
  { TABLE, NULL, N_ ("Clear a cell"), { "Delete" } },
  { TABLE,
    NULL,
    N_ ("Copy the cell; the agreements, where several rows are selected"),
    { "<Control>c" } },
  { TABLE, NULL, N_ ("Copy the selected agreements in any case"), { "<Control><Shift>c" } },
  { TABLE,
    NULL,
    N_ ("Paste a value into the cell or all selected rows, or agreements"),
    { "<Control>v" } },
  { TABLE, NULL, N_ ("Fill selected rows from the first, or a cell from above"), { "<Control>d" } },
  { TABLE, NULL, N_ ("Select the whole row"), { "<Shift>space" } },
  { TABLE, NULL, N_ ("Select all rows"), { "<Control>a" } },
  { TABLE, NULL, N_ ("Select several rows"), { "<Shift>Up", "<Shift>Down" } },
  { TABLE, NULL, N_ ("Move without selecting"), { "<Alt>Up", "<Alt>Down" } },
  { TABLE, NULL, N_ ("Select one row more"), { "<Control>space" } },
  { TABLE, NULL, N_ ("Filter the column of the cell"), { "<Control><Shift>l" } },
  { TABLE, NULL, N_ ("Show only what is the same as in the cell"), { "<Control><Shift>k" } },
  { TABLE, NULL, N_ ("Sort by the column of the cell, up, down or not"), { "<Control><Shift>o" } },
  { TABLE, NULL, N_ ("Menu of a cell"), { "<Shift>F10", "Menu" } },
  { TABLE, NULL, N_ ("Leave the table"), { "<Control>Tab" } },

  { CHART, "chart.zoom-in", N_ ("Enlarge the chart"), { NULL } },
  { CHART, "chart.zoom-out", N_ ("Shrink the chart"), { NULL } },
  { CHART, "chart.zoom-fit", N_ ("Fit the chart to the window"), { NULL } },
  { CHART, "chart.list", N_ ("Chart or list of its flows"), { NULL } },
  { CHART, "chart.draft-from", N_ ("Draft an agreement from this site"), { NULL } },
  { CHART, "chart.draft-to", N_ ("Draft an agreement to this site"), { NULL } },
  { CHART, "chart.pin", N_ ("Pin this site to its place"), { NULL } },
  { CHART, "chart.unpin", N_ ("Let this site go to its own place"), { NULL } },
  { CHART, "chart.unpin-all", N_ ("Let all sites go to their own places"), { NULL } },
  { CHART, "chart.only-path", N_ ("Show only the path of what is selected"), { NULL } },
  { CHART, "chart.show-all", N_ ("Show every flow, without a filter"), { NULL } },
  { CHART, "chart.show-agreements", N_ ("Show the agreements of what is selected"), { NULL } },
  { CHART, "chart.copy-picture", N_ ("Copy the chart as a picture"), { NULL } },
  { CHART, "chart.copy-data", N_ ("Copy the flows as a table"), { NULL } },
  { CHART, NULL, N_ ("Walk along flows and columns"), { "Left", "Right", "Up", "Down" } },
  { CHART, NULL, N_ ("Select"), { "space" } },
  { CHART, NULL, N_ ("Edit"), { "Return" } },
  { CHART, NULL, N_ ("Larger and smaller"), { "<Control>plus", "<Control>minus" } },
  { CHART, NULL, N_ ("Fit the window"), { "<Control>0" } },
  { CHART, NULL, N_ ("Show the chart as a list"), { "<Control>l" } },
  { CHART, NULL, N_ ("Menu of a site, a flow or the chart"), { "<Shift>F10", "Menu" } },
  { CHART, NULL, N_ ("Pin a site higher or lower"), { "<Control>Up", "<Control>Down" } },
  { CHART, NULL, N_ ("Drag the chart with the pointer"), { "space" } },
};

const OfftakeActionInfo *
offtake_action_table (guint *n)
{
  *n = G_N_ELEMENTS (table);
  return table;
}

char *
offtake_action_info_dup_keys (const OfftakeActionInfo *info)
{
  return info->keys[0] ? g_strjoinv (" ", (char **) info->keys) : NULL;
}

char *
offtake_action_info_dup_key_label (const OfftakeActionInfo *info)
{
  guint key = 0;
  GdkModifierType modifiers = 0;

  if (!info->keys[0] || !gtk_accelerator_parse (info->keys[0], &key, &modifiers))
    return NULL;
  return gtk_accelerator_get_label (key, modifiers);
}
