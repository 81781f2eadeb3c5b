/* SPDX-License-Identifier: MPL-2.0 */
#include "report/flow-group.h"

#include "config.h"

#include <glib/gi18n.h>

#include "base/country.h"

/* The trade's own order: the chart runs from the mine and the collector to the vehicle. */
#define N_COLUMNS 8
static const int columns[] = {
  [OFFTAKE_STAGE_MINE] = 0,    [OFFTAKE_STAGE_COLLECTOR] = 0, [OFFTAKE_STAGE_SHREDDER] = 1,
  [OFFTAKE_STAGE_REFINER] = 2, [OFFTAKE_STAGE_PCAM] = 3,      [OFFTAKE_STAGE_CAM] = 4,
  [OFFTAKE_STAGE_CELL] = 5,    [OFFTAKE_STAGE_OEM] = 6,       [OFFTAKE_STAGE_OTHER] = 7,
  [OFFTAKE_STAGE_UNSET] = -1,
};

static const char *const column_names[N_COLUMNS] = {
  N_ ("Raw materials"), N_ ("Shredding"), N_ ("Refining"), N_ ("Precursor"),
  N_ ("Cathode"),       N_ ("Cells"),     N_ ("Vehicles"), N_ ("Others"),
};

static const char *const stage_names[] = {
  [OFFTAKE_STAGE_COLLECTOR] = N_ ("Collectors"),  [OFFTAKE_STAGE_SHREDDER] = N_ ("Shredders"),
  [OFFTAKE_STAGE_REFINER] = N_ ("Refiners"),      [OFFTAKE_STAGE_MINE] = N_ ("Mines"),
  [OFFTAKE_STAGE_PCAM] = N_ ("Precursor makers"), [OFFTAKE_STAGE_CAM] = N_ ("Cathode makers"),
  [OFFTAKE_STAGE_CELL] = N_ ("Cell makers"),      [OFFTAKE_STAGE_OEM] = N_ ("Vehicle makers"),
  [OFFTAKE_STAGE_OTHER] = N_ ("Others"),          [OFFTAKE_STAGE_UNSET] = N_ ("No stage"),
};

static OfftakeSite *
find_site (OfftakePlan *plan, OfftakeNetwork *network, guint site)
{
  return OFFTAKE_SITE (offtake_plan_find (plan, "sites", offtake_network_site_id (network, site)));
}

static guint
stage_of (OfftakeSite *site)
{
  return site && site->stage < G_N_ELEMENTS (columns) ? site->stage : OFFTAKE_STAGE_UNSET;
}

static char *
party_name (OfftakePlan *plan, OfftakeSite *site)
{
  OfftakeRecord *party = site->party ? offtake_plan_find (plan, "parties", site->party) : NULL;

  return g_strdup (party ? offtake_record_get_title (party) : site->party);
}

/* The key of a site's group, and the group's name in @label. */
static char *
group_of (OfftakePlan *plan, OfftakeNetwork *network, OfftakeGroupBy by, guint index, char **label)
{
  OfftakeSite *site = find_site (plan, network, index);
  const char *country;

  if (site && by == OFFTAKE_GROUP_PARTY) {
    *label = party_name (plan, site);
    return g_strconcat ("party:", site->party, NULL);
  }
  if (site && by == OFFTAKE_GROUP_COUNTRY) {
    country = offtake_plan_site_country (plan, site);
    *label = g_strdup (*country ? offtake_country_name (country) : _ ("No country"));
    return g_strconcat ("country:", country, NULL);
  }
  if (site && by == OFFTAKE_GROUP_STAGE) {
    *label = g_strdup (_ (stage_names[stage_of (site)]));
    return g_strdup_printf ("stage:%u", stage_of (site));
  }
  *label = g_strdup (offtake_network_site_name (network, index));
  return g_strdup (offtake_network_site_id (network, index));
}

static void
clear_group (gpointer data)
{
  g_free (((OfftakeFlowGroup *) data)->id);
  g_free (((OfftakeFlowGroup *) data)->label);
}

/* Leaves out the columns in which nobody stands. */
static void
close_gaps (OfftakeFlowGroups *self)
{
  int place[N_COLUMNS], n = 0;
  gboolean used[N_COLUMNS] = { FALSE };

  self->fixed = self->groups->len > 0;
  for (guint i = 0; i < self->groups->len; i++) {
    const int column = g_array_index (self->groups, OfftakeFlowGroup, i).column;
    self->fixed = self->fixed && column >= 0;
    if (column >= 0)
      used[column] = TRUE;
  }
  if (self->fixed)
    self->column_titles = g_ptr_array_new_with_free_func (g_free);
  for (int i = 0; i < N_COLUMNS; i++) {
    place[i] = n;
    n += used[i];
    if (self->fixed && used[i])
      g_ptr_array_add (self->column_titles, g_strdup (_ (column_names[i])));
  }
  for (guint i = 0; i < self->groups->len; i++) {
    OfftakeFlowGroup *group = &g_array_index (self->groups, OfftakeFlowGroup, i);
    if (group->column >= 0)
      group->column = place[group->column];
  }
}

OfftakeFlowGroups *
offtake_flow_groups_new (OfftakePlan *plan,
                         OfftakeNetwork *network,
                         OfftakeGroupBy by,
                         const gboolean *used)
{
  const guint n = offtake_network_n_sites (network);
  OfftakeFlowGroups *self = g_new0 (OfftakeFlowGroups, 1);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  self->groups = g_array_new (FALSE, FALSE, sizeof (OfftakeFlowGroup));
  g_array_set_clear_func (self->groups, clear_group);
  self->of_site = g_new (guint, n + 1);
  for (guint site = 0; site < n; site++) {
    OfftakeFlowGroup group = { .first_site = site, .column = -1 };
    gpointer found;
    self->of_site[site] = OFFTAKE_NONE;
    if (!used[site])
      continue;
    group.id = group_of (plan, network, by, site, &group.label);
    if (g_hash_table_lookup_extended (known, group.id, NULL, &found)) {
      self->of_site[site] = GPOINTER_TO_UINT (found);
      clear_group (&group);
      continue;
    }
    if (by == OFFTAKE_GROUP_SITE || by == OFFTAKE_GROUP_STAGE)
      group.column = columns[stage_of (find_site (plan, network, site))];
    self->of_site[site] = self->groups->len;
    g_hash_table_insert (known, group.id, GUINT_TO_POINTER (self->groups->len));
    g_array_append_val (self->groups, group);
  }
  close_gaps (self);
  return self;
}

void
offtake_flow_groups_free (OfftakeFlowGroups *self)
{
  g_array_unref (self->groups);
  g_free (self->of_site);
  g_clear_pointer (&self->column_titles, g_ptr_array_unref);
  g_free (self);
}

const char *
offtake_flow_stage_name (guint stage)
{
  return stage < G_N_ELEMENTS (stage_names) ? _ (stage_names[stage]) : "";
}
