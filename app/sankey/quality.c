/* SPDX-License-Identifier: MPL-2.0 */
#include "sankey/quality.h"

#include <math.h>

/* Lines and nodes are looked up in a grid over the page: two pieces can only cross in a cell that
   both pass. */

#define NUDGE 1e-7     /* of the page's height, by which points differ from link to link */
#define GRAZE 0.5      /* px that a band may lie over a node's edge */
#define ROUNDING 0.97  /* of half the width: least radius measured on a line of chords */
#define LEAST_WIDTH 1  /* px of bands that can be seen to fold */
#define MOST_CELLS 512 /* on each side */
#define STEP 2.0       /* px along a band */

typedef struct {
  double x0, y0, x1, y1;
  guint link;
} Piece;

typedef struct {
  const OfftakeGraph *graph;
  const OfftakeLayout *layout;
  guint columns, rows;
  double width, height; /* of a cell */
  guint *start, *members;
} Grid;

static guint
cell_of (double at, double size, guint n)
{
  return at <= 0 ? 0 : MIN (n - 1, (guint) (at / size));
}

typedef struct {
  guint left, right, top, bottom;
} Cells;

static Cells
cells_of (const Grid *self, double x0, double y0, double x1, double y1)
{
  return (Cells){ cell_of (MIN (x0, x1), self->width, self->columns),
                  cell_of (MAX (x0, x1), self->width, self->columns),
                  cell_of (MIN (y0, y1), self->height, self->rows),
                  cell_of (MAX (y0, y1), self->height, self->rows) };
}

/* Puts every box of @cells into the cells that it covers. */
static void
fill (Grid *self, const Cells *cells, guint n)
{
  guint n_cells = self->columns * self->rows;

  self->start = g_new0 (guint, n_cells + 1);
  for (guint i = 0; i < n; i++)
    for (guint x = cells[i].left; x <= cells[i].right; x++)
      for (guint y = cells[i].top; y <= cells[i].bottom; y++)
        self->start[x * self->rows + y + 1]++;
  for (guint c = 0; c < n_cells; c++)
    self->start[c + 1] += self->start[c];
  g_autofree guint *at = g_memdup2 (self->start, n_cells * sizeof *at);
  self->members = g_new (guint, self->start[n_cells] + 1);
  for (guint i = 0; i < n; i++)
    for (guint x = cells[i].left; x <= cells[i].right; x++)
      for (guint y = cells[i].top; y <= cells[i].bottom; y++)
        self->members[at[x * self->rows + y]++] = i;
}

static void
grid_init (Grid *self, const OfftakeGraph *graph, const OfftakeLayout *layout, guint n)
{
  guint side = (guint) CLAMP (sqrt (n), 1, MOST_CELLS);

  *self =
      (Grid){ graph, layout, side, side, layout->width / side, layout->height / side, NULL, NULL };
}

static void
grid_clear (Grid *self)
{
  g_clear_pointer (&self->start, g_free);
  g_clear_pointer (&self->members, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Grid, grid_clear)

/* Inner points move by a trifle, another one for other ends, so that lines that meet in a point of
   both or run on one line for a while cross as often as their order changes. */
static GArray *
pieces_of (const OfftakeGraph *graph, const OfftakeLayout *layout)
{
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (Piece));

  for (guint k = 0; k < layout->n_links; k++) {
    const OfftakeLinkPlace *place = &layout->links[k];
    const OfftakeGraphLink *link = offtake_graph_link (graph, k);
    const OfftakePoint *p = layout->points + place->first_point;
    guint32 hash = (link->source * 2654435761u + link->target) * 2246822519u;
    double nudge = NUDGE * layout->height * (hash / 4294967296.0 + 0.1);
    for (guint i = 0; i + 1 < place->n_points; i++) {
      double first = i > 0 ? nudge : 0, last = i + 2 < place->n_points ? nudge : 0;
      Piece piece = { p[i].x + first, p[i].y + first, p[i + 1].x + last, p[i + 1].y + last, k };
      if (p[i].x != p[i + 1].x || p[i].y != p[i + 1].y)
        g_array_append_val (pieces, piece);
    }
  }
  return pieces;
}

static double
side (const Piece *a, double x, double y)
{
  return (a->x1 - a->x0) * (y - a->y0) - (a->y1 - a->y0) * (x - a->x0);
}

/* Whether they cross, and in that cell: pieces that share several cells cross in one. */
static gboolean
cross_in (const Grid *self, guint cell, const Piece *a, const Piece *b)
{
  double c = side (b, a->x0, a->y0), d = side (b, a->x1, a->y1), t, x, y;

  if (side (a, b->x0, b->y0) * side (a, b->x1, b->y1) >= 0 || c * d >= 0)
    return FALSE;
  t = c / (c - d);
  x = a->x0 + t * (a->x1 - a->x0);
  y = a->y0 + t * (a->y1 - a->y0);
  return cell_of (x, self->width, self->columns) * self->rows +
             cell_of (y, self->height, self->rows) ==
         cell;
}

static double
count_crossings (const OfftakeGraph *graph, const OfftakeLayout *layout)
{
  g_autoptr (GArray) pieces = pieces_of (graph, layout);
  g_autofree Cells *cells = g_new (Cells, pieces->len + 1);
  g_auto (Grid) grid = { 0 };
  double sum = 0;

  grid_init (&grid, graph, layout, pieces->len);
  for (guint i = 0; i < pieces->len; i++) {
    const Piece *piece = &g_array_index (pieces, Piece, i);
    cells[i] = cells_of (&grid, piece->x0, piece->y0, piece->x1, piece->y1);
  }
  fill (&grid, cells, pieces->len);
  for (guint cell = 0; cell < grid.columns * grid.rows; cell++)
    for (guint i = grid.start[cell]; i < grid.start[cell + 1]; i++)
      for (guint j = grid.start[cell]; j < i; j++) {
        const Piece *a = &g_array_index (pieces, Piece, grid.members[i]);
        const Piece *b = &g_array_index (pieces, Piece, grid.members[j]);
        if (a->link != b->link && cross_in (&grid, cell, a, b))
          sum += offtake_graph_link (graph, a->link)->value *
                 offtake_graph_link (graph, b->link)->value;
      }
  return sum;
}

static gboolean
is_inside (const OfftakeNodePlace *node, double x, double y)
{
  return x > node->x0 + GRAZE && x < node->x1 - GRAZE && y > node->y0 + GRAZE &&
         y < node->y1 - GRAZE;
}

/* Notes in @met, by node, which foreign nodes a point of the link's band lies over. */
static guint
meet_nodes (const Grid *grid, guint link, double x, double y, guint *met)
{
  const OfftakeGraphLink *ends = offtake_graph_link (grid->graph, link);
  guint cell =
      cell_of (x, grid->width, grid->columns) * grid->rows + cell_of (y, grid->height, grid->rows);
  guint n = 0;

  for (guint i = grid->start[cell]; i < grid->start[cell + 1]; i++) {
    guint node = grid->members[i];
    if (node == ends->source || node == ends->target || met[node] == link + 1 ||
        !is_inside (&grid->layout->nodes[node], x, y))
      continue;
    met[node] = link + 1;
    n++;
  }
  return n;
}

/* Points across the band, in steps along it. */
static guint
count_over (const Grid *grid, guint link, guint *met)
{
  const OfftakeLinkPlace *place = &grid->layout->links[link];
  const OfftakePoint *p = grid->layout->points + place->first_point;
  int half = (int) ceil (place->width / 2 / STEP);
  guint n = 0;

  for (guint i = 0; i + 1 < place->n_points; i++) {
    double dx = p[i + 1].x - p[i].x, dy = p[i + 1].y - p[i].y, length = hypot (dx, dy);
    int steps = (int) ceil (length / STEP);
    for (int s = 0; s < steps; s++)
      for (int across = -half; across <= half; across++) {
        double t = (s + 0.5) / steps;
        double off = half > 0 ? across * place->width / 2 / half / length : 0;
        n += meet_nodes (grid, link, p[i].x + t * dx - off * dy, p[i].y + t * dy + off * dx, met);
      }
  }
  return n;
}

static guint
count_all_over (const OfftakeGraph *graph, const OfftakeLayout *layout)
{
  g_autofree Cells *cells = g_new (Cells, layout->n_nodes + 1);
  g_autofree guint *met = g_new0 (guint, layout->n_nodes + 1);
  g_auto (Grid) grid = { 0 };
  guint n = 0;

  grid_init (&grid, graph, layout, 4 * layout->n_nodes);
  for (guint i = 0; i < layout->n_nodes; i++) {
    const OfftakeNodePlace *node = &layout->nodes[i];
    cells[i] = cells_of (&grid, node->x0, node->y0, node->x1, node->y1);
  }
  fill (&grid, cells, layout->n_nodes);
  for (guint k = 0; k < layout->n_links; k++)
    n += count_over (&grid, k, met);
  return n;
}

/* Least radius from the turning between two pieces, which are chords of one arc. */
static gboolean
is_folded (const OfftakePoint *p, guint n, double width)
{
  for (guint i = 1; i + 1 < n; i++) {
    double ax = p[i].x - p[i - 1].x, ay = p[i].y - p[i - 1].y;
    double bx = p[i + 1].x - p[i].x, by = p[i + 1].y - p[i].y;
    double a = hypot (ax, ay), b = hypot (bx, by);
    double turn = fabs (atan2 (ax * by - ay * bx, ax * bx + ay * by));
    if (MIN (a, b) > 1e-3 && turn > 1e-3 && (a + b) / 2 / turn < ROUNDING * width / 2)
      return TRUE;
  }
  return FALSE;
}

OfftakeQuality
offtake_layout_quality (const OfftakeGraph *graph, const OfftakeLayout *layout)
{
  OfftakeQuality quality = { 0 };
  double total = 0;

  for (guint k = 0; k < layout->n_links; k++) {
    const OfftakeGraphLink *link = offtake_graph_link (graph, k);
    const OfftakeLinkPlace *place = &layout->links[k];
    double gap = layout->right_to_left
                     ? layout->nodes[link->source].x0 - layout->nodes[link->target].x1
                     : layout->nodes[link->target].x0 - layout->nodes[link->source].x1;
    total += link->value;
    if (link->source != link->target && gap < -1e-6)
      quality.backward += link->value;
    if (place->width > LEAST_WIDTH &&
        is_folded (layout->points + place->first_point, place->n_points, place->width))
      quality.folded += link->value;
  }
  quality.over_nodes = count_all_over (graph, layout);
  if (!(total > 0))
    return quality;
  quality.crossings = count_crossings (graph, layout) / total / total;
  quality.backward /= total;
  quality.folded /= total;
  return quality;
}
