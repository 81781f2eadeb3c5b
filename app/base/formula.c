/* SPDX-License-Identifier: MPL-2.0 */
#include "base/formula.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "base/error.h"

/* A formula is parts with a dot between them, each with an optional count before it; a part is
   groups; a group is an element or a part in brackets, with an optional count after it. Reading
   works on a copy in which all dots between parts are '*' and small digits are plain ones. */

#define MAX_DEPTH 16
#define MAX_ATOMS 1e6

typedef struct {
  const char *start, *at;
  const char *text; /* as the person wrote it, for messages */
  GError **error;
} Reader;

static const struct {
  char symbol[3];
  double weight;
} weights[] = {
  { "H", 1.008 },   { "He", 4.0026 }, { "Li", 6.94 },   { "Be", 9.0122 }, { "B", 10.81 },
  { "C", 12.011 },  { "N", 14.007 },  { "O", 15.999 },  { "F", 18.998 },  { "Ne", 20.180 },
  { "Na", 22.990 }, { "Mg", 24.305 }, { "Al", 26.982 }, { "Si", 28.085 }, { "P", 30.974 },
  { "S", 32.06 },   { "Cl", 35.45 },  { "Ar", 39.95 },  { "K", 39.098 },  { "Ca", 40.078 },
  { "Sc", 44.956 }, { "Ti", 47.867 }, { "V", 50.942 },  { "Cr", 51.996 }, { "Mn", 54.938 },
  { "Fe", 55.845 }, { "Co", 58.933 }, { "Ni", 58.693 }, { "Cu", 63.546 }, { "Zn", 65.38 },
  { "Ga", 69.723 }, { "Ge", 72.630 }, { "As", 74.922 }, { "Se", 78.971 }, { "Br", 79.904 },
  { "Kr", 83.798 }, { "Rb", 85.468 }, { "Sr", 87.62 },  { "Y", 88.906 },  { "Zr", 91.224 },
  { "Nb", 92.906 }, { "Mo", 95.95 },  { "Ru", 101.07 }, { "Rh", 102.91 }, { "Pd", 106.42 },
  { "Ag", 107.87 }, { "Cd", 112.41 }, { "In", 114.82 }, { "Sn", 118.71 }, { "Sb", 121.76 },
  { "Te", 127.60 }, { "I", 126.90 },  { "Xe", 131.29 }, { "Cs", 132.91 }, { "Ba", 137.33 },
  { "La", 138.91 }, { "Ce", 140.12 }, { "Pr", 140.91 }, { "Nd", 144.24 }, { "Sm", 150.36 },
  { "Eu", 151.96 }, { "Gd", 157.25 }, { "Tb", 158.93 }, { "Dy", 162.50 }, { "Ho", 164.93 },
  { "Er", 167.26 }, { "Tm", 168.93 }, { "Yb", 173.05 }, { "Lu", 174.97 }, { "Hf", 178.49 },
  { "Ta", 180.95 }, { "W", 183.84 },  { "Re", 186.21 }, { "Os", 190.23 }, { "Ir", 192.22 },
  { "Pt", 195.08 }, { "Au", 196.97 }, { "Hg", 200.59 }, { "Tl", 204.38 }, { "Pb", 207.2 },
  { "Bi", 208.98 }, { "Th", 232.04 }, { "Pa", 231.04 }, { "U", 238.03 },
};

double
offtake_atomic_weight (const char *symbol)
{
  for (guint i = 0; i < G_N_ELEMENTS (weights); i++)
    if (strcmp (weights[i].symbol, symbol) == 0)
      return weights[i].weight;
  return 0;
}

static gboolean
fail (Reader *reader, const char *message)
{
  const char *rest = *reader->at ? reader->at : _ ("the end");

  g_set_error (reader->error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
               /* Translators: a formula, the place in it, what is wrong there */
               _ ("“%s” is not a formula: at “%s” %s."), reader->text, rest, message);
  return FALSE;
}

static void
add_atoms (GArray *parts, const char *element, double atoms)
{
  OfftakeFormulaPart part = { .atoms = atoms };

  for (guint i = 0; i < parts->len; i++)
    if (strcmp (g_array_index (parts, OfftakeFormulaPart, i).element, element) == 0) {
      g_array_index (parts, OfftakeFormulaPart, i).atoms += atoms;
      return;
    }
  g_strlcpy (part.element, element, sizeof part.element);
  g_array_append_val (parts, part);
}

/* A count where one stands, else 1. */
static gboolean
read_count (Reader *reader, double *count)
{
  char *end = (char *) reader->at;

  *count = 1;
  if (!g_ascii_isdigit (*end) && *end != '.')
    return TRUE;
  while (g_ascii_isdigit (*end))
    end++;
  if (*end == '.' && g_ascii_isdigit (end[1]))
    for (end++; g_ascii_isdigit (*end);)
      end++;
  g_autofree char *digits = g_strndup (reader->at, (gsize) (end - reader->at));
  *count = g_ascii_strtod (digits, NULL);
  if (!(*count > 0) || *count > MAX_ATOMS)
    return fail (reader, _ ("stands a count that is zero or too big"));
  reader->at = end;
  return TRUE;
}

static gboolean
read_element (Reader *reader, char element[4])
{
  gsize length = g_ascii_islower (reader->at[1]) ? 2 : 1;

  g_strlcpy (element, reader->at, length + 1);
  if (offtake_atomic_weight (element) == 0)
    return fail (reader, _ ("stands no element"));
  reader->at += length;
  return TRUE;
}

static gboolean read_part (Reader *reader, GArray *parts, guint depth);

static gboolean
read_bracket (Reader *reader, GArray *parts, guint depth)
{
  char close = *reader->at == '(' ? ')' : ']';
  g_autoptr (GArray) inner = g_array_new (FALSE, FALSE, sizeof (OfftakeFormulaPart));
  double count;

  if (depth == MAX_DEPTH)
    return fail (reader, _ ("are too many brackets in brackets"));
  reader->at++;
  if (!read_part (reader, inner, depth + 1))
    return FALSE;
  if (*reader->at != close)
    return fail (reader, _ ("a bracket should be closed"));
  reader->at++;
  if (!read_count (reader, &count))
    return FALSE;
  for (guint i = 0; i < inner->len; i++) {
    const OfftakeFormulaPart *part = &g_array_index (inner, OfftakeFormulaPart, i);

    add_atoms (parts, part->element, part->atoms * count);
  }
  return TRUE;
}

static gboolean
read_group (Reader *reader, GArray *parts, guint depth)
{
  char element[4];
  double count;

  if (*reader->at == '(' || *reader->at == '[')
    return read_bracket (reader, parts, depth);
  if (!read_element (reader, element) || !read_count (reader, &count))
    return FALSE;
  add_atoms (parts, element, count);
  return TRUE;
}

static gboolean
begins_group (char c)
{
  return g_ascii_isupper (c) || c == '(' || c == '[';
}

static gboolean
read_part (Reader *reader, GArray *parts, guint depth)
{
  if (!begins_group (*reader->at))
    return fail (reader, _ ("an element should stand"));
  while (begins_group (*reader->at))
    if (!read_group (reader, parts, depth))
      return FALSE;
  return TRUE;
}

static gboolean
read_formula (Reader *reader, GArray *parts)
{
  do {
    g_autoptr (GArray) inner = g_array_new (FALSE, FALSE, sizeof (OfftakeFormulaPart));
    double count;

    if (*reader->at == '*')
      reader->at++;
    if (!read_count (reader, &count) || !read_part (reader, inner, 0))
      return FALSE;
    for (guint i = 0; i < inner->len; i++) {
      const OfftakeFormulaPart *part = &g_array_index (inner, OfftakeFormulaPart, i);

      add_atoms (parts, part->element, part->atoms * count);
    }
  } while (*reader->at == '*');
  return *reader->at == '\0' || fail (reader, _ ("stands what belongs to no formula"));
}

/* Whether a point parts a formula from its water, as in NiSO4.6H2O and LiOH.H2O, or belongs to a
   number, as in Ni0.8 and Ni.8. Other parts take a middle dot. */
static gboolean
is_separator (const char *dot, const char *start)
{
  const char *after = dot + 1;
  const char *before = dot;

  if (!g_ascii_isdigit (*after))
    return TRUE;
  while (before > start && g_ascii_isdigit (before[-1]))
    before--;
  while (g_ascii_isdigit (*after))
    after++;
  return g_str_has_prefix (after, "H2O") && *before != '0';
}

static char *
plain_text (const char *text)
{
  g_autoptr (GString) plain = g_string_new (NULL);

  for (const char *p = text; *p; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (c >= 0x2080 && c <= 0x2089)
      g_string_append_c (plain, (char) ('0' + (c - 0x2080)));
    else if (c == 0xb7 || c == 0x2022 || c == 0x22c5)
      g_string_append_c (plain, '*');
    else if (!g_unichar_isspace (c))
      g_string_append_unichar (plain, c);
  }
  for (char *p = plain->str; *p; p++)
    if (*p == '.' && is_separator (p, plain->str))
      *p = '*';
  return g_string_free (g_steal_pointer (&plain), FALSE);
}

static void
weigh (GArray *parts)
{
  double sum = 0;

  for (guint i = 0; i < parts->len; i++) {
    OfftakeFormulaPart *part = &g_array_index (parts, OfftakeFormulaPart, i);

    part->fraction = part->atoms * offtake_atomic_weight (part->element);
    sum += part->fraction;
  }
  for (guint i = 0; i < parts->len; i++)
    g_array_index (parts, OfftakeFormulaPart, i).fraction /= sum;
}

GArray *
offtake_formula_parse (const char *text, GError **error)
{
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (OfftakeFormulaPart));

  if (!g_utf8_validate (text, -1, NULL)) {
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID, _ ("The formula is not UTF-8 text."));
    return NULL;
  }
  g_autofree char *plain = plain_text (text);
  Reader reader = { plain, plain, text, error };

  if (!read_formula (&reader, parts))
    return NULL;
  weigh (parts);
  return g_steal_pointer (&parts);
}

static gboolean
is_ambient (const char *element)
{
  static const char *const ambient[] = { "H", "C", "N", "O", "S", NULL };

  return g_strv_contains (ambient, element);
}

json_t *
offtake_formula_composition (const GArray *parts)
{
  json_t *composition = json_object ();
  gboolean all = TRUE;

  for (guint i = 0; i < parts->len; i++)
    all = all && is_ambient (g_array_index (parts, OfftakeFormulaPart, i).element);
  for (guint i = 0; i < parts->len; i++) {
    const OfftakeFormulaPart *part = &g_array_index (parts, OfftakeFormulaPart, i);

    if (all || !is_ambient (part->element))
      json_object_set_new (composition, part->element, offtake_json_number (part->fraction));
  }
  return composition;
}
