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
  OFFTAKE_FIELD_WHOLE    = 1 << 4, /* JSON: the whole object that the structure was read from, other
                                      keys included; written in place of the fields */
  OFFTAKE_FIELD_YEAR     = 1 << 6, /* a year that a horizon may have */
  OFFTAKE_FIELD_COUNTRIES = 1 << 5, /* TEXTS: each an ISO 3166-1 alpha-2 code */
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

/* An element's symbol: a capital, then up to two small letters or digits. */
gboolean offtake_element_is_valid (const char *symbol);

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

/* 0 where @self is NULL or has no such element. */
double offtake_fractions_get (const OfftakeFractions *self, const char *element);

/* Sets the numbers of @data, zeroed memory, to their fallbacks; the mask of what was given is left
   alone, here and in offtake_structure_clear(), which frees what the fields own. */
void offtake_structure_init (const OfftakeStructure *structure, gpointer data);
void offtake_structure_clear (const OfftakeStructure *structure, gpointer data);
/* A part with its fallbacks, and its end. */
gpointer offtake_structure_new (const OfftakeStructure *structure);
void     offtake_structure_free (const OfftakeStructure *structure, gpointer data);

/* Frees what one field owns and sets it to its fallback. */
void offtake_field_clear (const OfftakeField *field, gpointer data);

/* One field out of and into a structure as JSON, whatever its mask says. A field that owns nothing
   (NULL, or a choice that has no word) gives NULL. Reading checks type and range, not references.
   @path (NULL-safe) is prefixed to error messages: "sites[2]" becomes "sites[2].party". A NULL @value makes the field absent. On error
   the field keeps what it had. */
json_t  *offtake_field_to_json (const OfftakeField *field, gconstpointer data);
gboolean offtake_field_from_json (const OfftakeField *field, gpointer data, json_t *value,
                                  const char *path, GError **error);

/* A whole structure. Unknown keys and missing required ones are errors. */
json_t  *offtake_structure_to_json (const OfftakeStructure *structure, gconstpointer data, guint32 given);
gboolean offtake_structure_from_json (const OfftakeStructure *structure, gpointer data, guint32 *given,
                                      json_t *value, const char *path, GError **error);

/* @index may be NULL, and is left alone where there is no such field. */
const OfftakeField *offtake_structure_find (const OfftakeStructure *structure, const char *name, guint *index);
/* The field that holds the whole object as given, if the structure has one. */
const OfftakeField *offtake_structure_find_whole (const OfftakeStructure *structure, guint *index);

G_END_DECLS
