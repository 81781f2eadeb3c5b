/* SPDX-License-Identifier: MPL-2.0 */
#include "exchange/csv.h"

#include <csv.h>
#include <glib/gi18n.h>
#include <string.h>

#include "base/error.h"
#include "base/json.h"

/* Lines that tell the delimiter. */
#define SAMPLE_LINES 8
/* States of libcsv's parser that its header leaves unnamed. */
#define ROW_NOT_BEGUN 0
#define FIELD_BEGUN 2

static const char delimiters[] = { ',', ';', '\t', '|' };

typedef struct {
  OfftakeCells *cells;
  guint line, row_line; /* being read; where the row began */
  gboolean in_row;
  GError *error;
} Reader;

static void
on_cell (void *text, size_t length, void *data)
{
  Reader *self = data;

  if (!self->error)
    offtake_cells_add (self->cells, text, length, &self->error);
}

static void
on_row (int end, void *data)
{
  Reader *self = data;

  if (!self->error)
    offtake_cells_end_row (self->cells, self->row_line, &self->error);
}

/* How often @delimiter stands outside quotes in each of the first lines: the least, where it is in
   all of them. */
static guint
count_delimiter (const char *text, gsize length, char delimiter)
{
  guint least = G_MAXUINT, count = 0, lines = 0;
  gboolean quoted = FALSE;

  for (gsize i = 0; i <= length && lines < SAMPLE_LINES; i++) {
    gboolean at_end = i == length || (text[i] == '\n' && !quoted);
    if (at_end && (count > 0 || (i > 0 && text[i - 1] != '\n'))) {
      least = MIN (least, count);
      count = 0;
      lines++;
    } else if (i < length && text[i] == '"') {
      quoted = !quoted;
    } else if (i < length && text[i] == delimiter && !quoted) {
      count++;
    }
  }
  return lines > 0 ? least : 0;
}

static char
find_delimiter (const char *text, gsize length)
{
  char best = delimiters[0];
  guint most = 0;

  for (guint i = 0; i < G_N_ELEMENTS (delimiters); i++) {
    guint count = count_delimiter (text, length, delimiters[i]);
    if (count > most) {
      most = count;
      best = delimiters[i];
    }
  }
  return best;
}

/* The end of the physical line that begins at @start, behind its line feed; a lone carriage return
   ends one too. */
static gsize
end_of_line (const char *text, gsize length, gsize start)
{
  for (gsize i = start; i < length; i++) {
    if (text[i] == '\n')
      return i + 1;
    if (text[i] == '\r')
      return i + 1 < length && text[i + 1] == '\n' ? i + 2 : i + 1;
  }
  return length;
}

/* The parser is fed line by line, so that a row's line is known where it begins. */
static void
read_lines (Reader *self, struct csv_parser *parser, const char *text, gsize length)
{
  for (gsize start = 0; start < length && !self->error;) {
    gsize end = end_of_line (text, length, start);

    self->line++;
    if (!self->in_row) {
      self->row_line = self->line;
      self->in_row = TRUE;
    }
    if (csv_parse (parser, text + start, end - start, on_cell, on_row, self) != end - start)
      g_set_error (&self->error, OFFTAKE_ERROR, OFFTAKE_ERROR_SYSTEM, "%s",
                   csv_strerror (csv_error (parser)));
    self->in_row = parser->pstate != ROW_NOT_BEGUN;
    start = end;
  }
  if (!self->error && parser->quoted && parser->pstate == FIELD_BEGUN)
    g_set_error (&self->error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
                 _ ("a quote is opened here and never closed"));
  if (!self->error)
    csv_fini (parser, on_cell, on_row, self);
}

OfftakeCells *
offtake_csv_read (const char *text, gsize length, char delimiter, GError **error)
{
  g_autoptr (OfftakeCells) cells = offtake_cells_new ();
  Reader reader = { .cells = cells };
  struct csv_parser parser;

  csv_init (&parser, CSV_APPEND_NULL);
  cells->delimiter = delimiter ? delimiter : find_delimiter (text, length);
  csv_set_delim (&parser, (unsigned char) cells->delimiter);
  read_lines (&reader, &parser, text, length);
  csv_free (&parser);
  if (reader.error) {
    g_propagate_prefixed_error (error, reader.error, _ ("line %u: "), MAX (reader.row_line, 1));
    return NULL;
  }
  return g_steal_pointer (&cells);
}

static gboolean
is_number (const char *text)
{
  char *end;
  double number = g_ascii_strtod (text, &end);

  return end != text && *end == '\0' && number - number == 0 && !strpbrk (text, "xXnN\t ");
}

/* = + - @ in full width: U+FF1D, U+FF0B, U+FF0D, U+FF20. */
static gboolean
begins_formula (gunichar c)
{
  return c == '=' || c == '+' || c == '-' || c == '@' || c == 0xff1d || c == 0xff0b ||
         c == 0xff0d || c == 0xff20;
}

gboolean
offtake_csv_is_formula (const char *text)
{
  const char *at = text;

  if (*text == '\t' || *text == '\r' || *text == '\n')
    return TRUE;
  while (*at != '\0' &&
         (g_unichar_isspace (g_utf8_get_char (at)) || g_unichar_iscntrl (g_utf8_get_char (at))))
    at = g_utf8_next_char (at);
  return begins_formula (g_utf8_get_char (at)) && !is_number (text);
}

/* An apostrophe in front of what would be a formula, or of apostrophes that stand before one: then
   taking one away always gives the text back. */
static gboolean
needs_guard (const char *text)
{
  while (*text == '\'')
    text++;
  return offtake_csv_is_formula (text);
}

const char *
offtake_csv_strip_guard (const char *text)
{
  return *text == '\'' && needs_guard (text) ? text + 1 : text;
}

void
offtake_csv_append (GString *row, const char *text)
{
  gboolean guard = needs_guard (text);
  gboolean quote = guard || strpbrk (text, ",;|\"\t\r\n") || *text == ' ' ||
                   (*text && text[strlen (text) - 1] == ' ');

  if (quote)
    g_string_append_c (row, '"');
  if (guard)
    g_string_append_c (row, '\'');
  for (const char *at = text; *at; at++) {
    if (*at == '"')
      g_string_append_c (row, '"');
    g_string_append_c (row, *at);
  }
  if (quote)
    g_string_append_c (row, '"');
}

void
offtake_csv_append_number (GString *row, double number)
{
  offtake_json_append_number (row, number);
}
