/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "model/record.h"

G_BEGIN_DECLS

typedef enum { OFFTAKE_SITE_SOURCE, OFFTAKE_SITE_PROCESS, OFFTAKE_SITE_HUB, OFFTAKE_SITE_SINK } OfftakeSiteKind;
typedef enum {
  OFFTAKE_STAGE_COLLECTOR, OFFTAKE_STAGE_SHREDDER, OFFTAKE_STAGE_REFINER, OFFTAKE_STAGE_MINE, OFFTAKE_STAGE_PCAM,
  OFFTAKE_STAGE_CAM, OFFTAKE_STAGE_CELL, OFFTAKE_STAGE_OEM, OFFTAKE_STAGE_OTHER, OFFTAKE_STAGE_UNSET,
} OfftakeStage;
typedef enum { OFFTAKE_MODE_PUSH, OFFTAKE_MODE_PULL, OFFTAKE_MODE_FIXED } OfftakeMode;
typedef enum {
  OFFTAKE_ORIGIN_VIRGIN, OFFTAKE_ORIGIN_RECYCLED_PRE, OFFTAKE_ORIGIN_RECYCLED_POST, OFFTAKE_ORIGIN_UNKNOWN,
} OfftakeOrigin;

#define OFFTAKE_TYPE_SITE (offtake_site_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeSite, offtake_site, OFFTAKE, SITE, OfftakeRecord)

struct _OfftakeSite {
  OfftakeRecord  parent_instance;
  char          *id, *name, *party, *country; /* country: NULL means the party's */
  guint          kind;                        /* OfftakeSiteKind */
  guint          stage;                       /* OfftakeStage; UNSET leaves the column free */
  char          *recipe;
  guint          mode;                        /* OfftakeMode */
  OfftakeSeries *planned_tpa, *capacity_tpa;  /* t of reference a year; no capacity: no limit */
  OfftakeSeries *grid_kgco2e_per_kwh;
  guint          origin;                      /* OfftakeOrigin */
  char          *extraction_country, *processing_country;
  double         kgco2e_per_kg;               /* given only where offtake_record_is_given says so */
  double         x, y;                        /* a pinned place in the chart, where given */
};

G_END_DECLS
