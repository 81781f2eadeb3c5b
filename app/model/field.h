/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* What a plan is made of, as data. A structure is a table of fields; records (materials, sites,
   agreements ...) and the parts inside them (a price, a transport leg) are both structures. From
   the tables come GObject properties, SQL columns, JSON keys, undo labels and accessible names.

   Every structure begins with a bit mask in which bit i says that field i was given: an absent key
   stays absent, an explicit default stays. */

#include <glib-object.h>

#include "base/json.h"
#include "base/series.h"

G_BEGIN_DECLS

typedef enum {
  OFFTAKE_FIELD_TEXT,        /* char * */
  OFFTAKE_FIELD_REAL,        /* double */
  OFFTAKE_FIELD_INTEGER,     /* int */
  OFFTAKE_FIELD_BOOL,        /* gboolean */
  OFFTAKE_FIELD_DATE,        /* guint32 julian day, 0 absent */
  OFFTAKE_FIELD_CHOICE,      /* guint, index into choices */
  OFFTAKE_FIELD_COUNTRY,     /* char *, ISO 3166-1 alpha-2 */
  OFFTAKE_FIELD_CURRENCY,    /* char *, ISO 4217 */
  OFFTAKE_FIELD_PERIOD,      /* char *, a period's label */
  OFFTAKE_FIELD_REFERENCE,   /* char *, id of a record in `list` */
  OFFTAKE_FIELD_SERIES,      /* OfftakeSeries * */
  OFFTAKE_FIELD_FRACTIONS,   /* OfftakeFractions *: element to number */
  OFFTAKE_FIELD_ASSAY,       /* OfftakeAssay *: element to mean and standard deviation */
  OFFTAKE_FIELD_STRUCTURE,   /* pointer to a structure of shape `structure`, NULL absent */
  OFFTAKE_FIELD_LIST,        /* GPtrArray of structures of shape `structure`, NULL absent */
  OFFTAKE_FIELD_TEXTS,       /* GPtrArray of char *, NULL absent; ids of `list` or words of `choices` if set */
  OFFTAKE_FIELD_JSON,        /* json_t *, kept as it is */
} OfftakeFieldKind;

typedef enum {
  OFFTAKE_FIELD_PLAIN    = 0,
  OFFTAKE_FIELD_REQUIRED = 1 << 0, /* must be given */
  OFFTAKE_FIELD_POSITIVE = 1 << 1, /* number or each value of a series: not negative */
  OFFTAKE_FIELD_FRACTION = 1 << 2, /* in [0, 1]; maps: also their sum at most 1 */
  OFFTAKE_FIELD_LOCAL    = 1 << 3, /* lives in the plan file alone, never in JSON */
} OfftakeFieldFlags;

typedef struct _OfftakeStructure OfftakeStructure;

typedef struct {
  const char             *name;      /* JSON key and SQL column; the property has - for _ */
  OfftakeFieldKind        kind;
  gsize                   offset;    /* in the structure */
  const char             *label;     /* marked N_(); what undo, tables and screen readers say */
  OfftakeFieldFlags       flags;
  const char             *unit;      /* "t/a", "kWh/t", ... or NULL */
  const char *const      *choices;   /* CHOICE: NULL-ended words */
  const char             *list;      /* REFERENCE, TEXTS: the list that the ids point into */
  const OfftakeStructure *structure; /* STRUCTURE, LIST */
  double                  fallback;  /* value of an absent REAL, INTEGER, BOOL or CHOICE */
} OfftakeField;

struct _OfftakeStructure {
  const char         *name;  /* for messages */
  gsize               size;  /* of the C structure */
  const OfftakeField *fields;
  guint               n_fields;
};

/* First member of every part (not of records, which have it in OfftakeRecord). */
typedef struct {
  guint32 given;
} OfftakePart;

typedef struct {
  char   element[4];
  double value, sigma;
} OfftakeElementValue;

/* Element to number in written order; immutable once made. */
typedef struct {
  guint               n;
  OfftakeElementValue values[];
} OfftakeFractions;
typedef OfftakeFractions OfftakeAssay;

double offtake_fractions_get (const OfftakeFractions *self, const char *element);

/* Sets all fields of @data to their fallbacks. @given points to its mask. */
void offtake_structure_init (const OfftakeStructure *structure, gpointer data);
void offtake_structure_clear (const OfftakeStructure *structure, gpointer data);

/* One field out of and into a structure as JSON. Reading checks type and range, not references.
   @path (NULL-safe) is prefixed to error messages. A NULL @value makes the field absent. On error
   the field keeps what it had. */
json_t  *offtake_field_to_json (const OfftakeField *field, gconstpointer data);
gboolean offtake_field_from_json (const OfftakeField *field, gpointer data, json_t *value,
                                  const char *path, GError **error);

/* A whole structure. Unknown keys and missing required ones are errors. */
json_t  *offtake_structure_to_json (const OfftakeStructure *structure, gconstpointer data, guint32 given);
gboolean offtake_structure_from_json (const OfftakeStructure *structure, gpointer data, guint32 *given,
                                      json_t *value, const char *path, GError **error);

const OfftakeField *offtake_structure_find (const OfftakeStructure *structure, const char *name, guint *index);

G_END_DECLS
