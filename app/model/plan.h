/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* A plan in memory: its own fields (a record of list "plan") and nine lists of records. */

#include "model/agreement.h"
#include "model/company-rule.h"
#include "model/delivery.h"
#include "model/material.h"
#include "model/party.h"
#include "model/price-index.h"
#include "model/recipe.h"
#include "model/scenario.h"
#include "model/site.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct {
  OfftakePart part;
  int         from, to; /* years, both inclusive */
  guint       step;     /* OfftakeStep */
} OfftakeHorizon;

/* The plan's own fields: title, notes, currency, horizon. */
#define OFFTAKE_TYPE_PLAN_HEAD (offtake_plan_head_get_type ())
G_DECLARE_FINAL_TYPE (OfftakePlanHead, offtake_plan_head, OFFTAKE, PLAN_HEAD, OfftakeRecord)

struct _OfftakePlanHead {
  OfftakeRecord   parent_instance;
  char           *id; /* "plan"; LOCAL */
  char           *title, *notes, *currency;
  OfftakeHorizon *horizon;
  GPtrArray      *empty_lists; /* char *, lists written as [] though empty; LOCAL */
};

#define OFFTAKE_TYPE_PLAN (offtake_plan_get_type ())
G_DECLARE_FINAL_TYPE (OfftakePlan, offtake_plan, OFFTAKE, PLAN, GObject)

OfftakePlan     *offtake_plan_new (const char *title, const char *currency, int from, int to);
/* (transfer full): @head joins the plan. */
OfftakePlan     *offtake_plan_new_with_head (OfftakePlanHead *head);
OfftakePlanHead *offtake_plan_get_head (OfftakePlan *self);
/* Of OfftakePeriod; owned by the plan; follows the horizon. */
const GArray    *offtake_plan_get_periods (OfftakePlan *self);

/* @list is one of offtake_record_lists(). (transfer none) */
GListModel    *offtake_plan_get_list (OfftakePlan *self, const char *list);
OfftakeRecord *offtake_plan_find (OfftakePlan *self, const char *list, const char *id);

/* @position of G_MAXUINT appends. The id must be new; insert fails (returns FALSE) otherwise. */
gboolean offtake_plan_insert (OfftakePlan *self, OfftakeRecord *record, guint position);
gboolean offtake_plan_remove (OfftakePlan *self, OfftakeRecord *record);
/* Takes @removed (a set of records of the list) out and @added in, each at its place of @places among all
   that are then there, in ascending order; G_MAXUINT appends. Whoever watches the list hears of it once. */
void     offtake_plan_rearrange (OfftakePlan *self, const char *list, GHashTable *removed, GPtrArray *added,
                                 const guint *places);
/* Puts @record in the place of the one of its id, which is at @position. */
void     offtake_plan_replace_at (OfftakePlan *self, guint position, OfftakeRecord *record);
/* For bulk loading: the array's records in order; ids are taken to be unique. */
void     offtake_plan_append_all (OfftakePlan *self, const char *list, GPtrArray *records);

/* Puts @record in the place of @old, which has its id. */
void     offtake_plan_replace (OfftakePlan *self, OfftakeRecord *old, OfftakeRecord *record);
/* Makes @records, whose ids are unique, all of the list; what stays at either end is not touched. */
void     offtake_plan_set_list (OfftakePlan *self, const char *list, const GPtrArray *records);

/* The party's country where the site names none; "" if neither. */
const char *offtake_plan_site_country (OfftakePlan *self, OfftakeSite *site);

/* A plan of its own that has the same records, for a thread that only reads them while nobody changes
   them. (transfer full) */
OfftakePlan *offtake_plan_share (OfftakePlan *self);

/* The plan with the scenario's changes: unchanged records are shared. Which statuses move material
   in it follows from @include_status of that scenario. Returns: (transfer full), NULL with @error. */
OfftakePlan *offtake_plan_apply_scenario (OfftakePlan *self, const char *scenario_id, GError **error);

/* Whether a scenario's changes have been made in it: its scenarios are not for it any more, and are not
   checked against it. */
gboolean offtake_plan_is_scenario (OfftakePlan *self);
void     offtake_plan_set_is_scenario (OfftakePlan *self, gboolean is_scenario);

/* Bit s set: agreements of OfftakeStatus s move material. BINDING and ACTIVE, and what the applied
   scenario includes. */
guint offtake_plan_moving_statuses (OfftakePlan *self);
void  offtake_plan_set_moving_statuses (OfftakePlan *self, guint statuses);

G_END_DECLS
