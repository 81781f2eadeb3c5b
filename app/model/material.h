/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "model/record.h"

G_BEGIN_DECLS

typedef enum { OFFTAKE_WASTE_NONE, OFFTAKE_WASTE_PRE, OFFTAKE_WASTE_POST } OfftakeWaste;
typedef enum { OFFTAKE_US45X_ACM, OFFTAKE_US45X_EAM, OFFTAKE_US45X_NONE } OfftakeUs45x;
typedef enum {
  OFFTAKE_ROLE_CAM, OFFTAKE_ROLE_PCAM, OFFTAKE_ROLE_SALT, OFFTAKE_ROLE_METAL, OFFTAKE_ROLE_BLACK_MASS,
  OFFTAKE_ROLE_SCRAP, OFFTAKE_ROLE_CELL, OFFTAKE_ROLE_OTHER,
} OfftakeRole;

#define OFFTAKE_TYPE_MATERIAL (offtake_material_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeMaterial, offtake_material, OFFTAKE, MATERIAL, OfftakeRecord)

struct _OfftakeMaterial {
  OfftakeRecord     parent_instance;
  char             *id, *name, *formula;
  OfftakeFractions *composition;  /* mass fraction of each element */
  guint             waste;        /* OfftakeWaste */
  gboolean          intermediate; /* never an output fraction, Reg. (EU) 2025/606 */
  double            virgin_kgco2e_per_kg;
  char             *price_index;
  guint             us45x;        /* OfftakeUs45x */
  guint             role;         /* OfftakeRole */
};

G_END_DECLS
