/* SPDX-License-Identifier: MPL-2.0 */
#include "store/row-sum.h"

#include "store/query.h"

#include <string.h>

#define N_WORDS OFFTAKE_ROW_SUM_WORDS
#define WORD_DIGITS 16

void
offtake_row_sum_add (OfftakeRowSum *sum, const OfftakeRowSum *other)
{
  unsigned carry = 0;

  for (int i = 0; i < N_WORDS; i++) {
    guint64 word = sum->words[i] + other->words[i] + carry;
    carry = word < other->words[i] || (carry && word == other->words[i]);
    sum->words[i] = word;
  }
}

void
offtake_row_sum_subtract (OfftakeRowSum *sum, const OfftakeRowSum *other)
{
  OfftakeRowSum negative;
  unsigned carry = 1;

  for (int i = 0; i < N_WORDS; i++) {
    negative.words[i] = ~other->words[i] + carry;
    carry = carry && negative.words[i] == 0;
  }
  offtake_row_sum_add (sum, &negative);
}

char *
offtake_row_sum_format (const OfftakeRowSum *sum)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (int i = N_WORDS - 1; i >= 0; i--)
    g_string_append_printf (text, "%016" G_GINT64_MODIFIER "x", sum->words[i]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

gboolean
offtake_row_sum_parse (OfftakeRowSum *sum, const char *text)
{
  if (!text || strlen (text) != WORD_DIGITS * N_WORDS)
    return FALSE;
  for (int i = 0; i < N_WORDS; i++) {
    char word[WORD_DIGITS + 1] = { 0 };
    char *end = NULL;
    memcpy (word, text + WORD_DIGITS * (N_WORDS - 1 - i), WORD_DIGITS);
    sum->words[i] = g_ascii_strtoull (word, &end, 16);
    if (end != word + WORD_DIGITS)
      return FALSE;
  }
  return TRUE;
}

static void
feed_bytes (GChecksum *checksum, char type, gconstpointer data, gsize size)
{
  guint64 length = GUINT64_TO_BE (size);

  g_checksum_update (checksum, (const guchar *) &type, 1);
  g_checksum_update (checksum, (const guchar *) &length, sizeof length);
  if (size > 0)
    g_checksum_update (checksum, data, (gssize) size);
}

/* One form for both kinds of number: SQLite keeps a whole real as an integer and is not always
   consistent in what it hands out. */
static void
feed_number (GChecksum *checksum, double number)
{
  guint64 bits = 0;

  number += 0.0; /* no negative zero */
  memcpy (&bits, &number, sizeof bits);
  bits = GUINT64_TO_BE (bits);
  feed_bytes (checksum, 'n', &bits, sizeof bits);
}

static void
feed_value (GChecksum *checksum, sqlite3_value *value)
{
  switch (sqlite3_value_type (value)) {
  case SQLITE_NULL: feed_bytes (checksum, '0', NULL, 0); break;
  case SQLITE_INTEGER:
  case SQLITE_FLOAT: feed_number (checksum, sqlite3_value_double (value)); break;
  default: {
    gconstpointer text = sqlite3_value_blob (value);
    feed_bytes (checksum, 't', text, (gsize) sqlite3_value_bytes (value));
    break;
  }
  }
}

static void
feed_column (GChecksum *checksum, OfftakeQuery *row, int column)
{
  gsize length = 0;

  switch (offtake_query_type (row, column)) {
  case SQLITE_NULL: feed_bytes (checksum, '0', NULL, 0); break;
  case SQLITE_INTEGER:
  case SQLITE_FLOAT: feed_number (checksum, offtake_query_real (row, column)); break;
  default: {
    const char *text = offtake_query_text (row, column, &length);
    feed_bytes (checksum, 't', text, length);
    break;
  }
  }
}

static void
finish (GChecksum *checksum, OfftakeRowSum *hash)
{
  guint8 bytes[sizeof *hash];
  gsize size = sizeof bytes;

  g_checksum_get_digest (checksum, bytes, &size);
  memcpy (hash->words, bytes, sizeof bytes);
  for (int i = 0; i < N_WORDS; i++)
    hash->words[i] = GUINT64_FROM_BE (hash->words[i]);
}

void
offtake_row_sum_hash (OfftakeRowSum *hash, OfftakeQuery *row, sqlite3_value **replacements)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  int n = offtake_query_n_columns (row);

  for (int i = 0; i < n; i++) {
    if (replacements && replacements[i])
      feed_value (checksum, replacements[i]);
    else
      feed_column (checksum, row, i);
  }
  finish (checksum, hash);
}

void
offtake_row_sum_hash_values (OfftakeRowSum *hash, sqlite3_value **values, int n)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  for (int i = 0; i < n; i++)
    feed_value (checksum, values[i]);
  finish (checksum, hash);
}

gboolean
offtake_row_sum_of_query (OfftakeRowSum *sum, OfftakeQuery *query, GError **error)
{
  OfftakeRowSum hash;

  memset (sum, 0, sizeof *sum);
  while (offtake_query_next (query)) {
    offtake_row_sum_hash (&hash, query, NULL);
    offtake_row_sum_add (sum, &hash);
  }
  return offtake_query_check (query, error);
}
