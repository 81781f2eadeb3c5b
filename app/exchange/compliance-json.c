/* SPDX-License-Identifier: MPL-2.0 */
#include "exchange/compliance-json.h"

#include <math.h>
#include <string.h>

#include "rules/lever.h"

typedef struct {
  const OfftakeNetwork *network;
  OfftakePlan *plan;
  const OfftakeRuleBook *book;
} Writer;

static void
set_number (json_t *object, const char *key, double number)
{
  json_object_set_new (object, key,
                       isfinite (number) ? offtake_json_number (number) : json_null ());
}

static void
set_text (json_t *object, const char *key, const char *text)
{
  json_object_set_new (object, key, text ? json_string (text) : json_null ());
}

/* The ids of a place; null where it names none. */
static void
set_place (const Writer *self, json_t *object, guint site, guint material, guint element)
{
  const OfftakeNetwork *network = self->network;

  set_text (object, "site", site == OFFTAKE_NONE ? NULL : offtake_network_site_id (network, site));
  set_text (object, "material",
            material == OFFTAKE_NONE ? NULL : offtake_network_material_id (network, material));
  set_text (object, "element",
            element == OFFTAKE_NONE ? NULL : offtake_network_element (network, element));
}

static json_t *
write_texts (const GPtrArray *texts)
{
  json_t *list = json_array ();

  for (guint i = 0; i < texts->len; i++)
    json_array_append_new (list, json_string (texts->pdata[i]));
  return list;
}

static json_t *
write_numbers (const Writer *self, const OfftakeEvidence *evidence)
{
  json_t *list = json_array ();

  for (guint i = 0; i < evidence->numbers->len; i++) {
    const OfftakeEvidenceNumber *number = evidence->numbers->pdata[i];
    json_t *object = json_object ();
    set_text (object, "name", number->name);
    set_number (object, "value", number->value);
    set_text (object, "unit", number->unit);
    set_place (self, object, number->site, number->material, number->element);
    json_array_append_new (list, object);
  }
  return list;
}

static json_t *
write_documents (const Writer *self, const char *agreement)
{
  const OfftakeAgreement *record =
      OFFTAKE_AGREEMENT (offtake_plan_find (self->plan, "agreements", agreement));
  json_t *list = json_array ();

  for (guint i = 0; record->documents && i < record->documents->len; i++) {
    const OfftakeDocumentLink *document = record->documents->pdata[i];
    json_t *object = json_object ();
    set_text (object, "title", document->title);
    set_text (object, "uri", document->uri);
    set_text (object, "sha256", document->sha256);
    json_array_append_new (list, object);
  }
  return list;
}

static json_t *
write_flows (const Writer *self, const OfftakeEvidence *evidence)
{
  json_t *list = json_array ();

  for (guint i = 0; i < evidence->flows->len; i++) {
    const OfftakeEvidenceFlow *flow = &g_array_index (evidence->flows, OfftakeEvidenceFlow, i);
    const char *id = offtake_network_agreement_id (self->network, flow->agreement);
    json_t *object = json_object ();
    set_text (object, "agreement", id);
    set_text (object, "element",
              flow->element == OFFTAKE_NONE
                  ? NULL
                  : offtake_network_element (self->network, flow->element));
    set_number (object, "t", flow->t);
    set_number (object, "recycled_t", flow->recycled_t);
    set_number (object, "foreign_t", flow->foreign_t);
    json_object_set_new (object, "documents", write_documents (self, id));
    json_array_append_new (list, object);
  }
  return list;
}

static json_t *
write_sources (const OfftakeRulePack *pack, const OfftakeFigure *figure)
{
  json_t *list = json_array (), *id;
  size_t i;

  json_array_foreach (figure->sources, i, id)
  {
    json_t *object = json_object ();
    set_text (object, "title", offtake_rule_pack_source_title (pack, json_string_value (id)));
    set_text (object, "uri", offtake_rule_pack_source_uri (pack, json_string_value (id)));
    json_array_append_new (list, object);
  }
  return list;
}

static json_t *
write_figures (const Writer *self, const OfftakeFinding *finding)
{
  const OfftakeRule *rule = finding->verdict->rule;
  OfftakeRulePack *pack = NULL;
  json_t *list = json_array ();

  offtake_rule_book_find (self->book, rule->id, &pack);
  for (guint i = 0; i < rule->n_figures; i++) {
    const OfftakeFigure *figure = &rule->figures[i];
    json_t *object;
    if (!offtake_finding_rests_on (finding, figure))
      continue;
    object = json_object ();
    set_text (object, "name", figure->name);
    set_text (object, "key", figure->key);
    json_object_set (object, "value", figure->value);
    g_autofree char *from = figure->from ? offtake_day_format (figure->from) : NULL;
    g_autofree char *to = figure->to ? offtake_day_format (figure->to) : NULL;
    set_text (object, "from", from);
    set_text (object, "to", to);
    set_text (object, "clause", figure->clause);
    set_text (object, "confidence", offtake_confidence_mark (figure->confidence));
    json_object_set_new (object, "verified",
                         json_boolean (offtake_confidence_is_verified (figure->confidence)));
    json_object_set_new (object, "sources", pack ? write_sources (pack, figure) : json_array ());
    json_array_append_new (list, object);
  }
  return list;
}

static json_t *
write_evidence (const Writer *self, const OfftakeFinding *finding)
{
  const OfftakeEvidence *evidence = finding->evidence;
  json_t *object = json_object ();

  set_text (object, "formula", evidence->formula);
  json_object_set_new (object, "numbers", write_numbers (self, evidence));
  json_object_set_new (object, "flows", write_flows (self, evidence));
  json_object_set_new (object, "figures", write_figures (self, finding));
  json_object_set_new (object, "assumptions", write_texts (evidence->assumptions));
  return object;
}

static json_t *
write_levers (const GPtrArray *levers)
{
  json_t *list = json_array ();

  for (guint i = 0; i < levers->len; i++) {
    const OfftakeLever *lever = levers->pdata[i];
    json_t *object = json_object ();
    set_text (object, "agreement", lever->agreement);
    set_number (object, "t", lever->t);
    set_number (object, "more_t", lever->more_t);
    set_number (object, "margin_per_t", lever->gain);
    json_array_append_new (list, object);
  }
  return list;
}

static json_t *
write_parts (const OfftakeVerdict *verdict)
{
  json_t *parts = json_object ();

  for (guint i = 0; i < verdict->parts->len; i++) {
    const OfftakeVerdictPart *part = verdict->parts->pdata[i];
    json_t *object = json_object ();
    set_text (object, "outcome", offtake_outcome_name (part->outcome));
    set_number (object, "value", part->value);
    set_number (object, "threshold", part->threshold);
    json_object_set_new (parts, part->key, object);
  }
  return parts;
}

static json_t *
write_finding (const Writer *self, const OfftakeFinding *finding)
{
  const OfftakeVerdict *verdict = finding->verdict;
  const OfftakeRule *rule = verdict->rule;
  json_t *object = json_object ();

  set_text (object, "rule", rule->id);
  set_text (object, "period", finding->period);
  set_place (self, object, finding->site, finding->material, finding->element);
  set_text (object, "agreement",
            finding->agreement == OFFTAKE_NONE
                ? NULL
                : offtake_network_agreement_id (self->network, finding->agreement));
  set_text (object, "detail", finding->detail);
  set_text (object, "outcome", offtake_outcome_name (verdict->outcome));
  set_number (object, "value", verdict->value);
  set_number (object, "threshold", verdict->threshold);
  set_text (object, "operator", isnan (verdict->threshold) ? NULL : finding->operator);
  set_text (object, "unit", finding->unit);
  set_number (object, "margin", finding->margin);
  set_number (object, "margin_t", finding->margin_t);
  set_text (object, "margin_element", finding->margin_element);
  set_number (object, "tonnes_at_risk", finding->tonnes_at_risk);
  set_text (object, "remedy", finding->remedy);
  set_text (object, "citation", rule->citation);
  set_text (object, "law_version", rule->law_version);
  if (rule->method_pending)
    json_object_set_new (object, "method_pending", json_true ());
  if (verdict->parts->len > 0)
    json_object_set_new (object, "metals", write_parts (verdict));
  json_object_set_new (object, "steps", write_texts (verdict->steps));
  json_object_set_new (object, "evidence", write_evidence (self, finding));
  if (finding->levers)
    json_object_set_new (object, "levers", write_levers (finding->levers));
  return object;
}

char *
offtake_compliance_json_write (const OfftakeCompliance *compliance,
                               OfftakePlan *plan,
                               const OfftakeRuleBook *book)
{
  const Writer self = { offtake_solution_get_network (compliance->solution), plan, book };
  g_autoptr (json_t) list = json_array ();

  for (guint i = 0; i < compliance->findings->len; i++)
    json_array_append_new (list, write_finding (&self, compliance->findings->pdata[i]));
  return offtake_json_write (list);
}
