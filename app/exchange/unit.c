/* SPDX-License-Identifier: MPL-2.0 */
#include "exchange/unit.h"

#include <string.h>

#include "model/field.h"

/* The pound and the short ton (2,000 lb) are exact by the agreement of 1959: 0.45359237 kg. */
#define T_PER_LB 0.00045359237

static const struct {
  const char *word;
  double t;
} masses[] = {
  { "t", 1 },
  { "tonne", 1 },
  { "tonnes", 1 },
  { "tonnen", 1 },
  { "mt", 1 },
  { "metric ton", 1 },
  { "metric tons", 1 },
  { "metric tonnes", 1 },
  { "tpa", 1 },
  { "kt", 1000 },
  { "ktpa", 1000 },
  { "kilotonnes", 1000 },
  { "kilotonnen", 1000 },
  { "kg", 0.001 },
  { "kilogram", 0.001 },
  { "kilograms", 0.001 },
  { "kilogramm", 0.001 },
  { "g", 1e-6 },
  { "lb", T_PER_LB },
  { "lbs", T_PER_LB },
  { "pound", T_PER_LB },
  { "pounds", T_PER_LB },
  { "pfund", T_PER_LB },
  { "short ton", 2000 * T_PER_LB },
  { "short tons", 2000 * T_PER_LB },
  { "st", 2000 * T_PER_LB },
  { "long ton", 2240 * T_PER_LB },
  { "long tons", 2240 * T_PER_LB },
};

static const struct {
  const char *word;
  OfftakeUnitTime per;
} times[] = {
  { "year", OFFTAKE_PER_YEAR },
  { "yr", OFFTAKE_PER_YEAR },
  { "a", OFFTAKE_PER_YEAR },
  { "annum", OFFTAKE_PER_YEAR },
  { "annual", OFFTAKE_PER_YEAR },
  { "y", OFFTAKE_PER_YEAR },
  { "jahr", OFFTAKE_PER_YEAR },
  { "jährlich", OFFTAKE_PER_YEAR },
  { "quarter", OFFTAKE_PER_QUARTER },
  { "quartal", OFFTAKE_PER_QUARTER },
  { "q", OFFTAKE_PER_QUARTER },
  { "quarterly", OFFTAKE_PER_QUARTER },
  { "vierteljahr", OFFTAKE_PER_QUARTER },
  { "month", OFFTAKE_PER_MONTH },
  { "monat", OFFTAKE_PER_MONTH },
  { "mo", OFFTAKE_PER_MONTH },
  { "monthly", OFFTAKE_PER_MONTH },
  { "monatlich", OFFTAKE_PER_MONTH },
  { "total", OFFTAKE_PER_TOTAL },
  { "gesamt", OFFTAKE_PER_TOTAL },
  { "insgesamt", OFFTAKE_PER_TOTAL },
};

/* Longer words first, so that "percent of production" is not taken for "percent". */
static const struct {
  const char *word;
  OfftakeUnitKind kind;
} shares[] = {
  { "percent of buyer requirement", OFFTAKE_UNIT_OF_NEED },
  { "percent of requirement", OFFTAKE_UNIT_OF_NEED },
  { "percent of need", OFFTAKE_UNIT_OF_NEED },
  { "prozent des bedarfs", OFFTAKE_UNIT_OF_NEED },
  { "percent of production", OFFTAKE_UNIT_OF_OUTPUT },
  { "percent of output", OFFTAKE_UNIT_OF_OUTPUT },
  { "percent", OFFTAKE_UNIT_OF_OUTPUT },
  { "prozent der erzeugung", OFFTAKE_UNIT_OF_OUTPUT },
};

/* Takes @word off the front of @text where it ends there; NULL if it does not begin so. */
static const char *
skip_word (const char *text, const char *word)
{
  gsize length = strlen (word);

  if (strncmp (text, word, length) != 0 || g_unichar_isalnum (g_utf8_get_char (text + length)))
    return NULL;
  text += length;
  while (*text == ' ' || *text == '.')
    text++;
  return text;
}

static char *
fold (const char *text)
{
  g_autofree char *small = g_utf8_strdown (text, -1);
  g_autoptr (GString) folded = g_string_new (g_strstrip (small));

  g_string_replace (folded, "%", "percent", 0);
  g_string_replace (folded, "_", " ", 0);
  return g_string_free (g_steal_pointer (&folded), FALSE);
}

static const char *
read_amount (const char *text, OfftakeUnit *unit)
{
  const char *longest = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (shares); i++) {
    const char *rest = skip_word (text, shares[i].word);
    if (rest) {
      unit->kind = shares[i].kind;
      unit->factor = 0.01;
      return rest;
    }
  }
  for (guint i = 0; i < G_N_ELEMENTS (masses); i++) {
    const char *rest = skip_word (text, masses[i].word);
    if (!rest || (longest && rest <= longest))
      continue;
    longest = rest;
    unit->factor = masses[i].t;
    if (g_str_has_suffix (masses[i].word, "pa"))
      unit->per = OFFTAKE_PER_YEAR;
  }
  return longest;
}

static const char *
read_time (const char *text, OfftakeUnitTime *per)
{
  static const char *const joints[] = { "/", "per ", "pro ", "je ", "a " };

  for (guint i = 0; i < G_N_ELEMENTS (joints); i++)
    if (g_str_has_prefix (text, joints[i])) {
      text += strlen (joints[i]);
      while (*text == ' ')
        text++;
      break;
    }
  for (guint i = 0; i < G_N_ELEMENTS (times); i++) {
    const char *rest = skip_word (text, times[i].word);
    if (rest) {
      *per = times[i].per;
      return rest;
    }
  }
  return NULL;
}

static gboolean
take_hint (const char *text, const char *const *words)
{
  for (; *words; words++)
    if (strstr (text, *words))
      return TRUE;
  return FALSE;
}

/* What the words around the unit say of the amount. */
static void
read_hints (const char *text, OfftakeUnit *unit)
{
  static const char *const most[] = { "up to", "max", "bis zu", "höchst", NULL };
  static const char *const least[] = { "at least", "minimum", "mindest", "or greater", NULL };
  static const char *const about[] = { "range", "target", "about", "trial", "circa", "etwa", NULL };

  unit->at_most = take_hint (text, most);
  unit->at_least = take_hint (text, least);
  unit->about = take_hint (text, about);
}

/* "contained Ni", "Co": the tonnes are of this element. @at points into the folded text, @original
   at the same place of the text as it was given. */
static const char *
read_element (const char *at, const char *original, OfftakeUnit *unit)
{
  const char *word = skip_word (at, "contained");
  const char *symbol = word ? word : at;
  char element[4] = "";
  gsize n = strcspn (symbol, " /().,;");

  if (n == 0 || n > 2 || strlen (original) < (gsize) (symbol - at) + n)
    return word;
  memcpy (element, original + (symbol - at), n);
  if (!g_ascii_isupper (element[0]) || !offtake_element_is_valid (element))
    return word;
  g_strlcpy (unit->element, element, sizeof unit->element);
  symbol += n;
  while (*symbol == ' ')
    symbol++;
  return symbol;
}

gboolean
offtake_unit_parse (const char *text, OfftakeUnit *unit)
{
  g_autofree char *given = g_strstrip (g_strdup (text));
  g_autofree char *folded = fold (given);

  *unit = (OfftakeUnit){ .factor = 1 };
  read_hints (folded, unit);
  const char *rest = read_amount (folded, unit);
  if (!rest)
    return FALSE;
  gsize at = (gsize) (rest - folded);
  const char *after =
      strlen (folded) == strlen (given) ? read_element (rest, given + at, unit) : NULL;
  if (after)
    rest = after;
  after = read_time (rest, &unit->per);
  if (after)
    rest = after;
  if (unit->kind == OFFTAKE_UNIT_MASS && *rest == '(')
    return TRUE; /* "t (up to)": a hint, read above */
  unit->guessed = *rest != '\0' && !unit->at_most && !unit->at_least && !unit->about;
  return *rest == '\0' || *rest == '(' || unit->kind != OFFTAKE_UNIT_MASS;
}

gboolean
offtake_unit_parse_time (const char *text, OfftakeUnitTime *per)
{
  g_autofree char *folded = fold (text);
  const char *rest = read_time (folded, per);

  return rest && *rest == '\0';
}

double
offtake_unit_times_per_year (OfftakeUnitTime per)
{
  switch (per) {
  case OFFTAKE_PER_QUARTER: return 4;
  case OFFTAKE_PER_MONTH: return 12;
  case OFFTAKE_PER_TOTAL: return 0;
  case OFFTAKE_PER_NOTHING:
  case OFFTAKE_PER_YEAR:
  default: return 1;
  }
}
