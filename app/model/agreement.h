/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "model/record.h"

G_BEGIN_DECLS

typedef enum {
  OFFTAKE_STATUS_DRAFT, OFFTAKE_STATUS_MOU, OFFTAKE_STATUS_LOI, OFFTAKE_STATUS_BINDING, OFFTAKE_STATUS_ACTIVE,
  OFFTAKE_STATUS_EXPIRED, OFFTAKE_STATUS_TERMINATED,
} OfftakeStatus;
/* The words of OfftakeStatus, NULL-ended. */
extern const char *const offtake_status_words[];

typedef enum { OFFTAKE_QUANTITY_FIXED, OFFTAKE_QUANTITY_SHARE_OF_NEED, OFFTAKE_QUANTITY_SHARE_OF_OUTPUT } OfftakeQuantityKind;
typedef enum { OFFTAKE_PRICE_BY_FIXED, OFFTAKE_PRICE_BY_INDEX } OfftakePriceKind;

typedef struct {
  OfftakePart    part;
  guint          kind;                    /* OfftakeQuantityKind */
  OfftakeSeries *tpa;                     /* fixed: t a year */
  OfftakeSeries *share;                   /* of need or output */
  OfftakeSeries *min_tpa, *max_tpa;       /* NULL: no limit */
  double         tolerance;               /* plus and minus, a fraction */
  char          *basis;                   /* NULL or "material": tonnes of it; else tonnes of the element */
} OfftakeQuantity;

typedef struct {
  OfftakePart part;
  char       *index;
  double      payable;
  char       *element; /* NULL: the index is per t of material */
} OfftakePriceTerm;

typedef struct {
  OfftakePart    part;
  guint          kind;  /* OfftakePriceKind */
  OfftakeSeries *per_t; /* fixed */
  GPtrArray     *terms; /* index: OfftakePriceTerm */
  OfftakeSeries *premium_per_t, *floor_per_t, *cap_per_t;
} OfftakePrice;

typedef struct {
  OfftakePart part;
  char       *property;
  double      min, max;
  char       *unit;
} OfftakeSpecification;

typedef struct {
  OfftakePart part;
  char       *incoterm, *place;
} OfftakeDeliveryTerm;

typedef struct {
  OfftakePart part;
  char       *mode;
  double      km, kgco2e_per_tkm;
} OfftakeTransportLeg;

typedef struct {
  OfftakePart part;
  int         months, notice_months;
  gboolean    automatic;
} OfftakeRenewal;

typedef struct {
  OfftakePart part;
  guint       kind; /* recycled_share, recycled_post_share, country_share, no_foreign_entity, kgco2e_per_t */
  char       *element;
  double      min, max;
  GPtrArray  *countries; /* char * */
} OfftakePromise;

typedef struct {
  OfftakePart part;
  char       *text, *owner;
  guint32     due;
  gboolean    done;
} OfftakeCondition;

typedef struct {
  OfftakePart part;
  guint32     date;
  guint       status; /* OfftakeStatus */
  char       *reason;
} OfftakeStatusChange;

typedef struct {
  OfftakePart part;
  char       *title, *uri, *sha256;
} OfftakeDocumentLink;

#define OFFTAKE_TYPE_AGREEMENT (offtake_agreement_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeAgreement, offtake_agreement, OFFTAKE, AGREEMENT, OfftakeRecord)

struct _OfftakeAgreement {
  OfftakeRecord        parent_instance;
  char                *id, *number, *title;
  char                *seller, *buyer, *material;
  guint                status; /* OfftakeStatus */
  guint32              start, end, signed_on;
  OfftakeQuantity     *quantity;
  OfftakePrice        *price;
  GPtrArray           *specification; /* OfftakeSpecification */
  OfftakeDeliveryTerm *delivery;
  GPtrArray           *transport;     /* OfftakeTransportLeg */
  OfftakeRenewal      *renewal;
  double               take_or_pay;   /* fraction of the quantity that is paid for whether taken or not */
  char                *contract, *mirror;
  GPtrArray           *promises;       /* OfftakePromise */
  GPtrArray           *conditions;     /* OfftakeCondition */
  GPtrArray           *status_history; /* OfftakeStatusChange */
  gboolean             exclusive;
  GPtrArray           *documents;      /* OfftakeDocumentLink */
  char                *notes;
};

/* kg CO2e per t of its transport: sum over legs of km times kg CO2e per t km. */
double offtake_agreement_transport_kgco2e_per_t (OfftakeAgreement *self);

G_END_DECLS
