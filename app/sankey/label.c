/* SPDX-License-Identifier: MPL-2.0 */
#include "sankey/scene-parts.h"

#include <math.h>
#include <string.h>

/* Labels stand beside their nodes, downstream, in the gap. In a column they are spread by isotonic
   regression with their heights as distances; where they do not all fit, details go first, then the
   names of the smallest nodes. */

#define SIDE_GAP 6.0
#define STUB_LENGTH 14.0
#define STUB_ROOM 86.0
#define MAX_WIDTH 220.0
#define NAME_HEIGHT 16.0
#define LINE_HEIGHT 14.0
#define BLOCK_GAP 2.0
#define CLEARANCE 32.0 /* of another node with its label, above and below it */
#define LEADER_DISTANCE 9.0
#define HEADING_TOP 8.0
#define HEADING_HEIGHT 18.0

typedef struct {
  guint node;
  guint n_names; /* lines of the name, 1 or 2 */
  guint n_lines; /* below the name */
  double height, wish, y, flow;
} Block;

typedef struct {
  OfftakeScene *scene;
  PangoContext *context;
  GArray *blocks; /* of one column */
  double width;   /* room for text */
} Placing;

PangoLayout *
offtake_scene_text_layout (PangoContext *context, OfftakeTextKind kind, const char *text)
{
  static const struct {
    double size;
    PangoWeight weight;
  } styles[] = {
    [OFFTAKE_TEXT_NAME] = { 12.5, PANGO_WEIGHT_SEMIBOLD },
    [OFFTAKE_TEXT_DETAIL] = { 11, PANGO_WEIGHT_NORMAL },
    [OFFTAKE_TEXT_WARNING] = { 11, PANGO_WEIGHT_MEDIUM },
    [OFFTAKE_TEXT_HEADING] = { 11.5, PANGO_WEIGHT_BOLD },
  };
  PangoLayout *layout = pango_layout_new (context);
  PangoFontDescription *font =
      pango_font_description_from_string ("Cantarell, Inter, Noto Sans, DejaVu Sans, sans-serif");

  pango_font_description_set_absolute_size (font, styles[kind].size * PANGO_SCALE);
  pango_font_description_set_weight (font, styles[kind].weight);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  /* A name is known by both its ends; a number that lacks its middle is a wrong one. */
  pango_layout_set_ellipsize (layout, kind == OFFTAKE_TEXT_NAME ? PANGO_ELLIPSIZE_MIDDLE
                                                                : PANGO_ELLIPSIZE_END);
  pango_font_description_free (font);
  return layout;
}

static void
add_text (Placing *self,
          OfftakeTextKind kind,
          const char *text,
          double x,
          double y,
          double room,
          PangoAlignment align)
{
  g_autoptr (PangoLayout) layout = offtake_scene_text_layout (self->context, kind, text);
  int width, height;

  if (room < 12)
    return;
  pango_layout_get_pixel_size (layout, &width, &height);
  OfftakeSceneText line = { kind, g_strdup (text), x, y, MIN (width, room), height, align };
  if (align == PANGO_ALIGN_RIGHT)
    line.x -= line.width;
  else if (align == PANGO_ALIGN_CENTER)
    line.x = CLAMP (x - line.width / 2, 0, MAX (0, self->scene->width - line.width));
  g_array_append_val (self->scene->texts, line);
}

static double
text_width (const Placing *self, OfftakeTextKind kind, const char *text, gssize length)
{
  g_autofree char *part = g_strndup (text, length < 0 ? strlen (text) : (gsize) length);
  g_autoptr (PangoLayout) layout = offtake_scene_text_layout (self->context, kind, part);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

/* Where the second line of a name begins that is wider than @room: after the last space up to which
   it fits. NULL if one line is enough, or no space is of use. */
static const char *
second_line (const Placing *self, const char *name, double room)
{
  const char *second = NULL;

  if (!name || text_width (self, OFFTAKE_TEXT_NAME, name, -1) <= room)
    return NULL;
  for (const char *space = strchr (name, ' '); space; space = strchr (space + 1, ' '))
    if (text_width (self, OFFTAKE_TEXT_NAME, name, space - name) <= room)
      second = space + 1;
  return second && *second ? second : NULL;
}

static gboolean
has_output_stub (const OfftakeSceneNode *node)
{
  return node->stubs[1] > 0 || node->stubs[2] > 0;
}

/* From the node's edge to its label. */
static double
shift_of (const OfftakeSceneNode *node)
{
  return SIDE_GAP + (has_output_stub (node) ? STUB_LENGTH : 0);
}

static void
measure (Block *block)
{
  block->height = NAME_HEIGHT + (block->n_names - 1 + block->n_lines) * LINE_HEIGHT + BLOCK_GAP;
}

static int
compare_wishes (gconstpointer a, gconstpointer b)
{
  const Block *p = a, *q = b;

  if (p->wish != q->wish)
    return p->wish < q->wish ? -1 : 1;
  return p->node < q->node ? -1 : 1;
}

static int
compare_flows (gconstpointer a, gconstpointer b)
{
  const Block *p = a, *q = b;

  if (p->flow != q->flow)
    return p->flow > q->flow ? -1 : 1;
  return p->node < q->node ? -1 : 1;
}

static double
total_height (const GArray *blocks)
{
  double total = 0;

  for (guint i = 0; i < blocks->len; i++)
    total += g_array_index (blocks, Block, i).height;
  return total;
}

static void
thin_out (Placing *self)
{
  GArray *blocks = self->blocks;
  double room = self->scene->height, total = total_height (blocks);

  if (total <= room)
    return;
  g_array_sort (blocks, compare_flows);
  for (guint i = blocks->len; i-- > 0 && total > room;) {
    Block *block = &g_array_index (blocks, Block, i);
    total -= block->height;
    block->n_names = 1;
    block->n_lines = 0;
    measure (block);
    total += block->height;
  }
  while (blocks->len > 0 && total > room) {
    total -= g_array_index (blocks, Block, blocks->len - 1).height;
    g_array_set_size (blocks, blocks->len - 1);
  }
}

/* Isotonic regression on the tops of the blocks, each less what stands above it. */
static void
spread (Placing *self)
{
  GArray *blocks = self->blocks;
  guint n = blocks->len, n_groups = 0;
  g_autofree double *sum = g_new (double, n + 1);
  g_autofree guint *first = g_new (guint, n + 1);
  double offset = 0, high = self->scene->height - total_height (blocks);

  g_array_sort (blocks, compare_wishes);
  for (guint i = 0; i < n; i++) {
    Block *block = &g_array_index (blocks, Block, i);
    sum[n_groups] = block->wish - block->height / 2 - offset;
    first[n_groups++] = i;
    block->y = offset;
    offset += block->height;
    for (; n_groups > 1; n_groups--) {
      guint upper = first[n_groups - 1] - first[n_groups - 2], lower = i + 1 - first[n_groups - 1];
      if (sum[n_groups - 2] / upper < sum[n_groups - 1] / lower)
        break;
      sum[n_groups - 2] += sum[n_groups - 1];
    }
  }
  for (guint g = 0; g < n_groups; g++) {
    guint end = g + 1 < n_groups ? first[g + 1] : n;
    double z = CLAMP (sum[g] / (end - first[g]), 0, MAX (0, high));
    for (guint i = first[g]; i < end; i++)
      g_array_index (blocks, Block, i).y += z;
  }
}

/* A label reaches past the next column where nothing stands at its height there. */
static double
room_for (const Placing *self, const Block *block)
{
  const OfftakeScene *scene = self->scene;
  const OfftakeSceneNode *node = &scene->nodes[block->node];
  double room = scene->right_to_left ? node->x0 : scene->width - node->x1;

  for (guint i = 0; i < scene->n_nodes; i++) {
    const OfftakeSceneNode *other = &scene->nodes[i];
    double ahead = scene->right_to_left ? node->x0 - other->x1 : other->x0 - node->x1;
    if (ahead <= 0 || other->y1 + CLEARANCE < block->y ||
        other->y0 - CLEARANCE > block->y + block->height)
      continue;
    room = MIN (room, ahead - SIDE_GAP - (other->stubs[0] > 0 ? STUB_ROOM : 0));
  }
  return MIN (MAX (room, self->width), MAX_WIDTH);
}

/* Returns the top of what stands below the name. */
static double
write_name (
    Placing *self, const Block *block, double x, double y, double room, PangoAlignment align)
{
  const char *name = self->scene->nodes[block->node].label;
  const char *second = block->n_names > 1 ? second_line (self, name, room) : NULL;
  g_autofree char *first = second ? g_strndup (name, (gsize) (second - name - 1)) : g_strdup (name);

  add_text (self, OFFTAKE_TEXT_NAME, first, x, y, room, align);
  if (!second)
    return y + NAME_HEIGHT;
  add_text (self, OFFTAKE_TEXT_NAME, second, x, y + LINE_HEIGHT, room, align);
  return y + LINE_HEIGHT + NAME_HEIGHT;
}

static void
write_block (Placing *self, const Block *block)
{
  OfftakeScene *scene = self->scene;
  const OfftakeSceneNode *node = &scene->nodes[block->node];
  gboolean leftwards = scene->right_to_left;
  double shift = shift_of (node);
  double edge = leftwards ? node->x0 : node->x1, x = leftwards ? edge - shift : edge + shift;
  double y = block->y + BLOCK_GAP / 2, room = room_for (self, block) - shift;
  PangoAlignment align = leftwards ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;
  guint lines = block->n_lines;

  if (fabs (block->y + block->height / 2 - block->wish) > LEADER_DISTANCE) {
    OfftakeSceneLeader leader = { edge, block->wish, leftwards ? x + 2 : x - 2,
                                  y + NAME_HEIGHT / 2 };
    g_array_append_val (scene->leaders, leader);
  }
  if (node->label)
    y = write_name (self, block, x, y, room, align);
  else
    y += NAME_HEIGHT;
  if (lines > 0 && node->detail) {
    add_text (self, OFFTAKE_TEXT_DETAIL, node->detail, x, y, room, align);
    y += LINE_HEIGHT;
  }
  for (guint i = 0; lines > 0 && i < scene->stubs->len; i++) {
    const OfftakeSceneStub *stub = &g_array_index (scene->stubs, OfftakeSceneStub, i);
    if (stub->subject.index != block->node || stub->subject.kind == OFFTAKE_SUBJECT_SHORTAGE)
      continue;
    add_text (self,
              stub->subject.kind == OFFTAKE_SUBJECT_LOSS ? OFFTAKE_TEXT_DETAIL
                                                         : OFFTAKE_TEXT_WARNING,
              stub->text, x, y, room, align);
    y += LINE_HEIGHT;
  }
}

static gboolean
has_text (const OfftakeSceneNode *node)
{
  return (node->label && *node->label) || (node->detail && *node->detail) || has_output_stub (node);
}

static void
place_column (Placing *self, const guint *nodes, guint n)
{
  OfftakeScene *scene = self->scene;

  g_array_set_size (self->blocks, 0);
  for (guint i = 0; i < n; i++) {
    const OfftakeSceneNode *node = &scene->nodes[nodes[i]];
    Block block = { .node = nodes[i], .wish = (node->y0 + node->y1) / 2 };
    if (!has_text (node))
      continue;
    block.n_names = second_line (self, node->label, self->width - shift_of (node)) ? 2 : 1;
    block.n_lines = (node->detail != NULL) + (node->stubs[1] > 0) + (node->stubs[2] > 0);
    block.flow = MAX (node->inflow, node->outflow);
    measure (&block);
    g_array_append_val (self->blocks, block);
  }
  thin_out (self);
  spread (self);
  for (guint i = 0; i < self->blocks->len; i++)
    write_block (self, &g_array_index (self->blocks, Block, i));
}

/* How far to the side of @x there is nothing else at the height of a line at @y: as much as is kept
   free for a shortage's number, or more. */
static double
room_at (const OfftakeScene *scene, double x, double y, gboolean leftwards)
{
  double room = MAX_WIDTH;

  for (guint i = 0; i < scene->n_nodes; i++) {
    const OfftakeSceneNode *node = &scene->nodes[i];
    double ahead = leftwards ? x - node->x1 : node->x0 - x;
    if (ahead > 0 && node->y0 < y + LINE_HEIGHT && node->y1 > y)
      room = MIN (room, ahead - SIDE_GAP);
  }
  for (guint i = 0; i < scene->texts->len; i++) {
    const OfftakeSceneText *text = &g_array_index (scene->texts, OfftakeSceneText, i);
    double ahead = leftwards ? x - text->x - text->width : text->x - x;
    if (ahead > 0 && text->y < y + LINE_HEIGHT && text->y + text->height > y)
      room = MIN (room, ahead - SIDE_GAP);
  }
  return MAX (room, STUB_ROOM - STUB_LENGTH - SIDE_GAP);
}

/* The number alone where there is no room for more. */
static void
place_shortage (Placing *self, const OfftakeSceneStub *stub)
{
  const gboolean leftwards = !self->scene->right_to_left;
  double x = leftwards ? stub->box.x - 3 : stub->box.x + stub->box.width + 3;
  double y = stub->box.y + stub->box.height / 2 - LINE_HEIGHT / 2;
  double room = room_at (self->scene, x, y, leftwards);
  g_autofree char *amount = offtake_scene_amount (self->scene, stub->value);

  add_text (self, OFFTAKE_TEXT_WARNING,
            text_width (self, OFFTAKE_TEXT_WARNING, stub->text, -1) <= room ? stub->text : amount,
            x, y, room, leftwards ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
}

static void
place_shortages (Placing *self)
{
  for (guint i = 0; i < self->scene->stubs->len; i++) {
    const OfftakeSceneStub *stub = &g_array_index (self->scene->stubs, OfftakeSceneStub, i);
    if (stub->subject.kind == OFFTAKE_SUBJECT_SHORTAGE)
      place_shortage (self, stub);
  }
}

static int
compare_columns (gconstpointer a, gconstpointer b, gpointer data)
{
  const OfftakeScene *scene = data;
  guint i = *(const guint *) a, j = *(const guint *) b;
  int order = scene->nodes[i].layer - scene->nodes[j].layer;

  return order != 0 ? order : (int) i - (int) j;
}

/* What lies between a column and the next one downstream, or the edge of the page. */
static double
room_beside (const OfftakeScene *scene, const guint *order, guint from, guint to)
{
  const OfftakeSceneNode *node = &scene->nodes[order[from]];
  double stub = 0, gap;

  if (to >= scene->n_nodes)
    return MIN (scene->right_to_left ? node->x0 : scene->width - node->x1, MAX_WIDTH);
  for (guint i = to;
       i < scene->n_nodes && scene->nodes[order[i]].layer == scene->nodes[order[to]].layer; i++)
    if (scene->nodes[order[i]].stubs[0] > 0)
      stub = STUB_ROOM;
  gap = scene->right_to_left ? node->x0 - scene->nodes[order[to]].x1
                             : scene->nodes[order[to]].x0 - node->x1;
  return MIN (gap - stub - SIDE_GAP, MAX_WIDTH);
}

static void
place_heading (Placing *self, GPtrArray *titles, const OfftakeSceneNode *node, double room)
{
  const char *title = titles && node->layer < (int) titles->len ? titles->pdata[node->layer] : NULL;

  if (title && *title)
    add_text (self, OFFTAKE_TEXT_HEADING, title, (node->x0 + node->x1) / 2, HEADING_TOP,
              MAX (room, 60), PANGO_ALIGN_CENTER);
}

void
offtake_scene_place_labels (OfftakeScene *self, GPtrArray *column_titles)
{
  g_autoptr (PangoContext) context =
      pango_font_map_create_context (pango_cairo_font_map_get_default ());
  g_autoptr (GArray) blocks = g_array_new (FALSE, FALSE, sizeof (Block));
  g_autofree guint *order = g_new (guint, self->n_nodes + 1);
  Placing placing = { self, context, blocks };

  for (guint i = 0; i < self->n_nodes; i++)
    order[i] = i;
  g_qsort_with_data (order, (int) self->n_nodes, sizeof *order, compare_columns, self);
  for (guint first = 0, last; first < self->n_nodes; first = last) {
    for (last = first + 1; last < self->n_nodes; last++)
      if (self->nodes[order[last]].layer != self->nodes[order[first]].layer)
        break;
    placing.width = room_beside (self, order, first, last);
    place_column (&placing, order + first, last - first);
    place_heading (&placing, column_titles, &self->nodes[order[first]], placing.width);
  }
  place_shortages (&placing);
}
