/* SPDX-License-Identifier: MPL-2.0 */
#include "report/table.h"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "report/style.h"
#include "report/table-columns.h"

/* Rows are cut into parts: mostly one a row, more where a row is higher than a page. A part of a
   cell is as many of its lines as fit into the part's height, counted anew in measuring and in
   drawing, so that nothing but the text needs to be kept. */

#define PAD_X 4.0
#define PAD_Y 2.6
#define GROUP_SPACE 5.0
#define LONGEST_UNIT 4 /* letters */
#define LEAST_TYPE 0.7 /* of the normal size; smaller is not read on paper */

typedef struct {
  OfftakeRowKind kind;
  char **cells;
  guint group; /* row of the group it stands in, G_MAXUINT for none */
} Row;

typedef struct {
  guint row, part;
} Part;

typedef struct {
  OfftakeBlock block;
  OfftakeColumn *columns;
  guint n_columns;
  GArray *rows; /* Row */
  char *empty_text;
  double row_height;
  PangoContext *context;
  double *widths, *lefts;
  double width, scale, head_height, part_height, group_limit;
  GArray *parts; /* Part, one per strip */
} Table;

static gboolean
has_head (const Table *self)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (self->columns[i].title)
      return TRUE;
  return FALSE;
}

static OfftakeTextStyle
row_style (const Row *row)
{
  return row->kind == OFFTAKE_ROW_NORMAL ? OFFTAKE_TEXT_CELL : OFFTAKE_TEXT_CELL_STRONG;
}

static guint
n_cells (const Table *self, const Row *row)
{
  return row->kind == OFFTAKE_ROW_GROUP ? 1 : self->n_columns;
}

static PangoLayout *
cell_layout (
    const Table *self, OfftakeTextStyle style, OfftakeAlign align, double width, const char *text)
{
  PangoLayout *layout = offtake_style_layout (self->context, style, self->scale, text);

  pango_layout_set_width (layout, (int) ((width - 2 * PAD_X) * PANGO_SCALE));
  if (align == OFFTAKE_ALIGN_END) /* figures, in every language */
    pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
  return layout;
}

static PangoLayout *
row_cell_layout (const Table *self, const Row *row, guint column)
{
  const gboolean group = row->kind == OFFTAKE_ROW_GROUP;

  return cell_layout (self, row_style (row),
                      group ? OFFTAKE_ALIGN_START : self->columns[column].align,
                      group ? self->width : self->widths[column], row->cells[column]);
}

static void
measure_text (const Table *self, OfftakeTextStyle style, const char *text, OfftakeColumnNeed *need)
{
  g_autoptr (PangoLayout) layout = offtake_style_layout (self->context, style, self->scale, text);
  const double pad = 2 * PAD_X + 0.05;

  need->natural = MAX (need->natural, offtake_style_width (layout) + pad);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD);
  pango_layout_set_width (layout, 1);
  need->least = MAX (need->least, offtake_style_width (layout) + pad);
}

static gboolean
share_width (Table *self)
{
  g_autofree OfftakeColumnNeed *needs = g_new0 (OfftakeColumnNeed, self->n_columns);

  for (guint column = 0; column < self->n_columns; column++) {
    needs[column].weight = self->columns[column].weight;
    measure_text (self, OFFTAKE_TEXT_CELL_HEAD, self->columns[column].title, &needs[column]);
    for (guint i = 0; i < self->rows->len; i++) {
      const Row *row = &g_array_index (self->rows, Row, i);
      if (row->kind != OFFTAKE_ROW_GROUP)
        measure_text (self, row_style (row), row->cells[column], &needs[column]);
    }
  }
  return offtake_columns_share (needs, self->n_columns, self->width, self->widths);
}

static void
choose_widths (Table *self)
{
  for (self->scale = 1; !share_width (self) && self->scale > LEAST_TYPE;)
    self->scale = MAX (LEAST_TYPE, self->scale - 0.1);
  for (guint i = 0; i < self->n_columns; i++)
    self->lefts[i] = i == 0 ? 0 : self->lefts[i - 1] + self->widths[i - 1];
  for (guint i = 0; i < self->n_columns && offtake_style_is_right_to_left (self->context); i++)
    self->lefts[i] = self->width - self->lefts[i] - self->widths[i];
}

static double
measure_head (const Table *self)
{
  double height = 0;

  if (!has_head (self))
    return 0;
  for (guint i = 0; i < self->n_columns; i++) {
    g_autoptr (PangoLayout) layout =
        cell_layout (self, OFFTAKE_TEXT_CELL_HEAD, self->columns[i].align, self->widths[i],
                     self->columns[i].title);
    height = MAX (height, offtake_style_height (layout));
  }
  return height + 2 * PAD_Y;
}

/* Lines [*first, returned) of @layout are its part number @part; *height is theirs, 0 if there is
   no such part. */
static int
find_part (const Table *self, PangoLayout *layout, guint part, int *first, double *height)
{
  const double room = self->part_height - 2 * PAD_Y;
  int n, end = 0;
  g_autofree double *tops = offtake_style_line_tops (layout, &n);

  for (guint current = 0; current <= part; current++) {
    *first = end;
    while (end < n && (end == *first || tops[end + 1] - tops[*first] <= room))
      end++;
  }
  *height = tops[end] - tops[*first];
  return end;
}

/* Height of a part of a row; 0 once there is no more of it. */
static double
measure_part (const Table *self, const Row *row, guint part)
{
  double tallest = 0;

  for (guint column = 0; column < n_cells (self, row); column++) {
    g_autoptr (PangoLayout) layout = row_cell_layout (self, row, column);
    int first;
    double height;
    find_part (self, layout, part, &first, &height);
    tallest = MAX (tallest, height);
  }
  return tallest > 0 ? MAX (tallest + 2 * PAD_Y, part == 0 ? self->row_height : 0) : 0;
}

static const Row *
row_at (const Table *self, guint row)
{
  return &g_array_index (self->rows, Row, row);
}

/* Whether the row must not be parted from the one after it. */
static gboolean
keeps_next (const Table *self, guint row)
{
  const guint n = self->rows->len;

  if (row + 1 >= n)
    return FALSE;
  return row == 0 || row_at (self, row)->kind == OFFTAKE_ROW_GROUP ||
         (row_at (self, row - 1)->kind == OFFTAKE_ROW_GROUP &&
          row_at (self, row + 1)->kind == OFFTAKE_ROW_NORMAL) ||
         row_at (self, row + 1)->kind == OFFTAKE_ROW_TOTAL ||
         (row + 2 == n && row_at (self, row + 1)->kind == OFFTAKE_ROW_NORMAL);
}

/* Height of the group's row that is repeated above @row at the top of a page; 0 for none. */
static double
measure_repeated_group (const Table *self, const Row *row)
{
  double height;

  if (row->group == G_MAXUINT || row->kind == OFFTAKE_ROW_GROUP)
    return 0;
  height = measure_part (self, row_at (self, row->group), 0);
  return height <= self->group_limit ? height : 0;
}

static void
add_row_strips (Table *self, guint index)
{
  const Row *row = row_at (self, index);
  const double repeat = self->head_height + measure_repeated_group (self, row);
  double height;

  for (guint part = 0; (height = measure_part (self, row, part)) > 0; part++) {
    const Part entry = { index, part };
    const double space = row->kind == OFFTAKE_ROW_GROUP && index > 0 ? GROUP_SPACE : 0;
    g_array_append_val (self->parts, entry);
    offtake_block_add_strip (&self->block, height,
                             index == 0 && part == 0 ? 4
                             : part == 0             ? space
                                                     : 0,
                             repeat, keeps_next (self, index));
  }
}

static void
table_lay_out (OfftakeBlock *block, PangoContext *context, double width, double height)
{
  Table *self = (Table *) block;

  g_set_object (&self->context, context);
  g_array_set_size (block->strips, 0);
  g_array_set_size (self->parts, 0);
  if (self->rows->len == 0 && self->empty_text) {
    g_autofree const char **cells = g_new0 (const char *, self->n_columns);
    cells[0] = self->empty_text;
    offtake_table_add_row (block, OFFTAKE_ROW_GROUP, cells);
  }
  self->width = width;
  choose_widths (self);
  self->head_height = measure_head (self);

  self->group_limit = height / 5;
  self->part_height = MAX (24, height - self->head_height - self->group_limit);
  for (guint i = 0; i < self->rows->len; i++)
    add_row_strips (self, i);
}

static void
draw_cell (const Table *self,
           cairo_t *cr,
           OfftakeTextStyle style,
           PangoLayout *layout,
           guint part,
           double x,
           double y)
{
  int first;
  double height;
  const int end = find_part (self, layout, part, &first, &height);

  offtake_style_set_ink (cr, offtake_style_ink (style));
  cairo_tag_begin (cr, offtake_style_tag (style), NULL);
  offtake_style_show_lines (cr, layout, first, end, x + PAD_X, y + PAD_Y);
  cairo_tag_end (cr, offtake_style_tag (style));
}

static void
draw_row (const Table *self, cairo_t *cr, const Row *row, guint part, double y)
{
  cairo_tag_begin (cr, "TR", NULL);
  for (guint column = 0; column < n_cells (self, row); column++) {
    g_autoptr (PangoLayout) layout = row_cell_layout (self, row, column);
    const double x = row->kind == OFFTAKE_ROW_GROUP ? 0 : self->lefts[column];
    draw_cell (self, cr, row_style (row), layout, part, x, y);
  }
  cairo_tag_end (cr, "TR");
}

/* The group's row anew, for the rows that stand on another page than it does. */
static void
draw_group_again (const Table *self, cairo_t *cr, const Row *row, double y)
{
  /* Translators: the name of a group of rows, where a table goes on on a new page. */
  g_autofree char *again = g_strdup_printf (_ ("%s (continued)"), row->cells[0]);
  g_autoptr (PangoLayout) fits =
      cell_layout (self, OFFTAKE_TEXT_CELL_STRONG, OFFTAKE_ALIGN_START, self->width, again);
  char *cells[] = { again, NULL };
  const Row copy = { .kind = OFFTAKE_ROW_GROUP, .cells = cells, .group = row->group };

  draw_row (self, cr, pango_layout_get_line_count (fits) == 1 ? &copy : row, 0, y);
}

static void
draw_head (const Table *self, cairo_t *cr)
{
  if (!has_head (self))
    return;
  cairo_tag_begin (cr, "TR", NULL);
  for (guint i = 0; i < self->n_columns; i++) {
    g_autoptr (PangoLayout) layout =
        cell_layout (self, OFFTAKE_TEXT_CELL_HEAD, self->columns[i].align, self->widths[i],
                     self->columns[i].title);
    const double y = self->head_height - 2 * PAD_Y - offtake_style_height (layout);
    draw_cell (self, cr, OFFTAKE_TEXT_CELL_HEAD, layout, 0, self->lefts[i], y);
  }
  cairo_tag_end (cr, "TR");
}

/* Rules and shades lie below the text and outside of its structure. */
static void
draw_rules (const Table *self, cairo_t *cr, guint from, guint to)
{
  const OfftakeStrip *strips = (const OfftakeStrip *) (gpointer) self->block.strips->data;
  double y = strips[from].repeat;

  if (has_head (self))
    offtake_style_rule (cr, OFFTAKE_PRINT_INK_RULE, 0.75, 0, self->head_height, self->width,
                        self->head_height);
  for (guint i = from; i < to; i++) {
    const Part *part = &g_array_index (self->parts, Part, i);
    const Row *row = row_at (self, part->row);
    y += i > from ? strips[i].space : 0;
    if (row->kind == OFFTAKE_ROW_TOTAL)
      offtake_style_rule (cr, OFFTAKE_PRINT_INK_RULE, 0.6, 0, y, self->width, y);
    else if (i > from && part->part == 0 && row->kind == OFFTAKE_ROW_NORMAL)
      offtake_style_rule (cr, OFFTAKE_PRINT_INK_HAIRLINE, 0.4, 0, y, self->width, y);
    y += strips[i].height;
  }
  offtake_style_rule (cr, OFFTAKE_PRINT_INK_HAIRLINE, 0.5, 0, y, self->width, y);
}

static void
table_draw (OfftakeBlock *block, cairo_t *cr, guint from, guint to)
{
  const Table *self = (const Table *) block;
  const OfftakeStrip *strips = (const OfftakeStrip *) (gpointer) block->strips->data;
  const Row *first = row_at (self, g_array_index (self->parts, Part, from).row);
  double y = strips[from].repeat;

  draw_rules (self, cr, from, to);
  cairo_tag_begin (cr, "Table", NULL);
  draw_head (self, cr);
  if (measure_repeated_group (self, first) > 0)
    draw_group_again (self, cr, row_at (self, first->group), self->head_height);
  for (guint i = from; i < to; i++) {
    const Part *part = &g_array_index (self->parts, Part, i);
    y += i > from ? strips[i].space : 0;
    draw_row (self, cr, row_at (self, part->row), part->part, y);
    y += strips[i].height;
  }
  cairo_tag_end (cr, "Table");
}

static void
table_free (OfftakeBlock *block)
{
  Table *self = (Table *) block;

  for (guint i = 0; i < self->n_columns; i++)
    g_free ((char *) self->columns[i].title);
  g_array_unref (self->rows);
  g_array_unref (self->parts);
  g_clear_object (&self->context);
  g_free (self->columns);
  g_free (self->widths);
  g_free (self->lefts);
  g_free (self->empty_text);
  g_free (self);
}

static void
clear_row (gpointer data)
{
  g_strfreev (((Row *) data)->cells);
}

/* A head's title with the unit at its end, a short last word, tied to the word before it. */
static char *
tie_unit (const char *title)
{
  const char *space = title ? strrchr (title, ' ') : NULL;

  if (!space || g_utf8_strlen (space + 1, -1) > LONGEST_UNIT)
    return g_strdup (title);
  return g_strdup_printf ("%.*s\u00a0%s", (int) (space - title), title, space + 1);
}

OfftakeBlock *
offtake_table_new (const OfftakeColumn *columns, guint n_columns)
{
  static const OfftakeBlockClass class = { table_lay_out, table_draw, table_free };
  Table *self = g_new0 (Table, 1);

  offtake_block_init (&self->block, &class);
  self->columns = g_memdup2 (columns, n_columns * sizeof *columns);
  self->n_columns = n_columns;
  for (guint i = 0; i < n_columns; i++)
    self->columns[i].title = tie_unit (columns[i].title);
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_array_set_clear_func (self->rows, clear_row);
  self->parts = g_array_new (FALSE, FALSE, sizeof (Part));
  self->widths = g_new0 (double, n_columns);
  self->lefts = g_new0 (double, n_columns);
  return &self->block;
}

void
offtake_table_add_row (OfftakeBlock *block, OfftakeRowKind kind, const char *const *cells)
{
  Table *self = (Table *) block;
  Row row = { .kind = kind, .cells = g_new0 (char *, self->n_columns + 1), .group = G_MAXUINT };

  for (guint i = 0; i < self->n_columns; i++)
    row.cells[i] = g_utf8_make_valid (cells[i] ? cells[i] : "", -1);
  if (kind == OFFTAKE_ROW_GROUP)
    row.group = self->rows->len;
  else if (self->rows->len > 0)
    row.group = row_at (self, self->rows->len - 1)->group;
  g_array_append_val (self->rows, row);
}

guint
offtake_table_n_rows (const OfftakeBlock *block)
{
  return ((const Table *) block)->rows->len;
}

void
offtake_table_set_empty_text (OfftakeBlock *block, const char *text)
{
  Table *self = (Table *) block;

  g_free (self->empty_text);
  self->empty_text = g_strdup (text);
}

void
offtake_table_set_row_height (OfftakeBlock *block, double height)
{
  ((Table *) block)->row_height = height;
}
