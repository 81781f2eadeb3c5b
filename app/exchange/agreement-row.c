/* SPDX-License-Identifier: MPL-2.0 */
#include "exchange/agreement-row.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/error.h"
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
  offtake_import_ask (self->import, self->place, "%s", question);
}

gboolean
offtake_agreement_row_read_series (const OfftakeAgreementRow *self,
                                   const char *field,
                                   json_t **value,
                                   GError **error)
{
  const char *text = offtake_agreement_row_text (self, field);
  double number;

  *value = NULL;
  if (!*text)
    return TRUE;
  if (*text == '{') {
    *value = offtake_json_read (text, strlen (text), field, error);
    return *value != NULL;
  }
  if (offtake_number_text_parse (text, self->decimal, &number)) {
    *value = offtake_json_number (number);
    return TRUE;
  }
  g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID, _ ("%s: \"%s\" is no number"), field,
               text);
  return FALSE;
}

static void
set_text (OfftakeAgreementRow *self, json_t *object, const char *key, const char *field)
{
  const char *text = raw_text (self, field);

  if (*text)
    json_object_set_new (object, key, json_string (text));
}

static gboolean
set_series (
    OfftakeAgreementRow *self, json_t *object, const char *key, const char *field, GError **error)
{
  json_t *value;

  if (!offtake_agreement_row_read_series (self, field, &value, error))
    return FALSE;
  if (value)
    json_object_set_new (object, key, value);
  return TRUE;
}

static gboolean
set_json (
    OfftakeAgreementRow *self, json_t *object, const char *key, const char *field, GError **error)
{
  const char *text = offtake_agreement_row_text (self, field);
  json_t *value;

  if (!*text)
    return TRUE;
  value = offtake_json_read (text, strlen (text), field, error);
  if (!value)
    return FALSE;
  json_object_set_new (object, key, value);
  return TRUE;
}

static gboolean
set_date (
    OfftakeAgreementRow *self, const char *key, const char *field, gboolean last, GError **error)
{
  const char *text = offtake_agreement_row_text (self, field);
  guint32 day = offtake_date_text_parse (text, last);

  if (!*text)
    return TRUE;
  if (day == 0) {
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
                 _ ("%s: \"%s\" is no day such as 2026-03-10, nor a year, half, quarter or month"),
                 field, text);
    return FALSE;
  }
  g_autofree char *iso = offtake_day_format (day);
  json_object_set_new (self->agreement, key, json_string (iso));
  return TRUE;
}

static gboolean
set_bool (OfftakeAgreementRow *self, const char *key, GError **error)
{
  static const char *const yes[] = { "true", "yes", "ja", "1", "x", "wahr", NULL };
  static const char *const no[] = { "false", "no", "nein", "0", "falsch", NULL };
  g_autofree char *text = g_utf8_strdown (offtake_agreement_row_text (self, key), -1);

  if (*text && !g_strv_contains (yes, text) && !g_strv_contains (no, text)) {
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
                 _ ("%s: \"%s\" is neither yes nor no"), key, text);
    return FALSE;
  }
  if (*text)
    json_object_set_new (self->agreement, key, json_boolean (g_strv_contains (yes, text)));
  return TRUE;
}

/* Where no end is given, a term in years tells it. */
static gboolean
set_term (OfftakeAgreementRow *self, GError **error)
{
  const char *years = offtake_agreement_row_text (self, "term.years");
  double n;

  if (!set_date (self, "start", "start", FALSE, error) ||
      !set_date (self, "end", "end", TRUE, error) ||
      !set_date (self, "signed", "signed", FALSE, error))
    return FALSE;
  if (!*years || *offtake_agreement_row_text (self, "end"))
    return TRUE;
  guint32 start = offtake_date_text_parse (offtake_agreement_row_text (self, "start"), FALSE);
  if (start == 0 || !offtake_number_text_parse (years, self->decimal, &n) || n <= 0 ||
      n > MAX_YEARS) {
    offtake_agreement_row_ask (self, _ ("when does it end? The term is given as \"%s\""), years);
    return TRUE;
  }
  GDate date;
  g_date_clear (&date, 1);
  g_date_set_julian (&date, start);
  g_date_add_months (&date, (guint) (n * 12 + 0.5));
  g_date_subtract_days (&date, 1);
  g_autofree char *iso = offtake_day_format (g_date_get_julian (&date));
  json_object_set_new (self->agreement, "end", json_string (iso));
  return TRUE;
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

static gboolean
set_status (OfftakeAgreementRow *self, GError **error)
{
  const char *text = offtake_agreement_row_text (self, "status");
  const char *status = find_status (text);

  if (*text && !status) {
    g_set_error (
        error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
        _ ("status: \"%s\" is none of draft, mou, loi, binding, active, expired, terminated"),
        text);
    return FALSE;
  }
  /* A table of ours leaves it out where it is the default. */
  if (!status && *offtake_agreement_row_text (self, "quantity.kind"))
    return TRUE;
  if (!status) {
    status = guess_status (offtake_agreement_row_text (self, "notes"));
    offtake_agreement_row_ask (self, _ ("what is its status? It comes in as %s"),
                               status ? status : "draft");
  }
  json_object_set_new (self->agreement, "status", json_string (status ? status : "draft"));
  return TRUE;
}

/* A price per some mass becomes one per t; the unit stands in the header, as in "Price (USD/kg)".
 */
static gboolean
scale_price (const OfftakeAgreementRow *self, json_t **price, GError **error)
{
  guint found = offtake_columns_find (self->columns, "price.per_t");
  const char *text =
      found != G_MAXUINT ? g_array_index (self->columns, OfftakeColumn, found).unit : NULL;
  const char *mass = text ? strchr (text, '/') : NULL;
  OfftakeUnit unit;

  if (!mass || !*price)
    return TRUE;
  if (!offtake_unit_parse (mass + 1, &unit) || unit.kind != OFFTAKE_UNIT_MASS) {
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
                 _ ("price.per_t: \"%s\" is no unit such as USD/t or EUR/kg"), text);
    return FALSE;
  }
  if (unit.factor != 1 && json_is_number (*price)) {
    double per_t = json_number_value (*price) / unit.factor;
    json_decref (*price);
    *price = offtake_json_number (per_t);
  }
  return TRUE;
}

static gboolean
set_price (OfftakeAgreementRow *self, GError **error)
{
  g_autoptr (json_t) price = json_object ();
  const char *kind = offtake_agreement_row_text (self, "price.kind");
  json_t *per_t;

  if (!offtake_agreement_row_read_series (self, "price.per_t", &per_t, error))
    return FALSE;
  if (*kind || per_t)
    json_object_set_new (price, "kind", json_string (*kind ? kind : "fixed"));
  if (!scale_price (self, &per_t, error)) {
    json_decref (per_t);
    return FALSE;
  }
  if (per_t)
    json_object_set_new (price, "per_t", per_t);
  if (!set_json (self, price, "terms", "price.terms", error) ||
      !set_series (self, price, "premium_per_t", "price.premium_per_t", error) ||
      !set_series (self, price, "floor_per_t", "price.floor_per_t", error) ||
      !set_series (self, price, "cap_per_t", "price.cap_per_t", error))
    return FALSE;
  if (json_object_size (price) > 0)
    json_object_set (self->agreement, "price", price);
  else if (*offtake_agreement_row_text (self, "price.basis"))
    offtake_agreement_row_ask (self, _ ("what is the price? The table says \"%s\""),
                               offtake_agreement_row_text (self, "price.basis"));
  return TRUE;
}

static gboolean
set_delivery (OfftakeAgreementRow *self)
{
  g_autoptr (json_t) delivery = json_object ();

  set_text (self, delivery, "incoterm", "delivery.incoterm");
  set_text (self, delivery, "place", "delivery.place");
  if (json_object_size (delivery) > 0)
    json_object_set (self->agreement, "delivery", delivery);
  return TRUE;
}

/* The notes, and below them what has no field of its own, so that nothing is lost. */
static void
set_notes (OfftakeAgreementRow *self)
{
  static const char *const other[] = { "price.basis", "closed_loop", NULL };
  g_autoptr (GString) notes = g_string_new (raw_text (self, "notes"));

  for (guint i = 0; i < self->columns->len; i++) {
    const OfftakeColumn *column = &g_array_index (self->columns, OfftakeColumn, i);
    const char *text = unguard (self, offtake_cells_get (self->cells, self->row, i));
    if (*text && *column->header && (!column->field || g_strv_contains (other, column->field)))
      g_string_append_printf (notes, "%s%s: %s", notes->len > 0 ? "\n" : "", column->header, text);
  }
  if (notes->len > 0)
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

gboolean
offtake_agreement_row_read (OfftakeAgreementRow *self, GError **error)
{
  set_text (self, self->agreement, "number", "number");
  set_text (self, self->agreement, "title", "title");
  set_text (self, self->agreement, "contract", "contract");
  set_text (self, self->agreement, "mirror", "mirror");
  if (!set_status (self, error) || !set_term (self, error) ||
      !offtake_agreement_row_read_quantity (self, error) || !set_price (self, error) ||
      !set_json (self, self->agreement, "specification", "specification", error) ||
      !set_delivery (self) || !set_json (self, self->agreement, "transport", "transport", error) ||
      !set_json (self, self->agreement, "renewal", "renewal", error) ||
      !set_series (self, self->agreement, "take_or_pay", "take_or_pay", error) ||
      !set_json (self, self->agreement, "promises", "promises", error) ||
      !set_json (self, self->agreement, "conditions", "conditions", error) ||
      !set_json (self, self->agreement, "status_history", "status_history", error) ||
      !set_bool (self, "exclusive", error) ||
      !set_json (self, self->agreement, "documents", "documents", error))
    return FALSE;
  add_document (self);
  set_notes (self);
  add_questions (self);
  return TRUE;
}
