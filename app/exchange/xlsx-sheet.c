/* SPDX-License-Identifier: MPL-2.0 */

/* The cells of a sheet. */

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "base/error.h"
#include "base/json.h"
#include "base/period.h"
#include "exchange/xlsx-private.h"
#include "exchange/xml-walk.h"

#define MAX_ROW 1048576u
#define MAX_DAY 2958465 /* 9999-12-31 */

typedef struct {
  const OfftakeXlsx *workbook;
  OfftakeCells *cells;
  guint row, column, n; /* of the cell that is read, from 1; cells of the row so far */
  char type[12];        /* of the cell: "s", "inlineStr", "b", "" ... */
  guint style;
  gboolean in_value, in_text, in_reading;
  GString *text;
} Reader;

/* "B5" is column 2, row 5. */
static gboolean
parse_place (const char *text, guint *column, guint *row)
{
  guint64 number;
  char *end;

  *column = 0;
  while (g_ascii_isupper (*text) && *column < 100000)
    *column = *column * 26 + (guint) (*text++ - 'A') + 1;
  number = g_ascii_strtoull (text, &end, 10);
  *row = number <= MAX_ROW ? (guint) number : 0;
  return *column > 0 && *column < 100000 && *row > 0 && *end == '\0';
}

static gboolean
refuse (const Reader *self, GError **error, const char *reason)
{
  g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID, _ ("row %u: %s"), self->row, reason);
  return FALSE;
}

static gboolean
begin_row (Reader *self, OfftakeXmlWalk *walk, GError **error)
{
  g_autofree char *number = offtake_xml_walk_attribute (walk, "r");
  guint64 row = number ? g_ascii_strtoull (number, NULL, 10) : (guint64) self->row + 1;

  if (row <= self->row || row > MAX_ROW)
    return refuse (self, error, _ ("its rows are not in order"));
  self->row = (guint) row;
  self->column = 0;
  self->n = 0;
  return TRUE;
}

static gboolean
begin_cell (Reader *self, OfftakeXmlWalk *walk, GError **error)
{
  g_autofree char *place = offtake_xml_walk_attribute (walk, "r");
  g_autofree char *type = offtake_xml_walk_attribute (walk, "t");
  g_autofree char *style = offtake_xml_walk_attribute (walk, "s");
  guint column = self->column + 1, row = self->row;

  if (place && !parse_place (place, &column, &row))
    return refuse (self, error, _ ("a cell has no place in it"));
  if (row != self->row || column <= self->column)
    return refuse (self, error, _ ("its cells are not in order"));
  self->column = column;
  g_strlcpy (self->type, type ? type : "", sizeof self->type);
  self->style = style ? (guint) g_ascii_strtoull (style, NULL, 10) : 0;
  g_string_truncate (self->text, 0);
  return TRUE;
}

/* A day of the workbook as ISO text; the day 60 that never was, 1900-02-29, counts as in Excel. */
static char *
format_day (const Reader *self, double number)
{
  GDate date;
  double day = floor (number);

  if (!(day >= 1 && day <= MAX_DAY))
    return NULL;
  g_date_clear (&date, 1);
  if (self->workbook->from_1904)
    g_date_set_dmy (&date, 1, G_DATE_JANUARY, 1904);
  else
    g_date_set_dmy (&date, day < 61 ? 31 : 30, G_DATE_DECEMBER, 1899);
  g_date_add_days (&date, (guint) day);
  return offtake_day_format (g_date_get_julian (&date));
}

/* (transfer full) */
static char *
read_number (const Reader *self)
{
  char *end;
  double number = g_ascii_strtod (self->text->str, &end);

  if (end == self->text->str || *end != '\0' || !isfinite (number))
    return g_strdup (self->text->str);
  gboolean is_date = self->style < self->workbook->date_styles->len &&
                     g_array_index (self->workbook->date_styles, gboolean, self->style);
  char *day = is_date ? format_day (self, number) : NULL;
  if (day)
    return day;
  GString *text = g_string_new (NULL);
  offtake_json_append_number (text, number);
  return g_string_free (text, FALSE);
}

/* (transfer full): what the cell shows. */
static char *
cell_text (const Reader *self)
{
  const GPtrArray *texts = self->workbook->texts;

  if (strcmp (self->type, "s") == 0) {
    guint64 index = g_ascii_strtoull (self->text->str, NULL, 10);
    return g_strdup (index < texts->len ? texts->pdata[index] : "");
  }
  if (strcmp (self->type, "b") == 0)
    return g_strdup (strcmp (self->text->str, "1") == 0 ? "true" : "false");
  if (strcmp (self->type, "") == 0 || strcmp (self->type, "n") == 0)
    return read_number (self);
  return offtake_xlsx_unescape (self->text->str);
}

static gboolean
end_cell (Reader *self, GError **error)
{
  if (self->text->len == 0)
    return TRUE;
  g_autofree char *text = cell_text (self);
  if (self->column > OFFTAKE_CELLS_MAX_COLUMNS)
    return refuse (self, error, _ ("it has more columns than a table of agreements"));
  while (self->n + 1 < self->column) {
    if (!offtake_cells_add (self->cells, "", 0, error))
      return FALSE;
    self->n++;
  }
  self->n++;
  return offtake_cells_add (self->cells, text, strlen (text), error);
}

static gboolean
take_begin (Reader *self, OfftakeXmlWalk *walk, GError **error)
{
  const char *name = offtake_xml_walk_name (walk);

  if (strcmp (name, "row") == 0)
    return begin_row (self, walk, error);
  if (strcmp (name, "c") == 0)
    return begin_cell (self, walk, error);
  if (strcmp (name, "v") == 0)
    self->in_value = TRUE;
  else if (strcmp (name, "t") == 0)
    self->in_text = TRUE;
  else if (strcmp (name, "rPh") == 0)
    self->in_reading = TRUE;
  return TRUE;
}

static gboolean
take_end (Reader *self, const char *name, GError **error)
{
  if (strcmp (name, "row") == 0)
    return offtake_cells_end_row (self->cells, self->row, error);
  if (strcmp (name, "c") == 0)
    return end_cell (self, error);
  if (strcmp (name, "v") == 0)
    self->in_value = FALSE;
  else if (strcmp (name, "t") == 0)
    self->in_text = FALSE;
  else if (strcmp (name, "rPh") == 0)
    self->in_reading = FALSE;
  return TRUE;
}

static gboolean
read_cells (Reader *self, OfftakeXmlWalk *walk, GError **error)
{
  g_autoptr (GError) cause = NULL;
  OfftakeXmlStep step;

  while ((step = offtake_xml_walk_next (walk, &cause)) != OFFTAKE_XML_DONE) {
    if (step == OFFTAKE_XML_TEXT) {
      if (self->in_value || (self->in_text && !self->in_reading))
        g_string_append (self->text, offtake_xml_walk_text (walk));
    } else if (step == OFFTAKE_XML_BEGIN ? !take_begin (self, walk, error)
                                         : !take_end (self, offtake_xml_walk_name (walk), error)) {
      return FALSE;
    }
  }
  if (!cause)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

OfftakeCells *
offtake_xlsx_read_sheet (const OfftakeXlsx *self, guint sheet, GError **error)
{
  const OfftakeXlsxSheet *found = &g_array_index (self->sheets, OfftakeXlsxSheet, sheet);
  g_autoptr (OfftakeXmlWalk) walk =
      offtake_xml_walk_new (g_hash_table_lookup (self->parts, found->path), found->path);
  g_autoptr (OfftakeCells) cells = offtake_cells_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  Reader reader = { .workbook = self, .cells = cells, .text = text };

  cells->decimal = '.';
  if (!read_cells (&reader, walk, error)) {
    g_prefix_error (error, _ ("sheet \"%s\": "), found->name);
    return NULL;
  }
  return g_steal_pointer (&cells);
}
