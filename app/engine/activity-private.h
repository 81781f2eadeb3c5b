/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* The map whose least fixed point the activities are, piece by piece. */

#include "engine/period-result.h"

G_BEGIN_DECLS

/* Which piece of its curve an agreement is on; they are passed in this order as flows build up. */
typedef enum {
  OFFTAKE_PIECE_LOWER,
  OFFTAKE_PIECE_SHARE,
  OFFTAKE_PIECE_UPPER,
} OfftakePiece;

/* The site whose activity tells the agreement's quantity; OFFTAKE_NONE for a fixed one. */
guint offtake_activity_leader (const OfftakeNetwork *network, const OfftakeNetworkAgreement *agreement);

/* Whether the quantity of @a moves with the activity of its leader in this period. */
gboolean offtake_activity_follows (const OfftakePeriodResult *self, guint a);

/* Sets the activity and the output lines of @s from its drives. */
void offtake_activity_run_site (OfftakePeriodResult *self, guint s);

/* Quantity of @a before its limits, and within them. */
double offtake_activity_raw (const OfftakePeriodResult *self, guint a);
double offtake_activity_quantity (const OfftakePeriodResult *self, guint a);

/* Sum of the agreements that add to variable @v. */
double offtake_activity_inflow (const OfftakePeriodResult *self, guint v);

/* An agreement that adds to a variable: what every step needs of it, in the order in which the steps
   come to it. Agreements and their terms lie scattered. */
typedef struct {
  guint    agreement;
  guint    leader;  /* OFFTAKE_NONE of a fixed quantity */
  gboolean follows; /* see offtake_activity_follows() */
  gboolean stirred; /* its terms are not those of the past */
  double   slope;   /* t per t of the leader's activity; NAN of one by yields */
  double   fixed, lower, upper;
} OfftakeActivityFeeder;

/* Of each place in the network's variable_agreement. (transfer full) */
OfftakeActivityFeeder *offtake_activity_list_feeders (const OfftakePeriodResult *self);
double offtake_activity_feeder_quantity (const OfftakePeriodResult *self, const OfftakeActivityFeeder *feeder);

/* t of @a per t of its leader's variable @u, where no limit holds. */
double offtake_activity_slope (const OfftakePeriodResult *self, guint a, guint u);

/* t of @a per t of @u at the site's capacity, where more of one feed leaves less room for another. */
double offtake_activity_mixed_slope (const OfftakePeriodResult *self, guint a, guint u);

/* Sum of what drives @s. */
double offtake_activity_wanted (const OfftakePeriodResult *self, guint s);

/* Whether @s is by yields with feeds of different assays and has more feed than it can take: there
   the map is neither linear nor monotone. */
gboolean offtake_activity_is_mixed (const OfftakePeriodResult *self, guint s);

/* An agreement within a loop: its quantity adds to variable variables[to] and follows a site that
   variables of the loop drive, variables[from] or also others. What every round needs is kept here. */
typedef struct {
  guint        agreement, leader, from, to;
  OfftakePiece piece;
  double       slope; /* t per t of the leader's activity; NAN of one by yields */
  double       lower, upper;
} OfftakeActivityLink;

/* A loop of variables. */
typedef struct {
  OfftakePeriodResult *result;
  const guint         *variables;
  guint                n;
  guint               *place; /* of every variable in the loop; OFFTAKE_NONE elsewhere */
  double              *outside; /* of each variable, t that agreements outside the loop add */
  GArray              *links;   /* OfftakeActivityLink, in the order of what they add to */
  gboolean            *full;  /* of each variable: its site is at its capacity */
} OfftakeActivityLoop;

/* @place is space for one number per variable, all OFFTAKE_NONE, and is left so. */
void offtake_activity_loop_init (OfftakeActivityLoop *self, OfftakePeriodResult *result,
                                 const OfftakeActivityFeeder *feeders, const guint *variables, guint n, guint *place);
void offtake_activity_loop_clear (OfftakeActivityLoop *self);

static inline guint
offtake_activity_loop_site (const OfftakeActivityLoop *self, guint i)
{
  return self->result->network->variable[self->variables[i]].site;
}

/* Sets activities and output lines from the drives. */
void offtake_activity_loop_run_sites (OfftakeActivityLoop *self);
/* t of @link per t of the loop's variable @u of the network, where no limit holds. */
double offtake_activity_loop_slope (const OfftakeActivityLoop *self, const OfftakeActivityLink *link, guint u);
/* t of @link before its limits. */
double offtake_activity_loop_raw (const OfftakeActivityLoop *self, const OfftakeActivityLink *link);
/* F of every variable: what comes to it as the flows stand. (transfer full) */
double *offtake_activity_loop_inflows (const OfftakeActivityLoop *self);
/* Brings pieces and capacities up to date, in one direction only unless @freely; whether any changed. */
gboolean offtake_activity_loop_update_pieces (OfftakeActivityLoop *self, gboolean freely);

/* Raises the drives from nothing to the least fixed point. */
void offtake_activity_loop_raise (OfftakeActivityLoop *self);
/* From there on where sites mix their feeds at full capacity. */
void offtake_activity_loop_settle_mixes (OfftakeActivityLoop *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (OfftakeActivityLoop, offtake_activity_loop_clear)

G_END_DECLS
