/* SPDX-License-Identifier: MPL-2.0 */
#include "exchange/agreement-row.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "exchange/agreements-table.h"
#include "exchange/csv.h"
#include "exchange/date-text.h"
#include "exchange/number-text.h"
#include "exchange/unit.h"

#define MAX_YEARS 100

/* A workbook's cells know what is text and are not guarded. */
static const char *
unguard (const OfftakeAgreementRow *self, const char *text)
{
  return self->cells->delimiter ? offtake_csv_strip_guard (text) : text;
}

const char *
offtake_agreement_row_text (const OfftakeAgreementRow *self, const char *field)
{
  return unguard (self, offtake_columns_get (self->columns, self->cells, self->row, field));
}

/* The same with the spaces around it, for words that are kept as they are. */
static const char *
raw_text (const OfftakeAgreementRow *self, const char *field)
{
  const char *cell = offtake_columns_get (self->columns, self->cells, self->row, field);

  return unguard (self, offtake_cells_get_raw (self->cells, cell));
}

void
offtake_agreement_row_ask (OfftakeAgreementRow *self, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  char *question = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_ptr_array_add (self->open, question);
  if (self->import)
    offtake_import_ask (self->import, self->place, "%s", question);
}

void
offtake_row_fault_free (OfftakeRowFault *self)
{
  g_free (self->field);
  g_free (self->reason);
  g_free (self);
}

void
offtake_agreement_row_refuse (OfftakeAgreementRow *self, const char *field, const char *format, ...)
{
  OfftakeRowFault *fault = g_new0 (OfftakeRowFault, 1);
  va_list arguments;

  va_start (arguments, format);
  fault->field = g_strdup (field);
  fault->reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_ptr_array_add (self->faults, fault);
}

/* "price.terms" of "price.terms: ..."; 0 where @message names no field. */
static gsize
length_of_field (const char *message)
{
  gsize length = strspn (message, "abcdefghijklmnopqrstuvwxyz_.[]0123456789");

  return length > 0 && message[length] == ':' && message[length + 1] == ' ' ? length : 0;
}

void
offtake_agreement_row_refuse_error (OfftakeAgreementRow *self, const char *field, GError *error)
{
  gsize length = length_of_field (error->message);
  g_autofree char *named = length ? g_strndup (error->message, length) : NULL;

  offtake_agreement_row_refuse (self, named ? named : field, "%s",
                                error->message + (length ? length + 2 : 0));
  g_error_free (error);
}

static json_t *
read_json (OfftakeAgreementRow *self, const char *field)
{
  const char *text = offtake_agreement_row_text (self, field);
  GError *error = NULL;
  json_t *value = *text ? offtake_json_read (text, strlen (text), field, &error) : NULL;

  if (error)
    offtake_agreement_row_refuse_error (self, field, error);
  return value;
}

/* @number as it was before a spreadsheet kept only its first 15 digits; itself where the cell has
   been changed since. */
static double
in_full (const OfftakeAgreementRow *self, const char *field, double number)
{
  const char *text = offtake_agreement_row_text (self, "numbers_in_full");
  g_autoptr (json_t) all = *text ? offtake_json_read (text, strlen (text), field, NULL) : NULL;
  json_t *full = json_object_get (all, field);

  return json_is_number (full) && fabs (json_number_value (full) - number) <= 1e-14 * fabs (number)
             ? json_number_value (full)
             : number;
}

json_t *
offtake_agreement_row_read_series (OfftakeAgreementRow *self, const char *field)
{
  const char *text = offtake_agreement_row_text (self, field);
  double number;

  if (!*text || *text == '{')
    return read_json (self, field);
  if (offtake_number_text_parse (text, self->decimal, &number))
    return offtake_json_number (in_full (self, field, number));
  offtake_agreement_row_refuse (self, field, _ ("\"%s\" is no number"), text);
  return NULL;
}

static void
set_text (OfftakeAgreementRow *self, json_t *object, const char *key, const char *field)
{
  const char *text = raw_text (self, field);

  if (*text)
    json_object_set_new (object, key, json_string (offtake_agreements_table_unmark (text)));
}

static void
set_value (json_t *object, const char *key, json_t *value)
{
  if (value)
    json_object_set_new (object, key, value);
}

static void
set_json (OfftakeAgreementRow *self, const char *field)
{
  set_value (self->agreement, field, read_json (self, field));
}

static void
set_date (OfftakeAgreementRow *self, const char *field, gboolean last)
{
  const char *text = offtake_agreement_row_text (self, field);
  guint32 day = offtake_date_text_parse (text, last);

  if (!*text)
    return;
  if (day == 0) {
    offtake_agreement_row_refuse (
        self, field, _ ("\"%s\" is no day such as 2026-03-10, nor a year, half, quarter or month"),
        text);
    return;
  }
  g_autofree char *iso = offtake_day_format (day);
  json_object_set_new (self->agreement, field, json_string (iso));
}

static void
set_bool (OfftakeAgreementRow *self, const char *key)
{
  static const char *const yes[] = { "true", "yes", "ja", "1", "x", "wahr", NULL };
  static const char *const no[] = { "false", "no", "nein", "0", "falsch", NULL };
  g_autofree char *text = g_utf8_strdown (offtake_agreement_row_text (self, key), -1);

  if (*text && !g_strv_contains (yes, text) && !g_strv_contains (no, text))
    offtake_agreement_row_refuse (self, key, _ ("\"%s\" is neither yes nor no"), text);
  else if (*text)
    json_object_set_new (self->agreement, key, json_boolean (g_strv_contains (yes, text)));
}

/* Where no end is given, a term in years tells it. */
static void
set_term (OfftakeAgreementRow *self)
{
  const char *years = offtake_agreement_row_text (self, "term.years");
  double n;

  set_date (self, "start", FALSE);
  set_date (self, "end", TRUE);
  set_date (self, "signed", FALSE);
  if (!*years || *offtake_agreement_row_text (self, "end"))
    return;
  guint32 start = offtake_date_text_parse (offtake_agreement_row_text (self, "start"), FALSE);
  if (start == 0 || !offtake_number_text_parse (years, self->decimal, &n) || n <= 0 ||
      n > MAX_YEARS) {
    offtake_agreement_row_ask (self, _ ("when does it end? The term is given as \"%s\""), years);
    return;
  }
  GDate date;
  g_date_clear (&date, 1);
  g_date_set_julian (&date, start);
  g_date_add_months (&date, (guint) (n * 12 + 0.5));
  g_date_subtract_days (&date, 1);
  g_autofree char *iso = offtake_day_format (g_date_get_julian (&date));
  json_object_set_new (self->agreement, "end", json_string (iso));
}

/* The plan's word for a status in one of the program's languages. */
static const char *
find_status (const char *text)
{
  static const struct {
    const char *word, *status;
  } words[] = {
    { "draft", "draft" },          { "entwurf", "draft" },         { "mou", "mou" },
    { "memorandum", "mou" },       { "absichtserklärung", "mou" }, { "loi", "loi" },
    { "letter of intent", "loi" }, { "term sheet", "loi" },        { "binding", "binding" },
    { "bindend", "binding" },      { "verbindlich", "binding" },   { "signed", "binding" },
    { "active", "active" },        { "aktiv", "active" },          { "expired", "expired" },
    { "abgelaufen", "expired" },   { "terminated", "terminated" }, { "beendet", "terminated" },
    { "gekündigt", "terminated" },
  };
  g_autofree char *small = g_utf8_strdown (text, -1);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (small, words[i].word) == 0)
      return words[i].status;
  return NULL;
}

/* What remarks say of the status; what ends an agreement counts before what began it. */
static const char *
guess_status (const char *notes)
{
  static const struct {
    const char *words, *status;
  } hints[] = { { "terminated", "terminated" }, { "abandoned", "terminated" },
                { "non-binding", "loi" },       { "loi", "loi" },
                { "letter of intent", "loi" },  { "mou", "mou" },
                { "memorandum", "mou" } };
  g_autofree char *small = g_utf8_strdown (notes, -1);

  for (guint i = 0; i < G_N_ELEMENTS (hints); i++) {
    const char *at = strstr (small, hints[i].words);
    if (at && (at == small || !g_ascii_isalpha (at[-1])) &&
        !g_ascii_isalpha (at[strlen (hints[i].words)]))
      return hints[i].status;
  }
  return NULL;
}

static void
set_status (OfftakeAgreementRow *self)
{
  const char *text = offtake_agreement_row_text (self, "status");
  const char *status = find_status (text);

  if (*text && !status) {
    offtake_agreement_row_refuse (
        self, "status",
        _ ("\"%s\" is none of draft, mou, loi, binding, active, expired, terminated"), text);
    return;
  }
  /* A table of ours leaves it out where it is the default. */
  if (!status && *offtake_agreement_row_text (self, "quantity.kind"))
    return;
  if (!status) {
    status = guess_status (offtake_agreement_row_text (self, "notes"));
    offtake_agreement_row_ask (self, _ ("what is its status? It comes in as %s"),
                               status ? status : "draft");
  }
  json_object_set_new (self->agreement, "status", json_string (status ? status : "draft"));
}

/* A price per some mass becomes one per t; the unit stands in the header, as in "Price (USD/kg)".
   Takes over @price. */
static json_t *
scale_price (OfftakeAgreementRow *self, json_t *price)
{
  guint found = offtake_columns_find (self->columns, "price.per_t");
  const char *text =
      found != G_MAXUINT ? g_array_index (self->columns, OfftakeColumn, found).unit : NULL;
  const char *mass = text ? strchr (text, '/') : NULL;
  OfftakeUnit unit;

  if (!mass || !price)
    return price;
  if (!offtake_unit_parse (mass + 1, &unit) || unit.kind != OFFTAKE_UNIT_MASS) {
    offtake_agreement_row_refuse (self, "price.per_t",
                                  _ ("\"%s\" is no unit such as USD/t or EUR/kg"), text);
    return price;
  }
  if (unit.factor == 1 || !json_is_number (price))
    return price;
  double per_t = json_number_value (price) / unit.factor;
  json_decref (price);
  return offtake_json_number (per_t);
}

static void
set_price (OfftakeAgreementRow *self)
{
  g_autoptr (json_t) price = json_object ();
  const char *kind = offtake_agreement_row_text (self, "price.kind");
  json_t *per_t = scale_price (self, offtake_agreement_row_read_series (self, "price.per_t"));

  if (*kind || per_t)
    json_object_set_new (price, "kind", json_string (*kind ? kind : "fixed"));
  set_value (price, "per_t", per_t);
  set_value (price, "terms", read_json (self, "price.terms"));
  set_value (price, "premium_per_t",
             offtake_agreement_row_read_series (self, "price.premium_per_t"));
  set_value (price, "floor_per_t", offtake_agreement_row_read_series (self, "price.floor_per_t"));
  set_value (price, "cap_per_t", offtake_agreement_row_read_series (self, "price.cap_per_t"));
  if (json_object_size (price) > 0)
    json_object_set (self->agreement, "price", price);
  else if (*offtake_agreement_row_text (self, "price.basis"))
    offtake_agreement_row_ask (self, _ ("what is the price? The table says \"%s\""),
                               offtake_agreement_row_text (self, "price.basis"));
}

static void
set_delivery (OfftakeAgreementRow *self)
{
  g_autoptr (json_t) delivery = json_object ();
  gboolean is_empty =
      strcmp (raw_text (self, "delivery.incoterm"), OFFTAKE_AGREEMENT_CELL_EMPTY) == 0;

  if (!is_empty)
    set_text (self, delivery, "incoterm", "delivery.incoterm");
  set_text (self, delivery, "place", "delivery.place");
  if (is_empty || json_object_size (delivery) > 0)
    json_object_set (self->agreement, "delivery", delivery);
}

/* The notes, and below them what has no field of its own, so that nothing is lost. */
static void
set_notes (OfftakeAgreementRow *self)
{
  static const char *const other[] = { "price.basis", "closed_loop", NULL };
  const char *own = raw_text (self, "notes");
  g_autoptr (GString) notes = g_string_new (offtake_agreements_table_unmark (own));

  for (guint i = 0; i < self->columns->len; i++) {
    const OfftakeColumn *column = &g_array_index (self->columns, OfftakeColumn, i);
    const char *text = unguard (self, offtake_cells_get (self->cells, self->row, i));
    if (*text && *column->header && (!column->field || g_strv_contains (other, column->field)))
      g_string_append_printf (notes, "%s%s: %s", notes->len > 0 ? "\n" : "", column->header, text);
  }
  if (*own || notes->len > 0)
    json_object_set_new (self->agreement, "notes", json_string (notes->str));
}

static void
add_document (OfftakeAgreementRow *self)
{
  const char *uri = offtake_agreement_row_text (self, "document");

  if (*uri && !json_object_get (self->agreement, "documents"))
    json_object_set_new (self->agreement, "documents",
                         json_pack ("[{s:s, s:s}]", "title", _ ("Source"), "uri", uri));
}

/* What is open stands with the agreement, as conditions to be settled. */
static void
add_questions (OfftakeAgreementRow *self)
{
  json_t *conditions = json_object_get (self->agreement, "conditions");

  if (self->open->len == 0)
    return;
  if (!json_is_array (conditions)) {
    conditions = json_array ();
    json_object_set_new (self->agreement, "conditions", conditions);
  }
  for (guint i = 0; i < self->open->len; i++)
    json_array_append_new (conditions,
                           json_pack ("{s:s, s:b}", "text", self->open->pdata[i], "done", 0));
}

static OfftakeDraftSide
side_of (const OfftakeAgreementRow *row, const char *side)
{
  g_autofree char *id = g_strconcat (side, ".id", NULL), *name = g_strconcat (side, ".name", NULL),
                  *party = g_strconcat (side, ".party", NULL),
                  *country = g_strconcat (side, ".country", NULL),
                  *role = g_strconcat (side, ".role", NULL);

  return (OfftakeDraftSide){ offtake_agreement_row_text (row, id),
                             offtake_agreement_row_text (row, name),
                             offtake_agreement_row_text (row, party),
                             offtake_agreement_row_text (row, country),
                             offtake_agreement_row_text (row, role) };
}

static void
set_side (OfftakeAgreementRow *self, const char *field)
{
  OfftakeDraftSide side = side_of (self, field);
  GError *error = NULL;
  const char *site = NULL;

  if (*side.id || *side.name || *side.party)
    site = self->names->site (self->data, &side, self->place, &error);
  else
    offtake_agreement_row_refuse (self, field, _ ("names no site"));
  if (error)
    offtake_agreement_row_refuse_error (self, field, error);
  if (site)
    json_object_set_new (self->agreement, field, json_string (site));
}

static void
set_material (OfftakeAgreementRow *self)
{
  const char *id = offtake_agreement_row_text (self, "material.id");
  const char *name = offtake_agreement_row_text (self, "material.name");
  const char *composition = offtake_agreement_row_text (self, "material.composition");
  GError *error = NULL;
  const char *material = NULL;

  if (*id || *name)
    material = self->names->material (self->data, id, name, composition, self->place, &error);
  else
    offtake_agreement_row_refuse (self, "material", _ ("names no material"));
  if (error)
    offtake_agreement_row_refuse_error (self, "material", error);
  if (material)
    json_object_set_new (self->agreement, "material", json_string (material));
}

/* A name for an agreement that has neither number nor title: what goes from whom to whom. */
static void
name_row (OfftakeAgreementRow *self)
{
  const char *seller = offtake_agreement_row_text (self, "seller.party");
  const char *buyer = offtake_agreement_row_text (self, "buyer.party");
  const char *material = offtake_agreement_row_text (self, "material.name");

  if (json_object_get (self->agreement, "title") || json_object_get (self->agreement, "number") ||
      offtake_columns_find (self->columns, "id") != G_MAXUINT || !*seller || !*buyer || !*material)
    return;
  /* Translators: a material, its seller and its buyer. */
  g_autofree char *title = g_strdup_printf (_ ("%s, %s to %s"), material, seller, buyer);
  json_object_set_new (self->agreement, "title", json_string (title));
}

void
offtake_agreement_row_read (OfftakeAgreementRow *self)
{
  static const char *const parts[] = { "specification", "transport",      "renewal",  "promises",
                                       "conditions",    "status_history", "documents" };

  set_side (self, "seller");
  set_side (self, "buyer");
  set_material (self);
  set_text (self, self->agreement, "number", "number");
  set_text (self, self->agreement, "title", "title");
  set_text (self, self->agreement, "contract", "contract");
  set_text (self, self->agreement, "mirror", "mirror");
  set_status (self);
  set_term (self);
  offtake_agreement_row_read_quantity (self);
  set_price (self);
  set_delivery (self);
  set_value (self->agreement, "take_or_pay",
             offtake_agreement_row_read_series (self, "take_or_pay"));
  set_bool (self, "exclusive");
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    set_json (self, parts[i]);
  add_document (self);
  set_notes (self);
  add_questions (self);
  name_row (self);
}

void
offtake_agreement_row_check (OfftakeAgreementRow *self)
{
  GError *error = NULL;
  g_autoptr (OfftakeRecord) record =
      self->faults->len == 0
          ? offtake_record_from_json (OFFTAKE_TYPE_AGREEMENT, self->agreement, NULL, &error)
          : NULL;

  if (error)
    offtake_agreement_row_refuse_error (self, NULL, error);
}
