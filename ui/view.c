/* SPDX-License-Identifier: MPL-2.0 */
#include "view.h"

#include <math.h>
#include <string.h>

#include "follow.h"
#include "report/key-figures.h"
#include "settings.h"

struct _OfftakeView {
  GObject parent_instance;

  OfftakeDocument *document;
  guint period;
  GPtrArray *selection; /* OfftakeRecord */
  char *edit_path;      /* where in the record is to be edited; NULL: where it is usual */
};

enum { PROP_DOCUMENT = 1, PROP_PERIOD, PROP_SELECTED, N_PROPERTIES };
static GParamSpec *properties[N_PROPERTIES];

enum { UPDATED, EDIT_REQUESTED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (OfftakeView, offtake_view, G_TYPE_OBJECT)

static void
on_solution (OfftakeView *self)
{
  OfftakePlan *plan = offtake_view_get_plan (self);
  g_autoptr (GPtrArray) now = g_ptr_array_new ();

  /* An undo may have taken a selected record away, or brought another object for it. */
  for (guint i = 0; plan && i < self->selection->len; i++) {
    OfftakeRecord *selected = g_ptr_array_index (self->selection, i);
    OfftakeRecord *found = offtake_plan_find (plan, offtake_record_get_list (selected),
                                              offtake_record_get_id (selected));

    if (found)
      g_ptr_array_add (now, found);
  }
  offtake_view_select_several (self, now);
  offtake_view_set_period (self, self->period);
  g_signal_emit (self, signals[UPDATED], 0);
}

static guint
find_period (OfftakePlan *plan, const char *label)
{
  const GArray *periods = offtake_plan_get_periods (plan);

  for (guint i = 0; i < periods->len; i++)
    if (g_str_equal (g_array_index (periods, OfftakePeriod, i).label, label))
      return i;
  return OFFTAKE_NONE;
}

/* Today's period, else the first; unless the person wants another. */
static guint
first_choice (OfftakePlan *plan)
{
  const GArray *periods = offtake_plan_get_periods (plan);
  g_autofree char *wanted = g_settings_get_string (offtake_settings_get (), "first-period");
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  GDate today;

  if (!g_str_equal (wanted, "today"))
    return g_str_equal (wanted, "last") && periods->len > 0 ? periods->len - 1 : 0;
  g_date_clear (&today, 1);
  g_date_set_dmy (&today, g_date_time_get_day_of_month (now), g_date_time_get_month (now),
                  g_date_time_get_year (now));
  for (guint i = 0; i < periods->len; i++) {
    const OfftakePeriod *period = &g_array_index (periods, OfftakePeriod, i);
    guint32 day = g_date_get_julian (&today);

    if (period->first <= day && day <= period->last)
      return i;
  }
  return 0;
}

/* The element whose origins the chart may be asked for; "*" where it is coloured by all of them. */
static char *
find_element (void)
{
  g_autofree char *measure = g_settings_get_string (offtake_settings_get (), "measure");
  g_autofree char *color = g_settings_get_string (offtake_settings_get (), "color");

  if (g_str_has_prefix (measure, "element:"))
    return g_strdup (measure + strlen ("element:"));
  return g_str_equal (color, "origin") ? g_strdup ("*") : NULL;
}

/* What is on screen is solved first. */
static void
tell_document (OfftakeView *self)
{
  const OfftakePeriod *shown = offtake_view_get_period_info (self);
  g_autofree char *element = find_element ();

  if (self->document)
    offtake_document_show (self->document, shown ? shown->label : NULL, element);
}

void
offtake_view_set_document (OfftakeView *self, OfftakeDocument *document)
{
  const OfftakePeriod *shown = offtake_view_get_period_info (self);
  g_autofree char *label = shown ? g_strdup (shown->label) : NULL;

  if (self->document == document)
    return;
  offtake_view_select (self, NULL);
  offtake_follow (&self->document, document, self);

  if (document) {
    OfftakePlan *plan = offtake_document_get_plan (document);
    guint period = label ? find_period (plan, label) : OFFTAKE_NONE;

    self->period = period == OFFTAKE_NONE ? first_choice (plan) : period;
    g_signal_connect_object (document, "notify::solution", G_CALLBACK (on_solution), self,
                             G_CONNECT_SWAPPED);
  }
  tell_document (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DOCUMENT]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PERIOD]);
  g_signal_emit (self, signals[UPDATED], 0);
}

OfftakeDocument *
offtake_view_get_document (OfftakeView *self)
{
  return self->document;
}

OfftakePlan *
offtake_view_get_plan (OfftakeView *self)
{
  return self->document ? offtake_document_get_shown_plan (self->document) : NULL;
}

OfftakeSolution *
offtake_view_get_solution (OfftakeView *self)
{
  return self->document ? offtake_document_get_solution (self->document) : NULL;
}

void
offtake_view_set_period (OfftakeView *self, guint period)
{
  guint n = offtake_view_n_periods (self);

  period = n ? MIN (period, n - 1) : 0;
  if (self->period == period)
    return;
  self->period = period;
  tell_document (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PERIOD]);
  g_signal_emit (self, signals[UPDATED], 0);
}

guint
offtake_view_get_period (OfftakeView *self)
{
  return self->period;
}

guint
offtake_view_n_periods (OfftakeView *self)
{
  OfftakePlan *plan = offtake_view_get_plan (self);

  return plan ? offtake_plan_get_periods (plan)->len : 0;
}

const OfftakePeriod *
offtake_view_get_period_info (OfftakeView *self)
{
  OfftakePlan *plan = offtake_view_get_plan (self);
  const GArray *periods = plan ? offtake_plan_get_periods (plan) : NULL;

  if (!periods || self->period >= periods->len)
    return NULL;
  return &g_array_index (periods, OfftakePeriod, self->period);
}

const char *
offtake_view_first_period (OfftakeView *self)
{
  OfftakePlan *plan = offtake_view_get_plan (self);
  const GArray *periods = plan ? offtake_plan_get_periods (plan) : NULL;

  return periods && periods->len ? g_array_index (periods, OfftakePeriod, 0).label : NULL;
}

guint
offtake_view_get_solved_period (OfftakeView *self)
{
  OfftakeSolution *solution = offtake_view_get_solution (self);
  const OfftakePeriod *shown = offtake_view_get_period_info (self);
  guint period = OFFTAKE_NONE;

  if (solution && shown)
    period = offtake_network_find_period (offtake_solution_get_network (solution), shown->label);
  if (period == OFFTAKE_NONE || !offtake_solution_has_period (solution, period))
    return OFFTAKE_NONE;
  return period;
}

gboolean
offtake_view_is_whole (OfftakeView *self)
{
  OfftakeSolution *solution = offtake_view_get_solution (self);

  if (!solution)
    return FALSE;
  for (guint p = 0; p < offtake_network_n_periods (offtake_solution_get_network (solution)); p++)
    if (!offtake_solution_has_period (solution, p))
      return FALSE;
  return TRUE;
}

void
offtake_view_select (OfftakeView *self, OfftakeRecord *record)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();

  if (record)
    g_ptr_array_add (records, record);
  offtake_view_select_several (self, records);
}

OfftakeRecord *
offtake_view_get_selected (OfftakeView *self)
{
  return self->selection->len == 1 ? g_ptr_array_index (self->selection, 0) : NULL;
}

void
offtake_view_select_several (OfftakeView *self, const GPtrArray *records)
{
  gboolean same = records->len == self->selection->len;

  for (guint i = 0; same && i < records->len; i++)
    same = records->pdata[i] == self->selection->pdata[i];
  if (same)
    return;
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->selection);
  self->selection = g_ptr_array_new_full (records->len, g_object_unref);
  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (self->selection, g_object_ref (records->pdata[i]));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

const GPtrArray *
offtake_view_get_selection (OfftakeView *self)
{
  return self->selection;
}

void
offtake_view_request_edit (OfftakeView *self)
{
  offtake_view_request_edit_of (self, NULL);
}

char *
offtake_view_take_edit_path (OfftakeView *self)
{
  return g_steal_pointer (&self->edit_path);
}

void
offtake_view_request_edit_of (OfftakeView *self, const char *path)
{
  g_free (self->edit_path);
  self->edit_path = g_strdup (path);
  g_signal_emit (self, signals[EDIT_REQUESTED], 0);
}

OfftakeRecord *
offtake_view_find_site (OfftakeView *self, guint site)
{
  OfftakeSolution *solution = offtake_view_get_solution (self);

  if (!solution || site >= offtake_network_n_sites (offtake_solution_get_network (solution)))
    return NULL;
  return offtake_plan_find (
      offtake_view_get_plan (self), "sites",
      offtake_network_site_id (offtake_solution_get_network (solution), site));
}

OfftakeRecord *
offtake_view_find_agreement (OfftakeView *self, guint agreement)
{
  OfftakeSolution *solution = offtake_view_get_solution (self);

  if (!solution ||
      agreement >= offtake_network_n_agreements (offtake_solution_get_network (solution)))
    return NULL;
  return offtake_plan_find (
      offtake_view_get_plan (self), "agreements",
      offtake_network_agreement_id (offtake_solution_get_network (solution), agreement));
}

guint
offtake_view_network_agreement (OfftakeView *self, OfftakeRecord *agreement)
{
  OfftakeSolution *solution = offtake_view_get_solution (self);

  if (!solution)
    return OFFTAKE_NONE;
  return offtake_network_find_agreement (offtake_solution_get_network (solution),
                                         offtake_record_get_id (agreement));
}

guint
offtake_view_network_site (OfftakeView *self, OfftakeRecord *site)
{
  OfftakeSolution *solution = offtake_view_get_solution (self);

  if (!solution)
    return OFFTAKE_NONE;
  return offtake_network_find_site (offtake_solution_get_network (solution),
                                    offtake_record_get_id (site));
}

const OfftakeAgreementResult *
offtake_view_agreement_result (OfftakeView *self, OfftakeRecord *agreement)
{
  guint index = offtake_view_network_agreement (self, agreement);
  guint period = offtake_view_get_solved_period (self);

  if (index == OFFTAKE_NONE || period == OFFTAKE_NONE)
    return NULL;
  return offtake_solution_agreement (offtake_view_get_solution (self), period, index);
}

double
offtake_view_recycled_mass (OfftakeView *self, guint element)
{
  guint period = offtake_view_get_solved_period (self);

  return period == OFFTAKE_NONE
             ? 0
             : offtake_recycled_mass (offtake_view_get_plan (self),
                                      offtake_view_get_solution (self), period, element);
}

double
offtake_view_total_value (OfftakeView *self)
{
  guint period = offtake_view_get_solved_period (self);

  return period == OFFTAKE_NONE ? NAN
                                : offtake_total_value (offtake_view_get_solution (self), period);
}

static void
offtake_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  OfftakeView *self = OFFTAKE_VIEW (object);

  switch (id) {
  case PROP_DOCUMENT: g_value_set_object (value, self->document); break;
  case PROP_PERIOD: g_value_set_uint (value, self->period); break;
  case PROP_SELECTED: g_value_set_object (value, offtake_view_get_selected (self)); break;
  default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
offtake_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  OfftakeView *self = OFFTAKE_VIEW (object);

  switch (id) {
  case PROP_DOCUMENT: offtake_view_set_document (self, g_value_get_object (value)); break;
  case PROP_PERIOD: offtake_view_set_period (self, g_value_get_uint (value)); break;
  case PROP_SELECTED: offtake_view_select (self, g_value_get_object (value)); break;
  default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
offtake_view_dispose (GObject *object)
{
  OfftakeView *self = OFFTAKE_VIEW (object);

  offtake_follow (&self->document, NULL, self);
  g_ptr_array_set_size (self->selection, 0);
  G_OBJECT_CLASS (offtake_view_parent_class)->dispose (object);
}

static void
offtake_view_finalize (GObject *object)
{
  g_ptr_array_unref (OFFTAKE_VIEW (object)->selection);
  g_free (OFFTAKE_VIEW (object)->edit_path);
  G_OBJECT_CLASS (offtake_view_parent_class)->finalize (object);
}

static void
offtake_view_class_init (OfftakeViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = offtake_view_get_property;
  object_class->set_property = offtake_view_set_property;
  object_class->dispose = offtake_view_dispose;
  object_class->finalize = offtake_view_finalize;

  properties[PROP_DOCUMENT] =
      g_param_spec_object ("document", NULL, NULL, OFFTAKE_TYPE_DOCUMENT, flags);
  properties[PROP_PERIOD] = g_param_spec_uint ("period", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_SELECTED] =
      g_param_spec_object ("selected", NULL, NULL, OFFTAKE_TYPE_RECORD, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  signals[UPDATED] = g_signal_new ("updated", OFFTAKE_TYPE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  signals[EDIT_REQUESTED] = g_signal_new ("edit-requested", OFFTAKE_TYPE_VIEW, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

/* The same figures, written otherwise. */
static void
on_mass_unit (OfftakeView *self)
{
  g_signal_emit (self, signals[UPDATED], 0);
}

static void
offtake_view_init (OfftakeView *self)
{
  self->selection = g_ptr_array_new_with_free_func (g_object_unref);
  g_signal_connect_object (offtake_settings_get (), "changed::measure", G_CALLBACK (tell_document),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (offtake_settings_get (), "changed::color", G_CALLBACK (tell_document),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (offtake_settings_get (), "changed::mass-unit", G_CALLBACK (on_mass_unit),
                           self, G_CONNECT_SWAPPED);
}

OfftakeView *
offtake_view_new (void)
{
  return g_object_new (OFFTAKE_TYPE_VIEW, NULL);
}
