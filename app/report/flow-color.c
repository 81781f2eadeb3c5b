/* SPDX-License-Identifier: MPL-2.0 */
#include "report/flow-color.h"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "rules/check.h"

#define N_ORIGINS 4
#define N_STATUSES 7
#define N_ROLES 8

static const char *const origin_names[N_ORIGINS] = {
  [OFFTAKE_ORIGIN_VIRGIN] = N_ ("Virgin"),
  [OFFTAKE_ORIGIN_RECYCLED_PRE] = N_ ("Recycled, manufacturing waste"),
  [OFFTAKE_ORIGIN_RECYCLED_POST] = N_ ("Recycled, end of life"),
  [OFFTAKE_ORIGIN_UNKNOWN] = N_ ("Origin unknown"),
};

static const char *const status_names[N_STATUSES] = {
  [OFFTAKE_STATUS_DRAFT] = N_ ("Draft"),           [OFFTAKE_STATUS_MOU] = N_ ("Memorandum"),
  [OFFTAKE_STATUS_LOI] = N_ ("Letter of intent"),  [OFFTAKE_STATUS_BINDING] = N_ ("Binding"),
  [OFFTAKE_STATUS_ACTIVE] = N_ ("Active"),         [OFFTAKE_STATUS_EXPIRED] = N_ ("Expired"),
  [OFFTAKE_STATUS_TERMINATED] = N_ ("Terminated"),
};

/* Places in the palette, where the colour itself says something: what is in force blue and green,
   what is not yet orange and yellow, what is over or unknown grey and red. */
static const guint status_places[N_STATUSES] = {
  [OFFTAKE_STATUS_DRAFT] = 8,      [OFFTAKE_STATUS_MOU] = 6,    [OFFTAKE_STATUS_LOI] = 1,
  [OFFTAKE_STATUS_BINDING] = 2,    [OFFTAKE_STATUS_ACTIVE] = 0, [OFFTAKE_STATUS_EXPIRED] = 7,
  [OFFTAKE_STATUS_TERMINATED] = 3,
};
static const guint origin_places[N_ORIGINS] = {
  [OFFTAKE_ORIGIN_VIRGIN] = 0,
  [OFFTAKE_ORIGIN_RECYCLED_PRE] = 1,
  [OFFTAKE_ORIGIN_RECYCLED_POST] = 2,
  [OFFTAKE_ORIGIN_UNKNOWN] = 8,
};

static const char *const role_names[N_ROLES] = {
  [OFFTAKE_ROLE_CAM] = N_ ("Cathode material"),
  [OFFTAKE_ROLE_PCAM] = N_ ("Precursor"),
  [OFFTAKE_ROLE_SALT] = N_ ("Battery salts"),
  [OFFTAKE_ROLE_METAL] = N_ ("Metals"),
  [OFFTAKE_ROLE_BLACK_MASS] = N_ ("Black mass"),
  [OFFTAKE_ROLE_SCRAP] = N_ ("Scrap"),
  [OFFTAKE_ROLE_CELL] = N_ ("Cells"),
  [OFFTAKE_ROLE_OTHER] = N_ ("Other"),
};

static guint
material_of (const OfftakeFlowColors *self, guint agreement)
{
  return offtake_network_agreement_material (self->meter.network, agreement);
}

static guint
role_of (const OfftakeFlowColors *self, guint material)
{
  const char *id = offtake_network_material_id (self->meter.network, material);
  OfftakeRecord *record = offtake_plan_find (self->meter.plan, "materials", id);

  return record ? OFFTAKE_MATERIAL (record)->role : OFFTAKE_ROLE_OTHER;
}

static guint
status_of (const OfftakeFlowColors *self, guint agreement)
{
  const char *id = offtake_network_agreement_id (self->meter.network, agreement);
  OfftakeRecord *record = offtake_plan_find (self->meter.plan, "agreements", id);

  return record ? OFFTAKE_AGREEMENT (record)->status : OFFTAKE_STATUS_ACTIVE;
}

static gboolean
is_seen (const OfftakeFlowColors *self, guint agreement)
{
  return offtake_flow_meter_sees (&self->meter, material_of (self, agreement));
}

/* Adds to @weights what @element contributes to each class of origin of an agreement's flow. */
static void
add_origins (const OfftakeFlowColors *self,
             guint period,
             guint agreement,
             guint element,
             double weights[N_ORIGINS])
{
  const double content =
      offtake_network_content (self->meter.network, material_of (self, agreement), element);
  guint n = 0;
  const OfftakeOriginShare *origins =
      content > 0 ? offtake_solution_origins (self->meter.solution, period, agreement, element, &n)
                  : NULL;

  for (guint i = 0; i < n; i++)
    if (origins[i].class < N_ORIGINS && origins[i].share > 0)
      weights[origins[i].class] += content * origins[i].share;
}

/* Of the element that is measured; of the goods otherwise, by the mass of all elements traced. */
static void
weigh_origins (const OfftakeFlowColors *self,
               guint period,
               guint agreement,
               double weights[N_ORIGINS])
{
  double sum = 0;

  memset (weights, 0, N_ORIGINS * sizeof *weights);
  if (self->meter.measure == OFFTAKE_MEASURE_ELEMENT && self->meter.element != OFFTAKE_NONE)
    add_origins (self, period, agreement, self->meter.element, weights);
  else
    for (guint element = 0; element < offtake_network_n_elements (self->meter.network); element++)
      add_origins (self, period, agreement, element, weights);

  for (guint i = 0; i < N_ORIGINS; i++)
    sum += weights[i];
  for (guint i = 0; i < N_ORIGINS; i++)
    weights[i] = sum > 0 ? weights[i] / sum : i == OFFTAKE_ORIGIN_UNKNOWN;
}

/* Gives every key that @used marks the series at its place, or at its own number. */
static void
number_series (OfftakeFlowColors *self,
               const gboolean *used,
               guint n,
               const char *const *names,
               const guint *places)
{
  self->series = g_new (guint, n);
  for (guint i = 0; i < n; i++) {
    const guint place = places ? places[i] : i;
    self->series[i] = used[i] ? place : OFFTAKE_NONE;
    if (!used[i])
      continue;
    if (place >= self->names->len)
      g_ptr_array_set_size (self->names, (int) place + 1);
    self->names->pdata[place] = g_strdup (_ (names[i]));
  }
}

static void
number_roles (OfftakeFlowColors *self, const gboolean *seen, guint n)
{
  gboolean roles[N_ROLES] = { FALSE };

  for (guint i = 0; i < n; i++)
    if (seen[i])
      roles[role_of (self, i)] = TRUE;
  number_series (self, roles, N_ROLES, role_names, NULL);
}

/* What some agreement moves counts, also where the measure does not see it: a material keeps its
   colour when another measure is chosen. */
static void
number_materials (OfftakeFlowColors *self)
{
  OfftakeNetwork *network = self->meter.network;
  const guint n = offtake_network_n_materials (network);
  g_autofree gboolean *moved = g_new0 (gboolean, n + 1), *seen = g_new0 (gboolean, n + 1);
  g_autofree guint *places = g_new0 (guint, n + 1);
  g_autofree const char **names = g_new0 (const char *, n + 1);
  guint n_moved = 0;

  for (guint i = 0; i < offtake_network_n_agreements (network); i++) {
    moved[material_of (self, i)] = TRUE;
    seen[material_of (self, i)] |= is_seen (self, i);
  }
  for (guint i = 0; i < n; i++) {
    names[i] = offtake_network_material_name (network, i);
    places[i] = n_moved;
    n_moved += moved[i];
  }
  self->by_role = n_moved > OFFTAKE_FLOW_MAX_MATERIALS;
  if (self->by_role)
    number_roles (self, seen, n);
  else
    number_series (self, seen, n, names, places);
}

static void
number_statuses (OfftakeFlowColors *self)
{
  gboolean used[N_STATUSES] = { FALSE };

  for (guint i = 0; i < offtake_network_n_agreements (self->meter.network); i++)
    if (is_seen (self, i))
      used[status_of (self, i)] = TRUE;
  number_series (self, used, N_STATUSES, status_names, status_places);
}

static void
number_origins (OfftakeFlowColors *self)
{
  gboolean used[N_ORIGINS] = { FALSE };

  for (guint period = 0; period < offtake_network_n_periods (self->meter.network); period++)
    for (guint i = 0; i < offtake_network_n_agreements (self->meter.network); i++) {
      double weights[N_ORIGINS];
      if (!is_seen (self, i) || !offtake_solution_has_period (self->meter.solution, period))
        continue;
      weigh_origins (self, period, i, weights);
      for (guint origin = 0; origin < N_ORIGINS; origin++)
        used[origin] |= weights[origin] > 0;
    }
  number_series (self, used, N_ORIGINS, origin_names, origin_places);
}

/* What passes is green in the palette, what fails red. */
static const struct {
  guint outcome, place;
  const char *name;
} compliance_series[] = {
  { OFFTAKE_NONE, 8, N_ ("Not judged by a rule") },
  { OFFTAKE_OUTCOME_NOT_YET_BINDING, 4, N_ ("Not yet binding") },
  { OFFTAKE_OUTCOME_PASS, 2, N_ ("Passes every rule") },
  { OFFTAKE_OUTCOME_FAIL, 3, N_ ("Fails a rule") },
  { OFFTAKE_OUTCOME_NOT_TESTED, 1, N_ ("Not tested") },
};

static guint
series_of_outcome (guint outcome)
{
  for (guint i = 0; i < G_N_ELEMENTS (compliance_series); i++)
    if (compliance_series[i].outcome == outcome)
      return compliance_series[i].place;
  return compliance_series[0].place;
}

/* The series of each agreement in a period. */
static GArray *
number_period (const OfftakeFlowColors *self, const OfftakeCompliance *compliance, guint period)
{
  const char *label = offtake_network_period (self->meter.network, period)->label;
  GArray *series = offtake_compliance_by_agreement (compliance, label);

  for (guint i = 0; i < series->len; i++)
    g_array_index (series, guint, i) = series_of_outcome (g_array_index (series, guint, i));
  return series;
}

static void
number_verdicts (OfftakeFlowColors *self)
{
  g_autoptr (OfftakeRuleBook) book = offtake_rule_book_load (NULL);
  g_autoptr (OfftakeCompliance) compliance = offtake_compliance_new (
      self->meter.plan, (OfftakeSolution *) self->meter.solution, book, NULL, NULL, 0);

  g_ptr_array_set_size (self->names, OFFTAKE_FLOW_MAX_MATERIALS);
  for (guint i = 0; i < G_N_ELEMENTS (compliance_series); i++)
    self->names->pdata[compliance_series[i].place] = g_strdup (_ (compliance_series[i].name));
  self->verdicts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  for (guint p = 0; p < offtake_network_n_periods (self->meter.network); p++)
    g_ptr_array_add (self->verdicts, offtake_solution_has_period (self->meter.solution, p)
                                         ? number_period (self, compliance, p)
                                         : NULL);
}

OfftakeFlowColors *
offtake_flow_colors_new (const OfftakeFlowMeter *meter, OfftakeColorBy by)
{
  OfftakeFlowColors *self = g_new0 (OfftakeFlowColors, 1);

  self->meter = *meter;
  self->by = by;
  self->names = g_ptr_array_new_with_free_func (g_free);
  switch (by) {
  case OFFTAKE_COLOR_ORIGIN: number_origins (self); break;
  case OFFTAKE_COLOR_STATUS: number_statuses (self); break;
  case OFFTAKE_COLOR_COMPLIANCE: number_verdicts (self); break;
  case OFFTAKE_COLOR_MATERIAL:
  default: number_materials (self); break;
  }
  return self;
}

void
offtake_flow_colors_free (OfftakeFlowColors *self)
{
  g_free (self->series);
  g_ptr_array_unref (self->names);
  g_clear_pointer (&self->verdicts, g_ptr_array_unref);
  g_free (self);
}

/* The one series of an agreement, where all of its flow has the same. */
static guint
series_of (const OfftakeFlowColors *self, guint period, guint agreement)
{
  const guint material = material_of (self, agreement);

  switch (self->by) {
  case OFFTAKE_COLOR_STATUS: return self->series[status_of (self, agreement)];
  case OFFTAKE_COLOR_COMPLIANCE:
    return g_array_index ((GArray *) self->verdicts->pdata[period], guint, agreement);
  case OFFTAKE_COLOR_MATERIAL:
  case OFFTAKE_COLOR_ORIGIN:
  default: return self->series[self->by_role ? role_of (self, material) : material];
  }
}

void
offtake_flow_colors_share (const OfftakeFlowColors *self,
                           guint period,
                           guint agreement,
                           double *shares)
{
  double weights[N_ORIGINS];

  memset (shares, 0, self->names->len * sizeof *shares);
  if (!is_seen (self, agreement))
    return;
  if (self->by != OFFTAKE_COLOR_ORIGIN) {
    shares[series_of (self, period, agreement)] = 1;
    return;
  }
  weigh_origins (self, period, agreement, weights);
  for (guint i = 0; i < N_ORIGINS; i++)
    if (self->series[i] != OFFTAKE_NONE)
      shares[self->series[i]] = weights[i];
}

gboolean
offtake_flow_colors_may (const OfftakeFlowColors *self, guint agreement, guint series)
{
  g_autofree double *shares = NULL;

  if (series >= self->names->len || !self->names->pdata[series])
    return FALSE;
  shares = g_new (double, self->names->len);
  for (guint period = 0; period < offtake_network_n_periods (self->meter.network); period++) {
    if (!offtake_solution_has_period (self->meter.solution, period))
      continue;
    offtake_flow_colors_share (self, period, agreement, shares);
    if (shares[series] > 0)
      return TRUE;
    if (self->by == OFFTAKE_COLOR_MATERIAL || self->by == OFFTAKE_COLOR_STATUS)
      break;
  }
  return FALSE;
}

const char *
offtake_flow_status_name (guint status)
{
  return status < N_STATUSES ? _ (status_names[status]) : "";
}
