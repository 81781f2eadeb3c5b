/* SPDX-License-Identifier: MPL-2.0 */
#include "model/agreement.h"

#include <glib/gi18n.h>

const char *const offtake_status_words[] = { "draft",  "mou",     "loi",        "binding",
                                             "active", "expired", "terminated", NULL };
static const char *const quantity_kinds[] = { "fixed", "share_of_need", "share_of_output", NULL };
static const char *const price_kinds[] = { "fixed", "index", NULL };
static const char *const promise_kinds[] = { "recycled_share", "recycled_post_share",
                                             "country_share",  "no_foreign_entity",
                                             "kgco2e_per_t",   NULL };

static const OfftakeField quantity_fields[] = {
  { "kind", OFFTAKE_FIELD_CHOICE, G_STRUCT_OFFSET (OfftakeQuantity, kind), N_ ("Kind of quantity"),
    .flags = OFFTAKE_FIELD_REQUIRED, .choices = quantity_kinds },
  { "tpa", OFFTAKE_FIELD_SERIES, G_STRUCT_OFFSET (OfftakeQuantity, tpa), N_ ("Mass per year"),
    .flags = OFFTAKE_FIELD_POSITIVE, .unit = "t/a" },
  { "share", OFFTAKE_FIELD_SERIES, G_STRUCT_OFFSET (OfftakeQuantity, share), N_ ("Share"),
    .flags = OFFTAKE_FIELD_FRACTION },
  { "min_tpa", OFFTAKE_FIELD_SERIES, G_STRUCT_OFFSET (OfftakeQuantity, min_tpa), N_ ("Minimum"),
    .flags = OFFTAKE_FIELD_POSITIVE, .unit = "t/a" },
  { "max_tpa", OFFTAKE_FIELD_SERIES, G_STRUCT_OFFSET (OfftakeQuantity, max_tpa), N_ ("Maximum"),
    .flags = OFFTAKE_FIELD_POSITIVE, .unit = "t/a" },
  { "tolerance", OFFTAKE_FIELD_REAL, G_STRUCT_OFFSET (OfftakeQuantity, tolerance), N_ ("Tolerance"),
    .flags = OFFTAKE_FIELD_FRACTION },
  { "basis", OFFTAKE_FIELD_TEXT, G_STRUCT_OFFSET (OfftakeQuantity, basis), N_ ("Basis") },
};
static const OfftakeStructure quantity_structure = { N_ ("a quantity"), sizeof (OfftakeQuantity),
                                                     quantity_fields,
                                                     G_N_ELEMENTS (quantity_fields) };

static const OfftakeField term_fields[] = {
  { "index", OFFTAKE_FIELD_REFERENCE, G_STRUCT_OFFSET (OfftakePriceTerm, index), N_ ("Price index"),
    .flags = OFFTAKE_FIELD_REQUIRED, .list = "indices" },
  { "payable", OFFTAKE_FIELD_REAL, G_STRUCT_OFFSET (OfftakePriceTerm, payable), N_ ("Payable") },
  { "element", OFFTAKE_FIELD_TEXT, G_STRUCT_OFFSET (OfftakePriceTerm, element), N_ ("Element") },
};
static const OfftakeStructure term_structure = { N_ ("a price term"), sizeof (OfftakePriceTerm),
                                                 term_fields, G_N_ELEMENTS (term_fields) };

static const OfftakeField price_fields[] = {
  { "kind", OFFTAKE_FIELD_CHOICE, G_STRUCT_OFFSET (OfftakePrice, kind), N_ ("Kind of price"),
    .flags = OFFTAKE_FIELD_REQUIRED, .choices = price_kinds },
  { "per_t", OFFTAKE_FIELD_SERIES, G_STRUCT_OFFSET (OfftakePrice, per_t), N_ ("Price"),
    .unit = "per t" },
  { "terms", OFFTAKE_FIELD_LIST, G_STRUCT_OFFSET (OfftakePrice, terms), N_ ("Price terms"),
    .structure = &term_structure },
  { "premium_per_t", OFFTAKE_FIELD_SERIES, G_STRUCT_OFFSET (OfftakePrice, premium_per_t),
    N_ ("Premium"), .unit = "per t" },
  { "floor_per_t", OFFTAKE_FIELD_SERIES, G_STRUCT_OFFSET (OfftakePrice, floor_per_t), N_ ("Floor"),
    .unit = "per t" },
  { "cap_per_t", OFFTAKE_FIELD_SERIES, G_STRUCT_OFFSET (OfftakePrice, cap_per_t), N_ ("Cap"),
    .unit = "per t" },
};
static const OfftakeStructure price_structure = { N_ ("a price"), sizeof (OfftakePrice),
                                                  price_fields, G_N_ELEMENTS (price_fields) };

static const OfftakeField specification_fields[] = {
  { "property", OFFTAKE_FIELD_TEXT, G_STRUCT_OFFSET (OfftakeSpecification, property),
    N_ ("Property") },
  { "min", OFFTAKE_FIELD_REAL, G_STRUCT_OFFSET (OfftakeSpecification, min), N_ ("Minimum") },
  { "max", OFFTAKE_FIELD_REAL, G_STRUCT_OFFSET (OfftakeSpecification, max), N_ ("Maximum") },
  { "unit", OFFTAKE_FIELD_TEXT, G_STRUCT_OFFSET (OfftakeSpecification, unit), N_ ("Unit") },
};
static const OfftakeStructure specification_structure = { N_ ("a specification"),
                                                          sizeof (OfftakeSpecification),
                                                          specification_fields,
                                                          G_N_ELEMENTS (specification_fields) };

static const OfftakeField delivery_term_fields[] = {
  { "incoterm", OFFTAKE_FIELD_TEXT, G_STRUCT_OFFSET (OfftakeDeliveryTerm, incoterm),
    N_ ("Incoterm") },
  { "place", OFFTAKE_FIELD_TEXT, G_STRUCT_OFFSET (OfftakeDeliveryTerm, place), N_ ("Place") },
};
static const OfftakeStructure delivery_term_structure = { N_ ("a delivery term"),
                                                          sizeof (OfftakeDeliveryTerm),
                                                          delivery_term_fields,
                                                          G_N_ELEMENTS (delivery_term_fields) };

static const OfftakeField leg_fields[] = {
  { "mode", OFFTAKE_FIELD_TEXT, G_STRUCT_OFFSET (OfftakeTransportLeg, mode),
    N_ ("Means of transport") },
  { "km", OFFTAKE_FIELD_REAL, G_STRUCT_OFFSET (OfftakeTransportLeg, km), N_ ("Distance"),
    .flags = OFFTAKE_FIELD_POSITIVE, .unit = "km" },
  { "kgco2e_per_tkm", OFFTAKE_FIELD_REAL, G_STRUCT_OFFSET (OfftakeTransportLeg, kgco2e_per_tkm),
    N_ ("Transport intensity"), .flags = OFFTAKE_FIELD_POSITIVE, .unit = "kg CO2e/t km" },
};
static const OfftakeStructure leg_structure = { N_ ("a transport leg"),
                                                sizeof (OfftakeTransportLeg), leg_fields,
                                                G_N_ELEMENTS (leg_fields) };

static const OfftakeField renewal_fields[] = {
  { "months", OFFTAKE_FIELD_INTEGER, G_STRUCT_OFFSET (OfftakeRenewal, months), N_ ("Months"),
    .flags = OFFTAKE_FIELD_POSITIVE },
  { "notice_months", OFFTAKE_FIELD_INTEGER, G_STRUCT_OFFSET (OfftakeRenewal, notice_months),
    N_ ("Months of notice"), .flags = OFFTAKE_FIELD_POSITIVE },
  { "automatic", OFFTAKE_FIELD_BOOL, G_STRUCT_OFFSET (OfftakeRenewal, automatic),
    N_ ("Automatic") },
};
static const OfftakeStructure renewal_structure = { N_ ("a renewal"), sizeof (OfftakeRenewal),
                                                    renewal_fields, G_N_ELEMENTS (renewal_fields) };

static const OfftakeField promise_fields[] = {
  { "kind", OFFTAKE_FIELD_CHOICE, G_STRUCT_OFFSET (OfftakePromise, kind), N_ ("Kind of promise"),
    .flags = OFFTAKE_FIELD_REQUIRED, .choices = promise_kinds },
  { "element", OFFTAKE_FIELD_TEXT, G_STRUCT_OFFSET (OfftakePromise, element), N_ ("Element") },
  { "min", OFFTAKE_FIELD_REAL, G_STRUCT_OFFSET (OfftakePromise, min), N_ ("Minimum") },
  { "max", OFFTAKE_FIELD_REAL, G_STRUCT_OFFSET (OfftakePromise, max), N_ ("Maximum") },
  { "countries", OFFTAKE_FIELD_TEXTS, G_STRUCT_OFFSET (OfftakePromise, countries), N_ ("Countries"),
    .flags = OFFTAKE_FIELD_COUNTRIES },
};
static const OfftakeStructure promise_structure = { N_ ("a promise"), sizeof (OfftakePromise),
                                                    promise_fields, G_N_ELEMENTS (promise_fields) };

static const OfftakeField condition_fields[] = {
  { "text", OFFTAKE_FIELD_TEXT, G_STRUCT_OFFSET (OfftakeCondition, text), N_ ("Condition") },
  { "owner", OFFTAKE_FIELD_TEXT, G_STRUCT_OFFSET (OfftakeCondition, owner), N_ ("Owner") },
  { "due", OFFTAKE_FIELD_DATE, G_STRUCT_OFFSET (OfftakeCondition, due), N_ ("Due") },
  { "done", OFFTAKE_FIELD_BOOL, G_STRUCT_OFFSET (OfftakeCondition, done), N_ ("Done") },
};
static const OfftakeStructure condition_structure = { N_ ("a condition"), sizeof (OfftakeCondition),
                                                      condition_fields,
                                                      G_N_ELEMENTS (condition_fields) };

static const OfftakeField status_change_fields[] = {
  { "date", OFFTAKE_FIELD_DATE, G_STRUCT_OFFSET (OfftakeStatusChange, date), N_ ("Date") },
  { "status", OFFTAKE_FIELD_CHOICE, G_STRUCT_OFFSET (OfftakeStatusChange, status), N_ ("Status"),
    .choices = offtake_status_words, .fallback = OFFTAKE_STATUS_ACTIVE },
  { "reason", OFFTAKE_FIELD_TEXT, G_STRUCT_OFFSET (OfftakeStatusChange, reason), N_ ("Reason") },
};
static const OfftakeStructure status_change_structure = { N_ ("a change of status"),
                                                          sizeof (OfftakeStatusChange),
                                                          status_change_fields,
                                                          G_N_ELEMENTS (status_change_fields) };

static const OfftakeField document_fields[] = {
  { "title", OFFTAKE_FIELD_TEXT, G_STRUCT_OFFSET (OfftakeDocumentLink, title), N_ ("Title") },
  { "uri", OFFTAKE_FIELD_TEXT, G_STRUCT_OFFSET (OfftakeDocumentLink, uri), N_ ("Address") },
  { "sha256", OFFTAKE_FIELD_TEXT, G_STRUCT_OFFSET (OfftakeDocumentLink, sha256), N_ ("SHA-256") },
};
static const OfftakeStructure document_structure = { N_ ("a document"),
                                                     sizeof (OfftakeDocumentLink), document_fields,
                                                     G_N_ELEMENTS (document_fields) };

static const OfftakeField agreement_fields[] = {
  { "id", OFFTAKE_FIELD_TEXT, G_STRUCT_OFFSET (OfftakeAgreement, id), N_ ("Id"),
    .flags = OFFTAKE_FIELD_REQUIRED },
  { "number", OFFTAKE_FIELD_TEXT, G_STRUCT_OFFSET (OfftakeAgreement, number), N_ ("Number") },
  { "title", OFFTAKE_FIELD_TEXT, G_STRUCT_OFFSET (OfftakeAgreement, title), N_ ("Title") },
  { "seller", OFFTAKE_FIELD_REFERENCE, G_STRUCT_OFFSET (OfftakeAgreement, seller), N_ ("Seller"),
    .flags = OFFTAKE_FIELD_REQUIRED, .list = "sites" },
  { "buyer", OFFTAKE_FIELD_REFERENCE, G_STRUCT_OFFSET (OfftakeAgreement, buyer), N_ ("Buyer"),
    .flags = OFFTAKE_FIELD_REQUIRED, .list = "sites" },
  { "material", OFFTAKE_FIELD_REFERENCE, G_STRUCT_OFFSET (OfftakeAgreement, material),
    N_ ("Material"), .flags = OFFTAKE_FIELD_REQUIRED, .list = "materials" },
  { "status", OFFTAKE_FIELD_CHOICE, G_STRUCT_OFFSET (OfftakeAgreement, status), N_ ("Status"),
    .choices = offtake_status_words, .fallback = OFFTAKE_STATUS_ACTIVE },
  { "start", OFFTAKE_FIELD_DATE, G_STRUCT_OFFSET (OfftakeAgreement, start), N_ ("Start") },
  { "end", OFFTAKE_FIELD_DATE, G_STRUCT_OFFSET (OfftakeAgreement, end), N_ ("End") },
  { "signed", OFFTAKE_FIELD_DATE, G_STRUCT_OFFSET (OfftakeAgreement, signed_on), N_ ("Signed") },
  { "quantity", OFFTAKE_FIELD_STRUCTURE, G_STRUCT_OFFSET (OfftakeAgreement, quantity),
    N_ ("Quantity"), .flags = OFFTAKE_FIELD_REQUIRED, .structure = &quantity_structure },
  { "price", OFFTAKE_FIELD_STRUCTURE, G_STRUCT_OFFSET (OfftakeAgreement, price), N_ ("Price"),
    .structure = &price_structure },
  { "specification", OFFTAKE_FIELD_LIST, G_STRUCT_OFFSET (OfftakeAgreement, specification),
    N_ ("Specification"), .structure = &specification_structure },
  { "delivery", OFFTAKE_FIELD_STRUCTURE, G_STRUCT_OFFSET (OfftakeAgreement, delivery),
    N_ ("Delivery"), .structure = &delivery_term_structure },
  { "transport", OFFTAKE_FIELD_LIST, G_STRUCT_OFFSET (OfftakeAgreement, transport),
    N_ ("Transport"), .structure = &leg_structure },
  { "renewal", OFFTAKE_FIELD_STRUCTURE, G_STRUCT_OFFSET (OfftakeAgreement, renewal), N_ ("Renewal"),
    .structure = &renewal_structure },
  { "take_or_pay", OFFTAKE_FIELD_REAL, G_STRUCT_OFFSET (OfftakeAgreement, take_or_pay),
    N_ ("Take or pay"), .flags = OFFTAKE_FIELD_FRACTION },
  { "contract", OFFTAKE_FIELD_TEXT, G_STRUCT_OFFSET (OfftakeAgreement, contract), N_ ("Contract") },
  { "mirror", OFFTAKE_FIELD_REFERENCE, G_STRUCT_OFFSET (OfftakeAgreement, mirror), N_ ("Mirror"),
    .list = "agreements" },
  { "promises", OFFTAKE_FIELD_LIST, G_STRUCT_OFFSET (OfftakeAgreement, promises), N_ ("Promises"),
    .structure = &promise_structure },
  { "conditions", OFFTAKE_FIELD_LIST, G_STRUCT_OFFSET (OfftakeAgreement, conditions),
    N_ ("Conditions"), .structure = &condition_structure },
  { "status_history", OFFTAKE_FIELD_LIST, G_STRUCT_OFFSET (OfftakeAgreement, status_history),
    N_ ("Status history"), .structure = &status_change_structure },
  { "exclusive", OFFTAKE_FIELD_BOOL, G_STRUCT_OFFSET (OfftakeAgreement, exclusive),
    N_ ("Exclusive") },
  { "documents", OFFTAKE_FIELD_LIST, G_STRUCT_OFFSET (OfftakeAgreement, documents),
    N_ ("Documents"), .structure = &document_structure },
  { "notes", OFFTAKE_FIELD_TEXT, G_STRUCT_OFFSET (OfftakeAgreement, notes), N_ ("Notes") },
};
static const OfftakeStructure agreement_structure = { N_ ("an agreement"),
                                                      sizeof (OfftakeAgreement), agreement_fields,
                                                      G_N_ELEMENTS (agreement_fields) };

G_DEFINE_FINAL_TYPE (OfftakeAgreement, offtake_agreement, OFFTAKE_TYPE_RECORD)

static void
offtake_agreement_class_init (OfftakeAgreementClass *klass)
{
  offtake_record_class_set_structure (OFFTAKE_RECORD_CLASS (klass), "agreements", N_ ("agreement"),
                                      &agreement_structure);
}

static void
offtake_agreement_init (OfftakeAgreement *self)
{
}

double
offtake_agreement_transport_kgco2e_per_t (OfftakeAgreement *self)
{
  double sum = 0;

  for (guint i = 0; self->transport && i < self->transport->len; i++) {
    const OfftakeTransportLeg *leg = g_ptr_array_index (self->transport, i);
    sum += leg->km * leg->kgco2e_per_tkm;
  }
  return sum;
}
