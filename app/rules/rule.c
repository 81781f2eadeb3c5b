/* SPDX-License-Identifier: MPL-2.0 */
#include "rules/rule.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "base/period.h"
#include "model/place.h"
#include "rules/rule-texts.h"

static const char *const confidence_marks[] = {
  [OFFTAKE_CONFIDENCE_PRIMARY_CONFIRMED] = "P+",
  [OFFTAKE_CONFIDENCE_PRIMARY] = "P",
  [OFFTAKE_CONFIDENCE_SECONDARY] = "S2",
  [OFFTAKE_CONFIDENCE_SINGLE] = "S1",
  [OFFTAKE_CONFIDENCE_UNREAD] = "K",
  [OFFTAKE_CONFIDENCE_OWN] = "own",
};

/* What a kind cannot do without: terms, each the name of a fact. */
static const struct {
  const char *kind;
  const char *terms[4];
} kinds[] = {
  { "ratio", { "denominator" } },
  { "metal_ratio", { "part", "whole", "date" } },
};

static const char *
get_text (json_t *tree, const char *key)
{
  return json_string_value (json_object_get (tree, key));
}

static guint32
get_day (json_t *tree, const char *key)
{
  const char *text = get_text (tree, key);

  return text ? offtake_day_parse (text) : 0;
}

static OfftakeConfidence
find_confidence (const char *mark)
{
  for (guint i = 0; mark && i < G_N_ELEMENTS (confidence_marks); i++)
    if (strcmp (mark, confidence_marks[i]) == 0)
      return i;
  return OFFTAKE_CONFIDENCE_OWN;
}

static OfftakeFigure
read_figure (json_t *tree)
{
  json_t *value = json_object_get (tree, "value");

  return (OfftakeFigure){
    .name = get_text (tree, "name"),
    .key = get_text (tree, "key"),
    .subjects = json_object_get (tree, "for"),
    .value = value,
    .number = json_is_number (value) ? json_number_value (value) : NAN,
    .day = json_is_string (value) ? offtake_day_parse (json_string_value (value)) : 0,
    .unit = get_text (tree, "unit"),
    .from = get_day (tree, "from"),
    .to = get_day (tree, "to"),
    .in_force = get_day (tree, "in_force"),
    .repealed = get_day (tree, "repealed"),
    .clause = get_text (tree, "clause"),
    .note = get_text (tree, "note"),
    .confidence = find_confidence (get_text (tree, "confidence")),
    .sources = json_object_get (tree, "sources"),
  };
}

/* What is compared or has a unit is a number; days, words and lists have neither. */
static gboolean
must_be_number (const OfftakeFigure *figure)
{
  return figure->unit || strcmp (figure->name, "minimum") == 0 ||
         strcmp (figure->name, "maximum") == 0;
}

static gboolean
check_figures (const OfftakeRule *self, GError **error)
{
  const OfftakePlace figures = { NULL, "figures", 0 };

  for (guint i = 0; i < self->n_figures; i++) {
    const OfftakeFigure *figure = &self->figures[i];
    const OfftakePlace item = { &figures, NULL, i }, to = { &item, "to", 0 },
                       value = { &item, "value", 0 };
    if (figure->from && figure->to && figure->to < figure->from)
      return offtake_place_fail (&to, error, _ ("it ends before it binds"));
    if (must_be_number (figure) && isnan (figure->number))
      return offtake_place_fail (&value, error,
                                 _ ("a figure of this name or unit must be a number"));
  }
  return TRUE;
}

static gboolean
check_terms (const OfftakeRule *self, GError **error)
{
  const OfftakePlace terms = { NULL, "terms", 0 };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (guint t = 0; strcmp (self->kind, kinds[i].kind) == 0 && kinds[i].terms[t]; t++)
      if (!offtake_rule_get_term (self, kinds[i].terms[t]))
        return offtake_place_fail (&terms, error,
                                   _ ("\"%s\" is missing, which a rule of kind %s needs"),
                                   kinds[i].terms[t], self->kind);
  return TRUE;
}

OfftakeRule *
offtake_rule_new (json_t *tree, const char *law_version, GError **error)
{
  g_autoptr (OfftakeRule) self = g_new0 (OfftakeRule, 1);
  json_t *figures = json_object_get (tree, "figures");
  const char *own_version = get_text (tree, "law_version");

  g_atomic_ref_count_init (&self->references);
  self->tree = json_incref (tree);
  self->id = get_text (tree, "id");
  self->title = get_text (tree, "title");
  self->kind = get_text (tree, "kind");
  self->citation = get_text (tree, "citation");
  self->law_version = own_version ? own_version : law_version;
  self->operator= get_text (tree, "operator");
  self->method_pending = json_is_true (json_object_get (tree, "method_pending"));
  self->n_figures = (guint) json_array_size (figures);
  self->figures = g_new0 (OfftakeFigure, self->n_figures);
  for (guint i = 0; i < self->n_figures; i++)
    self->figures[i] = read_figure (json_array_get (figures, i));

  if (!check_figures (self, error) || !check_terms (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

OfftakeRule *
offtake_rule_ref (OfftakeRule *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
offtake_rule_unref (OfftakeRule *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  json_decref (self->tree);
  g_free (self->figures);
  g_free (self);
}

const char *
offtake_rule_get_title (const OfftakeRule *self)
{
  return self->title && *self->title ? offtake_rule_text (self->title) : self->id;
}

const char *
offtake_rule_get_term (const OfftakeRule *self, const char *role)
{
  return get_text (json_object_get (self->tree, "terms"), role);
}

static gboolean
lists (json_t *list, const char *word)
{
  size_t i;
  json_t *item;

  json_array_foreach (list, i,
                      item) if (g_strcmp0 (json_string_value (item), word) == 0) return TRUE;
  return FALSE;
}

static gboolean
fits (const OfftakeFigure *figure, const char *name, const char *key, const char *subject)
{
  return !figure->repealed && strcmp (figure->name, name) == 0 &&
         (!key || !figure->key || strcmp (figure->key, key) == 0) &&
         (!subject || !figure->subjects || lists (figure->subjects, subject));
}

const OfftakeFigure *
offtake_rule_find (
    const OfftakeRule *self, const char *name, const char *key, const char *subject, guint32 day)
{
  for (guint i = 0; i < self->n_figures; i++) {
    const OfftakeFigure *figure = &self->figures[i];
    if (fits (figure, name, key, subject) && (day == 0 || ((!figure->from || day >= figure->from) &&
                                                           (!figure->to || day <= figure->to))))
      return figure;
  }
  return NULL;
}

const OfftakeFigure *
offtake_rule_find_next (
    const OfftakeRule *self, const char *name, const char *key, const char *subject, guint32 day)
{
  const OfftakeFigure *next = NULL;

  for (guint i = 0; i < self->n_figures; i++) {
    const OfftakeFigure *figure = &self->figures[i];
    if (fits (figure, name, key, subject) && figure->from > day &&
        (!next || figure->from < next->from))
      next = figure;
  }
  return next;
}

double
offtake_rule_number (const OfftakeRule *self, const char *name, const char *key)
{
  const OfftakeFigure *figure = offtake_rule_find (self, name, key, NULL, 0);

  return figure ? figure->number : NAN;
}

guint32
offtake_rule_day (const OfftakeRule *self, const char *name)
{
  const OfftakeFigure *figure = offtake_rule_find (self, name, NULL, NULL, 0);

  return figure ? figure->day : 0;
}

gboolean
offtake_figure_lists (const OfftakeFigure *self, const char *word)
{
  return lists (self->value, word);
}

gboolean
offtake_confidence_is_verified (OfftakeConfidence confidence)
{
  return confidence != OFFTAKE_CONFIDENCE_SINGLE && confidence != OFFTAKE_CONFIDENCE_UNREAD;
}

const char *
offtake_confidence_mark (OfftakeConfidence confidence)
{
  return confidence_marks[confidence];
}

const char *
offtake_confidence_title (OfftakeConfidence confidence)
{
  switch (confidence) {
  case OFFTAKE_CONFIDENCE_PRIMARY_CONFIRMED: return _ ("verified in the law and a second text");
  case OFFTAKE_CONFIDENCE_PRIMARY: return _ ("verified in the law");
  case OFFTAKE_CONFIDENCE_SECONDARY: return _ ("verified in other texts");
  case OFFTAKE_CONFIDENCE_SINGLE: return _ ("unverified: one other text");
  case OFFTAKE_CONFIDENCE_UNREAD: return _ ("unverified: text not found");
  case OFFTAKE_CONFIDENCE_OWN:
  default: return _ ("own rule");
  }
}
